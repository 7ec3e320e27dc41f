import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { takeBackCallOff } from '#app/units/call-off.server'
import { WithdrawForm } from '#app/units/call-off-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request, 'owner')
  const read = await readForm(request, WithdrawForm)
  if (!read.ok) return read.answer
  const done = await takeBackCallOff(actor, idOf(params.unitId), read.form.callOffId, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
