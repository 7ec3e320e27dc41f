import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './clean'
import { clientRow, createdAt, day, moment, version } from './columns'

/** The firm that uses Rondo: one row. Settings are defaults that a client's contract may override. */
export const firm = pgTable('firm', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  address: text(),
  kvk: text(),
  vat: text(),
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  managersNeedSecondFactor: boolean().notNull().default(false),
  isDemo: boolean().notNull().default(false),
  /** The colour of the house, such as '#26469f'; null is our own. */
  accent: text(),
  logo: bytea(),
  logoWidth: integer(),
  logoHeight: integer(),
  createdAt: createdAt(),
})

export type StaffRole = 'admin' | 'manager' | 'consultant'

/** Our people. A staff member may have a login (`userId`); leaving ends the login, never the row. */
export const staff = pgTable('staff', {
  id: uuid().primaryKey(),
  userId: uuid().unique(),
  name: text().notNull(),
  initials: text().notNull(),
  email: text().notNull(),
  phone: text(),
  role: text().$type<StaffRole>().notNull(),
  /** Working hours per ISO weekday 1–7 as wall-clock minutes from midnight: `{ "1": [510, 1020] }`. */
  workHours: jsonb().$type<Record<string, [number, number]>>().notNull().default({}),
  homePlace: text(),
  homeLatitude: doublePrecision(),
  homeLongitude: doublePrecision(),
  /** Of one drive; mostDriveADay of all of a day. */
  maxDriveMinutes: integer().notNull().default(60),
  mostDriveADay: integer(),
  mostVisitsADay: integer(),
  rateCents: integer(),
  /** The last working day; the login ends by `auth_user.disabled_at`. */
  endedOn: day(),
  disabledAt: moment(),
  createdAt: createdAt(),
})

/** A client (opdrachtgever) hires the firm. The firm's own relations belong to the firm as its own client (`isFirm`). */
export const client = pgTable('client', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  initials: text().notNull(),
  isFirm: boolean().notNull().default(false),
  /** Duplicates that are sound by rule are merged at once, shown and undoable. */
  mergesItself: boolean().notNull().default(false),
  language: text().$type<'nl' | 'en'>().notNull().default('nl'),
  street: text(),
  postcode: text(),
  place: text(),
  kvk: text(),
  vat: text(),
  colour: text(),
  /** Contract switches with their defaults in domain/units: drive time counts, rate per km, no-show fee, … */
  contract: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  endedOn: day(),
  /** The colour of the house, such as '#26469f'; null is our own. */
  accent: text(),
  logo: bytea(),
  logoWidth: integer(),
  logoHeight: integer(),
  version: version(),
  createdAt: createdAt(),
})

/**
 * Which of our people work for a client, and by what: by hand, or by a handing out. A manager or consultant sees only these clients, from the first day of it to the
 * last.
 */
export const clientStaff = pgTable(
  'client_staff',
  {
    clientId: uuid().notNull(),
    staffId: uuid().notNull(),
    role: text().$type<'manager' | 'consultant'>().notNull(),
    since: day(),
    until: day(),
    /** The handing out or loan that gave it and ends it; null: by hand. */
    handoutId: uuid(),
  },
  (t) => [unique('client_staff_by_what').on(t.clientId, t.staffId, t.handoutId).nullsNotDistinct()],
)

/** The client's own people: who decides, who gets the report, who has a portal login. */
export const clientPerson = pgTable(
  'client_person',
  {
    ...clientRow(),
    userId: uuid(),
    name: text().notNull(),
    email: text(),
    phone: text(),
    jobTitle: text(),
    level: text().$type<'owner' | 'staff'>().notNull().default('staff'),
    receivesReports: boolean().notNull().default(false),
    disabledAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), unique('client_person_user').on(t.userId)],
)
