import { type Day, daysBetween } from '#domain/calendar/day'

export type Worth = {
  /** The weight of the segment, 0 or more; 5 is the highest that segments usually have. */
  weight: number
  /** Whether the round with the client recorded a problem. */
  hasProblem: boolean
  /** Whether a visit or an answer was promised and is still open. */
  isPromised: boolean
  /** The last visit; null when there was none. */
  lastVisit: Day | null
}

/**
 * What a visit is worth, in whole points: a hundred for each point of the segment, then a problem, a promise, and how long ago the last visit was,
 * so that of two customers of a segment the one who waits longer goes first and no wait outweighs a segment.
 */
export function visitValue({ weight, hasProblem, isPromised, lastVisit }: Worth, today: Day): number {
  const waited = lastVisit === null ? mostWaiting : Math.min(mostWaiting, Math.max(0, Math.floor(daysBetween(lastVisit, today) / 7)))
  return leastValue + Math.max(0, weight) * 100 + (hasProblem ? 150 : 0) + (isPromised ? 120 : 0) + waited
}

/** Minutes of driving that are given for a day the customer likes better: what a plan weighs and the slots on the phone are ordered by. */
export const anotherDay = 10

const leastValue = 20
/** A year of weeks, and then some: who was never visited waits longest. */
const mostWaiting = 60
