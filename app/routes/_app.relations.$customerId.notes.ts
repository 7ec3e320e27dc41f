import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { writeNote } from '#app/relations/write-dossier.server'

const NoteForm = z.object({
  text: text(10_000, 'relations:errors.note'),
  kind: z.enum(['note', 'agreement', 'change', 'blunder', 'preference', 'arrival']),
  visibility: z.enum(['shared', 'team', 'private']),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, NoteForm)
  if (!asked.ok) return asked.answer
  const outcome = await writeNote(actor, customerId, { ...asked.form, op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
