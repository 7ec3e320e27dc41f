import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { decideDispute } from '#app/units/dispute.server'
import { DecisionForm } from '#app/units/unit-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, DecisionForm)
  if (!read.ok) return read.answer
  const done = await decideDispute(actor, idOf(params.unitId), read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
