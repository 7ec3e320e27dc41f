import type { Day } from '#domain/calendar/day'
import { type Weekday, weekday } from '#domain/calendar/day'
import { addMinutes, earlierMoment, laterMoment, type Moment, minutesBetween, momentOf, type WallTime } from '#domain/calendar/moment'
import type { Place } from '#domain/relations/contact'
import { travelMinutes } from './travel-time'

/** A consultant's day: from leaving home to being home again, with what stands in it. A stop without a place counts as half an hour away. */
export type ConsultantDay = { staffId: string; day: Day; from: Moment; to: Moment; home: Place; stops: readonly Stop[] }

export type Stop = { id: string; name: string; place: Place | null; startsAt: Moment; minutes: number }

/** Where, how long, and when the customer can be visited. */
export type SlotWish = {
  place: Place
  minutes: number
  /** The customer's owner wins a tie. */
  ownerId: string | null
  /** No slot begins before this moment. */
  notBefore: Moment
  weekdays?: readonly Weekday[]
  from?: WallTime
  to?: WallTime
  /** More extra travel than this is not proposed. */
  mostExtraMinutes?: number
}

export type Neighbour = { kind: 'home' } | { kind: 'stop'; id: string; name: string }

/** A place in a day. `extraMinutes` is what the drive grows by: (a → new → b) − (a → b). */
export type Slot = {
  staffId: string
  day: Day
  startsAt: Moment
  minutes: number
  extraMinutes: number
  previous: Neighbour & { travelMinutes: number }
  next: Neighbour & { travelMinutes: number }
  isOwner: boolean
}

export type Travel = (from: Place, to: Place) => number

/**
 * The best places for one visit over the days given: the least extra travel first, then the owner, then the earliest. Every gap of every
 * day is tried; a gap gives one slot, on a quarter of an hour.
 */
export function bestSlots(wish: SlotWish, days: readonly ConsultantDay[], count = 3, travel: Travel = travelMinutes): Slot[] {
  const most = wish.mostExtraMinutes ?? Number.POSITIVE_INFINITY
  return days
    .filter((day) => !wish.weekdays || wish.weekdays.includes(weekday(day.day)))
    .flatMap((day) => slotsOf(day, wish, travel))
    .filter((slot) => slot.extraMinutes <= most)
    .sort(byCost)
    .slice(0, count)
}

/** A point of a day's tour: where, and between which moments one is there. */
type Point = { at: Neighbour; place: Place | null; arrives: Moment; leaves: Moment }

function slotsOf(day: ConsultantDay, wish: SlotWish, travel: Travel): Slot[] {
  const points = pointsOf(day)
  return points.slice(1).flatMap((next, index) => {
    const previous = points[index]
    const slot = previous && slotBetween(day, previous, next, wish, travel)
    return slot ? [slot] : []
  })
}

function slotBetween(day: ConsultantDay, previous: Point, next: Point, wish: SlotWish, travel: Travel): Slot | null {
  const there = travelBetween(previous.place, wish.place, travel)
  const onward = travelBetween(wish.place, next.place, travel)
  const earliest = laterMoment(laterMoment(addMinutes(previous.leaves, there), wish.notBefore), momentOf(day.day, wish.from ?? '00:00'))
  const lastEnd = earlierMoment(addMinutes(next.arrives, -onward), wish.to ? momentOf(day.day, wish.to) : next.arrives)
  const startsAt = startBetween(earliest, addMinutes(lastEnd, -wish.minutes), previous.at.kind === 'home' && next.at.kind === 'stop')
  if (startsAt === null) return null
  return {
    staffId: day.staffId,
    day: day.day,
    startsAt,
    minutes: wish.minutes,
    extraMinutes: there + onward - directly(previous, next, travel),
    previous: { ...previous.at, travelMinutes: there },
    next: { ...next.at, travelMinutes: onward },
    isOwner: day.staffId === wish.ownerId,
  }
}

// Before the first stop of a day one leaves home later rather than waiting in between; elsewhere the visit follows what came before.
function startBetween(earliest: Moment, latest: Moment, late: boolean): Moment | null {
  const first = toQuarter(earliest, Math.ceil)
  if (first > latest) return null
  return late ? toQuarter(latest, Math.floor) : first
}

function pointsOf(day: ConsultantDay): Point[] {
  const stops = [...day.stops].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return [
    { at: { kind: 'home' }, place: day.home, arrives: day.from, leaves: day.from },
    ...stops.map((stop): Point => {
      const { id, name, place, startsAt, minutes } = stop
      return { at: { kind: 'stop', id, name }, place, arrives: startsAt, leaves: addMinutes(startsAt, minutes) }
    }),
    { at: { kind: 'home' }, place: day.home, arrives: day.to, leaves: day.to },
  ]
}

const unknownTravelMinutes = 30

function travelBetween(from: Place | null, to: Place | null, travel: Travel): number {
  return from === null || to === null ? unknownTravelMinutes : travel(from, to)
}

/** A day without stops is spent at home: there is no drive to save. */
function directly(previous: Point, next: Point, travel: Travel): number {
  return previous.at.kind === 'home' && next.at.kind === 'home' ? 0 : travelBetween(previous.place, next.place, travel)
}

function byCost(a: Slot, b: Slot): number {
  if (a.extraMinutes !== b.extraMinutes) return a.extraMinutes - b.extraMinutes
  if (a.isOwner !== b.isOwner) return a.isOwner ? -1 : 1
  return a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.staffId < b.staffId ? -1 : 1
}

function toQuarter(moment: Moment, round: (quarters: number) => number): Moment {
  const midnight = `${moment.slice(0, 10)}T00:00:00.000Z`
  return addMinutes(midnight, round(minutesBetween(midnight, moment) / 15) * 15)
}
