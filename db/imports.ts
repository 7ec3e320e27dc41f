import { and, eq, type SQL, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import { asJson } from './bulk'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { customerImport, type ImportState, importPiece, importRow, mappingTemplate } from './schema/clean'

/** An uploaded file without its bytes. */
export type ImportFile = {
  id: string
  clientId: string
  campaignId: string
  fileName: string
  /** Size of the file in bytes. */
  size: number
  /** How it is made, as domain/clean stores it; null until it was looked into. */
  shape: unknown
  state: ImportState
  /** As domain/clean stores it; whoever reads it checks it again. */
  mapping: unknown
  rules: Record<string, boolean>
  /** What was counted when it was taken in: rows read, taken in, left for later, rejected, folded. */
  counts: Record<string, number>
  scoreBefore: unknown
  uploadedAt: Moment
  uploadedBy: string | null
  takenInAt: Moment | null
  undoneAt: Moment | null
  /** Whether its bytes may be handed out as they came: they are there, a browser can hold them, and no column is among them that may not be kept. */
  goesOut: boolean
}

const columns = sql`i.id, i.client_id as "clientId", i.campaign_id as "campaignId", i.file_name as "fileName", i.size::float8 as size, i.shape, i.state, i.mapping,
  i.rules, i.counts, i.score_before as "scoreBefore", ${iso(sql`i.uploaded_at`)} as "uploadedAt",
  (select name from staff where id = i.uploaded_by) as "uploadedBy",
  ${iso(sql`i.taken_in_at`)} as "takenInAt", ${iso(sql`i.undone_at`)} as "undoneAt",
  i.size between 1 and 60000000 and coalesce(jsonb_array_length(i.mapping -> 'dropped'), 0) = 0
    and exists (select from import_piece p where p.client_id = i.client_id and p.import_id = i.id) as "goesOut"`

export type NewImport = {
  clientId: string
  campaignId: string
  fileName: string
  sha256: string
  /** In bytes. */
  size: number
  shape: unknown
  mapping: unknown
  rules: Record<string, boolean>
}

/** Stores an uploaded file with the mapping guessed for it, piece by piece. @returns its id */
export async function addImport(tx: Tx, file: NewImport, pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const id = v7()
  const uploadedBy = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await tx.insert(customerImport).values({ ...file, id, uploadedBy })
  let place = 0
  for await (const bytes of pieces)
    await tx.insert(importPiece).values({ clientId: file.clientId, importId: id, place: place++, bytes: Buffer.from(bytes) })
  return id
}

/** The files of a campaign, the newest first; those that were put aside are not among them. */
export async function importsOf(tx: Tx, { clientId, id }: { clientId: string; id: string }): Promise<ImportFile[]> {
  return rows(
    tx,
    sql`select ${columns} from customer_import i
        where i.client_id = ${clientId} and i.campaign_id = ${id} and i.state <> 'discarded' order by i.uploaded_at desc, i.id desc limit 100`,
  )
}

/** One file; null when the actor sees none with this id. With `lock` nobody else changes it or takes it in until this transaction ends. */
export async function importOf(tx: Tx, importId: string, { lock = false } = {}): Promise<ImportFile | null> {
  const [found] = await rows<ImportFile>(
    tx,
    sql`select ${columns} from customer_import i where i.id = ${importId} ${lock ? sql`for update of i` : sql``}`,
  )
  return found ?? null
}

/** The bytes of a file, piece by piece, from the piece asked for. */
export async function* piecesOf(
  tx: Tx,
  { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>,
  from = 0,
): AsyncGenerator<Buffer, undefined> {
  for (let place = from; ; place++) {
    const [found] = await tx
      .select({ bytes: importPiece.bytes })
      .from(importPiece)
      .where(and(eq(importPiece.clientId, clientId), eq(importPiece.importId, id), eq(importPiece.place, place)))
    if (!found) return
    yield found.bytes
  }
}

/** What the last dry run told; null when there is none, or the mapping or a cell was changed since. */
export async function dryRunOf(tx: Tx, importId: string): Promise<unknown> {
  const [found] = await tx.select({ dryRun: customerImport.dryRun }).from(customerImport).where(eq(customerImport.id, importId))
  return found?.dryRun ?? null
}

/** Keeps what a dry run told, unless the mapping, the rules or a cell was changed while it ran. */
export async function keepDryRun(tx: Tx, { id, version }: { id: string; version: string }, dryRun: unknown): Promise<void> {
  await tx.execute(
    sql`update customer_import set dry_run = ${asJson(dryRun)} where id = ${id} and ${versionOf(sql`${id}::uuid`)} = ${version}`,
  )
}

/** Changes whenever a dry run of this file would tell something else. */
export async function versionOfImport(tx: Tx, importId: string): Promise<string> {
  const [found] = await rows<{ version: string }>(tx, sql`select ${versionOf(sql`${importId}::uuid`)} as version`)
  return found?.version ?? ''
}

function versionOf(id: SQL): SQL {
  return sql`(select md5(coalesce(v.mapping::text, '') || v.rules::text || coalesce(v.shape::text, '') || coalesce((select string_agg(r.line || r.edits::text, '' order by r.line)
    from import_row r where r.client_id = v.client_id and r.import_id = v.id and r.edits <> '{}'), '')) from customer_import v where v.id = ${id})`
}

export async function saveShape(tx: Tx, importId: string, shape: unknown): Promise<void> {
  await tx.update(customerImport).set({ shape, dryRun: null }).where(eq(customerImport.id, importId))
}

/**
 * The same bytes of the same client, uploaded before and not put aside or undone since. Whoever asks for the same bytes at the same moment waits until
 * this transaction ends, so that two people who drop one file get one file.
 */
export async function sameFileOf(tx: Tx, clientId: string, sha256: string): Promise<ImportFile | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${clientId} ${sha256}`}, 0))`)
  const [found] = await rows<ImportFile>(
    tx,
    sql`select ${columns} from customer_import i
        where i.client_id = ${clientId} and i.sha256 = ${sha256} and i.state not in ('discarded', 'undone') order by i.taken_in_at desc nulls last limit 1`,
  )
  return found ?? null
}

