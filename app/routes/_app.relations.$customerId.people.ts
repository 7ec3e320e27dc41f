import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { decisionRoles } from '#app/relations/decision-roles'
import { addPerson } from '#app/relations/write-dossier.server'

const PersonForm = z.object({
  name: text(200, 'relations:errors.personName'),
  title: text(200),
  email: text(200),
  phone: text(60),
  decisionRole: z.union([z.literal(''), z.enum(decisionRoles)]),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, PersonForm)
  if (!asked.ok) return asked.answer
  const decisionRole = decisionRoles.find((role) => role === asked.form.decisionRole) ?? null
  const outcome = await addPerson(actor, customerId, { ...asked.form, decisionRole, op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json({ ...outcome, name: asked.form.name })
}
