import { createHash } from 'node:crypto'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import type { Picture } from '#domain/carry-out/picture'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'
import { visitPhoto } from './schema/photo'

export type PhotoKind = 'photo' | 'card'

/** A photo without its bytes, as a page lists it. */
export type PhotoRow = {
  id: string
  logId: string
  kind: PhotoKind
  width: number
  height: number
  takenAt: Moment
  staffId: string
  staff: string
}

export type PhotoPlace = { clientId: string; campaignId: string; customerId: string; isErased: boolean }

/**
 * Where the log of a photo belongs, whether it became a visit or waits; null when there is none to see.
 * @param onlyOf whose log it must be; null for anybody's
 */
export async function placeOfPhoto(tx: Tx, logId: string, onlyOf: string | null): Promise<PhotoPlace | null> {
  const own = (who: SQL) => (onlyOf === null ? sql`true` : sql`${onlyOf}::uuid in (${who})`)
  const columns = sql`client_id as "clientId", campaign_id as "campaignId", customer_id as "customerId",
    (select erased_at is not null from customer c where c.client_id = x.client_id and c.id = x.customer_id) as "isErased"`
  const [found] = await rows<PhotoPlace>(
    tx,
    sql`select ${columns} from visit x where id = ${logId} and ${own(sql`staff_id, logged_by`)} and rondo_sees(client_id)
        union all select ${columns} from phone_log x where op = ${logId} and ${own(sql`staff_id`)} and rondo_sees(client_id) limit 1`,
  )
  return found ?? null
}

/** How many photos go with a log. */
export async function photosWith(tx: Tx, { clientId }: PhotoPlace, logId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from visit_photo where client_id = ${clientId} and log_id = ${logId}`,
  )
  return found?.count ?? 0
}

type NewPhoto = { id: string; logId: string; kind: PhotoKind; takenAt: Moment; receivedAt: Moment; staffId: string; picture: Picture }

/** Keeps a photo. The same one again is kept once. @returns false when another picture has its id */
export async function keepPhoto(tx: Tx, place: PhotoPlace, { picture, ...photo }: NewPhoto): Promise<boolean> {
  const bytes = Buffer.from(picture.bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { width, height } = picture
  const moments = { takenAt: new Date(photo.takenAt), receivedAt: new Date(photo.receivedAt) }
  const fresh = await tx
    .insert(visitPhoto)
    .values({ ...place, ...photo, ...moments, width, height, bytes, sha256 })
    .onConflictDoNothing()
    .returning({ id: visitPhoto.id })
  if (fresh.length > 0) return true
  const [kept] = await tx.select({ sha256: visitPhoto.sha256 }).from(visitPhoto).where(eq(visitPhoto.id, photo.id))
  return kept?.sha256 === sha256
}

const listed = sql`select p.id, p.log_id as "logId", p.kind, p.width, p.height, ${iso(sql`p.taken_at`)} as "takenAt", p.staff_id as "staffId", s.name as staff
  from visit_photo p join staff s on s.id = p.staff_id where rondo_sees(p.client_id)`

/** The photos that go with these logs, and with what else was written of the same visits, in the order in which they were taken. */
export async function photosOf(tx: Tx, clientId: string, logIds: readonly string[]): Promise<PhotoRow[]> {
  if (logIds.length === 0) return []
  const beside = sql`select w.op from phone_log w join visit v on v.client_id = w.client_id and v.appointment_id = w.appointment_id
    where v.client_id = ${clientId} and v.id = any(${uuids(logIds)})`
  return rows(
    tx,
    sql`${listed} and p.client_id = ${clientId} and (p.log_id = any(${uuids(logIds)}) or p.log_id in (${beside})) order by p.taken_at, p.id`,
  )
}

/** The latest photos of a customer, whatever visit they go with. */
export async function photosOfCustomer(tx: Tx, { clientId, customerId }: { clientId: string; customerId: string }): Promise<PhotoRow[]> {
  return rows(tx, sql`${listed} and p.client_id = ${clientId} and p.customer_id = ${customerId} order by p.taken_at desc, p.id limit 12`)
}

/** The bytes of a photo; null when the actor sees none with this id. */
export async function photoBytes(tx: Tx, photoId: string): Promise<Buffer | null> {
  const [found] = await tx
    .select({ bytes: visitPhoto.bytes })
    .from(visitPhoto)
    .where(and(eq(visitPhoto.id, photoId), sql`rondo_sees(${visitPhoto.clientId})`))
  return found?.bytes ?? null
}

/** Takes a photo away for good. @returns whose it was; null when the actor may not, or there is none */
export async function dropPhoto(tx: Tx, photoId: string, onlyOf: string | null): Promise<{ clientId: string; logId: string } | null> {
  const own = onlyOf === null ? undefined : eq(visitPhoto.staffId, onlyOf)
  const [gone] = await tx
    .delete(visitPhoto)
    .where(and(eq(visitPhoto.id, photoId), sql`rondo_sees(${visitPhoto.clientId})`, own))
    .returning({ clientId: visitPhoto.clientId, logId: visitPhoto.logId })
  return gone ?? null
}
