import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { PhoneLog } from '#domain/carry-out/phone-log'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { phoneLog } from './schema/carry-out'

export type LogPlace = {
  clientId: string
  campaignId: string
  customerId: string
  endedOn: Day | null
  appointmentState: string | null
  isErased: boolean
}

/** Where a log belongs, by its appointment or the campaign and customer it names; null when the actor sees none of it. */
export async function placeOfLog(tx: Tx, log: Pick<PhoneLog, 'appointmentId' | 'walkIn'>): Promise<LogPlace | null> {
  const columns = sql`g.client_id as "clientId", g.id as "campaignId", c.id as "customerId", g.ended_on as "endedOn", c.erased_at is not null as "isErased"`
  const [found] = log.appointmentId
    ? await rows<LogPlace>(
        tx,
        sql`select ${columns}, a.state as "appointmentState" from appointment a join campaign g on g.client_id = a.client_id and g.id = a.campaign_id
            join customer c on c.client_id = a.client_id and c.id = a.customer_id where a.id = ${log.appointmentId} and rondo_sees(a.client_id)`,
      )
    : await rows<LogPlace>(
        tx,
        sql`select ${columns}, null as "appointmentState" from campaign g join customer c on c.client_id = g.client_id
            where g.id = ${log.walkIn?.campaignId ?? null} and c.id = ${log.walkIn?.customerId ?? null} and rondo_sees(g.client_id)`,
      )
  return found ?? null
}

type Kept = { why: string; receivedAt: Moment; clockOffSeconds: number; staffId: string }

/** Keeps a log as it came, beside the visits; the same one again is kept once. */
export async function keepPhoneLog(tx: Tx, { clientId, campaignId, customerId }: LogPlace, log: PhoneLog, kept: Kept): Promise<void> {
  await tx
    .insert(phoneLog)
    .values({
      ...{ clientId, id: v7(), campaignId, customerId, appointmentId: log.appointmentId, op: log.id, device: log.device, body: log },
      bodySha256: createHash('sha256').update(JSON.stringify(log)).digest('hex'),
      ...kept,
      writtenAt: new Date(log.writtenAt),
      receivedAt: new Date(kept.receivedAt),
    })
    .onConflictDoNothing()
}

/** A log that waits for somebody to settle it, as the list shows it. */
export type WaitingLog = {
  id: string
  clientId: string
  campaignId: string
  customerId: string
  customer: string
  staffId: string
  staff: string
  why: string
  body: PhoneLog
  writtenAt: Moment
  receivedAt: Moment
  clockOffSeconds: number
  /** The visit that stands for the same appointment, when there is one. */
  visitId: string | null
}

/** What came from phones for a campaign and waits; the oldest first. */
export async function waitingLogs(tx: Tx, of: { clientId: string; campaignId: string }): Promise<WaitingLog[]> {
  return rows(
    tx,
    sql`${waiting} and w.client_id = ${of.clientId} and w.campaign_id = ${of.campaignId} order by w.received_at, w.id limit 100`,
  )
}

/** One waiting log, its row held; null when there is none to see, or it was settled. By its own id, or by the id it was given on the phone. */
export async function waitingLog(tx: Tx, id: string): Promise<WaitingLog | null> {
  const [found] = await rows<WaitingLog>(
    tx,
    sql`${waiting} and (w.id = ${id} or w.op = ${id}) order by w.received_at limit 1 for update of w`,
  )
  return found ?? null
}

const waiting = sql`select w.id, w.client_id as "clientId", w.campaign_id as "campaignId", w.customer_id as "customerId", c.name as customer,
    w.staff_id as "staffId", s.name as staff, w.why, w.body, ${iso(sql`w.written_at`)} as "writtenAt", ${iso(sql`w.received_at`)} as "receivedAt",
    w.clock_off_seconds as "clockOffSeconds", v.id as "visitId"
  from phone_log w join customer c on c.client_id = w.client_id and c.id = w.customer_id join staff s on s.id = w.staff_id
  left join visit v on v.client_id = w.client_id and v.appointment_id = w.appointment_id
  where w.settled_at is null and rondo_sees(w.client_id)`

/** Says how a waiting log ended; what it said stays. */
export async function settlePhoneLog(
  tx: Tx,
  which: { clientId: string; id: string },
  as: 'booked' | 'mine' | 'office' | 'left-out',
  { by, at }: { by: string; at: Moment },
): Promise<void> {
  await tx
    .update(phoneLog)
    .set({ settledAs: as, settledBy: by, settledAt: new Date(at) })
    .where(and(eq(phoneLog.clientId, which.clientId), eq(phoneLog.id, which.id), isNull(phoneLog.settledAt)))
}

/** Puts what a log said where what a colleague wrote stood, and theirs in the log: both stay, in the other's place. */
export async function swapBody(tx: Tx, which: { clientId: string; id: string }, body: PhoneLog): Promise<void> {
  await tx
    .update(phoneLog)
    .set({ body })
    .where(and(eq(phoneLog.clientId, which.clientId), eq(phoneLog.id, which.id)))
}