export async function saveMapping(tx: Tx, importId: string, mapping: unknown, rules: Record<string, boolean>): Promise<void> {
  await tx.update(customerImport).set({ mapping, rules, dryRun: null, state: 'mapped' }).where(eq(customerImport.id, importId))
}

/** Another sheet or header row: what was typed over belonged to the rows as they were read before, and goes. */
export async function changeShape(
  tx: Tx,
  { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>,
  made: Pick<NewImport, 'shape' | 'mapping' | 'rules'>,
): Promise<void> {
  await tx.delete(importRow).where(and(eq(importRow.clientId, clientId), eq(importRow.importId, id)))
  await tx
    .update(customerImport)
    .set({ ...made, dryRun: null })
    .where(eq(customerImport.id, id))
}

export type TakenIn = { counts: Record<string, number>; scoreBefore: unknown; at: Moment }

export async function markTakenIn(tx: Tx, importId: string, { counts, scoreBefore, at }: TakenIn): Promise<void> {
  await tx
    .update(customerImport)
    .set({ state: 'taken-in', counts, scoreBefore, takenInAt: new Date(at) })
    .where(eq(customerImport.id, importId))
}

export async function markUndone(tx: Tx, importId: string, at: Moment): Promise<void> {
  await tx
    .update(customerImport)
    .set({ state: 'undone', undoneAt: new Date(at) })
    .where(eq(customerImport.id, importId))
}

/** Puts a file aside that was not taken in. Its bytes go: nobody needs them any more. */
export async function discard(tx: Tx, importId: string): Promise<void> {
  await tx.delete(importRow).where(eq(importRow.importId, importId))
  await tx.delete(importPiece).where(eq(importPiece.importId, importId))
  await tx.update(customerImport).set({ state: 'discarded', dryRun: null }).where(eq(customerImport.id, importId))
}

// Columns remembered per client -----------------------------------------------------------------------------------------------------------------

/** How columns of this header were mapped the last time for this client; null when this header is new. */
export async function templateOf(tx: Tx, clientId: string, headerKey: string): Promise<unknown> {
  const [found] = await tx
    .select({ mapping: mappingTemplate.mapping })
    .from(mappingTemplate)
    .where(and(eq(mappingTemplate.clientId, clientId), eq(mappingTemplate.headerKey, headerKey)))
  return found?.mapping ?? null
}

export async function rememberTemplate(tx: Tx, clientId: string, headerKey: string, mapping: unknown): Promise<void> {
  await tx
    .insert(mappingTemplate)
    .values({ clientId, headerKey, mapping })
    .onConflictDoUpdate({ target: [mappingTemplate.clientId, mappingTemplate.headerKey], set: { mapping, usedAt: sql`now()` } })
}

// Rows ------------------------------------------------------------------------------------------------------------------------------------------

/** What people typed over before it is taken in, per line: field (as domain/clean names its edits) → text. */
export type Edits = Map<number, Record<string, string>>

export async function editsOf(tx: Tx, importId: string): Promise<Edits> {
  const found = await rows<{ line: number; edits: Record<string, string> }>(
    tx,
    sql`select line, edits from import_row where import_id = ${importId} and client_id in (select client_id from customer_import where id = ${importId}) and edits <> '{}'`,
  )
  return new Map(found.map(({ line, edits }) => [line, edits]))
}

export type CellEdit = { line: number; raw: readonly string[]; field: string; value: string }

/** Keeps what somebody typed over, beside the row as it was read. A later edit of the same field replaces the earlier one. */
export async function saveEdits(tx: Tx, { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>, edited: readonly CellEdit[]): Promise<void> {
  const given = edited.map(({ line, raw, field, value }) => ({ line, raw, edits: { [field]: value } }))
  await tx.execute(
    sql`insert into import_row (client_id, import_id, line, raw, edits)
        select ${clientId}, ${id}, line, raw, edits from jsonb_to_recordset(${asJson(given)}) as e(line int, raw jsonb, edits jsonb)
        on conflict (client_id, import_id, line) do update set edits = import_row.edits || excluded.edits`,
  )
  await tx.update(customerImport).set({ dryRun: null }).where(eq(customerImport.id, id))
}

export type LeftRow = { line: number; raw: string[]; edits: Record<string, string>; outcome: 'later' | 'rejected'; reason: string | null }

/** The rows that did not come in, in the order of the file. */
export async function leftRowsOf(tx: Tx, { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>, limit = 200): Promise<LeftRow[]> {
  return rows(
    tx,
    sql`select line, raw, edits, outcome, reason from import_row
        where client_id = ${clientId} and import_id = ${id} and outcome in ('later', 'rejected') order by line limit ${limit}`,
  )
}

/** The campaigns that a file from the command line may be meant for: the one named, else the open ones of the client with this name. */
export async function campaignForImport(
  tx: Tx,
  { client, campaignId }: { client?: string | undefined; campaignId?: string | undefined },
): Promise<{ id: string; name: string }[]> {
  if (campaignId && !/^[0-9a-f-]{36}$/i.test(campaignId)) return []
  return rows(
    tx,
    sql`select c.id, c.name from campaign c join client k on k.id = c.client_id
        where ${campaignId ? sql`c.id = ${campaignId}` : sql`lower(k.name) = lower(${client ?? ''})`} order by c.created_at desc limit 20`,
  )
}
