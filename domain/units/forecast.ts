import type { Day } from '#domain/calendar/day'

/** What a forecast is made of. All lengths are whole minutes. */
export type ForecastFacts = {
  today: Day
  /** The visits that were sold or agreed. */
  target: number
  /** The ledger's balance. */
  minutesLeft: number
  /** For each visit made: its own minutes (on site, drive as the contract counts it, write-up). */
  visitMinutes: readonly number[]
  /** All minutes spent on calls, to be shared by the visits made. */
  callMinutes: number
  /** What a visit was planned to cost, its calls included. */
  plannedMinutesPerVisit: number
  /** Reports still to be written, and whether an evaluation is still to come. */
  reportsToCome: number
  evaluationToCome: boolean
  /** Customers that may still be visited, those with an appointment included. */
  customersLeft: number
  /** Minutes already planned per day to come; on other working days the capacity counts. */
  plannedMinutes: Readonly<Record<Day, number>>
  /** What is worked on this unit on a working day without a plan. */
  minutesPerWorkingDay: number
  /** The last day of the unit, and days on which nobody works (leave). */
  endsOn: Day
  daysOff?: ReadonlySet<Day>
}

export type Binds = 'hours' | 'days' | 'customers'

export type Forecast = {
  /** `norm` while fewer than 3 visits are logged: too early, the planned cost is used. */
  basis: 'figures' | 'norm'
  done: number
  target: number
  /** The visits expected in all, and the 80 % interval around it. */
  visits: number
  interval: { low: number; high: number }
  makesTarget: boolean
  /** Which of the three runs out first. */
  binds: Binds
  left: { minutes: number; workingDays: number; customers: number }
  /** What each of the three would still allow. */
  possible: { byHours: number; byDays: number; byCustomers: number }
  /** The minutes a visit costs as it turns out, and as planned. */
  minutesPerVisit: number
  plannedMinutesPerVisit: number
  /** Kept back for reports and the evaluation. */
  reservedMinutes: number
  /** The day on which the hours reach nought; null when they do not within two years. */
  endsOn: Day | null
}

export declare function forecast(facts: ForecastFacts): Forecast
