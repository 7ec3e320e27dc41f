import { type ActionFunctionArgs, json } from '@remix-run/node'
import { lendOne } from '#app/handover/lend.server'
import { readLoan } from '#app/handover/loan-form.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Lends one relation to a colleague for a while. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const customerId = idOf(params.customerId)
  const read = await readLoan(request)
  if (!read.ok) return read.answer
  const outcome = await lendOne(actor, customerId, read.form, { today: today(), op: read.op })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'handover')
}
