import { i18nFor } from '#app/http/language.server'
import type { Language } from '#app/messages/languages'
import { namesOfAppointments } from '#db/appointments'
import { callingSettingsOf } from '#db/calling-settings'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, laterOf } from '#domain/calendar/day'
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
import { teamProblem } from './planner/problem.server'
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
  const { candidate, campaign, settings } = known
  const period = periodOf(campaign, today, ask.from)
  const found = await withActor(theDb(), SYSTEM, async (tx) => {
    const working = new Set(campaign.staff.map(({ id }) => id))
    const people = (await staffAt(tx, today)).filter(({ id }) => working.has(id))
    const of = { name: `${ask.campaignId} ${period.isFar}`, campaignId: ask.campaignId, people, period, correction: correctionOf(settings) }
    return withReadyCalendar(tx, of, (calendar) => bestIn(calendar, candidate, { ...ask, from: period.asked }, settings))
  })
  const { slots, own, travel, minutes } = await found()
  const names = slots.length > 0 ? await withActor(theDb(), actor, (tx) => namesOf(tx, slots)) : new Map<string, string>()
  const { map, towns } = ask.mapIn
    ? await withActor(theDb(), actor, (tx) => drawn(tx, { ...known, slots, own, minutes, mapIn: ask.mapIn ?? 'nl' }, today))
    : { map: null, towns: new Map<string, string | null>() }
  const offers = slots.map((slot) => offerFrom(slot, campaign, own, names, towns))
  return {
    slots: offers,
    asText: asText(offers, campaign),
    unplaced: candidate.place === null,
    people: campaign.staff.map(({ id, name }) => ({ id, name })),
    ...{ today, lastDay: period.to, map, travel },
  }
}

type ToDraw = NonNullable<Awaited<ReturnType<typeof askedOf>>> & {
  slots: Slot[]
  own: readonly Proposal[]
  minutes: TravelMinutes
  mapIn: Language
}

/** The days of the slots on a map, and where their stops are: read as the actor, so that what is another client's has no place on it. */
async function drawn(tx: Tx, { candidate, campaign, town, slots, own, minutes, mapIn }: ToDraw, today: Day) {
  const days = slots.map(({ day }) => day).sort()
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to || !candidate.place) return { map: null, towns: new Map<string, string | null>() }
  const working = new Set(slots.map(({ staffId }) => staffId))
  const people = (await staffAt(tx, today)).filter(({ id }) => working.has(id))
  const { problem, items } = await teamProblem(tx, { people, period: { from, to } })
  const free = { ...problem, given: problem.given.filter(({ id }) => !own.some((proposal) => proposal.id === id)) }
  return {
    map: slotMap({ problem: free, customer: candidate, slots, items, travel: minutes }, town, mapIn),
    towns: new Map(items.map(({ id, place }) => [id, place])),
  }
}

function asText(slots: readonly SlotOffer[], { client }: Campaign): string {
  const words = i18nFor(client.language).getFixedT(client.language, 'run')
  const moments = slots.map(({ day, startsAt, staff }) =>
    words('calls.slotText', { day: formatDay(day, client.language, 'long'), time: wallClock(startsAt).time, staff }),
  )
  return [words('calls.slotTextLead', { client: client.name }), ...moments].join('\n')
}

async function askedOf(tx: Tx, { campaignId, customerId, minutes, staffId }: SlotAsk, today: Day) {
  const campaign = await campaignOf(tx, campaignId, today)
  if (!campaign) return null
  const [waiting] = await waitingOf(tx, { clientId: campaign.clientId, campaignId }, { today, limit: 1, customerId })
  if (!waiting) return null
  const { quietDays } = (await callingSettingsOf(tx)).guard
  const candidate = candidateFrom(waiting, { today, quietDays, ...(minutes ? { minutes } : {}) })
  const settings = await travelSettingsOf(tx)
  return { campaign, town: waiting.town, candidate: { ...candidate, wantedStaffId: staffId ?? candidate.wantedStaffId }, settings }
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

type Sought = { slots: Slot[]; own: readonly Proposal[]; travel: TravelTold; minutes: TravelMinutes }

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
  if (settings.source === 'model') {
    const slots = bestWithin(index, asked)
    return async () => ({ slots, own, travel: { used: 'model', trouble: null }, minutes: correctedTravel(correctionOf(settings)) })
  }
  const calendar = problem()
  const near = nearest(customer, calendar)
  return async () => {
    const { data, used, trouble } = await travelOver(settings, near, atOnce)
    const minutes = travelOf(data)
    return { slots: bestWithin(slotIndex(calendar, minutes), asked), own, travel: { used, trouble }, minutes }
  }
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

/** The names around the slots, as far as the reader may see them. */
async function namesOf(tx: Tx, slots: readonly Slot[]): Promise<ReadonlyMap<string, string>> {
  const around = slots.flatMap(({ previous, next, displaces }) => [
    ...[previous, next].flatMap((one) => (one.kind === 'stop' ? [one.appointmentId] : [])),
    ...(displaces ? [displaces.appointmentId] : []),
  ])
  // What lasts several days is named by its day too.
  return namesOfAppointments(
    tx,
    around.map((id) => id.slice(0, 36)),
  )
}

function offerFrom(
  slot: Slot,
  campaign: Campaign,
  own: readonly Proposal[],
  names: ReadonlyMap<string, string>,
  towns: ReadonlyMap<string, string | null>,
): SlotOffer {
  const person = campaign.staff.find(({ id }) => id === slot.staffId)
  const startsAt = momentAt(slot.day, slot.start)
  const nameOf = (appointmentId: string) => names.get(appointmentId.slice(0, 36)) ?? ''
  const neighbourFrom = (one: Neighbour): SlotNeighbour =>
    one.kind === 'base'
      ? { kind: 'home' }
      : { kind: 'stop', name: nameOf(one.appointmentId), place: towns.get(one.appointmentId.slice(0, 36)) ?? null }
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
    isProposed: own.some(({ staffId, day }) => staffId === slot.staffId && day === slot.day),
    displaces: slot.displaces && { id: slot.displaces.appointmentId, name: nameOf(slot.displaces.appointmentId) },
  }
}
