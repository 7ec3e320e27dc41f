import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Basis, Charged, HourlyRates, Vat } from '#domain/units/price'
import { bytea } from './clean'
import { clientRow, createdAt, day, moment, version } from './columns'

/** How a unit's time is charged from a day on. Append-only: what was agreed before stays what it was. Its price stands in its terms. */
export const unitCharge = pgTable(
  'unit_charge',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    edition: integer().notNull(),
    appliesFrom: day().notNull(),
    basis: text().$type<Basis>().notNull(),
    charged: text().$type<Charged>().notNull(),
    /** Whole cents an hour per role. */
    rates: jsonb().$type<HourlyRates>().notNull().default({}),
    vat: text().$type<Vat>().notNull(),
    reason: text().notNull(),
    madeBy: text(),
    madeAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('unit_charge_edition').on(t.clientId, t.unitId, t.edition),
    unique('unit_charge_from').on(t.clientId, t.unitId, t.appliesFrom),
  ],
)

/** A photo or PDF that shows a travel cost. Append-only. */
export const travelReceipt = pgTable(
  'travel_receipt',
  {
    ...clientRow(),
    travelId: uuid().notNull(),
    fileName: text().notNull(),
    mediaType: text().notNull(),
    bytes: bytea().notNull(),
    sha256: text().notNull(),
    addedBy: text(),
    addedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('travel_receipt_travel').on(t.clientId, t.travelId)],
)

/** A statement as it was issued: content, paper and UBL. The database refuses any change; a mistake is credited by another one. */
export const statement = pgTable(
  'statement',
  {
    ...clientRow(),
    number: text().notNull(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    issuedOn: day().notNull(),
    dueOn: day().notNull(),
    language: text().$type<'nl' | 'en'>().notNull(),
    netCents: integer().notNull(),
    vatCents: integer().notNull(),
    totalCents: integer().notNull(),
    content: jsonb().$type<unknown>().notNull(),
    pdf: bytea().notNull(),
    ubl: text().notNull(),
    sha256: text().notNull(),
    creditsId: uuid(),
    reason: text(),
    issuedBy: uuid(),
    issuedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('statement_id').on(t.id),
    unique('statement_number').on(t.number),
    index('statement_client').on(t.clientId, t.issuedOn),
  ],
)

/** Which entries stand on a statement; `freedBy` is the credit that lets them be charged again. */
export const statementEntry = pgTable(
  'statement_entry',
  { clientId: uuid().notNull(), statementId: uuid().notNull(), entryId: uuid().notNull(), freedBy: uuid() },
  (t) => [primaryKey({ columns: [t.clientId, t.statementId, t.entryId] })],
)

/** The last number of a statement in a year. */
export const statementCount = pgTable('statement_count', { year: integer().primaryKey(), last: integer().notNull() })

/** How the costs of a client are charged on to its own groups. */
export const costRule = pgTable(
  'cost_rule',
  {
    ...clientRow(),
    name: text().notNull(),
    kind: text().$type<'attribute' | 'fixed'>().notNull(),
    /** A column of the customer or of the client's own file: 'province', 'own:Kostenplaats'. */
    attribute: text(),
    groups: jsonb().$type<{ name: string; weight: number }[]>().notNull().default([]),
    sharedBy: text().$type<'own-cost' | 'customers'>().notNull().default('own-cost'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
)

/** When somebody of ours works on a weekday, from a day on: the rows of the latest `validFrom` are the whole week. Minutes after midnight. */
export const workingHours = pgTable(
  'working_hours',
  {
    id: uuid().primaryKey(),
    staffId: uuid().notNull(),
    weekday: integer().notNull(),
    fromMinute: integer().notNull(),
    toMinute: integer().notNull(),
    validFrom: day().notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique('working_hours_once').on(t.staffId, t.validFrom, t.weekday, t.fromMinute)],
)

/** Where a day of somebody of ours begins or ends elsewhere than at home. */
export const staffBase = pgTable(
  'staff_base',
  {
    id: uuid().primaryKey(),
    staffId: uuid().notNull(),
    on: day().notNull(),
    side: text().$type<'start' | 'end'>().notNull(),
    place: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique('staff_base_once').on(t.staffId, t.on, t.side)],
)

/** Days on which somebody of ours does not work; first and last day included. */
export const absence = pgTable('absence', {
  id: uuid().primaryKey(),
  staffId: uuid().notNull(),
  fromDay: day().notNull(),
  toDay: day().notNull(),
  kind: text().$type<'leave' | 'sick' | 'course' | 'other'>().notNull(),
  createdAt: createdAt(),
})
