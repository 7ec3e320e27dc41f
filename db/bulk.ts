import { sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './door'

/** Rows per statement: large enough that the round trip does not count, small enough that memory stays flat with 200,000 rows. */
const rowsAtOnce = 4000

/**
 * Adds many rows to one table, a few thousand per statement. (COPY is not open to a role that row-level security holds.) All rows name the same columns as the first; columns nobody names keep their default.
 * Characters that PostgreSQL cannot hold (NUL, halves of a pair) are left out.
 */
export async function insertRows<Table extends PgTable>(tx: Tx, table: Table, added: readonly Table['$inferInsert'][]): Promise<void> {
  const [first] = added
  if (!first) return
  const name = sql.identifier(getTableConfig(table).name)
  const columns = sql.join(
    Object.keys(first).map((key) => sql.identifier(snakeCase(key))),
    sql`, `,
  )
  for (let from = 0; from < added.length; from += rowsAtOnce) {
    const part = added.slice(from, from + rowsAtOnce).map(withSnakeKeys)
    await tx.execute(
      sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${jsonText(part)}::text::json)`,
    )
  }
}

/** A value as one jsonb parameter. It goes over as text, so that the driver does not quote it once more. */
export function asJson(value: unknown) {
  return sql`${jsonText(value)}::text::jsonb`
}

/** JSON without what PostgreSQL refuses: NUL goes, a half of a surrogate pair becomes the replacement character. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? text.replace(escapes, (found, bad?: string) => (bad ? (bad === '0000' ? '' : '\\ufffd') : found)) : text
}

// Takes escapes one by one from the left, so that an escaped backslash before the letter u is not read as an escape.
const escapes = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|[\s\S])/g

function withSnakeKeys(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]))
}

/** The name of a column as it stands in the table: `houseNumber` → `house_number`. */
function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
