import { createHash } from 'node:crypto'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { Undo, withActor } from '#db/door'
import { once } from '#db/once'
import { changeDraft, closeLedger, draftReport, freezeReport, reportFacts, reportOf } from '#db/reports'
import { addDays, type Day, earlierOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { periodKey, reportPeriod } from '#domain/reporting/period'
import { reportContent } from '#domain/reporting/weekly-content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { type Frozen, worded } from './drawn.server'

/** Begins the report of the week or month that holds a day, by the campaign's rhythm; one that is there already is the answer. */
export async function beginReport(
  actor: StaffActor,
  campaignId: string,
  day: Day,
  { op }: { op?: string },
): Promise<{ reportId: string } | { refused: 'not-found' | 'outside-campaign' | 'there-already' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, day }, async () => {
      const campaign = await campaignOf(tx, campaignId, day)
      if (!campaign) return { refused: 'not-found' } as const
      const rhythm = campaign.reportRhythm
      const period = reportPeriod(rhythm, day)
      if (period.to < campaign.startsOn || period.from > addDays(campaign.endsOn, 45)) return { refused: 'outside-campaign' } as const
      const { clientId } = campaign
      const made = { clientId, campaignId, rhythm, period, periodKey: periodKey(rhythm, period), language: campaign.client.language }
      const reportId = await draftReport(tx, made)
      await record(tx, { action: 'report.begun', object: 'report', objectId: reportId, clientId, detail: { period: made.periodKey } })
      return { reportId }
    }),
  )
}

/** Writes one's own headline, summary or language into a draft. Empty words give the drafted ones back. */
export async function editDraft(
  actor: StaffActor,
  reportId: string,
  { version, ...to }: { version: number; headline?: string; summary?: string; language?: 'nl' | 'en' },
): Promise<{ saved: true } | { refused: 'not-found' | 'released-already' | 'changed-meanwhile' }> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId, { lock: true })
    if (!report) return { refused: 'not-found' } as const
    if (report.state === 'released') return { refused: 'released-already' } as const
    const words = {
      headline: to.headline === undefined ? undefined : to.headline || null,
      summary: to.summary === undefined ? undefined : to.summary || null,
    }
    const saved = await changeDraft(tx, report.clientId, { id: reportId, version, language: to.language, ...words })
    return saved ? ({ saved: true } as const) : ({ refused: 'changed-meanwhile' } as const)
  })
}

/**
 * Releases a report: its content and bytes are frozen, and the unit's ledger is closed through its period. Of a period that is not over yet, today
 * stays open: what is still booked today stands in the opening balance of the next report.
 */
export async function releaseReport(
  actor: StaffActor,
  reportId: string,
  version: number,
  now: Moment,
): Promise<
  | { released: true; sha256: string }
  | { refused: 'not-found' | 'not-yours' | 'no-unit' | 'released-already' | 'changed-meanwhile' | 'not-begun' }
> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId, { lock: true })
    if (!report) return { refused: 'not-found' } as const
    if (report.state === 'released') return { refused: 'released-already' } as const
    const today = dayOf(now)
    if (report.startsOn > today) return { refused: 'not-begun' } as const
    const asked = { ...report, state: 'released' as const, rhythm: report.kind, period: { from: report.startsOn, to: report.endsOn } }
    const facts = await reportFacts(tx, asked, now)
    if (!facts) return { refused: 'no-unit' } as const
    const frozen: Frozen = { content: reportContent(facts), headline: report.headline, summary: report.summary }
    const pdf = await weeklyPdf(worded(frozen, report.language, report.language))
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    await closeLedger(tx, report.clientId, facts.unit.id, earlierOf(report.endsOn, addDays(today, -1)))
    const released = await freezeReport(
      tx,
      { clientId: report.clientId, id: reportId, version },
      { content: frozen, pdf, sha256, releasedAt: now, releasedBy: actor.staffId },
    )
    if (!released) throw new Undo({ refused: 'changed-meanwhile' } as const)
    await record(tx, { action: 'report.released', object: 'report', objectId: reportId, clientId: report.clientId, detail: { sha256 } })
    return { released: true, sha256 } as const
  })
}
