import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, time, unique, uuid } from 'drizzle-orm/pg-core'
import type { PhoneLog, ProposedTimes } from '#domain/carry-out/phone-log'
import { clientRow, createdAt, day, moment, version } from './columns'

/** An inventory round: with the client, decide who is visited and how. */
export const round = pgTable(
  'round',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    name: text().notNull(),
    heldOn: day(),
    closedAt: moment(),
    /** The list as it was when the round was closed. */
    frozen: jsonb().$type<unknown>(),
    /** The client's people may go through it by themselves. */
    forClient: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
)

export type RoundDecision = 'visit' | 'phone' | 'no' | 'discuss'

/** One customer in the round. What is recorded here stands in front of the consultant when calling and visiting. */
export const roundItem = pgTable(
  'round_item',
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    roundId: uuid().notNull(),
    decision: text().$type<RoundDecision>(),
    approach: text(),
    problem: text(),
    wishes: text(),
    avoid: text(),
    /** Who at the customer to ask for. */
    askFor: text(),
    /** What was agreed about a customer with a problem, and who of ours or theirs opens. */
    agreed: text(),
    opens: text(),
    /** ISO weekdays, 1 is Monday; empty is any day. */
    wishDays: integer().array().notNull().default([]),
    wishFrom: time(),
    wishUntil: time(),
    /** Which of our people they would like. */
    wishStaffId: uuid(),
    /** Of the days that suit, the ones they like best. */
    bestDays: integer().array().notNull().default([]),
    /** The last day on which a visit is of use to them. */
    wishBy: day(),
    decidedBy: text(),
    decidedAt: moment(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.campaignId, t.customerId] }),
    index('round_item_round').on(t.clientId, t.roundId),
    index('round_item_customer').on(t.clientId, t.customerId),
  ],
)

export type CallOutcome =
  | 'booked'
  | 'callback'
  | 'no-answer'
  | 'does-not-want'
  | 'phone-instead'
  | 'wrong-data'
  | 'left-company'
  | 'do-not-call'

/** `objected`: who was not shut out before. `mended`: per field of the customer what it was and what it became. */
export type CallEffects = {
  objected?: 'person' | 'organisation'
  endedJobId?: string
  newJobId?: string
  /** The firm they went to, when it was not known yet. */
  newCustomerId?: string
  mended?: Partial<Record<'phone' | 'mobile' | 'email' | 'status', [string | null, string | null]>>
}

/** A phone call as it was made. Append-only in spirit: a mistake is undone by `undoneAt`, with a reversing ledger entry. */
export const call = pgTable(
  'call',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    contactId: uuid(),
    staffId: uuid().notNull(),
    startedAt: moment().notNull(),
    minutes: integer().notNull(),
    outcome: text().$type<CallOutcome>().notNull(),
    note: text(),
    reason: text(),
    callbackAt: moment(),
    appointmentId: uuid(),
    guardReason: text(),
    /** What the guard or the calling rules said when somebody went on all the same. */
    guardPast: text().array(),
    objectionOffered: boolean().notNull().default(false),
    /** What this call changed in the base, to be put back when it is undone, and no more. */
    effects: jsonb().$type<CallEffects>().notNull().default({}),
    undoneAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('call_customer').on(t.clientId, t.customerId, t.startedAt),
    index('call_campaign').on(t.clientId, t.campaignId),
    index('call_person').on(t.clientId, t.contactId, t.startedAt),
    index('call_latest').on(t.clientId, t.campaignId, t.customerId, t.startedAt.desc()),
    index('call_recent').on(t.clientId, t.startedAt),
    index('call_past_guard').on(t.clientId, t.startedAt).where(sql`guard_past is not null`),
  ],
)

export type AppointmentState = 'proposed' | 'agreed' | 'done' | 'cancelled' | 'no-show'

/** An appointment of a consultant. The database refuses two that overlap (states proposed, agreed, done). */
export const appointment = pgTable(
  'appointment',
  {
    ...clientRow(),
    campaignId: uuid(),
    customerId: uuid(),
    contactId: uuid(),
    staffId: uuid().notNull(),
    kind: text().$type<'visit' | 'call' | 'meeting' | 'leave' | 'other'>().notNull().default('visit'),
    title: text(),
    startsAt: moment().notNull(),
    endsAt: moment().notNull(),
    state: text().$type<AppointmentState>().notNull().default('agreed'),
    rigidity: text().$type<'fixed' | 'flexible-day' | 'flexible-week'>().notNull().default('fixed'),
    driveMinutes: integer(),
    agreedWith: text(),
    note: text(),
    cancelReason: text(),
    /** When the customer said that it stands. */
    confirmedAt: moment(),
    /** iCalendar SEQUENCE; rises by one with each change. */
    sequence: integer().notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('appointment_id').on(t.id),
    index('appointment_staff').on(t.staffId, t.startsAt),
    index('appointment_campaign').on(t.clientId, t.campaignId),
    index('appointment_customer').on(t.clientId, t.customerId),
    index('appointment_contact').on(t.clientId, t.contactId),
  ],
)

