import type { CalendarItem } from '#db/appointments'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Candidate, Problem } from '#domain/carry-out/planner/problem'
import type { Neighbour, Slot } from '#domain/carry-out/planner/slot'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { candidateFrom } from '#domain/carry-out/planner/waiting'
import type { StaffActor } from '#domain/relations/actor'
import { defaultGuardRule } from '#domain/relations/guard'
import { teamProblem } from './planner/problem.server'

/** A place for a visit. `displaces` is a proposal that makes room for it; `isProposed` is what the plan had for this customer. */
export type SlotOffer = {
  staffId: string
  staff: string
  staffInitials: string
  day: Day
  startsAt: Moment
  minutes: number
  extraMinutes: number
  previous: SlotNeighbour
  next: SlotNeighbour
  isOwner: boolean
  isProposed: boolean
  displaces: { id: string; name: string } | null
}

/** `name` is empty for an appointment of a client that the reader does not see. */
export type SlotNeighbour = { kind: 'home' } | { kind: 'stop'; name: string }

export type SlotAsk = {
  campaignId: string
  customerId: string
  minutes?: number
  count?: number
  /** Not before this day; without it, from tomorrow. */
  from?: Day
  /** Only with this one of ours. */
  staffId?: string
}

export type SlotsFound = { slots: SlotOffer[]; unplaced: boolean; people: { id: string; name: string }[]; today: Day }

/** How far ahead slots are sought. */
const horizonDays = 28

/**
 * The best slots for a visit to a customer over the people of the campaign and the next four weeks, not before tomorrow. Without a point on the map the
 * customer is taken to be where the people are; `unplaced` says so.
 */
export async function slotsFor(actor: StaffActor, ask: SlotAsk, now: Moment): Promise<SlotsFound | { refused: 'not-found' }> {
  const { campaignId, customerId, count = 4 } = ask
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return { refused: 'not-found' } as const
    const [waiting] = await waitingOf(tx, { clientId: campaign.clientId, campaignId }, { today, limit: 1, customerId })
    if (!waiting) return { refused: 'not-found' } as const
    const period = periodOf(campaign, today, ask.from)
    const { problem, items } = await calendarOfCampaign(tx, campaign, today, period)
    const own = items.filter((item) => isProposal(item) && item.campaignId === campaignId && item.customerId === customerId)
    const candidate = candidateFrom(waiting, {
      today,
      quietDays: defaultGuardRule.quietDays,
      ...(ask.minutes ? { minutes: ask.minutes } : {}),
    })
    const customer = withPlace({ ...candidate, wantedStaffId: ask.staffId ?? candidate.wantedStaffId }, problem)
    const free = withoutOwn(problem, own)
    const slots = bestSlots(
      free,
      customer,
      items.filter((item) => isProposal(item) && item.campaignId === campaignId),
      count,
      period.from,
    )
    return {
      slots: slots.map((slot) => offerFrom(slot, campaign, own)),
      unplaced: candidate.place === null,
      people: campaign.staff.map(({ id, name }) => ({ id, name })),
      today,
    }
  })
}

function periodOf(campaign: Campaign, today: Day, asked?: Day): { from: Day; to: Day } {
  const from = laterOf(addDays(laterOf(today, campaign.startsOn), 1), asked ?? today)
  const to = addDays(from, horizonDays)
  return { from, to: campaign.endsOn < to && campaign.endsOn >= from ? campaign.endsOn : to }
}

async function calendarOfCampaign(tx: Tx, campaign: Campaign, today: Day, period: { from: Day; to: Day }) {
  const working = new Set(campaign.staff.map(({ id }) => id))
  const people = (await staffAt(tx, today)).filter(({ id }) => working.has(id))
  return teamProblem(tx, { people, period })
}

/** A proposal that nobody agreed on by phone yet. */
export function isProposal(item: CalendarItem): boolean {
  return item.state === 'proposed' && item.kind === 'visit' && !item.busy
}

function withoutOwn(problem: Problem, own: readonly CalendarItem[]): Problem {
  const ids = new Set(own.map(({ id }) => id))
  return { ...problem, given: problem.given.filter(({ id }) => !ids.has(id)) }
}

function withPlace(customer: Candidate, problem: Problem): Candidate {
  return customer.place ? customer : { ...customer, place: problem.consultants[0]?.home ?? null }
}

// Proposals for other customers of the campaign make room only where nothing is free for less: what is lost counts before any minute of driving.
function bestSlots(problem: Problem, customer: Candidate, others: readonly CalendarItem[], count: number, from: Day): Slot[] {
  const proposals = new Set(others.map(({ id }) => id))
  const given = problem.given.map((one) => (proposals.has(one.id) ? { ...one, proposedValue: 1 } : one))
  return slotIndex({ ...problem, given }).best({ customer, count, notBefore: { day: from, minute: 0 } })
}

function offerFrom(slot: Slot, campaign: Campaign, own: readonly CalendarItem[]): SlotOffer {
  const person = campaign.staff.find(({ id }) => id === slot.staffId)
  const startsAt = momentAt(slot.day, slot.start)
  return {
    staffId: slot.staffId,
    staff: person?.name ?? '',
    staffInitials: person?.initials ?? '',
    day: slot.day,
    startsAt,
    minutes: slot.minutes,
    extraMinutes: slot.extraMinutes,
    previous: neighbourFrom(slot.previous),
    next: neighbourFrom(slot.next),
    isOwner: slot.isOwner,
    isProposed: own.some((item) => item.staffId === slot.staffId && dayOf(item.startsAt) === slot.day),
    displaces: slot.displaces && { id: slot.displaces.appointmentId, name: slot.displaces.name },
  }
}

function neighbourFrom(neighbour: Neighbour): SlotNeighbour {
  return neighbour.kind === 'base' ? { kind: 'home' } : { kind: 'stop', name: neighbour.name }
}
