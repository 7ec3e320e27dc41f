import { sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { CareRole } from '#domain/relations/handing-out'
import type { ListFormat, Settled } from '#domain/relations/list-file'
import { clientRow, createdAt, day, moment, version } from './columns'

/** A customer (klant, relatie): an organisation in a client's customer base. A merged one points to its keeper and stays. */
export const customer = pgTable(
  'customer',
  {
    ...clientRow(),
    externalNo: text(),
    name: text().notNull(),
    legalForm: text(),
    kvk: text(),
    branch: text(),
    vat: text(),
    iban: text(),
    street: text(),
    houseNumber: integer(),
    houseNumberSuffix: text(),
    postcode: text(),
    place: text(),
    municipality: text(),
    province: text(),
    country: text().notNull().default('NL'),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text(),
    phone2: text(),
    mobile: text(),
    email: text(),
    website: text(),
    status: text().$type<'active' | 'closed'>().notNull().default('active'),
    tags: text().array().notNull().default([]),
    /** Columns of the client's file without a place of their own, under their header. */
    own: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Where each value came from: `{ phone: { source, on } }`. */
    origin: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    potential: integer(),
    doNotContact: boolean().notNull().default(false),
    lastContactOn: day(),
    confirmedOn: day(),
    /** The keeper this row was merged into; null for a living row. Reads follow it, undo clears it. */
    canonicalId: uuid(),
    importId: uuid(),
    /** Since when nothing of them is known any more: an empty row on which what was done still counts. */
    erasedAt: moment(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('customer_id').on(t.id),
    index('customer_place').on(t.clientId, t.place),
    index('customer_keeper').on(t.clientId, t.canonicalId).where(sql`canonical_id is not null`),
    index('customer_of_import').on(t.clientId, t.importId),
  ],
)

/** What a value of a customer was before and what it became; written by the database itself with every change. A log: nothing takes a line back. */
export const customerValue = pgTable(
  'customer_value',
  {
    clientId: uuid().notNull(),
    customerId: uuid().notNull(),
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    field: text().notNull(),
    before: text(),
    after: text(),
    /** Where the new value came from, as `customer.origin` has it. */
    source: jsonb().$type<unknown>(),
    staffId: uuid(),
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.customerId, t.id] }), index('customer_value_in_order').on(t.clientId, t.id)],
)

/** What a value of a person was before and what it became, as `customerValue` is for a customer. */
export const contactValue = pgTable(
  'contact_value',
  {
    clientId: uuid().notNull(),
    contactId: uuid().notNull(),
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    field: text().notNull(),
    before: text(),
    after: text(),
    staffId: uuid(),
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.contactId, t.id] }), index('contact_value_in_order').on(t.clientId, t.id)],
)

/** Numbers per year of a customer: revenue, orders. Money in whole cents, counts as they are. Year 0: the file did not say which. */
export const customerNumber = pgTable(
  'customer_number',
  {
    clientId: uuid().notNull(),
    customerId: uuid().notNull(),
    measure: text().notNull(),
    year: integer().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.customerId, t.measure, t.year] })],
)