export type VisitOutcome = 'satisfied' | 'opportunity' | 'complaint' | 'not-home'

/** A visit that took place (or found nobody home): what was said, the minutes and the kilometres. */
export const visit = pgTable(
  'visit',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    contactId: uuid(),
    appointmentId: uuid(),
    staffId: uuid().notNull(),
    on: day().notNull(),
    arrivedAt: moment(),
    leftAt: moment(),
    visitMinutes: integer().notNull(),
    driveMinutes: integer().notNull().default(0),
    writeUpMinutes: integer().notNull().default(0),
    metres: integer().notNull().default(0),
    outcome: text().$type<VisitOutcome>().notNull(),
    score: integer(),
    topics: text().array().notNull().default([]),
    note: text(),
    quote: text(),
    quoteConsent: boolean().notNull().default(false),
    opportunity: text(),
    opportunityCents: integer(),
    loggedBy: uuid(),
    loggedAt: createdAt(),
    /** When it was written on the phone, when it came in, from which device, and how far that clock was ahead. Null when it was logged in the office. */
    writtenAt: moment(),
    receivedAt: moment(),
    device: uuid(),
    clockOffSeconds: integer().notNull().default(0),
    /** They spoke by phone instead. */
    byPhone: boolean().notNull().default(false),
    /** Where the phone was on arrival: one stamp, and only when its owner switched that on. */
    arrivedLatitude: doublePrecision(),
    arrivedLongitude: doublePrecision(),
    /** What clock and route proposed for the minutes and metres; null where nothing was proposed. */
    proposed: jsonb().$type<ProposedTimes>(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('visit_appointment').on(t.clientId, t.appointmentId),
    index('visit_campaign').on(t.clientId, t.campaignId, t.on),
    index('visit_customer').on(t.clientId, t.customerId, t.on),
    index('visit_person').on(t.clientId, t.contactId, t.on),
  ],
)

/** A log from a phone that could not simply become a visit: it waits for somebody to settle it, and stays as it came. */
export const phoneLog = pgTable(
  'phone_log',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    appointmentId: uuid(),
    op: uuid().notNull(),
    bodySha256: text().notNull(),
    body: jsonb().$type<PhoneLog>().notNull(),
    why: text().notNull(),
    staffId: uuid().notNull(),
    writtenAt: moment().notNull(),
    receivedAt: moment().notNull(),
    device: uuid().notNull(),
    clockOffSeconds: integer().notNull().default(0),
    settledAt: moment(),
    settledBy: text(),
    settledAs: text().$type<'booked' | 'mine' | 'office' | 'left-out'>(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('phone_log_op').on(t.clientId, t.op, t.bodySha256),
    index('phone_log_waiting').on(t.clientId, t.campaignId).where(sql`${t.settledAt} is null`),
    index('phone_log_customer').on(t.clientId, t.customerId),
    index('phone_log_appointment').on(t.clientId, t.appointmentId),
  ],
)

/** A claim on a customer by the colleague who is about to call; it lapses. The database refuses a second one without a reason. */
export const contactClaim = pgTable(
  'contact_claim',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    staffId: uuid().notNull(),
    startsAt: moment().notNull(),
    quietUntil: moment().notNull(),
    warnedAt: moment(),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('contact_claim_customer').on(t.clientId, t.customerId)],
)

/** `with-a-sale` is no consent: the number came with a sale on that day, and an opt-out was offered. */
export type ConsentHow = 'in-writing' | 'by-phone' | 'in-person' | 'web-form' | 'published-number' | 'with-a-sale'

/** Consent of a person, or of an organisation as a whole, to be called, with its proof. Withdrawn and given anew, never edited. */
export const callingConsent = pgTable(
  'calling_consent',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    contactId: uuid(),
    givenOn: day().notNull(),
    how: text().$type<ConsentHow>().notNull(),
    wording: text().notNull(),
    staffId: uuid().notNull(),
    createdAt: createdAt(),
    withdrawnAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('calling_consent_customer').on(t.clientId, t.customerId).where(sql`withdrawn_at is null`),
    index('calling_consent_contact').on(t.clientId, t.contactId),
  ],
)

export type LinkPurpose = 'confirm' | 'move' | 'cancel'

/** A link in a confirmation: it opens one thing, once, until the visit begins. Only the hash of its token is kept. */
export const appointmentLink = pgTable(
  'appointment_link',
  {
    ...clientRow(),
    appointmentId: uuid().notNull(),
    purpose: text().$type<LinkPurpose>().notNull(),
    tokenHash: text().notNull().unique(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('appointment_link_of').on(t.clientId, t.appointmentId)],
)
