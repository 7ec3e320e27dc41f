import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { endOf as endOfDay, type Moment, startOf } from '#domain/calendar/moment'
import type { Appointment, AppointmentState, Rigidity } from '#domain/carry-out/appointment'
import { endOf } from '#domain/carry-out/appointment'
import { acrossCampaigns, seesCampaign, type Tx } from './door'
import { orRefused } from './refused'
import { iso, rows, uuids } from './rows'
import { appointment } from './schema/carry-out'

/** An appointment with a customer as the rules know it, with where it belongs. `version` is what a change must name. */
export type KeptAppointment = {
  appointment: Appointment
  clientId: string
  campaignId: string
  customer: string
  driveMinutes: number | null
  version: number
}

type Row = {
  clientId: string
  campaignId: string
  customer: string
  driveMinutes: number | null
  id: string
  customerId: string
  contactId: string | null
  staffId: string
  startsAt: Moment
  minutes: number
  state: AppointmentState
  rigidity: Rigidity
  agreedWith: string | null
  cancelReason: string | null
  sequence: number
  version: number
}

/** One visit or call appointment with a customer, its row locked until the transaction ends; null when the actor sees none. */
export async function lockedAppointment(tx: Tx, appointmentId: string): Promise<KeptAppointment | null> {
  return appointmentWith(tx, appointmentId, sql`for update`)
}

/** The same to look at: nobody who writes has to wait for it. */
export async function standingAppointment(tx: Tx, appointmentId: string): Promise<KeptAppointment | null> {
  return appointmentWith(tx, appointmentId, sql``)
}

async function appointmentWith(tx: Tx, appointmentId: string, lock: SQL): Promise<KeptAppointment | null> {
  const [found] = await rows<Row>(
    tx,
    sql`select client_id as "clientId", campaign_id as "campaignId", id, customer_id as "customerId", contact_id as "contactId", staff_id as "staffId",
          ${iso(sql`starts_at`)} as "startsAt", (extract(epoch from ends_at - starts_at) / 60)::int as minutes, state, rigidity,
          agreed_with as "agreedWith", cancel_reason as "cancelReason", sequence, version, drive_minutes as "driveMinutes",
          (select c.name from customer c where c.client_id = appointment.client_id and c.id = customer_id) as customer
        from appointment where id = ${appointmentId} and customer_id is not null and campaign_id is not null
          and rondo_sees(client_id) ${lock}`,
  )
  return found ? keptFrom(found) : null
}

function keptFrom({
  clientId,
  campaignId,
  customer,
  driveMinutes,
  version,
  state,
  agreedWith,
  cancelReason,
  ...planned
}: Row): KeptAppointment {
  const kept = { clientId, campaignId, customer, driveMinutes, version }
  if (state === 'agreed') return { ...kept, appointment: { ...planned, state, agreedWith } }
  if (state === 'cancelled') return { ...kept, appointment: { ...planned, state, reason: cancelReason ?? '' } }
  return { ...kept, appointment: { ...planned, state } }
}

/** Adds an appointment. A consultant who is elsewhere at that time is refused by the database as 'double-booked'. */
export async function addAppointment(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  made: Appointment,
  more: { driveMinutes?: number | null; note?: string | null } = {},
): Promise<void> {
  const { minutes: _, startsAt, ...rest } = made
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endOf(made)) }
  await orRefused(tx.insert(appointment).values({ ...of, ...rest, ...times, ...more, kind: 'visit' }), doubleBooked)
}

/** Writes an appointment that was read under lock; the version rises. An overlap is refused as 'double-booked'. */
export async function changeAppointment(
  tx: Tx,
  { clientId, version }: KeptAppointment,
  to: Appointment,
  more: { driveMinutes?: number | null } = {},
): Promise<void> {
  await orRefused(
    tx
      .update(appointment)
      .set({
        staffId: to.staffId,
        startsAt: new Date(to.startsAt),
        endsAt: new Date(endOf(to)),
        state: to.state,
        rigidity: to.rigidity,
        agreedWith: to.state === 'agreed' ? to.agreedWith : null,
        cancelReason: to.state === 'cancelled' ? to.reason : null,
        sequence: to.sequence,
        version: version + 1,
        ...more,
        updatedAt: sql`now()`,
      })
      .where(and(eq(appointment.clientId, clientId), eq(appointment.id, to.id))),
    doubleBooked,
  )
}

/** Keeps what an appointment adds to the driving of its day. The appointment itself does not change by it. */
export async function setDriveMinutes(tx: Tx, of: { clientId: string; appointmentId: string }, driveMinutes: number): Promise<void> {
  await tx
    .update(appointment)
    .set({ driveMinutes })
    .where(and(eq(appointment.clientId, of.clientId), eq(appointment.id, of.appointmentId)))
}

