import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ProposedTimes } from '#domain/carry-out/phone-log'
import type { Visit, VisitOutcome } from '#domain/carry-out/visit'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf } from './page'
import { orRefused } from './refused'
import { iso, rows } from './rows'
import { visit } from './schema/carry-out'

type Of = { clientId: string; campaignId: string }

/** How a visit came in from a phone: the evidence of when it was written, when it arrived, and from which device. */
export type Evidence = {
  writtenAt: Moment
  receivedAt: Moment
  device: string
  clockOffSeconds: number
  byPhone: boolean
  arrivedPlace: { latitude: number; longitude: number } | null
  proposed: ProposedTimes | null
}

/** Writes down a visit. A second log of the same appointment is refused as 'logged-already', an id that another visit has as 'used-twice'. */
export async function addVisit(tx: Tx, of: Of, made: Visit, evidence?: Evidence): Promise<void> {
  const { visitId, countsOnUnit: _, arrivedAt, leftAt, loggedAt, quote, opportunity, topics, ...rest } = made
  const loggedBy = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await orRefused(
    tx.insert(visit).values({
      ...of,
      ...rest,
      id: visitId,
      topics: [...topics],
      arrivedAt: new Date(arrivedAt),
      leftAt: new Date(leftAt),
      loggedAt: new Date(loggedAt),
      quote: quote?.text ?? null,
      quoteConsent: quote?.consent ?? false,
      opportunity: opportunity?.text ?? null,
      opportunityCents: opportunity?.cents ?? null,
      loggedBy,
      ...(evidence && evidenceColumns(evidence)),
    }),
    { visit_appointment: 'logged-already', visit_pkey: 'used-twice' },
  )
}

function evidenceColumns({ writtenAt, receivedAt, arrivedPlace, ...rest }: Evidence) {
  return {
    ...rest,
    writtenAt: new Date(writtenAt),
    receivedAt: new Date(receivedAt),
    arrivedLatitude: arrivedPlace?.latitude ?? null,
    arrivedLongitude: arrivedPlace?.longitude ?? null,
  }
}

/** A visit as lists and its own page show it. */
export type VisitRow = {
  id: string
  clientId: string
  campaignId: string
  appointmentId: string | null
  customerId: string
  customer: string
  place: string | null
  contact: string | null
  staffId: string
  staff: string
  on: Day
  arrivedAt: Moment | null
  leftAt: Moment | null
  visitMinutes: number
  driveMinutes: number
  writeUpMinutes: number
  metres: number
  outcome: VisitOutcome
  score: number | null
  topics: string[]
  note: string | null
  quote: string | null
  quoteConsent: boolean
  opportunity: string | null
  opportunityCents: number | null
  /** Who wrote it down, when, and how it came in; the last three only from a phone. */
  loggedBy: string | null
  loggedAt: Moment
  writtenAt: Moment | null
  receivedAt: Moment | null
  device: string | null
  clockOffSeconds: number
  byPhone: boolean
  /** What clock and route proposed, and where the phone was on arrival when its owner lets it note that. */
  proposed: ProposedTimes | null
  arrivedPlace: { latitude: number; longitude: number } | null
  version: number
}

/** The visits of a campaign, the newest first. */
export async function visitPage(tx: Tx, of: Of, page = 1): Promise<Page<VisitRow>> {
  const found = await rows<VisitRow & { total: number }>(
    tx,
    sql`${select}, count(*) over ()::int as total ${from}
        where v.client_id = ${of.clientId} and v.campaign_id = ${of.campaignId} order by v."on" desc, v.arrived_at desc, v.id limit 25 offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** One visit of a campaign the actor sees; null when there is none with this id. The dossier of a customer tells of all visits. */
export async function visitOf(tx: Tx, visitId: string): Promise<VisitRow | null> {
  const [found] = await rows<VisitRow>(
    tx,
    sql`${select} ${from} join campaign g on g.client_id = v.client_id and g.id = v.campaign_id where v.id = ${visitId}`,
  )
  return found ?? null
}

/** The visit that was logged for an appointment; null when there is none. */
export async function visitOfAppointment(tx: Tx, of: { clientId: string; appointmentId: string }): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`select id from visit where client_id = ${of.clientId} and appointment_id = ${of.appointmentId}`,
  )
  return found?.id ?? null
}

const select = sql`select v.id, v.client_id as "clientId", v.campaign_id as "campaignId", v.appointment_id as "appointmentId", v.customer_id as "customerId",
  c.name as customer, c.place, p.name as contact, v.staff_id as "staffId", s.name as staff, v."on", ${iso(sql`v.arrived_at`)} as "arrivedAt",
  ${iso(sql`v.left_at`)} as "leftAt", v.visit_minutes as "visitMinutes", v.drive_minutes as "driveMinutes", v.write_up_minutes as "writeUpMinutes",
  v.metres, v.outcome, v.score, v.topics, v.note, v.quote, v.quote_consent as "quoteConsent", v.opportunity,
  v.opportunity_cents::float8 as "opportunityCents", l.name as "loggedBy", ${iso(sql`v.logged_at`)} as "loggedAt",
  ${iso(sql`v.written_at`)} as "writtenAt", ${iso(sql`v.received_at`)} as "receivedAt", v.device, v.clock_off_seconds as "clockOffSeconds",
  v.by_phone as "byPhone", v.proposed,
  case when v.arrived_latitude is not null then json_build_object('latitude', v.arrived_latitude, 'longitude', v.arrived_longitude) end as "arrivedPlace", v.version`

const from = sql`from visit v
  join customer c on c.client_id = v.client_id and c.id = v.customer_id
  join staff s on s.id = v.staff_id
  left join staff l on l.id = v.logged_by
  left join contact p on p.client_id = v.client_id and p.id = v.contact_id`

/** What was said at a visit, put in place of what stood there. Minutes and kilometres stay: a visit costs once. */
export async function retell(tx: Tx, of: { clientId: string; visitId: string }, said: Told): Promise<void> {
  await tx
    .update(visit)
    .set({ ...said, version: sql`${visit.version} + 1` })
    .where(and(eq(visit.clientId, of.clientId), eq(visit.id, of.visitId)))
}

export type Told = Pick<VisitRow, 'outcome' | 'score' | 'topics' | 'note' | 'quote' | 'quoteConsent' | 'opportunity' | 'opportunityCents'>

/** What visits of a campaign are about, in the order of the campaign: the words offered when one is logged. */
export async function topicsOf(tx: Tx, of: Of): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select t.topic->>'name' as name from campaign c, jsonb_array_elements(c.topics) with ordinality as t(topic, place)
        where c.client_id = ${of.clientId} and c.id = ${of.campaignId} order by t.place`,
  )
  return found.map(({ name }) => name)
}
