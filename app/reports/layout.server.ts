import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type KeptReport, keepLayout, layOutDraft, moveDraft, periodsTaken, reportOf } from '#db/reports'
import { addDays, type Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { Language } from '#domain/language/format'
import type { StaffActor } from '#domain/relations/actor'
import { layoutFrom } from '#domain/reporting/layout'
import { isEvaluation, periodKey, previousPeriod, reportPeriod } from '#domain/reporting/period'
import type { PagePicture } from '#reports/paper'
import { reportFirstPage } from '#reports/visit-report/pdf'
import { contentOf, worded } from './drawn.server'

type Refusal = { refused: 'not-found' | 'released-already' | 'changed-meanwhile' }

/**
 * Chooses which parts a draft has and in which order.
 * @param keep also for the next reports of this kind in the campaign, those that the schedule makes too
 */
export async function layOutReport(
  actor: StaffActor,
  reportId: string,
  { version, parts, keep }: { version: number; parts: readonly string[]; keep: boolean },
): Promise<{ saved: true } | Refusal> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await draftOf(tx, reportId)
    if ('refused' in report) return report
    const { clientId, kind } = report
    const layout = [...layoutFrom(parts, kind)]
    if (!(await layOutDraft(tx, { clientId, id: reportId, version }, layout))) return { refused: 'changed-meanwhile' } as const
    if (keep) await keepLayout(tx, report, layout)
    await record(tx, {
      action: 'report.laid-out',
      object: 'report',
      objectId: reportId,
      clientId,
      detail: { parts: layout.join(' '), keep },
    })
    return { saved: true } as const
  })
}

/** Moves the draft of a week or month to the one that holds a day. A correction keeps the period of what it replaces. */
export async function moveReport(
  actor: StaffActor,
  reportId: string,
  { version, day }: { version: number; day: Day },
): Promise<{ saved: true } | Refusal | { refused: 'there-already' | 'outside-campaign' | 'fixed-period' }> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await draftOf(tx, reportId)
    if ('refused' in report) return report
    const { clientId, campaignId, kind, edition } = report
    if (isEvaluation(kind) || edition > 0) return { refused: 'fixed-period' } as const
    const campaign = await campaignOf(tx, campaignId, day)
    const period = reportPeriod(kind, day)
    if (!campaign || period.to < campaign.startsOn || period.from > addDays(campaign.endsOn, 45))
      return { refused: 'outside-campaign' } as const
    const key = periodKey(kind, period)
    if (!(await moveDraft(tx, { clientId, id: reportId, version }, { period, periodKey: key })))
      return { refused: 'changed-meanwhile' } as const
    await record(tx, { action: 'report.moved', object: 'report', objectId: reportId, clientId, detail: { period: key } })
    return { saved: true } as const
  })
}

/** So many periods back one chooses from. */
const mostPeriods = 12

/** The periods a draft may be about: its own, and those up to today that have no report yet, the newest first. None for an evaluation or a correction. */
export async function periodChoices(tx: Tx, report: KeptReport, now: Moment): Promise<Period[]> {
  const { kind, edition, campaignId, startsOn, endsOn } = report
  const campaign = await campaignOf(tx, campaignId, dayOf(now))
  if (isEvaluation(kind) || edition > 0 || !campaign) return []
  const taken = await periodsTaken(tx, report)
  const own = { from: startsOn, to: endsOn }
  const choices: Period[] = []
  let period = reportPeriod(kind, dayOf(now))
  for (let back = 0; back < mostPeriods; back += 1, period = previousPeriod(kind, period)) {
    const touches = period.to >= campaign.startsOn && period.from <= campaign.endsOn
    if (period.from === startsOn || (touches && !taken.includes(periodKey(kind, period)))) choices.push(period)
  }
  return choices.some(({ from }) => from === own.from) ? choices : [own, ...choices]
}

/** The first page of a report as it would be with these parts and words, drawn as on paper, and how many pages it would have. Nothing is kept. */
export async function firstPageWith(
  actor: StaffActor,
  reportId: string,
  { parts, headline, summary, language }: { parts: readonly string[]; headline: string; summary: string; language: Language },
  now: Moment,
): Promise<PagePicture | { refused: 'not-found' | 'no-unit' }> {
  const words = await withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId)
    if (!report) return { refused: 'not-found' } as const
    const frozen = await contentOf(tx, report.state === 'draft' ? { ...report, parts: [...parts] } : report, now)
    if (!frozen) return { refused: 'no-unit' } as const
    const own = report.state === 'draft' ? { ...frozen, headline: headline || null, summary: summary || null } : frozen
    return { report: worded(own, language, report.state === 'draft' ? language : report.language) }
  })
  return words.refused !== undefined ? { refused: words.refused } : reportFirstPage(words.report)
}

async function draftOf(tx: Tx, reportId: string): Promise<KeptReport | Refusal> {
  const report = await reportOf(tx, reportId, { lock: true })
  if (!report) return { refused: 'not-found' }
  return report.state === 'released' ? { refused: 'released-already' } : report
}
