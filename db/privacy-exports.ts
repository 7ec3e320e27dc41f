import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import type { Choices } from '#domain/relations/access'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'

/** A file as the page lists it, without its bytes. */
export type ExportRow = {
  id: string
  language: 'nl' | 'en'
  state: 'waiting' | 'ready' | 'removed'
  counts: Record<string, number>
  size: number
  by: string | null
  madeAt: Moment
  readyAt: Moment | null
  expiresAt: Moment | null
  downloads: number
}

/** The files that were made for a request, the latest first. */
export async function exportsOf(tx: Tx, { clientId, requestId }: { clientId: string; requestId: string }): Promise<ExportRow[]> {
  return rows(
    tx,
    sql`select e.id, e.language, e.state, e.counts, e.size, (select name from staff where id = e.made_by) as by, ${iso(sql`e.made_at`)} as "madeAt",
          ${iso(sql`e.ready_at`)} as "readyAt", ${iso(sql`e.expires_at`)} as "expiresAt", e.downloads
        from privacy_export e where e.client_id = ${clientId} and e.request_id = ${requestId} order by e.made_at desc, e.id desc limit 20`,
  )
}

export type NewExport = {
  clientId: string
  requestId: string
  language: 'nl' | 'en'
  choices: Choices
  sameIds: readonly string[]
  madeBy: string | null
}

/** Asks for a file; the job makes it. @returns its id */
export async function addExport(tx: Tx, made: NewExport, now: Moment): Promise<string> {
  const id = v7()
  await tx.execute(sql`insert into privacy_export (client_id, id, request_id, language, choices, same_ids, made_by, made_at)
    values (${made.clientId}, ${id}, ${made.requestId}, ${made.language}, ${JSON.stringify(made.choices)}::jsonb, ${uuids(made.sameIds)}, ${made.madeBy}, ${now}::timestamptz)`)
  return id
}

export type WaitingExport = {
  id: string
  clientId: string
  requestId: string
  language: 'nl' | 'en'
  choices: Choices
  sameIds: string[]
  madeBy: string | null
}

/** A file that waits to be made, held until this transaction ends; null when it was made or removed meanwhile. */
export async function waitingExport(tx: Tx, id: string): Promise<WaitingExport | null> {
  const [found] = await rows<WaitingExport>(
    tx,
    sql`select id, client_id as "clientId", request_id as "requestId", language, choices, same_ids as "sameIds", made_by as "madeBy"
        from privacy_export where id = ${id} and state = 'waiting' for update`,
  )
  return found ?? null
}

/** Keeps the bytes of a file until it expires. */
export async function keepExport(
  tx: Tx,
  of: { clientId: string; id: string },
  { bytes, counts, now, expiresAt }: { bytes: Buffer; counts: Record<string, number>; now: Moment; expiresAt: Moment },
): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx.execute(sql`update privacy_export set state = 'ready', bytes = ${bytes}, size = ${bytes.length}, sha256 = ${sha256}, counts = ${JSON.stringify(counts)}::jsonb,
    ready_at = ${now}::timestamptz, expires_at = ${expiresAt}::timestamptz where client_id = ${of.clientId} and id = ${of.id}`)
}

/** Gives up a file that waits: there is nobody any more whom it is about. */
export async function dropWaiting(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`update privacy_export set state = 'removed', choices = '{}' where id = ${id} and state = 'waiting'`)
}

/** The bytes of a file that has not expired, counted as downloaded; null when the actor sees none with this id. */
export async function takeExport(tx: Tx, id: string, now: Moment): Promise<{ clientId: string; requestId: string; bytes: Buffer } | null> {
  const [found] = await rows<{ clientId: string; requestId: string; bytes: Buffer }>(
    tx,
    sql`update privacy_export set downloads = downloads + 1 where id = ${id} and state = 'ready' and expires_at > ${now}::timestamptz
        returning client_id as "clientId", request_id as "requestId", bytes`,
  )
  return found ? { ...found, bytes: Buffer.from(found.bytes) } : null
}

/** Takes the bytes away of files whose time is over, or of one. @returns which, with whose they were */
export async function removeExports(tx: Tx, which: { id: string } | { expiredAt: Moment }): Promise<{ id: string; clientId: string }[]> {
  const one = 'id' in which ? sql`id = ${which.id}` : sql`expires_at <= ${which.expiredAt}::timestamptz`
  return rows(
    tx,
    sql`update privacy_export set state = 'removed', bytes = null, choices = '{}' where state = 'ready' and ${one} returning id, client_id as "clientId"`,
  )
}
