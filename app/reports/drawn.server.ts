import type { Tx } from '#db/door'
import { evaluationFacts } from '#db/evaluations'
import { reportLook } from '#db/looks'
import { reportFacts } from '#db/report-facts'
import { frozenReport, type KeptReport } from '#db/reports'
import { numbersOf, usualNumberOf } from '#db/segments/analysis'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Language } from '#domain/language/format'
import type { BaseNumbers } from '#domain/reporting/base'
import { changesBetween } from '#domain/reporting/changes'
import { layoutFrom } from '#domain/reporting/layout'
import type { ReportLook } from '#domain/reporting/look'
import { isEvaluation } from '#domain/reporting/period'
import type { ReportContent } from '#domain/reporting/report-content'
import type { ReportFacts } from '#domain/reporting/report-facts'
import { reportContent } from '#domain/reporting/weekly-content'
import { type WordedReport, wordedReport } from '#reports/visit-report/content'

/**
 * What a released report keeps beside its bytes: the figures, the words a person chose, and how both were worded in its language. From `words` the same
 * bytes are made again, also when the office words things otherwise by then; reports released before they were kept have none.
 */
export type Frozen = { content: ReportContent; headline: string | null; summary: string | null; look?: ReportLook; words?: WordedReport }

/** The content of a report: a draft's from the facts as they are now, a released one's as it was kept. Null when there is no unit to report on. */
export async function contentOf(tx: Tx, report: KeptReport, now: Moment): Promise<Frozen | null> {
  if (report.state === 'released') {
    const kept = await frozenReport(tx, report.id)
    return (kept?.content as Frozen | undefined) ?? null
  }
  const facts = await factsOf(tx, report, now)
  return facts ? drawn(tx, report, facts) : null
}

/** The facts of a report as they are now; of an evaluation also what was expected, how the base came in and what was said. */
export async function factsOf(tx: Tx, report: KeptReport, now: Moment): Promise<ReportFacts | null> {
  const { kind } = report
  const period = { from: report.startsOn, to: report.endsOn }
  const facts = await reportFacts(tx, { ...report, rhythm: kind, period }, now)
  if (!facts) return null
  // Of a large base these are many rows: only a report that shows them reads them.
  const base = layoutFrom(report.parts, kind).includes('base') ? await baseNumbers(tx, report.clientId, facts.report.asOf) : null
  return { ...facts, base, ...(isEvaluation(kind) ? { evaluation: await evaluationFacts(tx, { ...report, kind }, dayOf(now)) } : {}) }
}

async function baseNumbers(tx: Tx, clientId: string, asOf: Day): Promise<BaseNumbers | null> {
  const number = await usualNumberOf(tx, clientId)
  return number && { ...number, customers: await numbersOf(tx, clientId, number, asOf) }
}

/** The content of a report from its facts; a correction also says what it changes of the report it replaces. */
export async function drawn(tx: Tx, report: KeptReport, facts: ReportFacts): Promise<Frozen> {
  const content = { ...reportContent(facts), layout: layoutFrom(report.parts, report.kind) }
  const { headline, summary, replacesId, correctionNote, number, edition } = report
  const look = await reportLook(tx, report.clientId)
  if (!replacesId) return { content, headline, summary, look }
  const before = (await frozenReport(tx, replacesId))?.content as Frozen | undefined
  if (!before) throw new Error(`the report that ${report.id} replaces was not released`)
  const correction = {
    replaces: { number, edition: edition - 1 },
    note: correctionNote ?? '',
    changes: changesBetween(before.content, content),
  }
  return { content: { ...content, correction }, headline, summary, look }
}

/**
 * The report in words. What a person wrote as headline and summary goes before what the rules drafted, in the report's own language only: nobody
 * translated it.
 */
export function worded({ content, headline, summary, look, words }: Frozen, language: Language, own: Language): WordedReport {
  if (words && words.language === language) return words
  const drafted = { ...wordedReport(content, language), look: look ?? words?.look ?? null }
  if (language !== own) return drafted
  const glance = { ...drafted.glance, headline: headline || drafted.glance.headline, summary: summary ? [summary] : drafted.glance.summary }
  return { ...drafted, glance }
}
