import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { changeContract } from '#app/units/change-terms.server'
import { TermsForm, termsFrom } from '#app/units/unit-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, TermsForm)
  if (!read.ok) return read.answer
  const done = await changeContract(actor, idOf(params.unitId), termsFrom(read.form), { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
