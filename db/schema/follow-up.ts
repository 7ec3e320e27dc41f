import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { clientRow, createdAt, day, moment, version } from './columns'

export type TaskKind = 'promise' | 'follow-up' | 'thank-you' | 'ask' | 'recovery'

/** Something to be done by someone by a day: a promise, a thank-you, an ask of the client's people. */
export const task = pgTable(
  'task',
  {
    ...clientRow(),
    campaignId: uuid(),
    customerId: uuid(),
    contactId: uuid(),
    kind: text().$type<TaskKind>().notNull(),
    text: text().notNull(),
    dueOn: day(),
    /** Either one of ours … */
    staffId: uuid(),
    /** … or one of the client's people. */
    clientPersonId: uuid(),
    /** The call, visit, meeting or complaint it comes from. */
    originId: uuid(),
    doneAt: moment(),
    doneBy: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('task_campaign').on(t.clientId, t.campaignId),
    index('task_staff').on(t.staffId, t.dueOn),
    index('task_customer').on(t.clientId, t.customerId),
    index('task_contact').on(t.clientId, t.contactId),
  ],
)

/** A request, complaint or report from a client or customer, with an owner and a promised response time. */
export const request = pgTable(
  'request',
  {
    ...clientRow(),
    campaignId: uuid(),
    customerId: uuid(),
    kind: text().$type<'question' | 'complaint' | 'visit-request' | 'dispute' | 'other'>().notNull(),
    channel: text().$type<'portal' | 'phone' | 'mail' | 'visit'>().notNull(),
    subject: text().notNull(),
    text: text(),
    ownerId: uuid(),
    serviceId: uuid(),
    receivedAt: moment().notNull(),
    answerBy: moment(),
    answeredAt: moment(),
    solvedAt: moment(),
    recoveryTaskId: uuid(),
    originId: uuid(),
    /** Asked by the client's own people, not by one of their customers. */
    fromClient: boolean().notNull().default(false),
    /** Who asked: one of the client's people, or a name that one of ours wrote down with where the answer goes. */
    clientPersonId: uuid(),
    toldBy: text(),
    replyTo: text(),
    takenAt: moment(),
    /** The term in minutes of office time, and from when on little of it is left. */
    termMinutes: integer(),
    riskAt: moment(),
    /** An answer before it was reopened came too late. */
    wasLate: boolean().notNull().default(false),
    reopened: integer().notNull().default(0),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    index('request_campaign').on(t.clientId, t.campaignId),
    index('request_customer').on(t.clientId, t.customerId),
    index('request_closed').on(t.solvedAt.desc(), t.id).where(sql`solved_at is not null`),
  ],
)

export type RequestStepKind = 'taken' | 'handed' | 'noted' | 'said' | 'answered' | 'closed' | 'solved' | 'reopened'

/** What happened with a request, in order; what was `noted` is for us alone. */
export const requestStep = pgTable(
  'request_step',
  {
    ...clientRow(),
    requestId: uuid().notNull(),
    at: moment().notNull(),
    kind: text().$type<RequestStepKind>().notNull(),
    text: text(),
    staffId: uuid(),
    clientPersonId: uuid(),
    toStaffId: uuid(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('request_step_of').on(t.clientId, t.requestId, t.at)],
)

/** How fast a client is answered, as agreed, per kind of request from a day on; minutes of office time. */
export const serviceLevel = pgTable(
  'service_level',
  {
    ...clientRow(),
    kind: text().$type<'question' | 'complaint' | 'visit-request' | 'dispute' | 'other'>().notNull(),
    minutes: integer().notNull(),
    startsOn: day().notNull(),
    agreedBy: uuid(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
)

/** The services guide: what may be promised, with conditions, price and response time. */
export const service = pgTable('service', {
  id: uuid().primaryKey(),
  name: jsonb().$type<{ nl: string; en: string }>().notNull(),
  conditions: jsonb().$type<{ nl: string; en: string }>().notNull(),
  /** What front office may promise, and what a manager decides. */
  promise: jsonb().$type<{ nl: string; en: string }>().notNull(),
  limits: jsonb().$type<{ nl: string; en: string }>().notNull(),
  priceCents: integer(),
  pricePer: text().$type<'hour' | 'visit' | 'unit' | 'month' | 'once'>(),
  /** Hours of office time. */
  responseHours: integer(),
  /** Whether a client reads its name, conditions, price and response time. */
  forClient: boolean().notNull().default(false),
  version: version(),
  isActive: boolean().notNull().default(true),
  createdAt: createdAt(),
})

/** Who need not be called before a day, and why. It ends by itself on that day, or when somebody puts them back. */
export const followUpSnooze = pgTable(
  'follow_up_snooze',
  {
    ...clientRow(),
    customerId: uuid().notNull(),
    until: day().notNull(),
    reason: text().notNull(),
    staffId: uuid().notNull(),
    createdAt: createdAt(),
    endedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('follow_up_snooze_customer').on(t.clientId, t.customerId)],
)
