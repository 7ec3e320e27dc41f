import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { listSays } from '#app/lists/forms.server'
import { takeOff } from '#app/lists/people.server'

const Fields = z.object({ contactId: z.array(z.uuid()).min(1).max(2000) })

/** Takes people off a list. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const outcome = await takeOff(actor, listId, read.form.contactId, { now: now(), op: read.op })
  return 'refused' in outcome ? listSays(request, outcome) : json(outcome)
}
