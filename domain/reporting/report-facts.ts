import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { Place } from '#domain/relations/contact'
import type { BurnDown } from '#domain/units/burn-down'
import type { LedgerEntry } from '#domain/units/entry'
import type { Forecast } from '#domain/units/forecast'
import type { Unit } from '#domain/units/kinds'
import type { BaseNumbers } from './base'
import type { EvaluationFacts } from './evaluation'
import type { ReportKind } from './period'

/**
 * What the database knows about a campaign up to a day, as plain facts with their ids. Nothing private is among them: no notes,
 * no personal interests, nothing of another client.
 */
export type ReportFacts = {
  report: { number: number; edition: number; state: 'draft' | 'released'; rhythm: ReportKind; period: Period; asOf: Day }
  firm: { name: string }
  client: { name: string }
  campaign: { name: string; targetVisits: number }
  unit: Unit & { name: string }
  /** Every entry of the unit booked up to `asOf`, in any order. */
  ledger: readonly LedgerFact[]
  /** Every travel entry of the unit up to `asOf`. */
  travel: readonly TravelFact[]
  /** Every visit of the campaign up to `asOf`, not only those of the period. */
  visits: readonly VisitFact[]
  /** What is agreed or proposed after `asOf`. */
  ahead: readonly AppointmentFact[]
  asks: readonly AskFact[]
  complaints: readonly ComplaintFact[]
  /** Customers that may still be visited and have no appointment, with where they are. */
  toPlan: readonly CustomerFact[]
  forecast: Forecast
  burnDown: BurnDown
  /** How a theme is to be taken, where somebody said so; otherwise the scores of the visits that name it decide. */
  tones: Readonly<Record<string, ThemeTone>>
  /** Only where the report shows the base; null when no number of the customers is known. */
  base?: BaseNumbers | null
  /** Of an interim or final evaluation only. */
  evaluation?: EvaluationFacts
}

export type ThemeTone = 'good' | 'bad' | 'neutral'

export type CustomerFact = { id: string; name: string; town: string | null; place: Place | null }

/** `work` is the log line that the entry was booked for, as far as it can be shown. */
export type LedgerFact = { entry: LedgerEntry; who: string | null; work: WorkFact | null }

export type WorkFact =
  | { kind: 'visit'; visitId: string; customer: CustomerFact }
  /** `reached`: somebody answered, so that it was a conversation. */
  | { kind: 'call'; callId: string; customer: CustomerFact; reached: boolean; booked: boolean }

export type TravelFact = { id: string; activityId: string | null; on: Day; metres: number; cents: number }

export type VisitFact = {
  id: string
  on: Day
  customer: CustomerFact
  who: string
  outcome: 'satisfied' | 'opportunity' | 'complaint' | 'not-home'
  /** 1–5; null when it was not asked. */
  score: number | null
  topics: readonly string[]
  quote: { text: string; speaker: string | null; consent: boolean } | null
  opportunity: { text: string; cents: number | null; who: string | null; dueOn: Day | null } | null
}

export type AppointmentFact = {
  id: string
  kind: 'visit' | 'call' | 'meeting'
  startsAt: Moment
  state: 'proposed' | 'agreed'
  title: string | null
  customer: CustomerFact | null
}

/** A task of the client's people. */
export type AskFact = { id: string; text: string; who: string | null; dueOn: Day | null; doneOn: Day | null }

export type ComplaintFact = {
  id: string
  customer: CustomerFact | null
  subject: string
  receivedOn: Day
  answeredOn: Day | null
  solvedOn: Day | null
  owner: string | null
}
