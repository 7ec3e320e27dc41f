import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { listSays } from '#app/lists/forms.server'
import { endList } from '#app/lists/keep.server'

/** The project is over: the list is emptied now. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, z.object({}))
  if (!read.ok) return read.answer
  const outcome = await endList(actor, listId, { now: now(), op: read.op })
  return 'refused' in outcome ? listSays(request, outcome) : json(outcome)
}
