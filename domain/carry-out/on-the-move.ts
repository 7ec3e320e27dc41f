import type { Place } from '#domain/relations/contact'
import { greatCircleKm } from './travel-time'

/** Where a phone was and when, in milliseconds, with its speed in metres a second where it measures that. */
export type Fix = Place & { at: number; speed: number | null }

/** Seconds after the last fast stretch in which somebody still drives: a traffic light is no arrival. */
const stillDriving = 20

/**
 * Kilometres an hour at a fix. A phone that does not measure speed is timed over the way from the fix before; null while there is none.
 */
export function speedAt(fix: Fix, before: Fix | null): number | null {
  if (fix.speed !== null && !Number.isNaN(fix.speed)) return fix.speed * 3.6
  if (!before || fix.at <= before.at) return null
  return greatCircleKm(before, fix) / ((fix.at - before.at) / 3_600_000)
}

/** Whether somebody drives who was faster than allowed at a moment; both in milliseconds, null for never. */
export function isDriving(lastFast: number | null, now: number): boolean {
  return lastFast !== null && now - lastFast < stillDriving * 1000
}
