import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { type AcceptWhat, acceptPlan } from '#app/carry-out/planner/accept-plan.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { isOfficeDay } from '#domain/calendar/day'

const AcceptForm = z.object({
  proposalId: z.uuid(),
  what: z.enum(['all', 'day', 'row']),
  day: z.string().refine(isOfficeDay).optional(),
  staffId: z.uuid().optional(),
  key: z.uuid().optional(),
})

/** Accepts a plan: all of it, a day, or one visit. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const asked = await readForm(request, AcceptForm)
  if (!asked.ok) return asked.answer
  const what = whatOf(asked.form)
  if (!what) return refusal(request, { refused: 'not-found' }, 'planner', 400)
  const outcome = await acceptPlan(actor, { campaignId, proposalId: asked.form.proposalId }, what, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'planner') : json(outcome)
}

function whatOf({ what, day, staffId, key }: z.output<typeof AcceptForm>): AcceptWhat | null {
  if (what === 'all') return { kind: 'all' }
  if (what === 'day') return day && staffId ? { kind: 'day', day, staffId } : null
  return key ? { kind: 'row', key } : null
}
