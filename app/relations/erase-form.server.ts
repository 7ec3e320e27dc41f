import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { erasureGrounds } from '#domain/relations/privacy-request'
import { type ErasureOf, erase, erasureScreen } from './erase.server'

const Fields = z.object({
  ground: z.enum(erasureGrounds, 'relations:erase.errors.ground'),
  typedName: text(400, 'relations:erase.errors.typedName'),
})

/** The page before somebody is erased, for managers and administrators. */
export async function erasurePage(request: Request, of: ErasureOf) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await erasureScreen(actor, of, now())), op: newOp(), grounds: erasureGrounds })
}

/** Erases and goes back to the dossier, which says so; or asks for it, and goes to the request. */
export async function erasureAsked(request: Request, of: ErasureOf) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const done = await erase(actor, of, { ...asked.form, ...(asked.op && { op: asked.op }) }, now())
  if ('refused' in done) return refusal(request, done, 'relations')
  if ('asked' in done) return redirect(`/privacy/${done.asked}`)
  return redirect(`/relations/${of.customerId}${of.contactId ? '?erased=person' : ''}`)
}