/** A contact: a person who works, or worked, at one or more customers (see `job`). */
export const contact = pgTable(
  'contact',
  {
    ...clientRow(),
    firstName: text(),
    infix: text(),
    lastName: text(),
    name: text().notNull(),
    salutation: text(),
    email: text(),
    phone: text(),
    mobile: text(),
    linkedinUrl: text(),
    doNotContact: boolean().notNull().default(false),
    /** They want no mail of ours; calling and visiting is another matter. */
    noMail: boolean().notNull().default(false),
    personal: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    canonicalId: uuid(),
    importId: uuid(),
    erasedAt: moment(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('contact_of_import').on(t.clientId, t.importId)],
)

export type DecisionRole = 'decider' | 'influencer' | 'end-user' | 'buyer' | 'gatekeeper'

/** Digests of numbers and addresses of natural persons who are not to be contacted again though nothing else is known of them. */
export const suppression = pgTable('suppression', { clientId: uuid().notNull(), digest: text().notNull(), createdAt: createdAt() }, (t) => [
  primaryKey({ columns: [t.clientId, t.digest] }),
])

/** A contact's place at a customer over time: both the old and the new one stay. */
export const job = pgTable(
  'job',
  {
    ...clientRow(),
    contactId: uuid().notNull(),
    customerId: uuid().notNull(),
    title: text(),
    decisionRole: text().$type<DecisionRole>(),
    startsOn: day(),
    endsOn: day(),
    isPrimary: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('job_customer').on(t.clientId, t.customerId),
    index('job_contact').on(t.clientId, t.contactId),
  ],
)

/** A dossier note: an agreement, change, blunder, preference, or how to arrive (parking, which door). `shared` may be read by the client, `team` by our people,
 * `private` by owner, standby and manager only. */
export const note = pgTable(
  'note',
  {
    ...clientRow(),
    customerId: uuid(),
    contactId: uuid(),
    campaignId: uuid(),
    kind: text().$type<'note' | 'agreement' | 'change' | 'blunder' | 'preference' | 'arrival'>().notNull().default('note'),
    visibility: text().$type<'shared' | 'team' | 'private'>().notNull().default('team'),
    text: text().notNull(),
    reviewOn: day(),
    writtenBy: uuid(),
    writtenAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('note_customer').on(t.clientId, t.customerId),
    index('note_contact').on(t.clientId, t.contactId),
  ],
)

/** Who looks after a customer. A loan has an end day and returns by itself; the original owner stays standby meanwhile. */
export const ownership = pgTable(
  'ownership',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    staffId: uuid().notNull(),
    role: text().$type<'owner' | 'dossier-keeper' | 'standby' | 'loan'>().notNull(),
    startsOn: day().notNull(),
    endsOn: day(),
    reason: text(),
    /** What brought it, and what ended it; `endedBefore` is the last day it had until then. */
    handoutId: uuid(),
    endedBy: uuid(),
    endedBefore: day(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('ownership_customer').on(t.clientId, t.customerId),
    index('ownership_staff').on(t.staffId, t.clientId),
  ],
)

/** Relations handed out in one go, lent for a while, or passed on by somebody who leaves; one row for each client it concerns, under the same id. */
export const handout = pgTable(
  'handout',
  {
    ...clientRow(),
    kind: text().$type<'assign' | 'loan' | 'departure'>().notNull(),
    role: text().$type<CareRole>(),
    rule: jsonb().$type<Record<string, string>>().notNull().default({}),
    fromStaffId: uuid(),
    toStaffId: uuid(),
    startsOn: day().notNull(),
    endsOn: day(),
    reason: text(),
    customers: integer().notNull().default(0),
    madeBy: uuid(),
    madeAt: createdAt(),
    undoneAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('handout_in_order').on(t.madeAt.desc(), t.id)],
)

/** Who of ours knows whom of theirs, and how well (1–5). */
export const acquaintance = pgTable(
  'acquaintance',
  {
    clientId: uuid().notNull(),
    contactId: uuid().notNull(),
    staffId: uuid().notNull(),
    strength: integer().notNull(),
    metAt: text(),
    metOn: day(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.contactId, t.staffId] })],
)

/** Links between customers that are not duplicates: head office and branch, holding, same building. */
export const customerLink = pgTable(
  'customer_link',
  {
    ...clientRow(),
    fromCustomerId: uuid().notNull(),
    toCustomerId: uuid().notNull(),
    kind: text().$type<'branch' | 'holding' | 'same-building' | 'other'>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('customer_link_from').on(t.clientId, t.fromCustomerId),
    index('customer_link_to').on(t.clientId, t.toCustomerId),
  ],
)

/** News, policy changes and decision moments at a relation, with a day to act. */
export const signal = pgTable(
  'signal',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    contactId: uuid(),
    kind: text().$type<'news' | 'policy' | 'decision-moment'>().notNull(),
    text: text().notNull(),
    actOn: day(),
    doneAt: moment(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('signal_customer').on(t.clientId, t.customerId),
    index('signal_contact').on(t.clientId, t.contactId),
  ],
)

/** A temporary list for one project. After its last day its people are taken off; the row says that it was there and how many they were. */
export const projectList = pgTable(
  'project_list',
  {
    ...clientRow(),
    name: text().notNull(),
    purpose: text().notNull().default(''),
    campaignId: uuid(),
    /** The last day that it is there. */
    expiresOn: day().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
    version: version(),
    endedAt: moment(),
    /** How many stood on it when it ended. */
    people: integer(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('project_list_by_day').on(t.expiresOn, t.id).where(sql`ended_at is null`)],
)

export const projectListMember = pgTable(
  'project_list_member',
  {
    clientId: uuid().notNull(),
    listId: uuid().notNull(),
    contactId: uuid().notNull(),
    addedAt: createdAt(),
    addedBy: uuid(),
    unsubscribedAt: moment(),
    /** Whether unsubscribing stopped all mail to the person. */
    stopsMail: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.listId, t.contactId] }), index('project_list_member_contact').on(t.clientId, t.contactId)],
)

/** Each time a list left as a file, and whether it still stands at the mailing tool. */
export const projectListExport = pgTable(
  'project_list_export',
  {
    ...clientRow(),
    listId: uuid().notNull(),
    format: text().$type<ListFormat>().notNull(),
    people: integer().notNull(),
    leftOut: integer().notNull(),
    exportedBy: uuid(),
    exportedAt: moment().notNull(),
    settled: text().$type<Settled>(),
    settledBy: uuid(),
    settledAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('project_list_export_of').on(t.clientId, t.listId)],
)
