import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { acceptProposals } from '#app/clean/fix-findings.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { findingRules } from '#domain/clean/finding'

const ProposalsForm = z.object({ rule: z.enum(findingRules) })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, ProposalsForm)
  if (!asked.ok) return asked.answer
  const outcome = await acceptProposals(actor, idOf(params.campaignId), asked.form.rule)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
