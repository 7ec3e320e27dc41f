import { type ActionFunctionArgs, json } from '@remix-run/node'
import { lendAll } from '#app/handover/lend.server'
import { readLoan } from '#app/handover/loan-form.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Lends everything that a colleague owns to another for a while. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readLoan(request)
  if (!read.ok) return read.answer
  const outcome = await lendAll(actor, idOf(params.staffId), read.form, { today: today(), op: read.op })
  return 'refused' in outcome ? refusal(request, outcome, 'handover') : json(outcome)
}
