import type { Place } from '#domain/relations/contact'
import { placeBreaks } from './breaks'
import { type Given, type TravelMinutes, unknownDrive } from './problem'
import type { Workday } from './workday'

/** A consultant's day as it stands: its stops by time, with the drives between them. */
export type StandingDay = {
  workday: Workday
  stops: readonly Given[]
  /** One more than the stops: the drive to each, and the one home at the end. 0 on a day without stops that ends where it began. */
  drives: readonly number[]
  driven: number
  /** From when until when one is away at most: working hours, or longer where what stands asks for it. */
  from: number
  to: number
  /** Whether all of it can be done, breaks included. To a day that is not sound nothing is added. */
  sound: boolean
}

export function standingDay(workday: Workday, given: readonly Given[], travel: TravelMinutes): StandingDay {
  const stops = [...given].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  const places = [workday.start, ...stops.map((stop) => stop.place), workday.end]
  const drives = places.slice(1).map((place, index) => driveTo(places[index] ?? null, place, travel, index === 0 || index === stops.length))
  if (stops.length === 0 && samePlace(workday.start, workday.end)) drives[0] = 0
  const first = Math.min(workday.from, ...stops.map((stop) => stop.start - driveTo(workday.start, stop.place, travel, true)))
  const last = Math.max(workday.to, ...stops.map((stop) => stop.start + stop.minutes + driveTo(stop.place, workday.end, travel, true)))
  const standing = { workday, stops, drives, driven: drives.reduce((sum, drive) => sum + drive, 0), from: first, to: last }
  return { ...standing, sound: isSound(standing) }
}

/** Minutes between two places; half an hour where one of them is not known. */
export function driveTo(from: Place | null, to: Place | null, travel: TravelMinutes, atPeak: boolean): number {
  return from && to ? travel(from, to, atPeak) : unknownDrive
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a !== null && b !== null && a.latitude === b.latitude && a.longitude === b.longitude)
}

/** The stretches of a day in which one stands still, for stops that begin when they begin. */
export function idlesOf(day: Pick<StandingDay, 'stops' | 'drives' | 'from' | 'to'>): { from: number; until: number }[] {
  const ends = [day.from, ...day.stops.map((stop) => stop.start + stop.minutes)]
  const begins = [...day.stops.map((stop) => stop.start), day.to]
  return ends.map((from, index) => ({ from, until: (begins[index] ?? day.to) - (day.drives[index] ?? 0) }))
}

function isSound(day: Omit<StandingDay, 'sound'>): boolean {
  if (day.stops.length === 0) return true
  const idles = idlesOf(day)
  if (idles.some(({ from, until }) => until < from)) return false
  return placeBreaks(day.workday.breaks, idles) !== null
}
