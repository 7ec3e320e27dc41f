import { addDays, type Day, isoWeek, partsOf } from '#domain/calendar/day'
import { lengthOf, monthPeriodOf, type Period, weekPeriodOf } from '#domain/calendar/period'

export type ReportRhythm = 'weekly' | 'monthly'

/** An evaluation is a report on the whole campaign up to a day (R10). */
export type EvaluationKind = 'interim-evaluation' | 'final-evaluation'
export type ReportKind = ReportRhythm | EvaluationKind

export function isEvaluation(kind: ReportKind): kind is EvaluationKind {
  return kind === 'interim-evaluation' || kind === 'final-evaluation'
}

/** The week or month that holds a day. */
export function reportPeriod(rhythm: ReportRhythm, day: Day): Period {
  return rhythm === 'weekly' ? weekPeriodOf(day) : monthPeriodOf(day)
}

/** The period of the same rhythm just before. */
export function previousPeriod(rhythm: ReportRhythm, period: Period): Period {
  return reportPeriod(rhythm, addDays(period.from, -1))
}

/** A text that names a period once: '2025-W47' or '2025-11'. It makes a second report on the same period impossible. */
export function periodKey(rhythm: ReportRhythm, period: Period): string {
  if (rhythm === 'monthly') return period.from.slice(0, 7)
  const { year, week } = isoWeek(period.from)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The week number of a weekly report; null for any other. */
export function weekNumberOf(rhythm: ReportKind, period: Period): number | null {
  return rhythm === 'weekly' ? isoWeek(period.from).week : null
}

/** Weekly when at least 4 visits a week are made or planned in the period, else monthly. */
export function rhythmProposal(visits: number, period: Period): { rhythm: ReportRhythm; visitsPerWeek: number } {
  const weeks = Math.max(1, lengthOf(period) / 7)
  const visitsPerWeek = visits / weeks
  return { rhythm: visitsPerWeek >= 4 ? 'weekly' : 'monthly', visitsPerWeek }
}

/** How many reports of a rhythm a period will have: each week or month that it touches. */
export function reportsIn(rhythm: ReportRhythm, period: Period): number {
  if (period.to < period.from) return 0
  const first = reportPeriod(rhythm, period.from)
  if (rhythm === 'weekly') return Math.floor(lengthOf({ from: first.from, to: period.to }) / 7 + 6 / 7)
  const [from, to] = [partsOf(period.from), partsOf(period.to)]
  return (to.year - from.year) * 12 + to.month - from.month + 1
}
