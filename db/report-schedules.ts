import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { WallTime } from '#domain/calendar/moment'
import type { ReportRhythm } from '#domain/reporting/period'
import type { Tx } from './door'
import { rows } from './rows'

export type ReportSchedule = {
  rhythm: ReportRhythm
  weekday: number
  monthDay: number
  at: WallTime
  /** Whether a report waits for a person, or goes out by itself when nothing is open: only when the client agreed to that. */
  release: 'hold' | 'send'
  isOn: boolean
  startsOn: Day
  version: number
}

const columns = sql`c.report_rhythm as rhythm, s.weekday, s.month_day as "monthDay", s.at, s.release, s.is_on as "isOn", s.starts_on as "startsOn", s.version`

/** The schedule of a campaign; null when it has none. `lock` holds it until the transaction ends, so that two makers of a report take turns. */
export async function scheduleOf(tx: Tx, campaignId: string, { lock = false } = {}): Promise<ReportSchedule | null> {
  const [found] = await rows<ReportSchedule>(
    tx,
    sql`select ${columns} from report_schedule s join campaign c on c.client_id = s.client_id and c.id = s.campaign_id
        where s.campaign_id = ${campaignId} ${lock ? sql`for update of s` : sql``}`,
  )
  return found ?? null
}

export type DueSchedule = ReportSchedule & {
  clientId: string
  campaignId: string
  campaign: { from: Day; to: Day }
  /** The periods of the last weeks that have a report already. */
  made: string[]
}

/** Every schedule that is on, with the reports of late: two months and a half is further than a schedule looks back. One query. */
export async function schedulesThatAreOn(tx: Tx, today: Day): Promise<DueSchedule[]> {
  return rows<DueSchedule>(
    tx,
    sql`select ${columns}, s.client_id as "clientId", s.campaign_id as "campaignId", json_build_object('from', c.starts_on, 'to', c.ends_on) as campaign,
          coalesce((select json_agg(distinct r.period_key) from report r where r.client_id = s.client_id and r.campaign_id = s.campaign_id
            and r.kind = c.report_rhythm and r.ends_on > ${today}::date - 75), '[]') as made
        from report_schedule s join campaign c on c.client_id = s.client_id and c.id = s.campaign_id
        where s.is_on and c.ends_on > ${today}::date - 75 order by s.client_id, s.campaign_id`,
  )
}

/** Sets the schedule and the rhythm of a campaign; false when somebody changed it in the meantime. `version` 0 is one that is not there yet. */
export async function setSchedule(
  tx: Tx,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  { rhythm, weekday, monthDay, at, release, isOn, version }: Omit<ReportSchedule, 'startsOn'>,
  startsOn: Day,
): Promise<boolean> {
  const set = await rows<{ version: number }>(
    tx,
    version === 0
      ? sql`insert into report_schedule (client_id, campaign_id, weekday, month_day, at, release, is_on, starts_on)
            values (${clientId}, ${campaignId}, ${weekday}, ${monthDay}, ${at}, ${release}, ${isOn}, ${startsOn}) on conflict do nothing returning version`
      : sql`update report_schedule set weekday = ${weekday}, month_day = ${monthDay}, at = ${at}, release = ${release},
              starts_on = case when ${isOn} and not is_on then ${startsOn} else starts_on end, is_on = ${isOn}, version = version + 1
            where client_id = ${clientId} and campaign_id = ${campaignId} and version = ${version} returning version`,
  )
  if (set.length === 0) return false
  await tx.execute(sql`update campaign set report_rhythm = ${rhythm}, version = version + 1
    where client_id = ${clientId} and id = ${campaignId} and report_rhythm <> ${rhythm}`)
  return true
}

export type ReportReader = { id: string; name: string; email: string | null; jobTitle: string | null; receivesReports: boolean }

/** The people of a client who may receive reports; those who were disabled may not. */
export async function reportReaders(tx: Tx, clientId: string): Promise<ReportReader[]> {
  return rows<ReportReader>(
    tx,
    sql`select id, name, email, job_title as "jobTitle", receives_reports as "receivesReports" from client_person
        where client_id = ${clientId} and disabled_at is null order by receives_reports desc, name, id`,
  )
}

/** Sets who of a client receives reports: these, and nobody else. */
export async function setReportReaders(tx: Tx, clientId: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update client_person set receives_reports = id = any (${`{${ids.join(',')}}`}::uuid[])
    where client_id = ${clientId} and receives_reports <> (id = any (${`{${ids.join(',')}}`}::uuid[]))`)
}
