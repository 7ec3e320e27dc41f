import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { raiseDispute } from '#app/units/dispute.server'
import { DisputeForm } from '#app/units/unit-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request, 'owner')
  const read = await readForm(request, DisputeForm)
  if (!read.ok) return read.answer
  const done = await raiseDispute(actor, idOf(params.unitId), read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
