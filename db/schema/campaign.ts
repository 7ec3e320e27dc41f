import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { clientRow, createdAt, day, moment, version } from './columns'

export type CampaignStep = 'clean' | 'segment' | 'act' | 'carry-out'

/** A campaign (traject): one engagement for a client, four steps, one or more units. */
export const campaign = pgTable(
  'campaign',
  {
    ...clientRow(),
    name: text().notNull(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    /** When each step was closed; steps never lock, reopening clears the day and is audited. */
    cleanedOn: day(),
    segmentedOn: day(),
    plannedOn: day(),
    endedOn: day(),
    evaluationAt: moment(),
    reportRhythm: text().$type<'weekly' | 'monthly'>().notNull().default('weekly'),
    /** Which parts reports of a kind have, in which order. */
    reportLayout: jsonb().$type<Record<string, string[]>>().notNull().default({}),
    /** The recorded basis for calling and visiting (compliance.md): contract, legitimate-interest, consent. */
    legalBasis: text().notNull().default('contract'),
    targetVisits: integer(),
    goal: text(),
    /** What visits may be about, offered when logging one; `tone` says how the report shows a theme, else the scores decide. */
    topics: jsonb().$type<{ name: string; tone: 'good' | 'bad' | 'neutral' | null }[]>().notNull().default([]),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), unique('campaign_id').on(t.id)],
)

export const campaignStaff = pgTable(
  'campaign_staff',
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    staffId: uuid().notNull(),
    role: text().$type<'lead' | 'consultant' | 'standby'>().notNull().default('consultant'),
    /** The first and the last day of it; null for no bound. */
    since: day(),
    until: day(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.campaignId, t.staffId] })],
)

export type UnitKind = 'unit-1' | 'unit-2' | 'unit-3' | 'flex' | 'own'

export type UnitTerm = 'period' | 'calendar-year' | 'twelve-months'
export type UnusedHours = 'stay' | 'expire'

/** A unit: an amount of time sold. The balance is a sum over its ledger, never a column here. */
export const unit = pgTable(
  'unit',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    kind: text().$type<UnitKind>().notNull(),
    name: text().notNull(),
    minutes: integer().notNull(),
    indicatedVisits: integer().notNull(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    contractNumber: text(),
    priceCents: integer(),
    driveTimeCounts: boolean().notNull().default(true),
    kmRateCents: integer().notNull().default(35),
    /** Up to and including this day the ledger is closed; later corrections fall after it. */
    closedThrough: day(),
    signedOn: day(),
    /** How the last day was found, and what becomes of hours that are left after it. */
    term: text().$type<UnitTerm>().notNull().default('period'),
    unused: text().$type<UnusedHours>().notNull().default('stay'),
    /** Whether a fruitless drive (nobody there) is taken from the unit and its travel charged. */
    chargesFruitless: boolean().notNull().default(true),
    /** The unit that this one follows on. */
    followsId: uuid(),
    /** Further campaigns of the same client that work on this unit. */
    alsoFor: uuid().array().notNull().default([]),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), unique('unit_id').on(t.id), index('unit_campaign').on(t.clientId, t.campaignId)],
)

export type EntryKind = 'opening' | 'consumption' | 'reservation' | 'release' | 'reversal' | 'expiry' | 'write-off' | 'overrun'
export type EntrySubject = 'call' | 'visit' | 'travel-time' | 'preparation' | 'report' | 'meeting' | 'evaluation' | 'set-up' | 'other'

/** The unit ledger: append-only (held by triggers), whole positive minutes, the kind tells the direction. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    kind: text().$type<EntryKind>().notNull(),
    subject: text().$type<EntrySubject>(),
    minutes: integer().notNull(),
    on: day().notNull(),
    /** The log line this entry is for: a call, visit, report or meeting. One live entry per (activity, subject); re-booking raises `revision`. */
    activityId: uuid(),
    revision: integer().notNull().default(1),
    reverses: uuid(),
    text: text().notNull(),
    reason: text(),
    staffId: uuid(),
    bookedBy: text(),
    bookedAt: createdAt(),
    /** The kind it stands for: its own, or of a reversal the kind of what it takes back. The database fills it in. */
    origin: text().$type<EntryKind | ''>().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('ledger_unit').on(t.clientId, t.unitId, t.on, t.bookedAt)],
)

