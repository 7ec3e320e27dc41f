import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { type Choices, choiceKinds } from '#domain/relations/access'
import { askFile } from './make-file.server'
import { reviewScreen } from './review.server'

const mostRows = 2000

const Fields = z.object({
  language: z.enum(['nl', 'en'], 'refusals:unreadable'),
  same: z.array(z.uuid()).max(50).default([]),
  // Row by row: the three lists have the same length and order.
  key: z.array(text(200)).max(mostRows).default([]),
  choice: z.array(z.enum(choiceKinds, 'refusals:unreadable')).max(mostRows).default([]),
  reason: z.array(text(300)).max(mostRows).default([]),
  seen: z.literal('on', 'privacy:refused.not-seen').optional(),
})

const Ids = z.array(z.uuid()).max(50).catch([])

/** What goes along with a file, as it is read now. */
export async function reviewPage(request: Request, requestId: string) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { searchParams } = new URL(request.url)
  const sameIds = searchParams.has('chosen') ? Ids.parse(searchParams.getAll('same')) : null
  const screen = orNotFound(await reviewScreen(actor, requestId, { sameIds, now: now() }))
  return json({ ...screen, language: await languageOf(request), op: newOp() })
}

/** Has the file made, and goes back to the request. */
export async function fileAsked(request: Request, requestId: string) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { language, same, key, choice, reason, seen } = read.form
  const choices: Choices = Object.fromEntries(
    key.map((each, at) => [each, { choice: choice[at] ?? 'withheld', ...(reason[at] && { reason: reason[at] }) }]),
  )
  const done = await askFile(actor, requestId, { language, sameIds: same, choices, seen: seen === 'on' }, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'privacy', done.refused === 'not-found' ? 404 : 409) : redirect(`/privacy/${requestId}`)
}
