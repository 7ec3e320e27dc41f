import { finishCall } from '#app/carry-out/complete-call.server'
import { decideInRound } from '#app/carry-out/decide-in-round.server'
import { closeRound, inventoryPage, startRound } from '#app/carry-out/inventory.server'
import { logVisit } from '#app/carry-out/log-visit.server'
import { slotsFor } from '#app/carry-out/slots.server'
import type { Day } from '#domain/calendar/day'
import { addMinutes, type Moment, momentOf } from '#domain/calendar/moment'
import { addWorkingDays } from '#domain/calendar/working-days'
import type { VisitOutcome } from '#domain/carry-out/visit'
import type { StaffActor } from '#domain/relations/actor'
import { done } from './done'
import { callMinutes } from './plan'

type Chosen = { customerId: string; name: string }

/** Opens the inventory round, decides that so many customers are visited and closes it. @returns who they are */
export async function holdRound(actor: StaffActor, campaignId: string, visits: number, now: Moment): Promise<Chosen[]> {
  done(await startRound(actor, campaignId, 'Ronde 1', { now }), 'round')
  const { round, rows } = done(await inventoryPage(actor, campaignId, null, now), 'inventory')
  const chosen = rows.filter((row) => !row.doNotContact).slice(0, visits)
  for (const { customerId } of chosen) {
    const entry = { customerId, decision: 'visit' as const, approach: 'Vraag naar de planning van volgend jaar.' }
    done(await decideInRound(actor, campaignId, entry, { now }), 'decide')
  }
  if (round) done(await closeRound(actor, campaignId, { roundId: round.id, closed: true }, { now }), 'close round')
  return chosen
}

export type Booked = { appointmentId: string; staffId: string; startsAt: Moment; minutes: number }

/** A day of calling holds this many calls that book a visit. */
const callsPerDay = 8
const onSite = 60

/** Calls each customer, from the first day on, and books the best slot that the calendar offers. @returns the visits in the order of the calendar */
export async function callAndBook(
  callers: readonly StaffActor[],
  campaignId: string,
  chosen: readonly Chosen[],
  firstDay: Day,
): Promise<Booked[]> {
  const booked: Booked[] = []
  for (const [at, { customerId, name }] of chosen.entries()) {
    const day = addWorkingDays(firstDay, Math.floor(at / callsPerDay))
    const startedAt = addMinutes(momentOf(day, '09:00'), (at % callsPerDay) * 20)
    const now = addMinutes(startedAt, callMinutes)
    const caller = callers[at % callers.length] as StaffActor
    const { slots } = done(await slotsFor(caller, { campaignId, customerId, minutes: onSite }, now), 'slots')
    const [slot] = slots
    if (!slot) throw new Error(`no slot for ${name}`)
    const { staffId, startsAt } = slot
    const input = {
      customerId,
      contactId: null,
      startedAt,
      minutes: callMinutes,
      note: null,
      end: { outcome: 'booked' as const, staffId, startsAt, minutes: onSite, driveMinutes: driveOf(at) },
      guardReason: 'De opdrachtgever heeft dit bezoek zelf aangekondigd.',
      followUp: null,
    }
    const { appointmentId } = done(await finishCall(caller, campaignId, input, { now }), `call ${name}`)
    if (!appointmentId) throw new Error(`the call with ${name} booked no visit`)
    booked.push({ appointmentId, staffId, startsAt, minutes: onSite })
  }
  return booked.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
}

const outcomes: VisitOutcome[] = ['satisfied', 'satisfied', 'opportunity', 'satisfied', 'complaint']

/** Logs every visit right after it ended. @returns the minutes that they took from the unit, and the balance after the last */
export async function logVisits(staff: readonly StaffActor[], booked: readonly Booked[]): Promise<{ minutes: number; balance: number }> {
  let minutes = 0
  let balance = 0
  for (const [at, { appointmentId, staffId, startsAt }] of booked.entries()) {
    const visitor = staff.find((each) => each.staffId === staffId)
    if (!visitor) throw new Error('a slot was offered with somebody who does not work on the campaign')
    const took = { visitMinutes: 50 + (at % 3) * 10, driveMinutes: driveOf(at), writeUpMinutes: 10 }
    const outcome = outcomes[at % outcomes.length] as VisitOutcome
    const told = { score: outcome === 'complaint' ? 2 : 4, topics: ['planning'], note: 'Prettig gesprek.', quote: null, opportunity: null }
    const followUps = { 'thank-you': 'Bedanken', 'pass-on-opportunity': 'Doorgeven', 'mend-complaint': 'Herstellen' }
    const input = { appointmentId, arrivedAt: startsAt, ...took, metres: took.driveMinutes * 800, outcome, ...told, followUps }
    const logged = done(await logVisit(visitor, input, { now: addMinutes(startsAt, took.visitMinutes + took.writeUpMinutes) }), 'visit')
    minutes += took.visitMinutes + took.driveMinutes + took.writeUpMinutes
    balance = logged.balanceMinutes
  }
  return { minutes, balance }
}

function driveOf(at: number): number {
  return 20 + (at % 4) * 5
}
