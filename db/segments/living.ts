import { sql } from 'drizzle-orm'

/** The living customers, as `customer c`: neither merged into another nor closed. Only they are in segments. */
export const living = sql`c.canonical_id is null and c.status = 'active'`
