import { bigint, boolean, customType, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { clientRow, createdAt, moment } from './columns'

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export type ImportState = 'uploaded' | 'mapped' | 'taken-in' | 'undone' | 'discarded'

/** One uploaded file. A dry run until it is taken in; taken in as a whole or not at all; undone as a whole for 30 days. */
export const customerImport = pgTable(
  'customer_import',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    /** In bytes; the bytes themselves are in `import_piece`. */
    size: bigint({ mode: 'number' }).notNull().default(0),
    /** How the file is made, as domain/clean stores it; null until it was looked into. */
    shape: jsonb().$type<unknown>(),
    /** What the last dry run told; null when it is out of date. */
    dryRun: jsonb().$type<unknown>(),
    state: text().$type<ImportState>().notNull().default('uploaded'),
    /** The column mapping and the rules switched on, as domain/clean stores them. */
    mapping: jsonb().$type<unknown>(),
    rules: jsonb().$type<Record<string, boolean>>().notNull().default({}),
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
    scoreBefore: jsonb().$type<unknown>(),
    uploadedBy: uuid(),
    uploadedAt: createdAt(),
    takenInAt: moment(),
    undoneAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('customer_import_id').on(t.id),
    index('import_campaign').on(t.clientId, t.campaignId),
  ],
)

/** The bytes of a file, in pieces of a size that memory does not notice. */
export const importPiece = pgTable(
  'import_piece',
  { clientId: uuid().notNull(), importId: uuid().notNull(), place: integer().notNull(), bytes: bytea().notNull() },
  (t) => [primaryKey({ columns: [t.clientId, t.importId, t.place] })],
)

/** Long work on a file that goes on while nobody waits for it: how far it is, and for whom it is done, so that it is taken up again after a restart. */
export const importWork = pgTable(
  'import_work',
  {
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    kind: text().$type<'take-in' | 'undo'>().notNull(),
    /** Who asked, and what: the rights are those of that moment. */
    actor: jsonb().$type<unknown>().notNull(),
    choice: jsonb().$type<unknown>().notNull().default({}),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** While it is being done this is never older than a few seconds. */
    beatAt: createdAt(),
    cancelled: boolean().notNull().default(false),
    /** What came of it; null while it goes on. */
    outcome: jsonb().$type<unknown>(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.importId] })],
)

/**
 * A row of the file that somebody edited, or that did not become a customer of its own, as it was read and with what became of it. Edits in the cell are kept beside
 * the raw value. The rows that did become one are not here: the id of a customer ends with the line it came from.
 */
export const importRow = pgTable(
  'import_row',
  {
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    line: integer().notNull(),
    raw: jsonb().$type<string[]>().notNull(),
    edits: jsonb().$type<Record<string, string>>().notNull().default({}),
    outcome: text().$type<'later' | 'rejected' | 'folded'>(),
    reason: text(),
    customerId: uuid(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.importId, t.line] }), index('import_row_customer').on(t.clientId, t.customerId)],
)

/** How a client's columns were mapped before, so that the next file is mapped at once. */
export const mappingTemplate = pgTable(
  'mapping_template',
  { clientId: uuid().notNull(), headerKey: text().notNull(), mapping: jsonb().$type<unknown>().notNull(), usedAt: createdAt() },
  (t) => [primaryKey({ columns: [t.clientId, t.headerKey] })],
)

/** Something about a customer that needs a person: missing, malformed, doubtful, outdated, closed. */
export const finding = pgTable(
  'finding',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    importId: uuid(),
    field: text().notNull(),
    kind: text().$type<'missing' | 'malformed' | 'doubtful' | 'outdated' | 'closed'>().notNull(),
    value: text(),
    rule: text().notNull(),
    proposal: text(),
    state: text().$type<'open' | 'fixed' | 'later' | 'accepted'>().notNull().default('open'),
    decidedBy: uuid(),
    decidedAt: moment(),
    /** When and by whom the client was asked; their answer stands in `proposal`. */
    askedAt: moment(),
    askedBy: uuid(),
    answeredAt: moment(),
    answeredBy: text(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('finding_customer').on(t.clientId, t.customerId)],
)

export type DuplicateBand = 'sure' | 'probable' | 'doubtful' | 'relatives'

/** A group of customers, or of contacts, that may be the same one, as the matcher proposed it. */
export const duplicateGroup = pgTable(
  'duplicate_group',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    band: text().$type<DuplicateBand>().notNull(),
    percentage: integer().notNull(),
    kind: text().$type<'organisation' | 'person'>().notNull().default('organisation'),
    recordIds: uuid().array().notNull(),
    pairs: jsonb().$type<unknown>().notNull(),
    preselected: integer().notNull().default(0),
    state: text().$type<'open' | 'merged' | 'separate' | 'related' | 'skipped' | 'stale'>().notNull().default('open'),
    decidedBy: uuid(),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('duplicate_group_campaign').on(t.clientId, t.campaignId, t.state)],
)

/** "Not the same person": as `separatePair` is for customers. */
export const separatePerson = pgTable(
  'separate_person',
  {
    clientId: uuid().notNull(),
    lowId: uuid().notNull(),
    highId: uuid().notNull(),
    lowBasis: text(),
    highBasis: text(),
    decidedBy: uuid(),
    decidedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.lowId, t.highId] }), index('separate_person_high').on(t.clientId, t.highId)],
)

/** "Not a duplicate": holds until the data of either changes, of which the bases are digests; an answer without them holds for good. */
export const separatePair = pgTable(
  'separate_pair',
  {
    clientId: uuid().notNull(),
    lowId: uuid().notNull(),
    highId: uuid().notNull(),
    lowBasis: text(),
    highBasis: text(),
    decidedBy: uuid(),
    decidedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.lowId, t.highId] }), index('separate_pair_high').on(t.clientId, t.highId)],
)

/** A merge never deletes: it keeps each row as it was before and which rows moved, so that it can be undone. */
export const mergeEvent = pgTable(
  'merge_event',
  {
    ...clientRow(),
    groupId: uuid(),
    /** Who stayed: a customer, or a contact where persons were merged. */
    keeperId: uuid(),
    keeperContactId: uuid(),
    memberIds: uuid().array().notNull(),
    /** The members' rows before, and `{ table, rows: [{ id, from }] }` of what moved to the keeper. */
    before: jsonb().$type<unknown>().notNull(),
    moved: jsonb().$type<unknown>().notNull(),
    mergedBy: uuid(),
    mergedAt: createdAt(),
    undoneAt: moment(),
    undoneBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('merge_event_keeper').on(t.clientId, t.keeperId),
    index('merge_event_keeper_contact').on(t.clientId, t.keeperContactId),
  ],
)
