import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './clean'
import { clientRow, createdAt, day, moment, version } from './columns'

export type ReportKind = 'weekly' | 'monthly' | 'interim-evaluation' | 'final-evaluation'

/**
 * A report of a period. A draft is made from the facts each time it is opened; releasing stores its content and its bytes with their
 * SHA-256, and from then on the database refuses any change. A correction is a new edition (8a) that replaces it.
 */
export const report = pgTable(
  'report',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    kind: text().$type<ReportKind>().notNull(),
    number: integer().notNull(),
    edition: integer().notNull().default(0),
    periodKey: text().notNull(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    language: text().$type<'nl' | 'en'>().notNull(),
    state: text().$type<'draft' | 'released'>().notNull().default('draft'),
    headline: text(),
    summary: text(),
    /** Of an evaluation: findings, adjustments agreed, and numbers nobody can count from the log. */
    evaluation: jsonb().$type<unknown>(),
    /** Which parts it has, in which order; null follows its campaign. */
    parts: jsonb().$type<string[]>(),
    hidden: jsonb().$type<string[]>().notNull().default([]),
    content: jsonb().$type<unknown>(),
    pdf: bytea(),
    sha256: text(),
    replacesId: uuid(),
    /** What a correction mends, in the words of who made it; the report itself says it. */
    correctionNote: text(),
    /** Why the schedule did not send it by itself; null when a person began it. */
    held: text().array(),
    madeBySchedule: boolean().notNull().default(false),
    releasedBy: uuid(),
    releasedAt: moment(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('report_id').on(t.id),
    unique('report_period').on(t.clientId, t.campaignId, t.kind, t.periodKey, t.edition),
    index('report_campaign').on(t.clientId, t.campaignId),
  ],
)

/** When the reports of a campaign are made by themselves. The rhythm is the campaign's own. */
export const reportSchedule = pgTable(
  'report_schedule',
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    weekday: integer().notNull().default(5),
    monthDay: integer().notNull().default(1),
    at: text().notNull().default('15:00'),
    release: text().$type<'hold' | 'send'>().notNull().default('hold'),
    isOn: boolean().notNull().default(true),
    startsOn: day().notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.campaignId] })],
)
