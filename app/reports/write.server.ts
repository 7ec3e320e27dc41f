import { createHash } from 'node:crypto'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { evaluationHeld } from '#db/evaluations'
import { once } from '#db/once'
import { releaseFacts } from '#db/report-checks'
import { changeDraft, closeLedger, draftCorrection, draftReport, freezeReport, type KeptReport, reportOf } from '#db/reports'
import { addDays, type Day, earlierOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { layoutFrom } from '#domain/reporting/layout'
import { isEvaluation, periodKey, reportPeriod } from '#domain/reporting/period'
import { type ReleaseCheck, releaseCheck } from '#domain/reporting/release-check'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { mailReport } from './delivery.server'
import { drawn, type Frozen, factsOf, worded } from './drawn.server'

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

export type ReleaseRefusal = {
  refused: 'not-found' | 'not-yours' | 'no-unit' | 'released-already' | 'changed-meanwhile' | 'not-begun'
}

/** `mailed` is to how many people of the client it goes. */
export type Released = { released: true; sha256: string; mailed: number }

/**
 * Releases a report: its content and bytes are frozen, the unit's ledger is closed through its period, and the mails to who receives it are written in the
 * same transaction. Of a period that is not over yet, today stays open: what is still booked today stands in the opening balance of the next report.
 * Of two people who release at once one does.
 * @param mail false releases without mailing: the portal shows it all the same
 */
export async function releaseReport(
  actor: StaffActor,
  reportId: string,
  version: number,
  now: Moment,
  { mail = true }: { mail?: boolean } = {},
): Promise<Released | ReleaseRefusal> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId, { lock: true })
    if (!report) return { refused: 'not-found' } as const
    return release(tx, { ...report, version }, { now, releasedBy: actor.staffId, mail })
  })
}

/** Releases a report whose row is locked, by a person or (`releasedBy` null) by its schedule. */
export async function release(
  tx: Tx,
  report: KeptReport,
  { now, releasedBy, mail }: { now: Moment; releasedBy: string | null; mail: boolean },
): Promise<Released | ReleaseRefusal> {
  const { id, clientId, version, startsOn, endsOn, language } = report
  if (report.state === 'released') return { refused: 'released-already' }
  const today = dayOf(now)
  if (startsOn > today) return { refused: 'not-begun' }
  const facts = await factsOf(tx, { ...report, state: 'released' }, now)
  if (!facts) return { refused: 'no-unit' }
  const content = await drawn(tx, report, facts)
  const words = worded(content, language, language)
  const pdf = await weeklyPdf(words)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await closeLedger(tx, clientId, facts.unit.id, earlierOf(endsOn, addDays(today, -1)))
  const check = releaseCheck(await releaseFacts(tx, report, now))
  // The look is kept once, with the words.
  const { look: _, ...said } = content
  const frozen: Frozen = { ...said, words }
  const parts = [...layoutFrom(report.parts, report.kind)]
  const kept = { content: frozen, pdf, sha256, parts, releasedAt: now, releasedBy, hidden: hiddenInShort(check) }
  if (!(await freezeReport(tx, { clientId, id, version }, kept))) throw new Undo({ refused: 'changed-meanwhile' } as const)
  if (isEvaluation(report.kind)) await evaluationHeld(tx, report, report.kind, now)
  const mailed = mail ? await mailReport(tx, report, words, check.goesTo, now) : 0
  await record(tx, { action: 'report.released', object: 'report', objectId: id, clientId, detail: { sha256, mailed } })
  return { released: true, sha256, mailed }
}

/** What was left out, as it is kept with the report: `quotes:2`. */
const hiddenInShort = ({ hidden }: ReleaseCheck) =>
  hidden.map((each) => `${each.kind}:${each.kind === 'quotes' ? each.visits.length : each.count}`)

/** Begins a correction of a released report: the next edition, which says what changed. Asked twice it is begun once. */
export async function correctReport(
  actor: StaffActor,
  reportId: string,
  note: string,
  { op }: { op?: string },
): Promise<{ reportId: string } | { refused: 'not-found' | 'not-yours' | 'not-released' | 'corrected-already' | 'used-twice' }> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { reportId, note }, async () => {
      const report = await reportOf(tx, reportId, { lock: true })
      if (!report) return { refused: 'not-found' } as const
      if (report.state !== 'released') return { refused: 'not-released' } as const
      const made = await draftCorrection(tx, report, note)
      if (!made) return { refused: 'corrected-already' } as const
      await record(tx, {
        action: 'report.corrected',
        object: 'report',
        objectId: made,
        clientId: report.clientId,
        detail: { replaces: reportId },
      })
      return { reportId: made }
    }),
  )
}
