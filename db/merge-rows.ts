import { sql } from 'drizzle-orm'
import { asJson } from './bulk'
import type { Tx } from './door'
import { keyOf, type Row } from './merge-children'
import { rows as read } from './rows'

/** What one merge did to one row: its key before, and the columns that changed, before and after. */
export type RowChange = { table: string; key: Row; before: Row; after: Row }

type Held = { table: string; stored: Row; mark: Row; now: Row }

/**
 * Rows of several tables held in memory while merges or undos are worked out, and then written back in one statement per table.
 * Every row it holds is locked in the database, so what it writes back is what it read.
 */
export class HeldRows {
  readonly #held = new Map<string, Held>()
  readonly #index = new Map<string, Map<unknown, Set<Held>>>()
  readonly #touched = new Set<Held>()

  private constructor(
    private readonly tx: Tx,
    private readonly clientId: string,
  ) {}

  static async begin(tx: Tx, clientId: string): Promise<HeldRows> {
    // Moments are compared as PostgreSQL writes them, so they must always be written in one zone.
    await tx.execute(sql`select set_config('timezone', 'UTC', true)`)
    return new HeldRows(tx, clientId)
  }

  /** Takes hold of the rows whose column holds one of the ids. */
  async load(table: string, columns: readonly string[], ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const list = sql`${`{${ids.join(',')}}`}::uuid[]`
    const any = sql.join(
      columns.map((column) => sql`t.${sql.identifier(column)} = any(${list})`),
      sql` or `,
    )
    const found = await read<{ row: Row }>(
      this.tx,
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where t.client_id = ${this.clientId} and (${any}) order by ${orderOf(table)} for update`,
    )
    for (const { row } of found) this.#add(table, row)
  }

  /** Takes hold of the rows with these keys, as far as they are still there. */
  async loadKeys(table: string, keys: readonly Row[]): Promise<void> {
    if (keys.length === 0) return
    const found = await read<{ row: Row }>(
      this.tx,
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where t.client_id = ${this.clientId} and (${tuple(table, 't')}) in (
            select ${tuple(table, 'k')} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${asJson(keys)}) k) order by ${orderOf(table)} for update`,
    )
    for (const { row } of found) this.#add(table, row)
  }

  /** The rows of a table whose column holds this value now. */
  where(table: string, column: string, value: unknown): Row[] {
    return [...(this.#indexOf(table, column).get(value) ?? [])].map((held) => held.now)
  }

  find(table: string, key: Row): Row | undefined {
    return this.#held.get(addressOf(table, key))?.now
  }

  change(table: string, row: Row, columns: Row): void {
    const held = this.#held.get(addressOf(table, row))
    if (!held) throw new Error(`a row of ${table} is changed that was not read`)
    const differ = Object.keys(columns).filter((column) => !same(held.now[column], columns[column]))
    if (differ.length === 0) return
    this.#held.delete(addressOf(table, held.now))
    for (const column of differ) this.#move(held, column, columns[column])
    this.#held.set(addressOf(table, held.now), held)
    this.#touched.add(held)
  }

  /** What changed since this was asked the last time. */
  changesSinceLast(): RowChange[] {
    const changes: RowChange[] = []
    for (const held of this.#touched) {
      const columns = Object.keys(held.now).filter((column) => !same(held.mark[column], held.now[column]))
      if (columns.length > 0)
        changes.push({
          table: held.table,
          key: picked(held.mark, keyOf(held.table)),
          before: picked(held.mark, columns),
          after: picked(held.now, columns),
        })
      held.mark = { ...held.now }
    }
    this.#touched.clear()
    return changes
  }

  /** Writes every changed row back, one statement per table. */
  async write(): Promise<void> {
    const perTable = new Map<string, Held[]>()
    for (const held of this.#held.values()) {
      if (!same(held.stored, held.now)) push(perTable, held)
    }
    for (const [table, changed] of perTable) await this.#writeTable(table, changed)
  }

  async #writeTable(table: string, changed: readonly Held[]): Promise<void> {
    const name = sql.identifier(table)
    const columns = [
      ...new Set(changed.flatMap((held) => Object.keys(held.now).filter((column) => !same(held.stored[column], held.now[column])))),
    ]
    const assignments = columns.map((column) => sql`${sql.identifier(column)} = n.${sql.identifier(column)}`)
    const given = changed.map(({ stored, now }) => ({ k: picked(stored, keyOf(table)), n: now }))
    await this.tx.execute(
      sql`update ${name} t set ${sql.join(assignments, sql`, `)}
          from jsonb_array_elements(${asJson(given)}) e, jsonb_populate_record(null::${name}, e -> 'k') k, jsonb_populate_record(null::${name}, e -> 'n') n
          where t.client_id = ${this.clientId} and (${tuple(table, 't')}) = (${tuple(table, 'k')})`,
    )
    for (const held of changed) held.stored = { ...held.now }
  }

  #add(table: string, row: Row): void {
    const address = addressOf(table, row)
    if (this.#held.has(address)) return
    const held: Held = { table, stored: { ...row }, mark: { ...row }, now: { ...row } }
    this.#held.set(address, held)
    for (const [key, byValue] of this.#index) {
      const [of, column] = key.split('.') as [string, string]
      if (of === table) put(byValue, row[column], held)
    }
  }

  #move(held: Held, column: string, value: unknown): void {
    const byValue = this.#index.get(`${held.table}.${column}`)
    byValue?.get(held.now[column])?.delete(held)
    held.now[column] = value
    if (byValue) put(byValue, value, held)
  }

  #indexOf(table: string, column: string): Map<unknown, Set<Held>> {
    const known = this.#index.get(`${table}.${column}`)
    if (known) return known
    const byValue = new Map<unknown, Set<Held>>()
    for (const held of this.#held.values()) if (held.table === table) put(byValue, held.now[column], held)
    this.#index.set(`${table}.${column}`, byValue)
    return byValue
  }
}

function push(perTable: Map<string, Held[]>, held: Held): void {
  const list = perTable.get(held.table)
  if (list) list.push(held)
  else perTable.set(held.table, [held])
}

function put(byValue: Map<unknown, Set<Held>>, value: unknown, held: Held): void {
  const set = byValue.get(value)
  if (set) set.add(held)
  else byValue.set(value, new Set([held]))
}

function addressOf(table: string, row: Row): string {
  return [table, ...keyOf(table).map((column) => row[column])].join(' ')
}

export function picked(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]))
}

/** Whether two values as PostgreSQL writes them in JSON are equal, whatever the order of the keys in an object. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function tuple(table: string, alias: string) {
  return sql.join(
    keyOf(table).map((column) => sql`${sql.identifier(alias)}.${sql.identifier(column)}`),
    sql`, `,
  )
}

// Rows are locked in one order everywhere, so that two merges at once wait for each other and do not lock each other out.
function orderOf(table: string) {
  return tuple(table, 't')
}
