import { i18nFor } from '#app/http/language.server'
import type { Language } from '#app/messages/languages'
import { type CalendarItem, seenAppointments } from '#db/appointments'
import { callingSettingsOf } from '#db/calling-settings'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { keeperOf } from '#db/customers'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, laterOf, type Weekday } from '#domain/calendar/day'
import { dayOf, type Moment, wallClock } from '#domain/calendar/moment'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Candidate, Problem, TravelMinutes } from '#domain/carry-out/planner/problem'
import type { Neighbour, Slot } from '#domain/carry-out/planner/slot'
import { type SlotAsk as Asked, type SlotIndex, slotIndex } from '#domain/carry-out/planner/slots'
import { correctedTravel, travelOf } from '#domain/carry-out/planner/travel-model'
import { correctionOf, type TravelSettings } from '#domain/carry-out/planner/travel-settings'
import { candidateFrom } from '#domain/carry-out/planner/waiting'
import { roadKm } from '#domain/carry-out/travel-time'
import { formatDay } from '#domain/language/format'
import type { StaffActor } from '#domain/relations/actor'
import type { Place } from '#domain/relations/contact'
import { type Proposal, type ReadyCalendar, withReadyCalendar } from './planner/ready-calendar.server'
import { atOnce, type TravelTold, travelOver } from './planner/travel.server'
import { type SlotMap, slotMap } from './slot-map.server'

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
  /** Whether it is a day that the customer likes best; null when they like none better. */
  isLiked: boolean | null
  displaces: { id: string; name: string } | null
}

/** `name` is empty for an appointment of a client that the reader does not see. */
export type SlotNeighbour = { kind: 'home' } | { kind: 'stop'; name: string; place: string | null }

export type SlotAsk = {
  campaignId: string
  customerId: string
  minutes?: number
  count?: number
  /** Not before this day; without it, from tomorrow. */
  from?: Day
  /** Only with this one of ours. */
  staffId?: string
  /** Draws the days on a map as well, with its names in this language. */
  mapIn?: Language
}

/** `travel` is where the driving times come from: an engine may not have answered. */
export type SlotsFound = {
  slots: SlotOffer[]
  unplaced: boolean
  people: { id: string; name: string }[]
  today: Day
  /** The last day that was looked at. */
  lastDay: Day
  /** The last day on which a visit is of use to the customer; null when they said none. */
  by: Day | null
  /** The days of the week that the customer likes best. */
  likes: readonly Weekday[]
  map: SlotMap | null
  /** The moments in words, in the language of the client's customers, to be pasted in a mail. */
  asText: string
  travel: TravelTold
}

/** How far ahead slots are sought: eight weeks. */
const horizonDays = 55

/**
 * The best slots for a visit to a customer over the people of the campaign and the next eight weeks, not before tomorrow. Without a point on the map the
 * customer is taken to be where the people are; `unplaced` says so.
 */
export async function slotsFor(actor: StaffActor, ask: SlotAsk, now: Moment): Promise<SlotsFound | { refused: 'not-found' }> {
  const today = dayOf(now)
  const known = await withActor(theDb(), actor, (tx) => askedOf(tx, ask, today))
  if (!known) return { refused: 'not-found' }
  const { candidate, campaign, customerId, settings } = known
  const period = periodOf(campaign, today, ask.from)
  const found = await withActor(theDb(), SYSTEM, async (tx) => {
    const working = new Set(campaign.staff.map(({ id }) => id))
    const people = (await staffAt(tx, today)).filter(({ id }) => working.has(id))
    const of = { name: `${ask.campaignId} ${period.isFar}`, campaignId: ask.campaignId, people, period, correction: correctionOf(settings) }
    return withReadyCalendar(tx, of, (calendar) => bestIn(calendar, candidate, { ...ask, customerId, from: period.asked }, settings))
  })
  const { slots, own, travel, minutes, around } = await found()
  const seen =
    slots.length > 0
      ? await withActor(theDb(), actor, (tx) =>
          seenAppointments(
            tx,
            around.given.map(({ id }) => keptId(id)),
          ),
        )
      : new Map<string, CalendarItem>()
  const offers = slots.map((slot) => offerFrom(slot, campaign, own, seen))
  const toDraw = { problem: asSeen(around, own, seen), customer: candidate, slots, towns: townsIn(seen), travel: minutes }
  return {
    slots: offers,
    asText: asText(offers, campaign),
    unplaced: candidate.place === null,
    people: campaign.staff.map(({ id, name }) => ({ id, name })),
    ...{ today, lastDay: period.to, by: candidate.notAfter, likes: candidate.preferredDays, travel },
    map: ask.mapIn ? slotMap(toDraw, known.town, ask.mapIn) : null,
  }
}

/** What of a calendar may be drawn: what the reader does not see has no place, and what the customer has already stands in nobody's way. */
function asSeen(around: Problem, own: readonly Proposal[], seen: ReadonlyMap<string, CalendarItem>): Problem {
  const isOwn = new Set(own.map(({ id }) => id))
  const given = around.given.filter(({ id }) => !isOwn.has(id))
  return { ...around, given: given.map((one) => (seen.has(keptId(one.id)) ? one : { ...one, place: null })) }
}

const townsIn = (seen: ReadonlyMap<string, CalendarItem>) => new Map([...seen.values()].map(({ id, place }) => [id, place]))

/** What lasts several days is known by its day too. */
const keptId = (id: string) => id.slice(0, 36)

