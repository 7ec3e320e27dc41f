import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type Delivery, deliveriesOf, releaseFacts } from '#db/report-checks'
import { type ReportReader, type ReportSchedule, reportReaders, scheduleOf } from '#db/report-schedules'
import { editionsOf, frozenReport, type KeptReport, reportOf, reportsOf } from '#db/reports'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { Language } from '#domain/language/format'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { isMailAddress } from '#domain/relations/mail-address'
import type { Evaluation } from '#domain/reporting/evaluation'
import { layoutFrom, type ReportLayout } from '#domain/reporting/layout'
import { periodKey, type ReportRhythm, reportPeriod, rhythmProposal } from '#domain/reporting/period'
import { type ReleaseCheck, releaseCheck } from '#domain/reporting/release-check'
import { nextDue } from '#domain/reporting/schedule'
import type { WordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { contentOf, worded } from './drawn.server'
import { fileName } from './file-name'
import { periodChoices } from './layout.server'

export type ReportPage = {
  report: KeptReport
  worded: WordedReport
  drafted: { headline: string; summary: string }
  /** Which parts it has, in which order. */
  layout: ReportLayout
  /** The weeks or months a draft may be about. */
  periods: Period[]
  /** Of a draft of an evaluation: what there is to say in it. */
  evaluation: Evaluation | null
  /** What is looked at before a release; null for a released one. */
  check: ReleaseCheck | null
  /** To whom a released one was mailed. */
  deliveries: Delivery[]
  /** The other editions of the same report: a correction and what it replaces. */
  editions: { id: string; edition: number; state: string }[]
}

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
    const { glance } = worded({ content: frozen.content, headline: null, summary: null }, report.language, report.language)
    const drafted = { headline: glance.headline, summary: glance.summary.join(' ') }
    const isDraft = report.state === 'draft'
    return {
      report,
      worded: forScreen(worded(frozen, language ?? report.language, report.language)),
      drafted,
      layout: layoutFrom(report.parts, report.kind),
      periods: isDraft ? await periodChoices(tx, report, now) : [],
      evaluation: isDraft ? (frozen.content.evaluation ?? null) : null,
      check: isDraft ? releaseCheck(await releaseFacts(tx, report, now)) : null,
      deliveries: isDraft ? [] : await deliveriesOf(tx, reportId),
      editions: await editionsOf(tx, report),
    }
  })
}

/** A released report for a client's person, in its own language; null when it is not released or not theirs. */
export async function releasedReport(
  actor: ClientActor,
  reportId: string,
  now: Moment,
): Promise<{ report: KeptReport; worded: WordedReport } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId)
    if (report?.state !== 'released') return null
    const frozen = await contentOf(tx, report, now)
    return frozen && { report, worded: forScreen(worded(frozen, report.language, report.language)) }
  })
}

/** A screen has a look of its own: the logos, which are heavy, stay here. */
function forScreen({ look: _, ...words }: WordedReport): WordedReport {
  return words
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

export type ReportLine = KeptReport & { total: number }

export type CampaignReports = {
  reports: ReportLine[]
  rhythm: ReportRhythm
  next: { from: string; to: string; key: string; there: boolean }
  schedule: ReportSchedule | null
  /** The next report that the schedule makes. */
  due: { at: Moment; period: Period } | null
  /** What the number of visits and the period propose (R9). */
  proposal: { rhythm: ReportRhythm; visitsPerWeek: number }
  readers: (ReportReader & { reachable: boolean })[]
}

/** The reports of a campaign, with the period that a next one would be about and its schedule; null when the actor does not see the campaign. */
export async function campaignReports(actor: StaffActor, campaignId: string, now: Moment): Promise<CampaignReports | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const reports = await reportsOf(tx, campaignId)
    const within = { from: campaign.startsOn, to: campaign.endsOn }
    const period = reportPeriod(campaign.reportRhythm, today)
    const key = periodKey(campaign.reportRhythm, period)
    const schedule = await scheduleOf(tx, campaignId)
    const readers = await reportReaders(tx, campaign.clientId)
    return {
      reports,
      rhythm: campaign.reportRhythm,
      next: { ...period, key, there: reports.some((each) => each.periodKey === key) },
      schedule,
      due: schedule?.isOn ? nextDue(schedule, { since: schedule.startsOn, campaign: within }, now) : null,
      proposal: rhythmProposal(campaign.targetVisits ?? 0, within),
      readers: readers.map((reader) => ({ ...reader, reachable: reader.email !== null && isMailAddress(reader.email.trim()) })),
    }
  })
}

/** The reports of every client the actor sees, a page at a time. */
export async function allReports(actor: StaffActor, page: number): Promise<ReportLine[]> {
  return withActor(theDb(), actor, (tx) => reportsOf(tx, null, { limit: 25, offset: (Math.max(1, page) - 1) * 25 }))
}
