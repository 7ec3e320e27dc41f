import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { changeCare } from '#app/handover/hand-out.server'
import { careScreen } from '#app/handover/read.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Who looks after a relation, and who may. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const screen = orNotFound(await careScreen(actor, idOf(params.customerId), today()))
  return json({ ...screen, today: today(), ops: { care: newOp(), lend: newOp() } })
}

const one = z
  .uuid('handover:errors.staff')
  .or(z.literal(''))
  .transform((typed) => typed || null)

const Care = z.object({
  owner: one,
  dossierKeeper: one,
  standby: one,
  // What the screen showed of each.
  wasOwner: one.optional(),
  wasDossierKeeper: one.optional(),
  wasStandby: one.optional(),
})

/** Says who looks after a relation from today on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const customerId = idOf(params.customerId)
  const read = await readForm(request, Care)
  if (!read.ok) return read.answer
  const { owner, dossierKeeper, standby, wasOwner, wasDossierKeeper, wasStandby } = read.form
  const choice = { owner, 'dossier-keeper': dossierKeeper, standby }
  const isShown = wasOwner !== undefined && wasDossierKeeper !== undefined && wasStandby !== undefined
  const was = isShown ? { was: { owner: wasOwner, 'dossier-keeper': wasDossierKeeper, standby: wasStandby } } : {}
  const outcome = await changeCare(actor, customerId, choice, { today: today(), op: read.op, ...was })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'handover')
}
