import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import type { Db } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { enqueue } from '#db/jobs'
import { releaseFacts } from '#db/report-checks'
import { scheduleOf, schedulesThatAreOn } from '#db/report-schedules'
import { draftBySchedule, holdReport, reportOf } from '#db/reports'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { periodKey, reportPeriod } from '#domain/reporting/period'
import { releaseCheck } from '#domain/reporting/release-check'
import { duePeriods } from '#domain/reporting/schedule'
import { release } from './write.server'

/**
 * Leaves a job for every report that should be there by now and is not. What was missed while the program was down is found by the first look after it.
 * @returns how many were left
 */
export async function leaveDueReports(db: Db, now: Moment): Promise<number> {
  return withActor(db, SYSTEM, async (tx) => {
    let left = 0
    for (const schedule of await schedulesThatAreOn(tx, dayOf(now))) {
      const { clientId, campaignId, rhythm, campaign, startsOn, made } = schedule
      for (const period of duePeriods(schedule, { since: startsOn, campaign }, now)) {
        const key = periodKey(rhythm, period)
        if (made.includes(key)) continue
        await enqueue(tx, 'report-make', { clientId, campaignId, day: period.from }, { key: `${campaignId} ${key}` })
        left += 1
      }
    }
    return left
  })
}

/**
 * Makes the report of the period that a day lies in, once: whoever else makes it waits for the lock of the schedule and finds it there. It goes out by itself
 * only where the schedule says so and nothing is open; else it waits for a person and says why.
 */
export async function makeReport(db: Db, { campaignId, day }: { campaignId: string; day: Day }, now: Moment): Promise<void> {
  await withActor(db, SYSTEM, async (tx) => {
    const schedule = await scheduleOf(tx, campaignId, { lock: true })
    const campaign = await campaignOf(tx, campaignId, day)
    if (!schedule?.isOn || !campaign) return
    const { rhythm } = schedule
    const period = reportPeriod(rhythm, day)
    const { clientId } = campaign
    const key = periodKey(rhythm, period)
    const id = await draftBySchedule(tx, { clientId, campaignId, rhythm, period, periodKey: key, language: campaign.client.language })
    if (!id) return
    await record(tx, { action: 'report.begun', object: 'report', objectId: id, clientId, detail: { period: key, schedule: true } })
    if (schedule.release === 'send') await sendOrHold(tx, clientId, id, now)
  })
}

async function sendOrHold(tx: Tx, clientId: string, reportId: string, now: Moment) {
  const report = await reportOf(tx, reportId, { lock: true })
  if (!report) return
  const { open } = releaseCheck(await releaseFacts(tx, report, now))
  const held = open.map(({ kind }) => kind)
  if (held.length > 0) return holdReport(tx, clientId, reportId, held)
  const released = await release(tx, report, { now, releasedBy: null, mail: true })
  if ('refused' in released) await holdReport(tx, clientId, reportId, [released.refused])
}
