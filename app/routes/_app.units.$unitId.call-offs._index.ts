import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { recordCallOff } from '#app/units/call-off.server'
import { ToldCallOffForm } from '#app/units/call-off-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, ToldCallOffForm)
  if (!read.ok) return read.answer
  const done = await recordCallOff(actor, idOf(params.unitId), read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
