import type { Day } from '#domain/calendar/day'
import { sum } from './sum'

/** A drive to be charged: always apart from the unit, never part of its balance. */
export type TravelLine = { activityId: string; on: Day; metres: number; cents: number; rateCents: number }

/** Metres at a rate per kilometre in whole cents; half a cent is rounded up, per line. */
export function travelCents(metres: number, rateCents: number): number {
  return Math.floor((metres * rateCents + 500) / 1000)
}

export function travelLine(drive: { activityId: string; on: Day; metres: number }, rateCents: number): TravelLine {
  return { ...drive, rateCents, cents: travelCents(drive.metres, rateCents) }
}

export function totalTravel(lines: readonly { metres: number; cents: number }[]): { metres: number; cents: number } {
  return { metres: sum(lines.map((line) => line.metres)), cents: sum(lines.map((line) => line.cents)) }
}