function asText(slots: readonly SlotOffer[], { client }: Campaign): string {
  const words = i18nFor(client.language).getFixedT(client.language, 'run')
  const moments = slots.map(({ day, startsAt, staff }) =>
    words('calls.slotText', { day: formatDay(day, client.language, 'long'), time: wallClock(startsAt).time, staff }),
  )
  return [words('calls.slotTextLead', { client: client.name }), ...moments].join('\n')
}

async function askedOf(tx: Tx, { campaignId, customerId: asked, minutes, staffId }: SlotAsk, today: Day) {
  const campaign = await campaignOf(tx, campaignId, today)
  if (!campaign) return null
  // Who was merged while they were on the screen is visited as who they became.
  const customerId = (await keeperOf(tx, asked)) ?? asked
  const [waiting] = await waitingOf(tx, { clientId: campaign.clientId, campaignId }, { today, limit: 1, customerId })
  if (!waiting) return null
  const { quietDays } = (await callingSettingsOf(tx)).guard
  const candidate = candidateFrom(waiting, { today, quietDays, ...(minutes ? { minutes } : {}) })
  const settings = await travelSettingsOf(tx)
  return {
    campaign,
    customerId,
    town: waiting.town,
    candidate: { ...candidate, wantedStaffId: staffId ?? candidate.wantedStaffId },
    settings,
  }
}

// The calendar that is kept begins tomorrow, whatever day is asked for, so that it is one and the same for all; what lies beyond it has another.
function periodOf(campaign: Campaign, today: Day, asked?: Day): { from: Day; to: Day; asked: Day; isFar: boolean } {
  const first = addDays(laterOf(today, campaign.startsOn), 1)
  const wanted = laterOf(first, asked ?? today)
  const isFar = wanted > addDays(first, horizonDays / 2)
  const from = isFar ? wanted : first
  const to = addDays(from, horizonDays)
  return { from, to: campaign.endsOn < to && campaign.endsOn >= from ? campaign.endsOn : to, asked: wanted, isFar }
}

/** `around` is what stands on the days of the slots. */
type Sought = { slots: Slot[]; own: readonly Proposal[]; travel: TravelTold; minutes: TravelMinutes; around: Problem }

/** What is asked of the calendar is asked at once; where an engine tells the drives, the days are weighed anew with them afterwards. */
function bestIn(
  { consultants, index, proposals, problem }: ReadyCalendar,
  candidate: Candidate,
  { customerId, count = 4, from }: SlotAsk & { from: Day },
  settings: TravelSettings,
): () => Promise<Sought> {
  const own = proposals.filter((proposal) => proposal.customerId === customerId)
  const customer = candidate.place ? candidate : { ...candidate, place: consultants[0]?.home ?? null }
  const asked = { customer, count, notBefore: { day: from, minute: 0 }, without: new Set(own.map(({ id }) => id)) }
  const calendar = problem()
  if (settings.source === 'model') {
    const slots = bestWithin(index, asked)
    const found = { slots, own, minutes: correctedTravel(correctionOf(settings)), around: aroundSlots(calendar, slots) }
    return async () => ({ ...found, travel: { used: 'model', trouble: null } })
  }
  const near = nearest(customer, calendar)
  return async () => {
    const { data, used, trouble } = await travelOver(settings, near, atOnce)
    const minutes = travelOf(data)
    const slots = bestWithin(slotIndex(calendar, minutes), asked)
    return { slots, own, travel: { used, trouble }, minutes, around: aroundSlots(calendar, slots) }
  }
}

function aroundSlots(calendar: Problem, slots: readonly Slot[]): Problem {
  const days = new Set(slots.map(({ day, staffId }) => `${day} ${staffId}`))
  return { ...calendar, given: calendar.given.filter(({ day, staffId }) => days.has(`${day} ${staffId}`)) }
}

/** Where nothing is within what people are held to for one drive, somebody who is on the phone still hears what there is: the minutes stand beside it. */
function bestWithin(index: SlotIndex, asked: Asked): Slot[] {
  const slots = index.best(asked)
  return slots.length > 0 ? slots : index.best({ ...asked, anyDrive: true })
}

/** The places an engine is asked about: the customer, where people begin, and what stands nearest by. */
function nearest({ place }: Candidate, problem: Problem): Place[] {
  if (!place) return []
  const bases = problem.consultants.flatMap(({ home }) => (home ? [home] : []))
  const stands = problem.given.flatMap(({ place: where }) => (where ? [where] : []))
  const away = new Map([...bases, ...stands].map((where) => [where, roadKm(place, where)]))
  return [place, ...[...away.keys()].sort((a, b) => (away.get(a) ?? 0) - (away.get(b) ?? 0))]
}

function offerFrom(slot: Slot, campaign: Campaign, own: readonly Proposal[], seen: ReadonlyMap<string, CalendarItem>): SlotOffer {
  const person = campaign.staff.find(({ id }) => id === slot.staffId)
  const startsAt = momentAt(slot.day, slot.start)
  const nameOf = (appointmentId: string) => {
    const item = seen.get(keptId(appointmentId))
    return item?.customer ?? item?.title ?? ''
  }
  const neighbourFrom = (one: Neighbour): SlotNeighbour =>
    one.kind === 'base'
      ? { kind: 'home' }
      : { kind: 'stop', name: nameOf(one.appointmentId), place: seen.get(keptId(one.appointmentId))?.place ?? null }
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
    isLiked: slot.isLiked,
    isProposed: own.some(({ staffId, day }) => staffId === slot.staffId && day === slot.day),
    displaces: slot.displaces && { id: slot.displaces.appointmentId, name: nameOf(slot.displaces.appointmentId) },
  }
}
