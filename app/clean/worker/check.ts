import { setImmediate } from 'node:timers/promises'
import type { RawRow } from '#domain/clean/cells'
import type { MappingRefusal } from '#domain/clean/columns'
import { dryRunOf } from '#domain/clean/dry-run'
import { isWrong } from '#domain/clean/finding'
import { refusalOf } from '#domain/clean/mapping-check'
import { type CleanRow, cleanRow } from '#domain/clean/preview'
import { rowOf, type TableRow } from '#domain/clean/table'
import type { Answers, FileToRead, Question } from './asked'
import { rowsOf } from './open-file'
import type { Ties } from './thread'

export type CleanBatch = { rows: TableRow[]; clean: CleanRow[] }

/** So many rows are cleaned between two looks at whether to go on. Few, so that they are gone before memory is swept. */
const rowsAtOnce = 100

/** Every row of a file as it would come in, in batches; stops when told to. */
export async function* cleanBatches(file: FileToRead, ties: Ties): AsyncGenerator<CleanBatch> {
  const { shape, mapping, rules, edits } = file
  let read = 0
  for await (const raw of rowsOf(file.path, shape)) {
    for (let from = 0; from < raw.length; from += rowsAtOnce) {
      const rows = raw.slice(from, from + rowsAtOnce).map((row: RawRow) => rowOf(row, shape.columns.length))
      yield { rows, clean: rows.map((row) => cleanRow(row, shape.columns, mapping, rules, edits.get(row.line) ?? {})) }
      read += rows.length
      ties.progress(read)
      // Lets a message through that says to stop.
      await setImmediate()
      if (ties.stopped()) return
    }
  }
}

/** The dry run of a whole file. */
export async function checkRows(question: Extract<Question, { kind: 'check' }>, ties: Ties): Promise<Answers['check']> {
  const refusal = refusalOf(question.mapping, question.shape.columns)
  if (refusal) return refusal
  const run = dryRunOf(question.today)
  for await (const { rows, clean } of cleanBatches(question, ties)) {
    const [first] = rows
    run.add(clean, (line) => rows.find((row) => row.line === line)?.cells ?? first?.cells ?? [])
  }
  return run.end()
}

/** The cells of one line; null when the file has no row there. */
export async function rowAt({ path, shape, line }: Extract<Question, { kind: 'row' }>): Promise<string[] | null> {
  for await (const raw of rowsOf(path, shape)) {
    const found = raw.find((row) => row.line === line)
    if (found) return rowOf(found, shape.columns.length).cells
    if ((raw.at(-1)?.line ?? 0) > line) return null
  }
  return null
}

/** The rows in which the same thing is wrong, each with what it would become. */
export async function fixesLike(question: Extract<Question, { kind: 'fixes' }>, ties: Ties): Promise<Answers['fixes']> {
  const refusal: MappingRefusal | null = refusalOf(question.mapping, question.shape.columns)
  if (refusal) return refusal
  const { fix } = question
  const fixes: { line: number; raw: string[]; value: string }[] = []
  for await (const { rows, clean } of cleanBatches(question, ties)) {
    for (const [at, { line, findings }] of clean.entries()) {
      const found = findings.find((finding) => isWrong(finding, fix.field) && finding.rule === fix.rule)
      if (!found) continue
      const value = found.value === fix.wrong ? fix.value : fix.asProposed ? found.proposal : undefined
      if (value !== undefined) fixes.push({ line, raw: rows[at]?.cells ?? [], value })
    }
  }
  return fixes
}
