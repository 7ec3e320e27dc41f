import { v7 } from 'uuid'
import { holdFollows } from '#app/carry-out/hold-follows.server'
import { addAppointment, changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { changeProposal, lockedProposal } from '#db/plan-proposals'
import { travelSettingsOf } from '#db/travel-settings'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { isOpen, plannedOf } from '#domain/carry-out/appointment'
import { laidOver, type PlanRow, rowsOf } from '#domain/carry-out/planner/accept'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Problem, TravelMinutes } from '#domain/carry-out/planner/problem'
import { travelOf } from '#domain/carry-out/planner/travel-model'
import type { StaffActor } from '#domain/relations/actor'
import { planProblem } from './make-plan.server'
import { inTheBackground, placesIn, travelOver } from './travel.server'

/** All of a plan, one day of one of ours, or one row. */
export type AcceptWhat = { kind: 'all' } | { kind: 'day'; day: string; staffId: string } | { kind: 'row'; key: string }

export type AcceptNo =
  | { refused: 'not-found' }
  | { refused: 'not-ready' }
  | { refused: 'no-longer-fits' }
  | { refused: 'not-enough-free' }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }

/**
 * Accepts of a plan what still fits the calendar of now, checked anew as a whole: new visits stand as proposals, and are agreed when they are phoned. What
 * does not fit any more stays in the plan; `left` counts it.
 */
export async function acceptPlan(
  actor: StaffActor,
  { campaignId, proposalId }: { campaignId: string; proposalId: string },
  what: AcceptWhat,
  { now, op }: { now: Moment; op?: string },
): Promise<{ accepted: number; left: number } | AcceptNo> {
  const calendar = await calendarNow(actor, { campaignId, proposalId }, now)
  if ('refused' in calendar) return calendar
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { proposalId, what }, async () => {
      const kept = await lockedProposal(tx, proposalId)
      if (!kept) return { refused: 'not-found' } as const
      if (kept.state !== 'ready' || !kept.result) return { refused: 'not-ready' } as const
      const asked = rowsOf(kept.result).filter((row) => isAsked(row, what))
      const open = asked.filter(({ key, day }) => !kept.taken.includes(key) && day > dayOf(now))
      if (open.length === 0) return { accepted: 0, left: 0 }
      const fits = thatFit(calendar, open)
      if ('refused' in fits) return fits
      const of = { clientId: kept.clientId, campaignId: kept.campaignId }
      for (const row of fits.rows) await put(tx, actor, of, row, now)
      await changeProposal(tx, { clientId: kept.clientId, id: kept.id }, { taken: [...kept.taken, ...fits.rows.map(({ key }) => key)] })
      const detail = { visits: fits.rows.length }
      await record(tx, { action: 'plan.accepted', object: 'campaign', objectId: kept.campaignId, clientId: kept.clientId, detail })
      return { accepted: fits.rows.length, left: open.length - fits.rows.length }
    }),
  )
}

// What the plan was made of: the whole calendar, also where the reader sees only that somebody is busy. Nothing of it is shown.
async function calendarNow(
  actor: StaffActor,
  { campaignId, proposalId }: { campaignId: string; proposalId: string },
  now: Moment,
): Promise<{ problem: Problem; travel: TravelMinutes } | { refused: 'not-found' }> {
  const seen = await withActor(theDb(), actor, async (tx) => {
    const kept = await lockedProposal(tx, proposalId)
    const campaign = kept?.campaignId === campaignId ? await campaignOf(tx, campaignId, dayOf(now)) : null
    return kept && campaign && { campaign, asked: kept.asked }
  })
  if (!seen) return { refused: 'not-found' }
  const { problem, settings } = await withActor(theDb(), SYSTEM, async (tx) => ({
    problem: await planProblem(tx, seen.campaign, seen.asked, dayOf(now)),
    settings: await travelSettingsOf(tx),
  }))
  // The same places in the same order as when the plan was made, so that the times are those the plan was made with.
  const { data } = await travelOver(settings, placesIn(problem), inTheBackground)
  return { problem, travel: travelOf(data) }
}

function isAsked(row: PlanRow, what: AcceptWhat): boolean {
  if (what.kind === 'all') return true
  return what.kind === 'row' ? row.key === what.key : row.day === what.day && row.staffId === what.staffId
}

/** The rows that can all be done now. A day that is at fault is left out, and what is then left is checked again. */
function thatFit(
  { problem, travel }: { problem: Problem; travel: TravelMinutes },
  rows: readonly PlanRow[],
): { rows: PlanRow[] } | { refused: 'no-longer-fits' | 'not-enough-free' } {
  const candidates = new Set(problem.candidates.map(({ customerId }) => customerId))
  const given = new Set(problem.given.map(({ id }) => id))
  let left = rows.filter(({ visit, key }) => (visit.kind === 'proposed' ? candidates.has(key) : given.has(key)))
  while (left.length > 0) {
    const { faults } = laidOver(problem, left, travel)
    if (faults.length === 0) return { rows: left }
    if (faults.every(({ fault }) => fault === 'unit-overspent')) return { refused: 'not-enough-free' }
    const bad = new Set(faults.map(({ day, staffId }) => `${day} ${staffId}`))
    const good = left.filter(({ day, staffId }) => !bad.has(`${day} ${staffId}`))
    if (good.length === left.length) break
    left = good
  }
  return { refused: 'no-longer-fits' }
}

async function put(
  tx: Tx,
  actor: StaffActor,
  of: { clientId: string; campaignId: string },
  { staffId, day, visit }: PlanRow,
  now: Moment,
): Promise<void> {
  const startsAt = momentAt(day, visit.start)
  if (visit.kind === 'proposed') {
    const { customerId, minutes, extraMinutes } = visit
    const made = { id: v7(), customerId, contactId: null, staffId, startsAt, minutes, rigidity: 'flexible-week', sequence: 0 } as const
    return addAppointment(tx, of, { ...made, state: 'proposed' }, { driveMinutes: Math.max(0, extraMinutes) })
  }
  const kept = await lockedAppointment(tx, visit.appointmentId)
  if (!kept || !isOpen(kept.appointment)) return
  // Also one that was agreed: its new time is a proposal until the customer is phoned.
  await changeAppointment(tx, kept, { ...plannedOf(kept.appointment), startsAt, staffId, state: 'proposed' })
  await holdFollows(tx, actor, kept, now)
}
