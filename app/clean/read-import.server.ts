import type { Tx } from '#db/door'
import { bytesOf, editsOf, type ImportFile, importOf } from '#db/imports'
import { type ColumnView, Mapping } from '#domain/clean/columns'
import { guessMapping } from '#domain/clean/guess'
import { Rules } from '#domain/clean/rules'
import { readTable, type Table } from '#domain/clean/table'

/** What is kept with a file: how its columns are mapped, and what was seen of each column when it came. */
export type StoredMapping = Mapping & { seen: ColumnView[] }

/** A stored file, opened: everything a dry run needs. */
export type OpenImport = {
  file: ImportFile
  table: Table
  mapping: Mapping
  seen: ColumnView[]
  rules: Rules
  edits: Map<number, Record<string, string>>
}

/**
 * Opens a stored file for a dry run or for taking it in. Nothing of it is kept between requests: bytes of one client never wait in memory for another.
 * @returns null when the actor sees no such file, or it was put aside
 */
export async function openImport(tx: Tx, importId: string, { lock = false } = {}): Promise<OpenImport | null> {
  const file = await importOf(tx, importId, { lock })
  if (!file || file.state === 'discarded') return null
  const table = readTable(await bytesOf(tx, importId), { maxBytes: Number.POSITIVE_INFINITY })
  if ('refused' in table) throw new Error(`a stored file that can no longer be read: ${table.refused}`)
  const { seen = guessMapping(table).columns } = file.mapping as Partial<StoredMapping>
  return { file, table, mapping: Mapping.parse(file.mapping), seen, rules: Rules.parse(file.rules), edits: await editsOf(tx, importId) }
}
