import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { exportList } from '#app/lists/export.server'
import { listSays } from '#app/lists/forms.server'
import { listFormats } from '#domain/relations/list-file'

const Fields = z.object({ format: z.enum(listFormats) })

/** A list leaves for a mailing tool; the file is fetched after it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const outcome = await exportList(actor, listId, read.form.format, { now: now(), op: read.op })
  return 'refused' in outcome ? listSays(request, outcome) : json(outcome)
}
