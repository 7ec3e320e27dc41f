import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { decideCallOff } from '#app/units/call-off.server'
import { answerFrom, CallOffAnswerForm } from '#app/units/call-off-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, CallOffAnswerForm)
  if (!read.ok) return read.answer
  const done = await decideCallOff(actor, idOf(params.unitId), answerFrom(read.form), { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
