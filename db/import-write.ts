import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from 'postgres'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { asJson, insertRows } from './bulk'
import type { Tx } from './door'
import { stageColumns } from './import-lines'
import type { ImportFile } from './imports'
import { rows } from './rows'
import { importRow } from './schema/clean'

/** A batch of rows on their way in: lines as db/import-lines writes them, and the rows that do not become a customer of their own. */
export type RowsToWrite = {
  lines: Uint8Array
  left: readonly {
    line: number
    raw: string[]
    edits: Record<string, string>
    outcome: 'later' | 'rejected' | 'folded'
    reason: string | null
    customerId: string | null
  }[]
}

type Writing = Pick<ImportFile, 'clientId' | 'id' | 'fileName'> & { at: Moment; on: Day }

/** Opens the staging table of this transaction. COPY is not open to a role that row-level security holds, but into a table of its own it is. */
export async function beginWriting(tx: Tx, { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>): Promise<void> {
  // Names are put into the index for searching in large lots, by the server's own upkeep within a minute; until then the search reads them as they came.
  await tx.execute(sql`select set_config('gin_pending_list_limit', '64MB', true)`)
  await tx.execute(sql.raw(`create temporary table taken (${stageColumns.join(', ')}) on commit drop`))
  await tx.execute(sql`delete from import_row where client_id = ${clientId} and import_id = ${id}`)
}

/**
 * Writes one batch: the lines go into the staging table by COPY, and from there as sets into the tables: customers, their figures, people, notes, and what
 * was found about them. Of the rows of the file only those that did not become a customer of their own are kept: the id of a customer ends with its line.
 */
export async function writeRows(tx: Tx, file: Writing, batch: RowsToWrite): Promise<void> {
  if (batch.lines.length > 0) {
    await copyIn(tx, 'copy taken from stdin', batch.lines)
    for (const statement of statements(file, await suppressesAnybody(tx, file))) await tx.execute(statement)
  }
  await insertRows(
    tx,
    importRow,
    batch.left.map((row) => ({ clientId: file.clientId, importId: file.id, ...row })),
  )
}

/** The bytes go to the server as they are. */
async function copyIn(tx: Tx, statement: string, bytes: Uint8Array): Promise<void> {
  const { client } = (tx as unknown as { _: { session: { client: Sql } } })._.session
  const into = await client.unsafe(statement).writable()
  const copied = finished(into)
  // Refused while lines are still being sent, it is heard of below and not as a rejection of nobody's, which would end the process.
  copied.catch(() => {})
  await new Promise((resolve) => into.write(bytes, resolve))
  into.end()
  await setImmediate()
  // Of a line that is refused after the last byte went the driver says nothing, and the stream would never end; the next statement hears of it.
  await Promise.race([copied, tx.execute(sql`select`)])
}

async function suppressesAnybody(tx: Tx, { clientId }: Writing): Promise<boolean> {
  return (await rows(tx, sql`select from suppression where client_id = ${clientId} limit 1`)).length > 0
}

// What `suppress_again` does for a row that is written by itself: a write that is checked as sets passes over triggers.
function suppressed(clientId: string, columns: readonly string[], also = sql`true`): SQL {
  const digests = columns.map((column) => sql`suppression_digest(${clientId}, t.${sql.identifier(column)})`)
  return sql`exists (select from suppression s where s.client_id = ${clientId} and s.digest in (${sql.join(digests, sql`, `)}) and ${also})`
}

const natural = sql`is_natural(t.legal_form)`

function statements({ clientId, id, fileName, at, on }: Writing, hasSuppressed: boolean) {
  const file = { source: 'file', file: fileName, on }
  const placed = (source: string) => asJson({ '*': file, latitude: { source }, longitude: { source } })
  return [
    ...(hasSuppressed
      ? [sql`update taken t set do_not_contact = true where ${suppressed(clientId, ['phone', 'phone2', 'mobile', 'email'], natural)}`]
      : []),
    sql`insert into customer (client_id, id, import_id, external_no, name, legal_form, kvk, branch, vat, iban, street, house_number, house_number_suffix,
          postcode, place, municipality, province, country, latitude, longitude, phone, phone2, mobile, email, website, status, tags, own, do_not_contact,
          last_contact_on, confirmed_on, origin)
        select ${clientId}::uuid, id, ${id}::uuid, external_no, name, legal_form, kvk, branch, vat, iban, street, house_number, house_number_suffix,
          postcode, place, municipality, province, country, latitude, longitude, phone, phone2, mobile, email, website, status, tags, own, do_not_contact,
          last_contact_on, confirmed_on, case point when 'place' then ${placed('place')} when 'postcode' then ${placed('postcode')} else ${asJson({ '*': file })} end
        from taken`,
    sql`insert into customer_number (client_id, customer_id, measure, year, amount)
        select ${clientId}::uuid, id, 'revenue', unnest(years), unnest(cents) from taken where years is not null`,
    sql`insert into contact (client_id, id, import_id, name, salutation, first_name, infix, last_name, email, phone, mobile, linkedin_url)
        select ${clientId}::uuid, contact_id, ${id}::uuid, contact_name, salutation, first_name, infix, last_name, contact_email, contact_phone, contact_mobile, profile
        from taken where contact_name is not null`,
    ...(hasSuppressed
      ? [
          sql`update contact c set do_not_contact = true from taken t
            where c.client_id = ${clientId} and c.id = t.contact_id and ${suppressed(clientId, ['contact_email', 'contact_phone', 'contact_mobile'])}`,
        ]
      : []),
    sql`insert into job (client_id, id, contact_id, customer_id, title, is_primary)
        select ${clientId}::uuid, contact_id, contact_id, id, title, true from taken where contact_name is not null`,
    // A note of the file carries the moment of taking in to the millisecond: by that an undo tells it from what people wrote since.
    sql`insert into note (client_id, id, customer_id, text, kind, visibility, written_at)
        select ${clientId}::uuid, gen_random_uuid(), id, note, 'note', 'team', ${at}::timestamptz from taken where note is not null`,
    // Whoever takes the file in says that the closed ones are closed: that is no question any more.
    sql`insert into finding (client_id, id, customer_id, import_id, field, kind, value, rule, proposal, state)
        select ${clientId}::uuid, gen_random_uuid(), t.id, ${id}::uuid, f.field, f.kind, left(f.value, 4000), f.rule, f.proposal,
          case f.kind when 'closed' then 'accepted' else 'open' end
        from taken t, jsonb_to_recordset(t.findings) as f(field text, kind text, value text, rule text, proposal text) where t.findings is not null`,
    sql`truncate taken`,
  ]
}

/**
 * Does a large write without looking up every reference row by row, and then checks all of them as sets: the outcome is the same, in a fraction of the time.
 * Only a login that owns the server may do so; on any other server the ordinary checks stay on.
 * @param lost asks whether a reference of what was written leads nowhere
 * @throws when one does, which undoes the whole transaction
 */
export async function checkedAsSets<T>(tx: Tx, lost: SQL, work: () => Promise<T>): Promise<T> {
  const [may] = await rows<{ may: boolean }>(tx, sql`select rolsuper as may from pg_roles where rolname = session_user`)
  if (!may?.may) return work()
  await referencesAre(tx, 'replica')
  const outcome = await work()
  await referencesAre(tx, 'origin')
  if (await leadsNowhere(tx, lost)) throw new Error('a reference leads to a row that is not there')
  return outcome
}

/**
 * Table against table, whatever the planner thinks of their size: of a client whose first file has just come in it expects one row, and would compare every row
 * with every other.
 */
async function leadsNowhere(tx: Tx, lost: SQL): Promise<boolean> {
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`)
  const [found] = await rows<{ lost: boolean }>(tx, sql`select ${lost} as lost`)
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`)
  return found?.lost ?? true
}

