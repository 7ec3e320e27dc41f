import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar/day'
import { endOf, type Moment, startOf } from '#domain/calendar/moment'
import type { AppointmentState } from '#domain/carry-out/appointment'
import type { VisitOutcome } from '#domain/carry-out/visit'
import type { Tx } from './door'
import { type ToldInRound, toldInRound } from './round-told'
import { iso, rows } from './rows'

/** A planned visit with everything somebody wants to know at the door: who, where, by what phone, and what the round with the client said. */
export type Stop = {
  id: string
  clientId: string
  campaignId: string
  campaign: string
  client: string
  customerId: string
  customer: string
  street: string | null
  place: string | null
  latitude: number | null
  longitude: number | null
  contact: string | null
  /** E.164: of the person with whom it was agreed, or else of the customer. */
  phone: string | null
  email: string | null
  segment: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  staffId: string
  staff: string
  startsAt: Moment
  endsAt: Moment
  state: AppointmentState
  driveMinutes: number | null
  note: string | null
  version: number
  visitId: string | null
  /** How it went, once it was logged. */
  made: { outcome: VisitOutcome; minutes: number } | null
} & ToldInRound

/** The visits of one of ours from one day to another, both included, the first first; cancelled ones left out. */
export async function stopsOf(tx: Tx, { staffId, from, to }: { staffId: string; from: Day; to: Day }): Promise<Stop[]> {
  return stops(
    tx,
    sql`a.staff_id = ${staffId} and a.starts_at >= ${startOf(from)}::timestamptz and a.starts_at < ${endOf(to)}::timestamptz and a.state <> 'cancelled'`,
  )
}

/** One planned visit; null when the actor sees none with this id. */
export async function stopOf(tx: Tx, appointmentId: string): Promise<Stop | null> {
  const [found] = await stops(tx, sql`a.id = ${appointmentId}`)
  return found ?? null
}

/** The first day from `after` on, that day left out, on which somebody has a visit; null when there is none within a year. */
export async function nextDayWithStops(tx: Tx, staffId: string, after: Day): Promise<{ on: Day; visits: number } | null> {
  const [found] = await rows<{ on: Day; visits: number }>(
    tx,
    sql`select to_char(a.starts_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "on", count(*)::int as visits from appointment a
        where a.staff_id = ${staffId} and a.kind = 'visit' and a.state in ('proposed', 'agreed') and rondo_sees(a.client_id)
          and a.starts_at >= ${endOf(after)}::timestamptz and a.starts_at < ${startOf(addDays(after, 366))}::timestamptz
        group by 1 order by 1 limit 1`,
  )
  return found ?? null
}

async function stops(tx: Tx, condition: SQL): Promise<Stop[]> {
  return rows<Stop>(
    tx,
    sql`select a.id, a.client_id as "clientId", a.campaign_id as "campaignId", g.name as campaign, k.name as client, c.id as "customerId", c.name as customer,
          nullif(concat_ws(' ', c.street, concat(c.house_number, c.house_number_suffix)), '') as street, c.place, c.latitude, c.longitude, p.name as contact,
          coalesce(p.mobile, p.phone, c.phone, c.mobile, c.phone2) as phone, coalesce(p.email, c.email) as email, s.name as segment, s.colour as "segmentColour",
          a.staff_id as "staffId", f.name as staff, ${iso(sql`a.starts_at`)} as "startsAt", ${iso(sql`a.ends_at`)} as "endsAt", a.state,
          a.drive_minutes as "driveMinutes", a.note, ${toldInRound}, a.version, v.id as "visitId",
          case when v.id is not null then json_build_object('outcome', v.outcome, 'minutes', v.visit_minutes) end as made
        from appointment a
        join customer c on c.client_id = a.client_id and c.id = a.customer_id
        join campaign g on g.client_id = a.client_id and g.id = a.campaign_id
        join client k on k.id = a.client_id
        join staff f on f.id = a.staff_id
        left join contact p on p.client_id = a.client_id and p.id = a.contact_id
        left join segment_member m on m.client_id = a.client_id and m.campaign_id = a.campaign_id and m.customer_id = a.customer_id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join round_item i on i.client_id = a.client_id and i.campaign_id = a.campaign_id and i.customer_id = a.customer_id
        left join staff w on w.id = i.wish_staff_id
        left join visit v on v.client_id = a.client_id and v.appointment_id = a.id
        where a.kind = 'visit' and rondo_sees(a.client_id) and ${condition}
        order by a.starts_at, a.id`,
  )
}
