import { z } from 'zod'
import { isDay } from '#domain/calendar/day'
import { isWallTime } from '#domain/calendar/moment'
import type { WorkingHours } from '#domain/calendar/working-hours'
import { type CallingRules, defaultCallingRules } from './calling'
import { defaultGuardRule, type GuardRule } from './guard'

/** How the firm calls: how often, under which rules, at which hours, after how many unanswered calls something else is proposed, and what a day should bring. */
export type CallingSettings = {
  guard: GuardRule
  rules: CallingRules
  /** When natural persons are called: on working days and on Saturdays; null for not at all. Never on Sundays. */
  hours: { weekdays: CallWindow; saturday: CallWindow | null }
  mostUnanswered: number
  /** How many visits one books on a day of calling, for who likes to see how far the day is; 0 for no such number. */
  goalADay: number
}

export type CallWindow = { from: string; to: string }

/** The call hours are those of the sector code of 2012 for calls to consumers (compliance.md 1.9). */
export const defaultCallingSettings: CallingSettings = {
  guard: defaultGuardRule,
  rules: defaultCallingRules,
  hours: { weekdays: { from: '09:00', to: '22:00' }, saturday: { from: '10:00', to: '16:00' } },
  mostUnanswered: 4,
  goalADay: 6,
}

const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const day = z.string().refine(isDay).nullable()
const time = z.string().refine(isWallTime)
const callWindow = z.object({ from: time, to: time }).refine(({ from, to }) => from < to)

const Kept = z.object({
  guard: z.object({ maxContacts: whole(1, 20), withinDays: whole(1, 60), quietDays: whole(0, 180) }).catch(defaultCallingSettings.guard),
  rules: z
    .object({ consentNeededFrom: day, customerExceptionEndsOn: day, customerExceptionYears: whole(0, 20) })
    .catch(defaultCallingSettings.rules),
  hours: z.object({ weekdays: callWindow, saturday: callWindow.nullable() }).catch(defaultCallingSettings.hours),
  mostUnanswered: whole(1, 20).catch(defaultCallingSettings.mostUnanswered),
  goalADay: whole(0, 30).catch(defaultCallingSettings.goalADay),
})

/** The settings as they were kept; a part that is missing, or that nobody can read, is the default. */
export function callingSettingsFrom(kept: unknown): CallingSettings {
  const read = Kept.safeParse(kept ?? {})
  return read.success ? read.data : defaultCallingSettings
}

/** Whether these can be kept at all. */
export function areCallingSettings(settings: CallingSettings): boolean {
  return JSON.stringify(callingSettingsFrom(settings)) === JSON.stringify(settings)
}

/** The call hours as a week. */
export function callHoursOf({ hours: { weekdays, saturday } }: CallingSettings): WorkingHours {
  const week: WorkingHours = { 1: weekdays, 2: weekdays, 3: weekdays, 4: weekdays, 5: weekdays }
  return saturday ? { ...week, 6: saturday } : week
}
