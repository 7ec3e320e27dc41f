import type { MatchKind } from '#domain/clean/duplicates/record'
import { basisOf } from './basis'
import type { Child, Row } from './merge-children'
import type { HeldRows } from './merge-rows'

/** Takes hold of all that hangs on these records and would move with them. */
export async function loadChildren(held: HeldRows, children: readonly Child[], ids: readonly string[]): Promise<void> {
  const tables = new Map<string, string[]>()
  for (const { table, column, rule } of children) if (rule === 'follows') tables.set(table, [...(tables.get(table) ?? []), column])
  for (const [table, columns] of tables) await held.load(table, columns, ids)
}

/** Whether a record can be merged: it was not merged before, and is not the empty row of somebody who was erased. */
export function isLiving(row: Row | undefined): row is Row {
  return row !== undefined && row.canonical_id === null && row.erased_at === null
}

/** What was said of the keeper before goes on to hold, whatever the merge makes of it: a merge tells nothing new about it. */
export function answersHold(held: HeldRows, { kind, keeperId }: { kind: MatchKind; keeperId: string }, change: () => void): void {
  const { record, pair } = tablesOf[kind]
  const basisNow = () => basisOf(kind, held.find(record, { id: keeperId }) as Row)
  const before = basisNow()
  change()
  const after = basisNow()
  for (const side of ['low', 'high'] as const)
    for (const row of held.where(pair, `${side}_id`, keeperId))
      if (row[`${side}_basis`] === before) held.change(pair, row, { [`${side}_basis`]: after })
}

const tablesOf = {
  organisation: { record: 'customer', pair: 'separate_pair' },
  person: { record: 'contact', pair: 'separate_person' },
} as const

/** What hangs on one that goes up moves to the keeper, as far as the rule of its table lets it. */
export function moveRows(held: HeldRows, { table, column, clashes }: Child, from: string, to: string): void {
  for (const row of held.where(table, column, from)) {
    const keepers = held.where(table, column, to)
    const wouldPointToItself = table === 'customer_link' && [row.from_customer_id, row.to_customer_id].includes(to)
    if (wouldPointToItself || keepers.some((theirs) => clashes?.(row, theirs))) continue
    held.change(table, row, { [column]: to })
  }
}
