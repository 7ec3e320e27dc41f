import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { listSays } from '#app/lists/forms.server'
import { noteUnsubscribed } from '#app/lists/people.server'

const Fields = z.object({ contactId: z.uuid(), from: z.enum(['list', 'all-mail', 'none']) })

/** Somebody unsubscribed from a list, or from all mail of ours, or did not after all. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const outcome = await noteUnsubscribed(actor, listId, read.form, { now: now(), op: read.op })
  return 'refused' in outcome ? listSays(request, outcome) : json(outcome)
}
