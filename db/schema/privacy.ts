import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Choices } from '#domain/relations/access'
import type { ErasureGround, IdentityCheck, PrivacyKind, PrivacyState } from '#domain/relations/privacy-request'
import { bytea } from './clean'
import { clientRow, createdAt, day, moment, version } from './columns'

/** Who asks what of their own data, what was decided and when it was answered. A register: it outlives what it is about. */
export const privacyRequest = pgTable(
  'privacy_request',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    contactId: uuid(),
    kind: text().$type<PrivacyKind>().notNull(),
    ground: text().$type<ErasureGround>(),
    receivedOn: day().notNull(),
    dueOn: day().notNull(),
    extendedOn: day(),
    extensionReason: text(),
    words: text(),
    identity: text().$type<IdentityCheck>(),
    identityBy: uuid(),
    state: text().$type<PrivacyState>().notNull().default('open'),
    askedBy: uuid(),
    askedAt: createdAt(),
    decidedBy: uuid(),
    decidedAt: moment(),
    reason: text(),
    answeredOn: day(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('privacy_request_id').on(t.id),
    index('privacy_request_of').on(t.clientId, t.customerId),
  ],
)

/** The file with everything we hold of somebody; its bytes for a bounded time. */
export const privacyExport = pgTable(
  'privacy_export',
  {
    ...clientRow(),
    requestId: uuid().notNull(),
    language: text().$type<'nl' | 'en'>().notNull(),
    state: text().$type<'waiting' | 'ready' | 'removed'>().notNull().default('waiting'),
    choices: jsonb().$type<Choices>().notNull().default({}),
    /** People at the customer who are the customer. */
    sameIds: uuid().array().notNull().default([]),
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
    bytes: bytea(),
    size: integer().notNull().default(0),
    sha256: text(),
    madeBy: uuid(),
    madeAt: createdAt(),
    readyAt: moment(),
    expiresAt: moment(),
    downloads: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('privacy_export_id').on(t.id),
    index('privacy_export_of').on(t.clientId, t.requestId),
  ],
)

/** Who of ours looked at a dossier or at a person: one line a day for each. */
export const dossierLook = pgTable(
  'dossier_look',
  {
    ...clientRow(),
    customerId: uuid(),
    contactId: uuid(),
    staffId: uuid().notNull(),
    way: text().$type<'dossier' | 'person' | 'call' | 'visit' | 'export'>().notNull(),
    on: day().notNull(),
    firstAt: moment().notNull(),
    lastAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
)
