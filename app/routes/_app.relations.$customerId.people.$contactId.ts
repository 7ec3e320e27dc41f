import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { editPerson, personScreen } from '#app/relations/person.server'
import { isDay, isOfficeDay } from '#domain/calendar/day'

// Of a leap year, so that 29 February can be somebody's.
const birthday = text(5)
  .transform((written) => written.replace(/^(\d{1,2})[-/. ](\d{1,2})$/, (_, day: string, month: string) => `${two(month)}-${two(day)}`))
  .refine((read) => read === '' || isDay(`2000-${read}`), 'relations:errors.birthday')

const two = (number: string) => number.padStart(2, '0')

const PersonForm = z.object({
  version: versionNumber,
  name: text(200, 'relations:errors.personName'),
  title: text(200),
  email: text(200),
  phone: text(60),
  mobile: text(60),
  linkedinUrl: text(300),
  birthday: birthday.default(''),
  doNotContact: z.literal('yes').optional(),
  noMail: z.literal('yes').optional(),
  strength: z.coerce.number().int().min(0).max(5),
  metAt: text(200),
  metOn: z.union([z.literal(''), z.string().refine(isOfficeDay, 'followUps:errors.until')]),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const which = { customerId: idOf(params.customerId), contactId: idOf(params.contactId) }
  return json({ ...(await personScreen(actor, which, today())), mayErase: actor.role !== 'consultant', op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const which = { customerId: idOf(params.customerId), contactId: idOf(params.contactId) }
  const asked = await readForm(request, PersonForm)
  if (!asked.ok) return asked.answer
  const { doNotContact, noMail, metOn, ...form } = asked.form
  const outcome = await editPerson(
    actor,
    which,
    { ...form, doNotContact: doNotContact === 'yes', noMail: noMail === 'yes', metOn: metOn || null, op: asked.op },
    today(),
  )
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
