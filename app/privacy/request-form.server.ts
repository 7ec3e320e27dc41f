import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole, requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm, text } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import { type Handling, type IdentityCheck, identityChecks } from '#domain/relations/privacy-request'
import { decideErasure } from './decide.server'
import { handle } from './handle.server'

const Fields = z.object({
  act: z.enum(['identity', 'extend', 'answer', 'refuse', 'withdraw', 'approve'], 'refusals:unreadable'),
  identity: z.enum(identityChecks, 'privacy:errors.identity').optional(),
  reason: text(1000).default(''),
  typedName: text(400).default(''),
})

/** What is done with a request. Whoever took it down may withdraw it; all else is for managers and administrators. */
export async function requestSent(request: Request, requestId: string) {
  const staff = await requireStaff(request)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { act, identity, reason, typedName } = read.form
  const actor = act === 'withdraw' ? staff : await requireRole(request, 'manager', 'admin')
  const sent = { now: now(), op: read.op }
  if (act === 'approve') {
    const done = await decideErasure(actor, requestId, { ...sent, typedName })
    return 'refused' in done ? refused(request, done) : redirect(`/privacy/${requestId}`)
  }
  if (act === 'identity' && !identity) return formSays(request, 'privacy:errors.identity', { field: 'identity', status: 400 })
  const handling: Handling =
    act === 'identity' ? { act, identity: identity as IdentityCheck } : act === 'withdraw' ? { act } : { act, reason }
  const done = await handle(actor, requestId, handling, sent)
  return 'refused' in done ? refused(request, done) : redirect(`/privacy/${requestId}`)
}

const refused = (request: Request, done: { refused: string }) => refusal(request, done, 'privacy', done.refused === 'not-found' ? 404 : 409)
