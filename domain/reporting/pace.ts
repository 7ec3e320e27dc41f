import { addDays, type Day, dayFrom, daysBetween, earlierOf, laterOf, partsOf } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { contains, type Period } from '#domain/calendar/period'
import type { Figure } from './report-content'
import type { ReportFacts } from './report-facts'
import { countOf, visitsMade } from './visits'

/** The visits of a campaign, made and agreed, per month, or per quarter when the campaign lasts longer than eight months. */
export type Pace = { per: 'month' | 'quarter'; bars: readonly { period: Period; visited: Figure; booked: Figure }[] }

const longestInMonths = 245
/** More bars than this do not stand beside each other with their words; the newest stay. */
const mostBars = 8
/** An empty stretch ahead is shown for a quarter of a year, and an appointment for two years. */
const ahead = { empty: 92, appointment: 731 }

/** From the first day of the unit, or the first visit before it, to its last day or the last appointment. Null when there is nothing to show. */
export function paceOf(facts: ReportFacts): Pace | null {
  const visits = visitsMade(facts)
  const agreed = facts.ahead
    .filter(({ kind, state }) => kind === 'visit' && state === 'agreed')
    .map((each) => ({ ...each, on: dayOf(each.startsAt) }))
  const days = [...visits, ...agreed].map(({ on }) => on)
  if (days.length === 0) return null
  const { startsOn, endsOn } = facts.unit
  const { asOf } = facts.report
  const from = days.reduce(earlierOf, startsOn)
  const last = days.reduce(laterOf, earlierOf(endsOn, addDays(asOf, ahead.empty)))
  const to = earlierOf(last, addDays(asOf, ahead.appointment))
  const months = daysBetween(from, laterOf(to, endsOn)) > longestInMonths ? 3 : 1
  const bars = stretches(from, to, months).map((period) => ({
    period,
    visited: countOf(visits.filter(({ on }) => contains(period, on))),
    booked: countOf(agreed.filter(({ on }) => contains(period, on))),
  }))
  return bars.length > 0 ? { per: months === 3 ? 'quarter' : 'month', bars: bars.slice(-mostBars) } : null
}

/** Whole months, or whole quarters of a calendar year, from the one that holds the first day to the one that holds the last. */
function stretches(from: Day, to: Day, months: 1 | 3): Period[] {
  const { year, month } = partsOf(from)
  const found: Period[] = []
  for (let first = month - ((month - 1) % months); ; first += months) {
    const period = { from: dayFrom(year, first, 1), to: addDays(dayFrom(year, first + months, 1), -1) }
    if (period.from > to) return found
    found.push(period)
  }
}
