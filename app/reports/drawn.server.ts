import type { Tx } from '#db/door'
import { frozenReport, type KeptReport, reportFacts } from '#db/reports'
import type { Moment } from '#domain/calendar/moment'
import type { Language } from '#domain/language/format'
import type { ReportContent } from '#domain/reporting/report-content'
import { reportContent } from '#domain/reporting/weekly-content'
import { type WordedReport, wordedReport } from '#reports/visit-report/content'

/** What a released report keeps beside its bytes: the figures, and the words a person chose. */
export type Frozen = { content: ReportContent; headline: string | null; summary: string | null }

/** The content of a report: a draft's from the facts as they are now, a released one's as it was kept. Null when there is no unit to report on. */
export async function contentOf(tx: Tx, report: KeptReport, now: Moment): Promise<Frozen | null> {
  if (report.state === 'released') {
    const kept = await frozenReport(tx, report.id)
    return (kept?.content as Frozen | undefined) ?? null
  }
  const period = { from: report.startsOn, to: report.endsOn }
  const facts = await reportFacts(tx, { ...report, rhythm: report.kind, period }, now)
  return facts ? { content: reportContent(facts), headline: report.headline, summary: report.summary } : null
}

/**
 * The report in words. What a person wrote as headline and summary goes before what the rules drafted, in the report's own language only: nobody
 * translated it.
 */
export function worded({ content, headline, summary }: Frozen, language: Language, own: Language): WordedReport {
  const drafted = wordedReport(content, language)
  if (language !== own) return drafted
  const glance = { ...drafted.glance, headline: headline || drafted.glance.headline, summary: summary ? [summary] : drafted.glance.summary }
  return { ...drafted, glance }
}
