import type { Day } from '#domain/calendar/day'
import type { Forecast } from '#domain/units/forecast'

/** Will the unit make its number? What every screen that answers this shows, in minutes and whole visits. */
export type Outlook = Pick<
  Forecast,
  | 'basis'
  | 'done'
  | 'target'
  | 'visits'
  | 'interval'
  | 'makesTarget'
  | 'binds'
  | 'left'
  | 'minutesPerVisit'
  | 'plannedMinutesPerVisit'
  | 'endsOn'
  | 'endsBetween'
> & {
  measuredMinutesPerVisit: number | null
  reservedMinutes: number
  sold: number
  /** Agreed or written off beyond what was sold. */
  extra: number
  balance: number
  held: number
  free: number
  today: Day
}

export type Risk = 'reached' | 'good' | 'early' | 'tight' | 'bad'

/** How worried to be: `bad` when the hours are gone or a fifth of the visits will be missing, `tight` when fewer will. */
export function riskOf({ done, target, balance, basis, makesTarget, visits }: Outlook): Risk {
  if (done >= target) return 'reached'
  if (balance <= 0) return 'bad'
  if (basis === 'norm') return 'early'
  if (makesTarget) return 'good'
  return visits < target * 0.8 ? 'bad' : 'tight'
}

export const riskTones = { reached: 'ok', good: 'ok', early: 'neutral', tight: 'warn', bad: 'bad' } as const
