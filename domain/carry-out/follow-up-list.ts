import { addDays, type Day, daysBetween } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'

/** Why somebody stands on the list of who to call next. Days are days in the firm's zone. */
export type FollowUpReason =
  /** Something of ours that is to be done for them: a promise, a follow-up, or making good after a complaint. */
  | { kind: 'promise'; text: string; dueOn: Day }
  /** We said on the phone that we would call again, at that time. */
  | { kind: 'callback'; at: Moment; dueOn: Day }
  | { kind: 'thank-you'; text: string; dueOn: Day }
  /** A complaint that was solved a while ago; nobody has talked with them since. */
  | { kind: 'mended'; text: string; solvedOn: Day }
  | { kind: 'signal'; text: string; actOn: Day }
  /** A birthday that the person told us, in the coming days. */
  | { kind: 'birthday'; person: string; on: Day }
  /** Talked with longer ago than their segment asks for; null when never. */
  | { kind: 'rhythm'; lastOn: Day | null; everyDays: number; weight: number }

/** The list looks a week ahead. */
export const followUpDays = 7

/** The meeting of the team looks two weeks ahead, at signals to act on and loans that end. */
export const meetingDays = 14

/** From this weight of its segment on (0–5) a customer that nobody owns is spoken of in the meeting. */
export const importantWeight = 3

/** After so many days, and not after so many, one asks how it went since the complaint was solved. */
export const mendedAfter = { from: 18, to: 45 }

/**
 * In how many days one talks at least once with somebody, by the weight of their segment (0–5): the firm's rule of thumb, monthly for who has
 * most weight and twice a year for who has little. Null: they are kept at a distance and have no rhythm.
 */
export function rhythmDays(weight: number): number | null {
  return [null, null, 180, 90, 60, 30][Math.max(0, Math.min(5, Math.round(weight)))] ?? null
}

/**
 * How much a reason weighs, 0–150. Late promises come first and grow by the day; a rhythm that ran out never weighs more than a promise of today.
 */
export function followUpPoints(reason: FollowUpReason, today: Day): number {
  switch (reason.kind) {
    case 'promise':
    case 'callback':
      return 100 + grown(reason.dueOn, today, { late: 5, early: 5, most: 50 })
    case 'thank-you':
      return 60 + grown(reason.dueOn, today, { late: 2, early: 2, most: 30 })
    case 'mended':
      return 70
    case 'signal':
      return 55 + grown(reason.actOn, today, { late: 3, early: 2, most: 30 })
    case 'birthday':
      return 45 - 3 * daysBetween(today, reason.on)
    case 'rhythm':
      return 10 + 4 * reason.weight + 40 * Math.min(1, lateShare(reason, today))
  }
}

function grown(due: Day, today: Day, { late, early, most }: { late: number; early: number; most: number }): number {
  const days = daysBetween(due, today)
  return Math.min(most, days >= 0 ? days * late : days * early)
}

function lateShare({ lastOn, everyDays }: { lastOn: Day | null; everyDays: number }, today: Day): number {
  return lastOn === null ? 1 : (daysBetween(lastOn, today) - everyDays) / everyDays
}

/** A further reason adds so much, so that who has two stands before who has one of them. */
const furtherReason = 8

/** Who to call next, the weightiest first, then by name; each with its reasons, the weightiest first. */
export function rankFollowUps<One extends { name: string; reasons: readonly FollowUpReason[] }>(
  all: readonly One[],
  today: Day,
): (One & { points: number })[] {
  return all
    .filter(({ reasons }) => reasons.length > 0)
    .map((one) => {
      const reasons = [...one.reasons].sort((a, b) => followUpPoints(b, today) - followUpPoints(a, today))
      const points = reasons.reduce((most, reason, at) => most + (at === 0 ? followUpPoints(reason, today) : furtherReason), 0)
      return { ...one, reasons, points }
    })
    .sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'nl'))
}

/** The last day that the list looks at. */
export function lastFollowUpDay(today: Day): Day {
  return addDays(today, followUpDays)
}
