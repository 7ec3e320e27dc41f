import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './clean'
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

export type MailKind = 'reset' | 'invitation' | 'report' | 'unit-mark' | 'appointment' | 'other'

/** `kept`: there is no mail server, so it stands in the app only. `uncertain`: the line broke after the text was given, and it was not sent again. */
export type MailState = 'waiting' | 'sent' | 'kept' | 'uncertain' | 'dead'

/** Mail to be sent, written in the same transaction as its cause. A row that waits leaves its job by itself (a trigger). */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    clientId: uuid(),
    messageId: text().notNull().unique(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    kind: text().$type<MailKind>().notNull().default('other'),
    /** What it was sent for: the same cause has one mail. */
    effectKey: text(),
    /** Its text holds a link that opens a door, and is blanked as soon as it is sent. */
    secret: boolean().notNull().default(false),
    replyTo: text(),
    state: text().$type<MailState>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    /** How often the line broke after the text was given, so that it may have arrived. */
    unsure: integer().notNull().default(0),
    sendAfter: moment().notNull(),
    sentAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_state').on(t.state, t.sendAfter)],
)

/** What hangs on a mail: bytes of its own (an .ics), or the bytes that a released report keeps. */
export const outboxAttachment = pgTable(
  'outbox_attachment',
  {
    id: uuid().primaryKey(),
    outboxId: uuid().notNull(),
    clientId: uuid(),
    name: text().notNull(),
    type: text().$type<'application/pdf' | 'text/calendar'>().notNull(),
    bytes: bytea(),
    reportId: uuid(),
  },
  (t) => [index('outbox_attachment_of').on(t.outboxId)],
)

/** What a user prefers: language, theme, keys off, pinned campaigns. */
export const preference = pgTable('preference', {
  userId: uuid().primaryKey(),
  language: text().$type<'nl' | 'en'>(),
  theme: text().$type<'light' | 'dark' | 'system'>(),
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
})

/** Where a postcode is, by its four figures or in full; of no client. */
export const postcodeArea = pgTable('postcode_area', {
  code: text().primaryKey(),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
  place: text(),
  municipality: text(),
  province: text(),
})
