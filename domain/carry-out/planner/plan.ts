import type { Day } from '#domain/calendar/day'

/** What the planner proposes. Nothing in it is an appointment before it was agreed by phone. */
export type Plan = {
  /** Every day of a consultant on which something stands or is proposed, by day and consultant. */
  days: readonly PlannedDay[]
  /** The candidates without a place, with the reason. */
  unplaced: readonly Unplaced[]
  /** What stands in the calendar and cannot all be done. It is kept as it stands, and its day is planned no further. */
  conflicts: readonly Conflict[]
  totals: Totals
}

export type PlannedDay = {
  staffId: string
  day: Day
  /** When one leaves the start of the day, and is at its end. */
  leaves: number
  returns: number
  driveMinutes: number
  /** The drive from the last visit to the end of the day. */
  lastDrive: number
  visits: readonly PlannedVisit[]
  breaks: readonly { start: number; minutes: number }[]
}

export type PlannedVisit = {
  customerId: string
  name: string
  start: number
  minutes: number
  /** The drive from where one was before. */
  drive: number
  /** What it adds to the driving of the day. */
  extraMinutes: number
} & (
  | { kind: 'stands'; appointmentId: string; movedFrom: { day: Day; start: number } | null; why: Why | null }
  | { kind: 'proposed'; value: number; why: Why; also?: readonly Also[] }
)

/** Why this day: beside whom, and how many minutes less driving than there and back for this visit alone (for one that moved: than where it stood). */
export type Why =
  | { kind: 'next-to'; customerId: string; name: string; savedMinutes: number }
  | { kind: 'first-of-the-day' }
  | { kind: 'only-day' }

/**
 * What else a place has to do with: the customer's own manager comes or somebody else, the one they asked for, a day they like best or another, the only day on
 * which they can, or the last day of use to them a week or less away.
 */
export type Also = { kind: 'owner' | 'not-owner' | 'wanted' | 'best-day' | 'other-day' | 'one-day' } | { kind: 'by'; day: Day }

export type Unplaced = { customerId: string; name: string; value: number; reason: WhyNot }

export type WhyNot =
  | { kind: 'no-place' }
  /** What is left of the unit after the plan, and what this visit would need at its cheapest. */
  | { kind: 'hours'; left: number; needed: number }
  /** No day on which the customer is open, the dates allow it and somebody works long enough. */
  | { kind: 'window' }
  /** May only be visited after the last day of the plan, or was of use only before the first one. */
  | { kind: 'too-soon'; from: Day }
  | { kind: 'too-late'; until: Day }
  /** 51 minutes of driving for a visit of 45, or more than a consultant drives. */
  | { kind: 'too-far'; driveMinutes: number; visitMinutes: number }
  /** Longer than any working day. */
  | { kind: 'too-long'; visitMinutes: number; longestDay: number }
  | { kind: 'no-consultant'; wantedStaffId: string | null }
  /** There would be room, but other visits are worth more for the same hours. */
  | { kind: 'full' }
  | { kind: 'stands-already'; appointmentId: string }

export type Conflict =
  | { kind: 'overlap'; staffId: string; day: Day; firstId: string; secondId: string; minutesShort: number }
  | { kind: 'not-reachable'; staffId: string; day: Day; firstId: string; secondId: string; minutesShort: number }
  /** So far from where the day begins or ends that the drive does not fit in that day; `minutesShort` is what falls outside it. */
  | { kind: 'far-from-home'; staffId: string; day: Day; appointmentId: string; minutesShort: number }
  /** Outside working hours. */
  | { kind: 'outside-hours'; staffId: string; day: Day; appointmentId: string }
  | { kind: 'day-off'; staffId: string; day: Day; appointmentId: string }
  | { kind: 'unknown-consultant'; staffId: string; day: Day; appointmentId: string }

export type Totals = {
  /** The value of the proposals. */
  value: number
  proposed: number
  moved: number
  driveMinutes: number
  /** What the proposals take from the unit. */
  unitMinutes: number
  /** What the unit has left after them; null without a limit. */
  leftMinutes: number | null
}
