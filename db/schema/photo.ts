import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './clean'
import { clientRow, moment } from './columns'

/** A photo or business card that goes with a visit, by the id the log was given on the phone: also of a log that waits. For our people only. */
export const visitPhoto = pgTable(
  'visit_photo',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    logId: uuid().notNull(),
    kind: text().$type<'photo' | 'card'>().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: bytea().notNull(),
    sha256: text().notNull(),
    takenAt: moment().notNull(),
    receivedAt: moment().notNull(),
    staffId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('visit_photo_id').on(t.id),
    index('visit_photo_log').on(t.clientId, t.logId),
    index('visit_photo_customer').on(t.clientId, t.customerId, t.takenAt.desc()),
  ],
)
