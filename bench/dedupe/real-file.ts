import { readFileSync } from 'node:fs'
import { matchRecordOf } from '#domain/clean/duplicates/of-customer'
import { guessMapping } from '#domain/clean/guess'
import { cleanTable } from '#domain/clean/preview'
import { readTable } from '#domain/clean/table'
import type { LabelledKind } from './labelled-set'

/**
 * The customers of a real file as they come in: columns guessed, values cleaned by all rules. The column `truth` says which rows are one and is not
 * mapped; rows without it tell nothing and are left out.
 */
export function readRealFile(file: string, truth: string): LabelledKind {
  const table = readTable(readFileSync(file), { maxBytes: 2 ** 30, maxRows: 2_000_000 })
  if ('refused' in table) throw new Error(`${file}: ${table.refused}`)
  const at = table.columns.indexOf(truth)
  if (at < 0) throw new Error(`${file} has no column ${truth}`)
  const { mapping } = guessMapping(table)
  const preview = cleanTable(table, { ...mapping, columns: mapping.columns.filter(({ column }) => column !== at) }, {})
  if ('refused' in preview) throw new Error(`${file}: ${preview.refused}`)
  const entities = new Map(table.rows.map(({ line, cells }) => [String(line), cells[at]?.trim() ?? '']))
  const records = preview.rows.flatMap(({ line, customer }) =>
    customer && entities.get(String(line)) ? [matchRecordOf({ ...customer, id: String(line) })] : [],
  )
  return { records, entityOf: entities }
}
