import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'

/** What the inventory round said of a customer, for whoever calls or visits. */
export type ToldInRound = {
  approach: string | null
  avoid: string | null
  askFor: string | null
  problem: string | null
  /** What was agreed about the problem, and who opens the conversation. */
  agreed: string | null
  opens: string | null
  wishes: string | null
  /** ISO weekdays that suit, 1 is Monday; empty is any. */
  wishDays: number[]
  /** Wall times, 'HH:MM'. */
  wishFrom: string | null
  wishUntil: string | null
  /** Which of our people they would like, by name. */
  wishStaff: string | null
  /** Of the days that suit, the ones they like best; and the last day on which a visit is of use. */
  bestDays: number[]
  wishBy: Day | null
}

/** Its columns, for a query that names the row of the round `i` and the staff of its wish `w`, both perhaps missing. */
export const toldInRound: SQL = sql`i.approach, i.avoid, i.ask_for as "askFor", i.problem, i.agreed, i.opens, i.wishes,
  coalesce(i.wish_days, '{}') as "wishDays", to_char(i.wish_from, 'HH24:MI') as "wishFrom", to_char(i.wish_until, 'HH24:MI') as "wishUntil", w.name as "wishStaff",
  coalesce(i.best_days, '{}') as "bestDays", i.wish_by as "wishBy"`
