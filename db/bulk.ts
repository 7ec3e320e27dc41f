import { sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { jsonText } from './copy-text'
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

function withSnakeKeys(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]))
}

/** The name of a column as it stands in the table: `houseNumber` → `house_number`. */
function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
