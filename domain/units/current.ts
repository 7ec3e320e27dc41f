import { compareDays, type Day } from '#domain/calendar/day'
import type { Unit } from './kinds'

/**
 * The unit on which a campaign works today, of several that follow on: the first that has begun, is not over and has something left; else the last
 * that has begun; else the first to come. Null without units.
 */
export function currentUnit<Each extends { unit: Unit; balance: number }>(units: readonly Each[], today: Day): Each | null {
  // Of units that begin on one day the order given stays: that in which they were sold.
  const inOrder = [...units].sort((a, b) => compareDays(a.unit.startsOn, b.unit.startsOn))
  const begun = inOrder.filter(({ unit }) => unit.startsOn <= today)
  return begun.find(({ unit, balance }) => unit.endsOn >= today && balance > 0) ?? begun.at(-1) ?? inOrder[0] ?? null
}
