import type { Day } from '#domain/calendar/day'
import type { CleanRow, Counts } from './preview'
import { type RuleId, ruleIds } from './rules'
import { addFacts, type BaseFacts, factsOfRows, noFacts } from './score'

/** A row as it would come in, with the cells it was made of. */
export type ShownRow = CleanRow & { raw: string[] }

/** What a dry run tells of a file: sums over all its rows, and the first rows to look at. It stays small however long the file is. */
export type DryRun = {
  counts: Counts
  /** In how many rows each rule changed something. */
  changesPerRule: Record<RuleId, number>
  rows: ShownRow[]
  /** The first rows that are not ready. */
  unready: ShownRow[]
  /** The first rows with something malformed in them. */
  toFix: ShownRow[]
  /** How many malformed values there are in all. */
  toFixCount: number
  facts: BaseFacts
}

const rowsKept = 20
const toFixKept = 40

/** Longer cells are cut for showing. In characters. */
const shownCell = 2000

/** Adds up a dry run, batch by batch. */
export function dryRunOf(today: Day): { add: (rows: readonly CleanRow[], rawOf: (line: number) => string[]) => void; end: () => DryRun } {
  const run: DryRun = {
    counts: { read: 0, ready: 0, toFix: 0, closed: 0, rejected: 0 },
    changesPerRule: Object.fromEntries(ruleIds.map((rule) => [rule, 0])) as Record<RuleId, number>,
    rows: [],
    unready: [],
    toFix: [],
    toFixCount: 0,
    facts: noFacts,
  }
  function add(rows: readonly CleanRow[], rawOf: (line: number) => string[]) {
    for (const row of rows) {
      run.counts.read++
      run.counts[row.state]++
      countRules(row, run.changesPerRule)
      if (row.state === 'toFix') for (const { kind } of row.findings) if (kind === 'malformed') run.toFixCount++
      if (run.rows.length < rowsKept) run.rows.push(shown(row, rawOf))
      if (row.state !== 'ready' && run.unready.length < rowsKept) run.unready.push(shown(row, rawOf))
      if (row.state === 'toFix' && run.toFix.length < toFixKept) run.toFix.push(shown(row, rawOf))
    }
    run.facts = addFacts(run.facts, factsOfRows(rows, today))
  }
  return { add, end: () => run }
}

function countRules({ changes }: CleanRow, perRule: Record<RuleId, number>): void {
  for (let at = 0; at < changes.length; at++) {
    const { rule } = changes[at] as CleanRow['changes'][number]
    let first = true
    for (let before = 0; before < at && first; before++) first = changes[before]?.rule !== rule
    if (first) perRule[rule]++
  }
}

function shown(row: CleanRow, rawOf: (line: number) => string[]): ShownRow {
  return { ...row, raw: rawOf(row.line).map((cell) => cell.slice(0, shownCell)) }
}
