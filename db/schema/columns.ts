import { date, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The columns every table of a client shares. The primary key is (client_id, id), so that a row can never point across clients. */
export const clientRow = () => ({ clientId: uuid().notNull(), id: uuid().notNull() })

/** A moment: `timestamptz`, stored in UTC, a `Date` in TypeScript at the database's edge only. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/** A calendar day `YYYY-MM-DD`, never a moment. */
export const day = () => date({ mode: 'string' })

export const createdAt = () => moment().notNull().defaultNow()

/** Optimistic locking: an update names the version it read and must affect one row. */
export const version = () => integer().notNull().default(1)
