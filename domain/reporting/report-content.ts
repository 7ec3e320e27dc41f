import type { Day } from '#domain/calendar/day'
import type { WallTime } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { Place } from '#domain/relations/contact'
import type { BurnDown } from '#domain/units/burn-down'
import type { EntryKind, EntrySubject } from '#domain/units/entry'
import type { Binds } from '#domain/units/forecast'
import type { BaseView } from './base'
import type { Correction } from './changes'
import type { Evaluation } from './evaluation'
import type { ReportLayout } from './layout'
import type { Pace } from './pace'
import type { ReportKind } from './period'
import type { ThemeTone } from './report-facts'

/** A number and the ids of the log lines behind it. */
export type Figure = { value: number; sources: readonly string[] }

/** null is "not measured", which never looks like nought. */
export type Measured = Figure | null

/** What a report says: which figures, in which order. Values only; the words are in the message files of the paper and the screen. */
export type ReportContent = {
  report: {
    number: number
    /** 0 is the first edition; 1 is shown as the letter a. */
    edition: number
    isDraft: boolean
    rhythm: ReportKind
    week: number | null
    period: Period
    asOf: Day
    isFirst: boolean
  }
  /** Of a correction: what it replaces and what changed. Reports that were released before corrections were made have none. */
  correction?: Correction | null
  /** Of an interim or final evaluation only. */
  evaluation?: Evaluation | null
  /** Which parts it has, in which order; missing is the usual. */
  layout?: ReportLayout
  /** The base as drawings, where the report shows it and its numbers are known. */
  base?: BaseView | null
  /** Missing in reports that were released before it was drawn. */
  pace?: Pace | null
  firm: string
  client: string
  campaign: string
  unit: string
  headline: Headline
  summary: readonly SummaryLine[]
  figures: KeyFigures
  asks: readonly AskLine[]
  themes: readonly ThemeLine[]
  voice: Voice | null
  opportunities: readonly OpportunityLine[]
  complaints: readonly ComplaintLine[]
  hours: Hours
  burnDown: BurnDown
  bookings: Bookings
  map: readonly MapPoint[]
  next: readonly NextLine[]
  visits: readonly VisitLine[]
}

/** Two sentences: what changed most, and what customers speak of most. */
export type Headline = { lead: HeadlineLead; theme: { name: string; tone: ThemeTone; count: Figure } | null }

export type HeadlineLead =
  | { kind: 'over-budget'; minutes: number }
  | { kind: 'nothing-yet'; target: number }
  | { kind: 'no-visits-in-period'; visited: number; target: number }
  | { kind: 'target-reached'; visited: number; target: number }
  | { kind: 'visited'; visited: number; target: number; inPeriod: number }
  | { kind: 'score-changed'; from: number; to: number }
  | { kind: 'complaints-came'; count: number }
  | { kind: 'opportunities-came'; count: number }

export type SummaryLine =
  | { kind: 'score'; average: number; of: 5; strongest: string | null }
  | { kind: 'complaints'; theme: string | null; count: number; visited: number; open: number }
  /** `limit`: there are fewer customers chosen than the hours allow to visit, so that it is not the hours that fall short. */
  | { kind: 'forecast'; visits: number; target: number; makesTarget: boolean; basis: 'figures' | 'norm'; limit?: { byHours: number } }
  | { kind: 'no-visits'; booked: number; firstOn: Day | null }
  | { kind: 'over-budget'; minutes: number }

export type KeyFigures = {
  visited: { total: Figure; target: number; inPeriod: Figure }
  booked: { total: Figure; firstOn: Day | null }
  /** `before` is the average up to the period; null in a first report or when nobody was asked. */
  score: { average: Measured; before: number | null; beforeOn: Day | null }
  opportunities: { total: Figure; cents: Measured; inPeriod: Figure }
}

/** `lateDays` is 0 when it is not late. Done ones are shown once, in the period in which they were done. */
export type AskLine = { text: string; who: string | null; dueOn: Day | null; lateDays: number; done: boolean; sources: readonly string[] }

/** `before` is the count at the end of the period before; null in a first report. `share` is of the longest bar. */
export type ThemeLine = { name: string; tone: ThemeTone; count: Figure; before: number | null; share: number }

export type Voice = { text: string; speaker: string | null; customer: string; town: string | null; sources: readonly string[] }

export type OpportunityLine = {
  customer: string
  town: string | null
  text: string
  cents: number | null
  who: string | null
  dueOn: Day | null
  isNew: boolean
  sources: readonly string[]
}

export type ComplaintLine = {
  customer: string | null
  subject: string
  receivedOn: Day
  state: 'open' | 'answered' | 'solved'
  solvedOn: Day | null
  owner: string | null
  isNew: boolean
  sources: readonly string[]
}

/** Minutes, except `travel`. `overBy` is what the unit went over what was sold. */
export type Hours = {
  sold: number
  used: Figure
  balance: Figure
  usedInPeriod: Figure
  overBy: number
  perVisit: number
  plannedPerVisit: number
  basis: 'figures' | 'norm'
  binds: Binds
  expectedVisits: number
  /** What the hours alone would allow, those made included, however many customers are chosen yet. */
  visitsByHours: number
  interval: { low: number; high: number }
  endsOn: Day | null
  travel: { total: Travel; inPeriod: Travel }
}

export type Travel = { metres: number; cents: number; sources: readonly string[] }

/** The ledger of the period: the balance it began with, its rows, and the balance it ends with. */
export type Bookings = { opening: number; rows: readonly BookingLine[]; closing: number }

/** `minutes` is signed: what left the unit is positive, what came back is negative. `balance` is after the row. */
export type BookingLine = {
  on: Day
  what: BookingWhat
  who: string | null
  minutes: number
  balance: number
  travel: { metres: number; cents: number } | null
  sources: readonly string[]
}

export type BookingWhat =
  | { kind: 'visit'; customer: string; town: string | null }
  /** The calls of one colleague on one day, together. `attempts` are those where nobody answered. */
  | { kind: 'calls'; conversations: number; attempts?: number; booked: number }
  | { kind: 'work'; subject: EntrySubject; text: string }
  | { kind: 'correction'; text: string; reason: string }
  | { kind: 'entry'; entryKind: Exclude<EntryKind, 'consumption' | 'reversal'>; text: string }

export type MapPoint = { name: string; place: Place; state: 'visited' | 'booked' | 'to-plan' }

/** What comes, by day: the visits of a day together, meetings each apart with their time. */
export type NextLine =
  | { kind: 'visits'; on: Day; count: Figure; towns: readonly string[] }
  | { kind: 'calls'; on: Day; count: Figure }
  | { kind: 'meeting'; on: Day; at: WallTime; title: string | null; sources: readonly string[] }

export type VisitLine = {
  on: Day
  customer: string
  town: string | null
  who: string
  outcome: 'satisfied' | 'opportunity' | 'complaint' | 'not-home'
  score: number | null
  topics: readonly string[]
  sources: readonly string[]
}
