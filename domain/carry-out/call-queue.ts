import type { Day } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment, wallClock } from '#domain/calendar/moment'

/**
 * Promised for today or before, next to be called, left for now (promised for later, or called today already), or left alone: somebody spoke with them lately, or
 * they were called in vain as often as the firm does.
 */
export type QueuePart = 'promised' | 'next' | 'later' | 'rest'

type Waiting = {
  customerId: string
  promisedAt: Moment | null
  lastCallAt: Moment | null
  lastOutcome?: string | null
  unanswered?: number
  restUntil?: Day | null
  /** The colleague who has them on the line. */
  claimedBy?: string | null
}

/** In which part of the queue a customer stands now; `mostUnanswered` calls in vain are enough. */
export function queuePart(waiting: Waiting, now: Moment, mostUnanswered = Number.POSITIVE_INFINITY): QueuePart {
  const { promisedAt, lastCallAt, restUntil = null, unanswered = 0 } = waiting
  if (promisedAt !== null) return dayOf(promisedAt) <= dayOf(now) ? 'promised' : 'later'
  if (restUntil !== null || unanswered >= mostUnanswered) return 'rest'
  return lastCallAt !== null && dayOf(lastCallAt) === dayOf(now) ? 'later' : 'next'
}

/** A promise counts as due this long before its time. */
const dueMinutes = 15

/**
 * In which order customers are called, apart from the one just called: promises that are due, then who was not called today, who did not answer on this part
 * of the day last, then promises of later today. Whom a colleague has on the line, and who can rest, is left out.
 */
export function callingOrder(
  queue: readonly Waiting[],
  now: Moment,
  { called = null, mostUnanswered }: { called?: string | null; mostUnanswered?: number } = {},
): string[] {
  const others = queue.filter(({ customerId, claimedBy }) => customerId !== called && !claimedBy)
  const soon = addMinutes(now, dueMinutes)
  const inPart = (part: QueuePart) => others.filter((row) => queuePart(row, now, mostUnanswered) === part)
  const promised = inPart('promised')
  const isDue = ({ promisedAt }: Waiting) => promisedAt !== null && promisedAt <= soon
  const next = inPart('next')
  const inVain = next.filter((row) => triedOnThisPartOfTheDay(row, now))
  const ordered = [
    ...promised.filter(isDue),
    ...next.filter((row) => !inVain.includes(row)),
    ...inVain,
    ...promised.filter((row) => !isDue(row)),
  ]
  return ordered.map(({ customerId }) => customerId)
}

const noon = '12:30'

/** Who did not answer is tried on the other part of the day: in the afternoon after a morning, and the other way round. */
function triedOnThisPartOfTheDay({ lastOutcome, lastCallAt }: Waiting, now: Moment): boolean {
  if (lastOutcome !== 'no-answer' || lastCallAt === null) return false
  return wallClock(lastCallAt).time < noon === wallClock(now).time < noon
}
