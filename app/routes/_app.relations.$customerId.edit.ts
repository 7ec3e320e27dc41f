import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { typedFields } from '#app/relations/clean-values.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import { theirText } from '#app/relations/their-text.server'
import { legalForms } from '#domain/relations/calling'

const typed = Object.fromEntries(typedFields.map((field) => [field, text(400)])) as Record<
  (typeof typedFields)[number],
  ReturnType<typeof text>
>

const EditForm = z.object({
  ...typed,
  name: text(400, 'relations:errors.name'),
  version: versionNumber,
  legalForm: z.string().max(20),
  status: z.enum(['active', 'closed']),
  doNotContact: z.literal('on').optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, EditForm)
  if (!asked.ok) return asked.answer
  const { version, legalForm, status, doNotContact, ...values } = asked.form
  const outcome = await editCustomer(actor, customerId, {
    version,
    typed: values,
    legalForm: legalForms.find((form) => form === legalForm) ?? null,
    status,
    doNotContact: doNotContact === 'on',
    op: asked.op,
  })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'malformed') {
    const t = await translatorOf(request)
    const errors = Object.fromEntries(Object.entries(outcome.wrong).map(([field, rule]) => [field, [t(`clean:findings.${rule}`)]]))
    return json({ errors, form: [] as string[] }, { status: 400 })
  }
  if (outcome.refused === 'changed-meanwhile')
    return json({ refused: outcome.refused, theirs: theirText(outcome.theirs), theirVersion: outcome.theirs.version }, { status: 409 })
  return refusal(request, outcome, 'relations')
}
