import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, moment } from './columns'

/** Who did what to what, when, from where; refusals too. Append-only, held by a trigger. */
export const audit = pgTable(
  'audit',
  {
    id: uuid().primaryKey(),
    at: createdAt(),
    userId: text(),
    staffId: uuid(),
    clientPersonId: uuid(),
    clientId: uuid(),
    action: text().notNull(),
    object: text(),
    objectId: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    address: text(),
  },
  (t) => [index('audit_at').on(t.at), index('audit_client').on(t.clientId, t.at)],
)

/** A write that was done, by the id its sender made for it: the same id again gets the same answer and no second effect. */
export const receipt = pgTable(
  'receipt',
  {
    userId: text().notNull(),
    op: uuid().notNull(),
    bodySha256: text().notNull(),
    result: jsonb().$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.op] })],
)

/** Mail to be sent, written in the same transaction as its cause. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    clientId: uuid(),
    messageId: text().notNull().unique(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    state: text().$type<'waiting' | 'sent' | 'uncertain' | 'dead'>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    sendAfter: moment().notNull(),
    sentAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_state').on(t.state, t.sendAfter)],
)

/** What a user prefers: language, theme, keys off, pinned campaigns. */
export const preference = pgTable('preference', {
  userId: uuid().primaryKey(),
  language: text().$type<'nl' | 'en'>(),
  theme: text().$type<'light' | 'dark' | 'system'>(),
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
})
