import PgBoss from 'pg-boss'
import type { Sql } from 'postgres'

/** Where the library keeps its tables. */
export const SCHEMA = 'pgboss'

const DAY = 24 * 3600

/**
 * The queue library over our own driver. It gets a connection of its own: it sends `begin … commit` as one text, which a pool cannot take.
 * Its own clock and watch stay off; db/jobs/runner.ts does both.
 */
export function bossOver(sql: Sql): PgBoss {
  return new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await run(sql, text, values) }) },
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    archiveCompletedAfterSeconds: 3600,
    archiveFailedAfterSeconds: 60 * DAY,
    deleteAfterDays: 7,
  })
}

async function run(sql: Sql, text: string, values?: unknown[]) {
  if (!values || values.length === 0) return sql.unsafe(text)
  return sql.unsafe(text, values.map(asParameter) as never[])
}

// The driver's own JSON is off (drizzle does that), and it takes no undefined.
function asParameter(value: unknown): unknown {
  if (value === undefined) return null
  const plain = value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date
  return plain ? value : JSON.stringify(value)
}