/** The terms of a unit over time, append-only. Version 1 is made by the database with the unit. */
export const unitTerms = pgTable(
  'unit_terms',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    version: integer().notNull(),
    appliesFrom: day().notNull(),
    endsOn: day().notNull(),
    term: text().$type<UnitTerm>().notNull(),
    unused: text().$type<UnusedHours>().notNull(),
    driveTimeCounts: boolean().notNull(),
    kmRateCents: integer().notNull(),
    chargesFruitless: boolean().notNull(),
    priceCents: integer(),
    reason: text(),
    agreedWith: text(),
    staffId: uuid(),
    madeAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), unique('unit_terms_version').on(t.clientId, t.unitId, t.version)],
)

/** A mark (50, 75, 90, 100 %) that a unit passed: manager and client hear of each once. */
export const unitMark = pgTable(
  'unit_mark',
  { clientId: uuid().notNull(), unitId: uuid().notNull(), mark: integer().notNull(), passedAt: createdAt() },
  (t) => [primaryKey({ columns: [t.clientId, t.unitId, t.mark] })],
)

/** A line with which the client does not agree, until we decide. */
export const ledgerDispute = pgTable(
  'ledger_dispute',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    entryId: uuid().notNull(),
    said: text().notNull(),
    clientPersonId: uuid(),
    raisedAt: createdAt(),
    answerBy: day().notNull(),
    decision: text().$type<'stands' | 'corrected'>(),
    answer: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    reversalId: uuid(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('ledger_dispute_unit').on(t.clientId, t.unitId, t.raisedAt)],
)

/** Hours of a unit that the client asks for, until we answer. */
export const callOff = pgTable(
  'call_off',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    asked: text().notNull(),
    minutes: integer().notNull(),
    wantedBy: day(),
    /** One of the client's people in the portal, or the name that one of ours wrote down. */
    clientPersonId: uuid(),
    toldBy: text(),
    askedAt: createdAt(),
    answerBy: day().notNull(),
    grantedMinutes: integer(),
    decision: text().$type<'granted' | 'declined'>(),
    answer: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    withdrawnAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('call_off_unit').on(t.clientId, t.unitId, t.askedAt)],
)

/** The kinds of units that the firm sells, the same for every client. Only an own kind has a name of its own. */
export const unitOffer = pgTable('unit_offer', {
  id: uuid().primaryKey(),
  kind: text().$type<UnitKind>().notNull(),
  name: text(),
  minutes: integer().notNull(),
  indicatedVisits: integer().notNull(),
  priceCents: integer(),
  term: text().$type<UnitTerm>().notNull(),
  unused: text().$type<UnusedHours>().notNull(),
  chargesFruitless: boolean().notNull(),
  /** Where the figures come from, in the firm's own words; without them the method's indication. */
  source: text(),
  retiredAt: moment(),
  version: version(),
  createdAt: createdAt(),
})

/** Travel cost, always charged apart; append-only like the ledger and never part of its balance. */
export const travelEntry = pgTable(
  'travel_entry',
  {
    ...clientRow(),
    unitId: uuid().notNull(),
    activityId: uuid(),
    kind: text().$type<'km' | 'parking' | 'public-transport' | 'other'>().notNull().default('km'),
    metres: integer().notNull().default(0),
    cents: integer().notNull(),
    on: day().notNull(),
    reverses: uuid(),
    reason: text(),
    staffId: uuid(),
    bookedBy: text(),
    bookedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('travel_unit').on(t.clientId, t.unitId, t.on)],
)

/** A meeting with the client: kick-off, interim or final evaluation. */
export const meeting = pgTable(
  'meeting',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    kind: text().$type<'kick-off' | 'interim-evaluation' | 'final-evaluation' | 'other'>().notNull(),
    at: moment(),
    heldAt: moment(),
    edition: integer().notNull().default(1),
    record: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    agreedBy: text(),
    agreedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
)
