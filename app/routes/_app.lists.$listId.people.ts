import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { listSays } from '#app/lists/forms.server'
import { addToList, type Wanted } from '#app/lists/people.server'
import { findForList } from '#app/lists/read.server'

/** People who look like the words, for the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const words = (new URL(request.url).searchParams.get('q') ?? '')
    .slice(0, 100)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '')
  return json({ found: orNotFound(await findForList(actor, idOf(params.listId), words, today())) })
}

const Fields = z.object({
  by: z.enum(['persons', 'segment', 'tag', 'pasted']),
  contactId: z.array(z.uuid()).max(2000).default([]),
  segmentId: z.union([z.literal(''), z.uuid()]).default(''),
  tag: z.string().max(200).default(''),
  pasted: z.string().max(20_000, 'refusals:tooLong').default(''),
  everybody: z.literal('on').optional(),
})

/** Adds people. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const outcome = await addToList(actor, listId, wantedIn(read.form), { now: now(), op: read.op })
  return 'added' in outcome ? json(outcome) : listSays(request, outcome)
}

function wantedIn({ by, contactId, segmentId, tag, pasted, everybody }: z.output<typeof Fields>): Wanted {
  if (by === 'segment' && segmentId) return { by, segmentId, everybody: everybody === 'on' }
  if (by === 'tag') return { by, tag, everybody: everybody === 'on' }
  return by === 'pasted' ? { by, text: pasted } : { by: 'persons', contactIds: contactId }
}
