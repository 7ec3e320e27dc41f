import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { clientRow, createdAt, day, moment, version } from './columns'

/** A segment of a campaign. Rules are data (domain/segment/rule.ts); first match wins in order of `position`; the rest segment comes last. */
export const segment = pgTable(
  'segment',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    name: text().notNull(),
    colour: text().$type<'A' | 'B' | 'C' | 'D' | 'E'>().notNull(),
    position: integer().notNull(),
    rule: jsonb().$type<unknown>(),
    isRest: boolean().notNull().default(false),
    weight: integer().notNull().default(1),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('segment_campaign').on(t.clientId, t.campaignId, t.position)],
)

/** A customer put in a segment by hand, with the reason: wins from every rule. */
export const segmentPin = pgTable(
  'segment_pin',
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    customerId: uuid().notNull(),
    segmentId: uuid().notNull(),
    reason: text().notNull(),
    pinnedBy: uuid(),
    pinnedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.campaignId, t.customerId] }), index('segment_pin_customer').on(t.clientId, t.customerId)],
)

/** Who is in which segment now, as the rules last assigned it. Rewritten as a whole when rules, pins or customers change. */
export const segmentMember = pgTable(
  'segment_member',
  { clientId: uuid().notNull(), campaignId: uuid().notNull(), customerId: uuid().notNull(), segmentId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.clientId, t.campaignId, t.customerId] }),
    index('segment_member_segment').on(t.clientId, t.segmentId),
    index('segment_member_customer').on(t.clientId, t.customerId),
  ],
)

export type ActivityKind = 'call' | 'visit' | 'mail' | 'invitation' | 'card' | 'thank-you' | 'other'

/** What a segment gets: an activity with aim, script, minutes each, target number, owner and period. */
export const plannedActivity = pgTable(
  'planned_activity',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    segmentId: uuid().notNull(),
    kind: text().$type<ActivityKind>().notNull(),
    /** What a kind of one's own is called. */
    name: text(),
    channel: text(),
    /** False: the minutes hold the drive. True: it is estimated beside them from where the customers are. */
    travelApart: boolean().notNull().default(false),
    /** Whom to take first when not everybody in the segment is meant. */
    pick: text().$type<'largest' | 'nearest'>().notNull().default('largest'),
    aim: text(),
    script: text(),
    minutes: integer().notNull(),
    target: integer().notNull(),
    ownerId: uuid(),
    startsOn: day(),
    dueOn: day(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('planned_activity_segment').on(t.clientId, t.segmentId)],
)

/** An approved edition of the plan: the activities and who was in which segment, as they were. */
export const planEdition = pgTable(
  'plan_edition',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    edition: integer().notNull(),
    plan: jsonb().$type<unknown>().notNull(),
    members: jsonb().$type<Record<string, string>>().notNull(),
    /** Who agreed with which segment of it. */
    approvals: jsonb().$type<Record<string, { by: string; at: string }>>().notNull().default({}),
    /** What was agreed about a plan that is larger than its unit. */
    overrun: jsonb().$type<{ minutes: number; words: string; by: string }>(),
    approvedBy: text(),
    approvedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), unique('plan_edition_number').on(t.clientId, t.campaignId, t.edition)],
)

/** What is said about an edition of the plan, or about one segment of it, by the client's people or ours. */
export const planComment = pgTable(
  'plan_comment',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    edition: integer().notNull(),
    segmentId: uuid(),
    text: text().notNull(),
    writtenBy: text().notNull(),
    byClient: boolean().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] }), index('plan_comment_campaign').on(t.clientId, t.campaignId, t.createdAt)],
)

/** The work an approved plan makes: one row per customer and activity, ever. What was done stays when the plan changes. */
export const planTask = pgTable(
  'plan_task',
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    activityId: uuid().notNull(),
    customerId: uuid().notNull(),
    segmentId: uuid().notNull(),
    kind: text().$type<ActivityKind>().notNull(),
    name: text(),
    edition: integer().notNull(),
    staffId: uuid(),
    startsOn: day(),
    dueOn: day(),
    doneAt: moment(),
    doneBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.campaignId, t.activityId, t.customerId] }),
    index('plan_task_customer').on(t.clientId, t.customerId),
  ],
)