/** The visits to a customer in a campaign that are proposed and not agreed. */
export async function proposalsOf(tx: Tx, of: { clientId: string; campaignId: string }, customerId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from appointment where client_id = ${of.clientId} and campaign_id = ${of.campaignId} and customer_id = ${customerId}
        and kind = 'visit' and state = 'proposed' order by id`,
  )
  return found.map(({ id }) => id)
}

const doubleBooked = { appointment_no_double_booking: 'double-booked' }

/** An appointment as the calendar and the lists show it. One of a client or campaign the actor does not see shows as `busy`, without who or what. */
export type CalendarItem = {
  id: string
  campaignId: string | null
  customerId: string | null
  customer: string | null
  place: string | null
  latitude: number | null
  longitude: number | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  title: string | null
  kind: 'visit' | 'call' | 'meeting' | 'leave' | 'other'
  staffId: string
  startsAt: Moment
  endsAt: Moment
  state: AppointmentState
  rigidity: Rigidity
  driveMinutes: number | null
  version: number
  visitId: string | null
  busy: boolean
}

/** What stands in the calendar of these people between two days, both included; cancelled ones left out. One query. */
export async function calendarOf(tx: Tx, staffIds: readonly string[], from: Day, to: Day): Promise<CalendarItem[]> {
  if (staffIds.length === 0) return []
  const people = sql`array[${sql.join(
    staffIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`
  return items(
    tx,
    sql`a.staff_id = any (${people}) and a.starts_at < ${endOfDay(to)}::timestamptz and a.ends_at > ${startOf(from)}::timestamptz and a.state <> 'cancelled'`,
  )
}

/** These appointments, by their id, as far as the actor sees what they are. */
export async function seenAppointments(tx: Tx, ids: readonly string[]): Promise<Map<string, CalendarItem>> {
  if (ids.length === 0) return new Map()
  const found = await items(tx, sql`a.id = any (${uuids(ids)})`)
  return new Map(found.filter(({ busy }) => !busy).map((item) => [item.id, item]))
}

/** The appointments of a campaign from a day on that are proposed or agreed, the first first. */
export async function appointmentsAhead(tx: Tx, of: { clientId: string; campaignId: string }, from: Day): Promise<CalendarItem[]> {
  return items(
    tx,
    sql`a.client_id = ${of.clientId} and a.campaign_id = ${of.campaignId} and a.state in ('proposed', 'agreed') and a.starts_at >= ${startOf(from)}::timestamptz`,
  )
}

/** Appointments of a campaign that are over and were not logged: what still has to be written down. */
export async function appointmentsToLog(tx: Tx, of: { clientId: string; campaignId: string }, now: Moment): Promise<CalendarItem[]> {
  return items(
    tx,
    sql`a.client_id = ${of.clientId} and a.campaign_id = ${of.campaignId} and a.kind = 'visit' and a.state in ('proposed', 'agreed') and a.ends_at < ${now}::timestamptz`,
  )
}

/** Whether a visit to a customer is agreed in a campaign and still to come. */
export async function hasVisitAhead(
  tx: Tx,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  customerId: string,
  now: Moment,
): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select from appointment where client_id = ${clientId} and campaign_id = ${campaignId} and customer_id = ${customerId}
        and kind = 'visit' and state = 'agreed' and ends_at > ${now}::timestamptz limit 1`,
  )
  return found.length > 0
}

async function items(tx: Tx, condition: SQL): Promise<CalendarItem[]> {
  const mine = tx.actor.kind === 'staff' ? sql`a.staff_id = ${tx.actor.staffId}` : sql`false`
  const seen = sql`(rondo_sees(a.client_id) and (${mine} or ${seesCampaign(tx, sql`a.campaign_id`)}))`
  return acrossCampaigns(tx, () =>
    rows<CalendarItem>(
      tx,
      sql`select a.id, a.staff_id as "staffId", ${iso(sql`a.starts_at`)} as "startsAt", ${iso(sql`a.ends_at`)} as "endsAt", a.state, a.kind, a.rigidity,
          a.version, a.drive_minutes as "driveMinutes", not ${seen} as busy,
          case when ${seen} then a.campaign_id end as "campaignId",
          case when ${seen} then a.title end as title,
          c.id as "customerId", c.name as customer, c.place, c.latitude, c.longitude, s.colour as "segmentColour", v.id as "visitId"
        from appointment a
        left join customer c on c.client_id = a.client_id and c.id = a.customer_id and ${seen}
        left join segment_member m on m.client_id = a.client_id and m.campaign_id = a.campaign_id and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        left join visit v on v.client_id = a.client_id and v.appointment_id = a.id and ${seen}
        where ${condition}
        order by a.starts_at, a.id`,
    ),
  )
}
