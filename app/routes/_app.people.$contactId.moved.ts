import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { dayField, readForm, text } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { movePerson } from '#app/relations/move-person.server'

const Fields = z.object({
  customerId: z.uuid('refusals:required'),
  leftOn: dayField('handover:errors.day'),
  wentTo: text(200).default(''),
  addFirm: z.literal('yes').optional(),
})

/** Somebody does not work at a relation any more, and works elsewhere when that is known. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const contactId = idOf(params.contactId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { addFirm, ...move } = read.form
  const outcome = await movePerson(actor, contactId, { ...move, addFirm: addFirm === 'yes' }, { today: today(), op: read.op })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'relations')
}
