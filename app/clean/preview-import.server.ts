import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import type { ImportFile } from '#db/imports'
import type { ColumnView, Mapping, MappingRefusal } from '#domain/clean/columns'
import { type CleanRow, type Counts, cleanTable } from '#domain/clean/preview'
import type { RuleId, Rules } from '#domain/clean/rules'
import type { Table } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import { openImport } from './read-import.server'

export type ImportPreview = {
  file: ImportFile
  about: Pick<Table, 'encoding' | 'delimiter' | 'headerRow' | 'repairable' | 'columns'> & { rowCount: number }
  columns: ColumnView[]
  mapping: Mapping
  rules: Rules
} & (
  | { refusal: MappingRefusal }
  | { refusal: null; counts: Counts; changesPerRule: Record<RuleId, number>; rows: CleanRow[]; raw: Map<number, string[]> }
)

/** The dry run of a stored file: every row as it would come in. Null when the actor sees no such file. */
export async function previewImport(actor: Actor, importId: string): Promise<ImportPreview | null> {
  const opened = await withActor(theDb(), actor, (tx) => openImport(tx, importId))
  if (!opened) return null
  const { file, table, mapping, seen, rules, edits } = opened
  const { encoding, delimiter, headerRow, repairable, columns: headers } = table
  const base = {
    file,
    about: { encoding, delimiter, headerRow, repairable, columns: headers, rowCount: table.rows.length },
    columns: seen,
    mapping,
    rules,
  }
  const preview = cleanTable(table, mapping, rules, edits)
  if ('refused' in preview) return { ...base, refusal: preview }
  return { ...base, refusal: null, ...preview, raw: new Map(table.rows.map(({ line, cells }) => [line, cells])) }
}
