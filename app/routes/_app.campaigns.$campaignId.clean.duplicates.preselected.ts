import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { preselectedSample } from '#app/clean/duplicate-queue.server'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { mergeAllPreselected } from '#app/clean/merge-duplicates.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Kind = z.object({ kind: z.enum(['organisation', 'person']).catch('organisation') })

/** A sample of what would be merged unseen. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { kind } = Kind.parse(Object.fromEntries(new URL(request.url).searchParams))
  const sample = await preselectedSample(actor, idOf(params.campaignId), { kind })
  if (!sample) throw notFound()
  return json({ sample })
}

/** Merges all that is preselected and looks again: what is left may now be clearer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const asked = await readForm(request, Kind)
  if (!asked.ok) return asked.answer
  const outcome = await mergeAllPreselected(actor, campaignId, { op: asked.op, kind: asked.form.kind })
  if ('refused' in outcome) return refusal(request, outcome, 'clean')
  await findDuplicatesOf(actor, campaignId)
  return json({ kind: asked.form.kind, merged: outcome.merged, eventIds: outcome.eventIds })
}
