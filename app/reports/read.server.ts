import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { frozenReport, type KeptReport, reportOf, reportsOf } from '#db/reports'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Language } from '#domain/language/format'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { periodKey, type ReportRhythm, reportPeriod } from '#domain/reporting/period'
import type { WordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { contentOf, worded } from './drawn.server'

export type ReportPage = { report: KeptReport; worded: WordedReport; drafted: { headline: string; summary: string } }

/** A report for the screen: the same words as on paper, and what the rules would write as headline and summary. */
export async function reportPage(
  actor: StaffActor,
  reportId: string,
  language: Language | null,
  now: Moment,
): Promise<ReportPage | { refused: 'not-found' | 'no-unit' }> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId)
    if (!report) return { refused: 'not-found' } as const
    const frozen = await contentOf(tx, report, now)
    if (!frozen) return { refused: 'no-unit' } as const
    const { glance } = worded({ ...frozen, headline: null, summary: null }, report.language, report.language)
    const drafted = { headline: glance.headline, summary: glance.summary.join(' ') }
    return { report, worded: worded(frozen, language ?? report.language, report.language), drafted }
  })
}

export type ReportFile = { bytes: Buffer; name: string }

/**
 * The PDF of a report. A released one in its own language is the bytes that were kept; in the other language it is made from the content that was
 * kept. A client's person gets released reports only.
 */
export async function reportFile(
  actor: StaffActor | ClientActor,
  reportId: string,
  language: Language | null,
  now: Moment,
): Promise<ReportFile | { refused: 'not-found' | 'no-unit' }> {
  const made = await withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId)
    if (!report || (actor.kind === 'client' && report.state !== 'released')) return { refused: 'not-found' } as const
    const wanted = language ?? report.language
    if (report.state === 'released' && wanted === report.language) {
      const kept = await frozenReport(tx, reportId)
      if (kept) return { report, bytes: kept.pdf, words: null }
    }
    const frozen = await contentOf(tx, report, now)
    return frozen ? { report, bytes: null, words: worded(frozen, wanted, report.language) } : ({ refused: 'no-unit' } as const)
  })
  if (made.refused !== undefined) return { refused: made.refused }
  const bytes = made.bytes ?? (await weeklyPdf(made.words))
  return { bytes, name: fileName(made.report, language ?? made.report.language) }
}

/** Letters, digits and dashes only: a name that is safe in a header and on every disk. */
function fileName({ client, number, edition, state, periodKey }: KeptReport, language: Language): string {
  const letter = edition > 0 ? String.fromCharCode(96 + edition) : ''
  const words = [
    client,
    language === 'nl' ? 'rapport' : 'report',
    `${number}${letter}`,
    periodKey,
    state === 'draft' ? (language === 'nl' ? 'concept' : 'draft') : '',
  ]
  return `${words
    .filter(Boolean)
    .join('-')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/-+/g, '-')}-${language}.pdf`
}

export type ReportLine = KeptReport & { total: number }

/** The reports of a campaign, with the period that a next one would be about; null when the actor does not see the campaign. */
export async function campaignReports(
  actor: StaffActor,
  campaignId: string,
  now: Moment,
): Promise<{ reports: ReportLine[]; rhythm: ReportRhythm; next: { from: string; to: string; key: string; there: boolean } } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const reports = await reportsOf(tx, campaignId)
    const period = reportPeriod(campaign.reportRhythm, today)
    const key = periodKey(campaign.reportRhythm, period)
    return { reports, rhythm: campaign.reportRhythm, next: { ...period, key, there: reports.some((each) => each.periodKey === key) } }
  })
}

/** The reports of every client the actor sees, a page at a time. */
export async function allReports(actor: StaffActor, page: number): Promise<ReportLine[]> {
  return withActor(theDb(), actor, (tx) => reportsOf(tx, null, { limit: 25, offset: (Math.max(1, page) - 1) * 25 }))
}
