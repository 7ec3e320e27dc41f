import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows } from './rows'
import { audit } from './schema/system'

export type Deed = {
  /** What was done, as noun.verb: 'campaign.created', 'ledger.corrected'. */
  action: string
  object: string
  objectId: string
  /** The client it concerns; null for what belongs to the firm (staff, settings). */
  clientId: string | null
  /** Ids, numbers and states. Names, notes and other personal data stay out: this table is never erased. */
  detail?: Record<string, unknown>
}

/** Writes down who did what, in the transaction of the deed itself: undone with it, kept with it. */
export async function record(tx: Tx, deed: Deed): Promise<void> {
  const { actor } = tx
  await tx.insert(audit).values({
    id: v7(),
    userId: actor.userId,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    clientPersonId: actor.kind === 'client' ? actor.clientPersonId : null,
    ...deed,
  })
}

export type AuditLine = {
  id: string
  at: Moment
  /** Who did it; null for a stranger, and for a person of a client that the reader does not see. */
  who: string | null
  action: string
  client: string | null
  object: string | null
  objectId: string | null
  detail: Record<string, unknown>
  address: string | null
}

/** `noun` is the first word of an action: 'campaign', 'login'. `day` is a day of the office. */
export type AuditFilter = { userId?: string | undefined; noun?: string | undefined; clientId?: string | undefined; day?: Day | undefined }

/**
 * A page of what was done, the newest first. What belongs to no client (logins, refusals) an administrator reads whole; others read it of people they see.
 */
export async function auditPage(tx: Tx, filter: AuditFilter, page = 1): Promise<Page<AuditLine>> {
  const { userId, noun, clientId, day } = filter
  const { actor } = tx
  const readsAll = actor.kind === 'system' || (actor.kind === 'staff' && actor.role === 'admin')
  const asked = [
    readsAll ? sql`true` : sql`(a.client_id is not null or s.id is not null or p.id is not null)`,
    userId ? sql`a.user_id = ${userId}` : sql`true`,
    noun ? sql`starts_with(a.action, ${`${noun}.`})` : sql`true`,
    clientId ? sql`a.client_id = ${clientId}` : sql`true`,
    day
      ? sql`a.at >= ${day}::timestamp at time zone 'Europe/Amsterdam' and a.at < (${day}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`
      : sql`true`,
  ]
  const found = await rows<AuditLine & { total: number }>(
    tx,
    sql`select a.id, ${iso(sql`a.at`)} as at, coalesce(s.name, p.name) as who, a.action, k.name as client, a.object, a.object_id as "objectId", a.detail, a.address,
          count(*) over ()::int as total
        from audit a
        left join staff s on s.user_id::text = a.user_id
        left join client_person p on p.user_id::text = a.user_id
        left join client k on k.id = a.client_id
        where ${sql.join(asked, sql` and `)}
        order by a.at desc, a.id desc limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Everybody with a login whom the actor sees, by name: our people and the clients'. */
export async function peopleWithLogin(tx: Tx): Promise<{ userId: string; name: string; client: string | null }[]> {
  return rows(
    tx,
    sql`select user_id as "userId", name, null as client from staff where user_id is not null
        union all select p.user_id, p.name, k.name from client_person p join client k on k.id = p.client_id where p.user_id is not null
        order by client nulls first, name, "userId"`,
  )
}
