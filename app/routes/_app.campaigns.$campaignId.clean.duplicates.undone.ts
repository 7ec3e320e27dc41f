import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { undoDecision } from '#app/clean/decide-duplicates.server'
import { fromJson } from '#app/clean/from-json'
import { undoMerges } from '#app/clean/merge-duplicates.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const UndoneForm = z.object({ groupId: z.uuid().optional(), eventIds: fromJson(z.array(z.uuid()).min(1).max(50_000)).optional() })

/** Takes back the decision about one group, or the merges of a whole batch. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const asked = await readForm(request, UndoneForm)
  if (!asked.ok) return asked.answer
  const { groupId, eventIds } = asked.form
  const outcome = groupId ? await undoDecision(actor, { campaignId, groupId }) : await undoMerges(actor, campaignId, eventIds ?? [])
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json({ undone: outcome.undone, groupId: groupId ?? null })
}
