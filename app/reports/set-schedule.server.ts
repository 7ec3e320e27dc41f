import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { Undo, withActor } from '#db/door'
import { once } from '#db/once'
import { type ReportSchedule, setReportReaders, setSchedule } from '#db/report-schedules'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/**
 * Sets when the reports of a campaign are made by themselves, how often, whether they go out by themselves, and who of the client receives them. Periods that
 * were due before today are left alone: a schedule makes no reports about what is behind it.
 */
export async function scheduleReports(
  actor: StaffActor,
  campaignId: string,
  { readerIds, ...schedule }: Omit<ReportSchedule, 'startsOn'> & { readerIds: readonly string[] },
  { now, op }: { now: Moment; op?: string },
): Promise<{ scheduled: true } | { refused: 'not-found' | 'schedule-not-yours' | 'schedule-changed' | 'used-twice' }> {
  if (actor.role === 'consultant') return { refused: 'schedule-not-yours' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, schedule, readerIds }, async () => {
      const today = dayOf(now)
      const campaign = await campaignOf(tx, campaignId, today)
      if (!campaign) return { refused: 'not-found' } as const
      const { clientId } = campaign
      if (!(await setSchedule(tx, { clientId, campaignId }, schedule, today))) throw new Undo({ refused: 'schedule-changed' } as const)
      await setReportReaders(tx, clientId, readerIds)
      const { rhythm, weekday, monthDay, at, release, isOn } = schedule
      const detail = { rhythm, weekday, monthDay, at, release, isOn, readers: readerIds.length }
      await record(tx, { action: 'report.planned', object: 'campaign', objectId: campaignId, clientId, detail })
      return { scheduled: true } as const
    }),
  )
}
