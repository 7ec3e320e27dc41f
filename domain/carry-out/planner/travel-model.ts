import { minutesOver, roadKm, travelMinutes } from '#domain/carry-out/travel-time'
import type { Place } from '#domain/relations/contact'
import type { TravelMinutes } from './problem'

/**
 * How the firm's own drives differ from the model of travel-time.ts: a factor per band of distance, learned from what was logged, and how much
 * longer a drive takes at peak. Plain data, kept with the settings.
 */
export type TravelCorrection = {
  /** For road distances up to 5, 20, 60 km and beyond. 1 is the model as it is. */
  factors: readonly [number, number, number, number]
  /** On drives out and home. 1 is no peak. */
  peakFactor: number
}

export const noCorrection: TravelCorrection = { factors: [1, 1, 1, 1], peakFactor: 1 }

/** A drive as somebody logged it. */
export type LoggedDrive = { from: Place; to: Place; minutes: number; atPeak: boolean }

/** Minutes by the model with a correction; without one exactly travelMinutes(). */
export function correctedTravel(correction: TravelCorrection): TravelMinutes {
  const { factors, peakFactor } = correction
  if (peakFactor === 1 && factors.every((factor) => factor === 1)) return (from, to) => travelMinutes(from, to)
  return (from, to, atPeak = false) => {
    const km = roadKm(from, to)
    return Math.round(minutesOver(km) * (factors[bandOf(km)] ?? 1) * (atPeak ? peakFactor : 1))
  }
}

/**
 * Learns a correction from logged drives: per band the median of logged to modelled minutes, pulled towards 1 while there are few (as if ten
 * drives had gone by the model) and kept between 0.7 and 1.6. The median leaves out the drive with a lunch in it.
 */
export function learnCorrection(drives: readonly LoggedDrive[]): TravelCorrection {
  const usable = drives.filter(
    (drive) => drive.minutes > 0 && Number.isFinite(drive.minutes) && minutesOver(roadKm(drive.from, drive.to)) > 0,
  )
  const ratioOf = (drive: LoggedDrive) => drive.minutes / minutesOver(roadKm(drive.from, drive.to))
  const quiet = usable.filter((drive) => !drive.atPeak)
  const factors = [0, 1, 2, 3].map((band) => learned(quiet.filter((drive) => bandOf(roadKm(drive.from, drive.to)) === band).map(ratioOf)))
  const peaks = usable.filter((drive) => drive.atPeak).map((drive) => ratioOf(drive) / (factors[bandOf(roadKm(drive.from, drive.to))] ?? 1))
  const [first = 1, second = 1, third = 1, fourth = 1] = factors
  return { factors: [first, second, third, fourth], peakFactor: Math.max(1, learned(peaks)) }
}

const asIfByTheModel = 10

function learned(ratios: readonly number[]): number {
  if (ratios.length === 0) return 1
  const weighed = (median(ratios) * ratios.length + asIfByTheModel) / (ratios.length + asIfByTheModel)
  return Math.round(Math.min(1.6, Math.max(0.7, weighed)) * 1000) / 1000
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 1
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function bandOf(km: number): number {
  return km <= 5 ? 0 : km <= 20 ? 1 : km <= 60 ? 2 : 3
}

/**
 * Minutes that an engine (OSRM, Valhalla, openrouteservice) told for some pairs, and the model for all others: an answer is never a big matrix, and
 * a pair that the engine did not reach still has a time.
 */
export function tabledTravel(table: TravelTable, otherwise: TravelMinutes): TravelMinutes {
  const rows = new Map(table.places.map((place, index) => [keyOf(place), index]))
  // The same few objects are asked for again and again: they are known by what they are, and only a new one by where it is.
  const known = new WeakMap<Place, number>()
  const rowOf = (place: Place) => {
    const seen = known.get(place)
    if (seen !== undefined) return seen
    const row = rows.get(keyOf(place)) ?? -1
    known.set(place, row)
    return row
  }
  return (from, to, atPeak) => {
    const seconds = table.seconds[rowOf(from)]?.[rowOf(to)] ?? null
    if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return otherwise(from, to, atPeak)
    return Math.ceil(seconds / 60) + table.parkingMinutes
  }
}

/** An engine's table over a few places; null where it found no road or was not asked. */
export type TravelTable = { places: readonly Place[]; seconds: readonly (readonly (number | null)[])[]; parkingMinutes: number }

/** Driving times as data, to be handed to another thread: the model's correction, and what an engine told if one was asked. */
export type TravelData = { correction: TravelCorrection; table: TravelTable | null }

export function travelOf({ correction, table }: TravelData): TravelMinutes {
  const model = correctedTravel(correction)
  return table ? tabledTravel(table, model) : model
}

function keyOf(place: Place): string {
  return `${place.latitude} ${place.longitude}`
}
