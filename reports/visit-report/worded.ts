import type { Day } from '#domain/calendar/day'
import type { Language } from '#domain/language/format'
import type { chaptersOf } from '#domain/reporting/layout'
import type { ReportLook } from '#domain/reporting/look'
import type { ThemeTone } from '#domain/reporting/report-facts'
import type { BurnDown } from '#domain/units/burn-down'
import type { BurnDownWords } from '#reports/figures/burn-down'
import type { MapPoint } from '#reports/figures/map'
import type { PaceBar } from '#reports/figures/pace-bars'

/**
 * A report in the words of one language, in the order the client reads it: what the screen shows and the paper prints.
 * Plain data, fit to be stored as JSON. `sources` are the ids of the log lines behind a figure.
 */
export type WordedReport = {
  language: Language
  asOf: Day
  title: string
  firm: string
  /** Which report it is, and the day it speaks of. */
  stamp: string
  /** The client and the campaign. */
  about: string
  footer: string
  /** Between the page and the number of pages. */
  of: string
  glance: { heading: string; headline: string; summary: string[]; numbers: WordedNumber[]; progress: WordedProgress | null }
  /** Which parts the paper has, in which order; reports that were released before one could choose have none and take the usual order. */
  chapters?: ReturnType<typeof chaptersOf>
  /** Its colour and logos; missing is our own look. A screen gets it without. */
  look?: ReportLook | null
  /** Over the lists at the end of an evaluation. */
  annex?: string
  /** Of an interim or final evaluation: expected and seen, then and now, and what follows from it. */
  evaluation?: WordedEvaluation | null
  /** What a correction says of itself, before all else; null or missing in a first edition. */
  correction?: { heading: string; text: string; changes: string[] } | null
  asks: { heading: string; asks: WordedAsk[]; none: string }
  voices: { heading: string; themes: WordedTheme[]; quote: { text: string; by: string } | null; none: string }
  hours: { heading: string; summary: string; burnDown: BurnDown; words: BurnDownWords; spoken: string; key: WordedKey }
  bookings: {
    heading: string
    columns: WordedBooking
    /** The balance the period began with; null when the unit began in it. */
    opening: WordedBooking | null
    rows: (WordedBooking & Sourced)[]
    total: WordedBooking
    none: string
    travel: string
  }
  where: { heading: string; points: MapPoint[]; spoken: string; key: { visited: string; booked: string; toPlan: string }; none: string }
  next: { heading: string; items: string[]; none: string }
  /** Visits per month or quarter; null when there is nothing to show. */
  pace?: WordedPace | null
  /** The base as curve and matrix; null where it is not shown or its numbers are not known. */
  base?: WordedBase | null
  /** Opportunities, complaints and visits one by one, as far as the report has them. */
  customers: WordedCustomers | null
}

export type WordedEvaluation = {
  heading: string
  lead: string
  tables: { heading: string; columns: [string, string, string, string]; rows: string[][]; none: string }[]
  findings: { heading: string; text: string; none: string }
  agreed: { heading: string; points: string[]; none: string }
}

export type WordedPace = {
  heading: string
  bars: (PaceBar & Sourced)[]
  key: { visited: string; booked: string }
  spoken: string
}

export type WordedBase = {
  heading: string
  lead: string
  curve: {
    heading: string
    points: { customers: number; total: number }[]
    ends: { cut: number; customers: number; text: string }[]
    spoken: string
  }
  /** Null while of too few customers is known when there was contact. */
  matrix: { heading: string; cells: number[][]; ends: Record<'recent' | 'long' | 'small' | 'large', string>; spoken: string } | null
  note: string
}

export type WordedCustomers = {
  heading: string
  opportunities: WordedList<WordedOpportunity>
  complaints: WordedList<WordedComplaint>
  visits: WordedList<WordedVisit>
}

/** A table with its heading: the columns' names stand in a row of their own shape. */
export type WordedList<Row> = {
  heading: string
  columns: Row
  rows: (Row & Sourced)[]
}

export type Sourced = { sources: readonly string[] }

/** The names of the three lines of the burn-down, and what the reader must know of them. */
export type WordedKey = { done: string; forecast: string; plan: string; note: string }

/** A figure with what it is a part of, what it counts and how it changed: 14 · van 30 · bezocht · +4 deze week. */
export type WordedNumber = Sourced & { value: string; of: string; label: string; change: string }

/** Where the visits stand, as parts of one bar. */
export type WordedProgress = { parts: { kind: 'visited' | 'booked' | 'to-plan'; count: number; label: string }[]; spoken: string }

export type WordedAsk = Sourced & { text: string; who: string; when: string; state: 'open' | 'late' | 'done' }

export type WordedTheme = Sourced & { label: string; count: number; tone: ThemeTone; change: string }

export type WordedBooking = { day: string; text: string; who: string; hours: string; balance: string; travel: string }

export type WordedOpportunity = { customer: string; text: string; who: string; when: string; value: string }

export type WordedComplaint = { customer: string; text: string; who: string; state: string }

export type WordedVisit = { day: string; customer: string; who: string; outcome: string; score: string; topics: string }
