import type { Day, Weekday } from '#domain/calendar/day'
import type { Rigidity } from '#domain/carry-out/appointment'
import type { Place } from '#domain/relations/contact'

/**
 * What the planner is asked, as plain data. Times of a day are whole minutes as day-clock.ts counts them (510 is 08:30), also in a week in
 * which the clock changes. Values are whole points.
 */
export type Problem = {
  /** The days that may be planned, both included. */
  from: Day
  to: Day
  consultants: readonly Consultant[]
  /** What stands in the calendar: never thrown away. */
  given: readonly Given[]
  candidates: readonly Candidate[]
  budget: Budget
  /** Days on which nobody of the firm drives out, next to the public holidays. */
  daysOff: readonly Day[]
  /** Proposals begin at a multiple of so many minutes. */
  startsEvery: number
}

/** From when until when, in minutes of the day; `from` before `to`. */
export type Window = { from: number; to: number }

export type Hours = Readonly<Partial<Record<Weekday, Window>>>

export type Consultant = {
  id: string
  name: string
  /** Without an entry, or with one of zero minutes, a weekday is free. */
  hours: Hours
  /** One day's hours instead of those of its weekday (also on a public holiday); null is leave. */
  exceptions: Readonly<Record<Day, Window | null>>
  home: Place | null
  /** Where a day begins or ends elsewhere: another start, an overnight stay (the end of one day and the start of the next). */
  bases: Readonly<Record<Day, { start?: Place; end?: Place }>>
  /** Minutes of driving on a day; null is no limit. */
  mostDriveADay: number | null
  /** Minutes of one drive; null is no limit. */
  mostDriveOneWay: number | null
  mostVisitsADay: number | null
  breaks: readonly Break[]
  /** One day's breaks instead of those. */
  breaksOn?: Readonly<Record<Day, readonly Break[]>>
}

/** A pause taken between two visits, wherever one then is, beginning within the window. */
export type Break = { minutes: number; begins: Window }

/** An appointment that stands. `fixed` never moves, `flexible-day` moves within its day, `flexible-week` within its ISO week, both with their own consultant. */
export type Given = {
  id: string
  customerId: string
  name: string
  staffId: string
  day: Day
  start: number
  minutes: number
  /** Not known counts as half an hour from everywhere. */
  place: Place | null
  rigidity: Rigidity
  /** Not agreed by phone yet: a slot may take its place, for this value. Agreed ones have none. */
  proposedValue: number | null
  /** When the customer is open, for one that moves; null is always. */
  open: Opening | null
}

/** Windows within which a visit must lie wholly, per weekday; a weekday that is left out is closed. */
export type Opening = Readonly<Partial<Record<Weekday, readonly Window[]>>>

export type Candidate = {
  customerId: string
  name: string
  place: Place | null
  /** Minutes of the visit itself. */
  minutes: number
  /** Segment weight, problem, promise and waiting time together: see value.ts. */
  value: number
  /** null is whenever somebody works. */
  open: Opening | null
  preferredDays: readonly Weekday[]
  forbiddenDays: readonly Weekday[]
  preferredTimes: readonly Window[]
  forbiddenTimes: readonly Window[]
  /** Only this consultant; null is any. */
  wantedStaffId: string | null
  /** Wins a tie. */
  ownerId: string | null
  notBefore: Day | null
  notAfter: Day | null
  lastContact: Day | null
  /** A visit falls at least so many days after the last contact. */
  leastGapDays: number
}

/** The wishes of a candidate who has none: any day, any time, anybody, whenever they were last spoken to. */
export const noWishes = {
  preferredDays: [],
  forbiddenDays: [],
  preferredTimes: [],
  forbiddenTimes: [],
  wantedStaffId: null,
  ownerId: null,
  notBefore: null,
  notAfter: null,
  lastContact: null,
  leastGapDays: 0,
} as const satisfies Partial<Candidate>

/** What the unit has left. What stands in the calendar is held already and not counted again. */
export type Budget = {
  /** null is no limit. */
  freeMinutes: number | null
  /** Calls, preparation and report that come with every visit. */
  minutesAroundAVisit: number
  /** Whether the contract books drive time on the unit. */
  driveCounts: boolean
  /** The last day of the unit; null is no limit. */
  lastDay: Day | null
}

/** Minutes by car. `atPeak` for the drive out in the morning and the one home at the end of the day. Need not be the same both ways. */
export type TravelMinutes = (from: Place, to: Place, atPeak?: boolean) => number

export const unknownDrive = 30
