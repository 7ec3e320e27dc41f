import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { openEvaluation, sayInEvaluation } from '#db/evaluations'
import { once } from '#db/once'
import { draftReport, reportOf } from '#db/reports'
import { type Day, earlierOf, laterOf } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import type { EvaluationSaid } from '#domain/reporting/evaluation'
import { type EvaluationKind, isEvaluation } from '#domain/reporting/period'

/**
 * Begins the interim or final evaluation of a campaign: a report on the campaign up to now. A draft that is there already is the answer, and so is the one
 * released for the same day.
 */
export async function beginEvaluation(
  actor: StaffActor,
  { campaignId, kind, today }: { campaignId: string; kind: EvaluationKind; today: Day },
  { op }: { op?: string },
): Promise<{ reportId: string } | { refused: 'not-found' | 'not-begun' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, kind }, async () => {
      const campaign = await campaignOf(tx, campaignId, today)
      if (!campaign) return { refused: 'not-found' } as const
      const { clientId, startsOn, endsOn } = campaign
      if (startsOn > today) return { refused: 'not-begun' } as const
      const there = await openEvaluation(tx, { clientId, campaignId }, kind)
      if (there) return { reportId: there }
      const to = kind === 'final-evaluation' ? laterOf(startsOn, endsOn) : earlierOf(today, laterOf(startsOn, endsOn))
      const period = { from: startsOn, to }
      const periodKey = kind === 'final-evaluation' ? 'final' : to
      const made = { clientId, campaignId, rhythm: kind, period, periodKey, language: campaign.client.language }
      const reportId = await draftReport(tx, made)
      await record(tx, { action: 'report.begun', object: 'report', objectId: reportId, clientId, detail: { period: periodKey, kind } })
      return { reportId }
    }),
  )
}

/** Keeps what was said at an evaluation with its draft. */
export async function sayEvaluation(
  actor: StaffActor,
  reportId: string,
  { version, said }: { version: number; said: EvaluationSaid },
): Promise<{ saved: true } | { refused: 'not-found' | 'released-already' | 'changed-meanwhile' }> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, reportId, { lock: true })
    if (!report || !isEvaluation(report.kind)) return { refused: 'not-found' } as const
    if (report.state === 'released') return { refused: 'released-already' } as const
    const saved = await sayInEvaluation(tx, { clientId: report.clientId, id: reportId, version }, said)
    if (!saved) return { refused: 'changed-meanwhile' } as const
    const { clientId } = report
    await record(tx, {
      action: 'report.evaluation-said',
      object: 'report',
      objectId: reportId,
      clientId,
      detail: { agreed: said.agreed.length },
    })
    return { saved: true } as const
  })
}
