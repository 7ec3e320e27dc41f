import { addDays, type Day, dayFrom, laterOf, partsOf } from '#domain/calendar/day'
import { dayOf, type Moment, momentOf, type WallTime } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import { previousPeriod, type ReportRhythm, reportPeriod } from './period'

/** When the reports of a campaign are made, on the clock of the office. `weekday` 1 is Monday; `monthDay` is 1–28. */
export type ReportTimes = { rhythm: ReportRhythm; weekday: number; monthDay: number; at: WallTime }

/** Up to this weekday, and this day of a month, a report is about the period before; later it is about the period it falls in. */
const lastEarlyWeekday = 3
const lastEarlyMonthDay = 14

/** The moment at which the report of a period is due. An hour that the clock skips becomes the next, one that comes twice is its first. */
export function dueMoment({ rhythm, weekday, monthDay, at }: ReportTimes, period: Period): Moment {
  if (rhythm === 'weekly') return momentOf(addDays(period.from, (weekday <= lastEarlyWeekday ? 7 : 0) + weekday - 1), at)
  const { year, month } = partsOf(period.from)
  return momentOf(dayFrom(year, month + (monthDay <= lastEarlyMonthDay ? 1 : 0), monthDay), at)
}

/** A server that was down makes up for the reports of this many weeks, or for the last two of a month. */
const reach = { weekly: 5, monthly: 2 } as const

/**
 * The periods whose report should be there by now, the oldest first: those that became due since the schedule began and lie within the campaign. It does
 * not matter when one looks: an hour that was missed is made up for by the next look.
 */
export function duePeriods(times: ReportTimes, within: { since: Day; campaign: Period }, now: Moment): Period[] {
  const { since, campaign } = within
  const due: Period[] = []
  let period = reportPeriod(times.rhythm, dayOf(now))
  for (let back = 0; back <= reach[times.rhythm]; back += 1) {
    const at = dueMoment(times, period)
    const touches = period.to >= campaign.from && period.from <= campaign.to
    if (at <= now && dayOf(at) >= since && touches) due.unshift(period)
    period = previousPeriod(times.rhythm, period)
  }
  return due
}

/** The next report that will be made, and about which period; null when the campaign is over by then. */
export function nextDue(times: ReportTimes, within: { since: Day; campaign: Period }, now: Moment): { at: Moment; period: Period } | null {
  const { since, campaign } = within
  let period = previousPeriod(times.rhythm, reportPeriod(times.rhythm, laterOf(laterOf(dayOf(now), since), campaign.from)))
  for (let tries = 0; tries < 5; tries += 1) {
    const at = dueMoment(times, period)
    if (at > now && dayOf(at) >= since && period.to >= campaign.from) return period.from <= campaign.to ? { at, period } : null
    period = reportPeriod(times.rhythm, addDays(period.to, 1))
  }
  return null
}