/** `replica`: PostgreSQL takes references as they come, as it does for a copy of another database. Holds until the transaction ends at the latest. */
async function referencesAre(tx: Tx, mode: 'replica' | 'origin'): Promise<void> {
  await tx.execute(
    sql`select set_config('role', 'none', true), set_config('session_replication_role', ${mode}, true), set_config('role', 'rondo_app', true)`,
  )
}

/**
 * Whether anything that came with an import points to a customer or a person that is not there. What points to a customer is put together first, so that the
 * customers are gone through once.
 */
export function lostOfImport({ clientId, id }: Pick<ImportFile, 'clientId' | 'id'>): SQL {
  return sql`not exists (select from customer_import where client_id = ${clientId} and id = ${id})
    or exists (select from (
        select customer_id from finding where client_id = ${clientId} and import_id = ${id}
        union all select customer_id from import_row where client_id = ${clientId} and import_id = ${id} and customer_id is not null
        union all select customer_id from job where client_id = ${clientId}
        union all select customer_id from customer_number where client_id = ${clientId}
        union all select customer_id from note where client_id = ${clientId} and customer_id is not null) x
      where not exists (select from customer y where y.client_id = ${clientId} and y.id = x.customer_id))
    or exists (select from job x where x.client_id = ${clientId}
      and not exists (select from contact y where y.client_id = ${clientId} and y.id = x.contact_id))`
}
