import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { undoMove } from '#app/relations/move-person.server'

const Fields = z.object({ endedJobId: z.uuid() })

/** Takes back that somebody works elsewhere. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const contactId = idOf(params.contactId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const outcome = await undoMove(actor, contactId, read.form.endedJobId, today())
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'relations')
}
