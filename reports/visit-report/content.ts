import { type Day, dayFrom, daysBetween, partsOf } from '#domain/calendar/day'
import { formatDay, formatEuroWhole, formatHours, formatMonthShort, formatNumber, type Language } from '#domain/language/format'
import type { AskLine, BookingLine, ReportContent } from '#domain/reporting/report-content'
import type { WordedAsk, WordedBooking, WordedCustomers, WordedNumber, WordedProgress, WordedReport } from './worded'
import { type Rhythm, type VisitReportWords, visitReportWords } from './words'

export type { WordedReport } from './worded'

/**
 * A report's content in the words of a language. Screen, paper and mail all show this, so that they say the same.
 * A monthly report also lists its opportunities, complaints and visits.
 */
export function wordedReport(content: ReportContent, language: Language): WordedReport {
  const words = visitReportWords(language)
  const { report } = content
  const about = `${content.client} · ${content.campaign}`
  return {
    language,
    asOf: report.asOf,
    title: words.title(report, content.client),
    firm: content.firm,
    stamp: words.stamp(report),
    about,
    footer: words.footer(report, about),
    of: words.of,
    glance: glance(content, words, language),
    asks: {
      heading: words.headings.asks(report.rhythm),
      asks: content.asks.map((ask) => wordedAsk(ask, words)),
      none: words.ask.none(report.rhythm),
    },
    voices: voices(content, words),
    hours: hours(content, words, language),
    bookings: bookings(content, words, language),
    where: where(content, words),
    next: { heading: words.headings.next(report.rhythm), items: content.next.map((line) => words.next.line(line)), none: words.next.none },
    customers: customers(content, words, language),
  }
}

function glance(content: ReportContent, words: VisitReportWords, language: Language): WordedReport['glance'] {
  const { headline, summary, report } = content
  const theme = headline.theme ? ` ${words.theme(headline.theme.name, headline.theme.tone)}` : ''
  return {
    heading: words.headings.glance(report.rhythm),
    headline: `${words.lead(headline.lead, report.rhythm)}${theme}`,
    summary: summary.map((line) => words.summary(line, report.rhythm)),
    numbers: keyFigures(content, words, language),
    progress: progress(content, words),
  }
}

/** What stands for a figure that was not measured: never nought. */
const notMeasured = '–'

function keyFigures({ figures, report }: ReportContent, words: VisitReportWords, language: Language): WordedNumber[] {
  const { visited, booked, score, opportunities } = figures
  return [
    {
      value: formatNumber(visited.total.value, language),
      of: visited.target > 0 ? words.visited.of(visited.target) : '',
      label: words.visited.label(visited.total.value),
      change: words.visited.change(visited.inPeriod.value, report.rhythm),
      sources: visited.total.sources,
    },
    {
      value: formatNumber(booked.total.value, language),
      of: '',
      label: words.booked.label(booked.total.value),
      change: words.booked.change(booked.firstOn),
      sources: booked.total.sources,
    },
    {
      value: score.average ? formatNumber(score.average.value, language, 1) : notMeasured,
      of: score.average ? words.score.of : '',
      label: words.score.label,
      change: scoreChange(score, words, language, report.rhythm),
      sources: score.average?.sources ?? [],
    },
    {
      value: formatNumber(opportunities.total.value, language),
      of: '',
      label: words.opportunities.label(opportunities.total.value, opportunities.cents?.value ?? null),
      change: words.opportunities.change(opportunities.inPeriod.value, report.rhythm),
      sources: opportunities.total.sources,
    },
  ]
}

function scoreChange(
  { average, before, beforeOn }: ReportContent['figures']['score'],
  words: VisitReportWords,
  language: Language,
  rhythm: Rhythm,
): string {
  if (!average) return words.score.notMeasured
  if (before === null) return words.score.first
  const looksTheSame = formatNumber(before, language, 1) === formatNumber(average.value, language, 1)
  return looksTheSame ? words.score.same : words.score.before(before, beforeOn, rhythm)
}

/** Visited, booked and still to plan, as far as the target goes; nothing without a target. */
function progress({ figures }: ReportContent, words: VisitReportWords): WordedProgress | null {
  const [visited, booked] = [figures.visited.total.value, figures.booked.total.value]
  if (figures.visited.target <= 0) return null
  const toPlan = Math.max(0, figures.visited.target - visited - booked)
  const counts = { visited, booked, 'to-plan': toPlan }
  const kinds = ['visited', 'booked', 'to-plan'] as const
  return {
    parts: kinds.map((kind) => ({ kind, count: counts[kind], label: words.progress[kind](counts[kind]) })),
    spoken: words.progress.spoken(visited, booked, toPlan),
  }
}

function wordedAsk({ text, who, dueOn, lateDays, done, sources }: AskLine, words: VisitReportWords): WordedAsk {
  const state = done ? 'done' : lateDays > 0 ? 'late' : 'open'
  const when = { done: words.ask.done, late: words.ask.late(lateDays), open: dueOn ? words.ask.due(dueOn) : '' }[state]
  return { text, who: who ?? '', when, state, sources }
}

function customers(content: ReportContent, words: VisitReportWords, language: Language): WordedCustomers | null {
  const { opportunities, complaints, visits, report } = content
  if (report.rhythm === 'weekly' || opportunities.length + complaints.length + visits.length === 0) return null
  return {
    heading: words.headings.customers(report.rhythm),
    opportunities: {
      heading: words.headings.opportunities(report.rhythm),
      columns: words.opportunity.columns,
      rows: opportunities.map(({ customer, town, text, who, dueOn, cents, sources }) => ({
        customer: withTown(customer, town),
        text,
        who: who ?? '',
        when: dueOn ? formatDay(dueOn, language) : '',
        value: cents === null ? '' : formatEuroWhole(cents, language),
        sources,
      })),
    },
    complaints: {
      heading: words.headings.complaints(report.rhythm),
      columns: words.complaint.columns,
      rows: complaints.map(({ customer, subject, owner, state, receivedOn, solvedOn, sources }) => ({
        customer: customer ?? '',
        text: subject,
        who: owner ?? '',
        state: words.complaint.state(state, receivedOn, solvedOn),
        sources,
      })),
    },
    visits: visitList(visits, words, language, report.rhythm),
  }
}

function visitList(
  visits: ReportContent['visits'],
  words: VisitReportWords,
  language: Language,
  rhythm: Rhythm,
): WordedCustomers['visits'] {
  return {
    heading: words.headings.visits(rhythm),
    columns: words.visits.columns,
    rows: visits.map(({ on, customer, town, who, outcome, score, topics, sources }) => ({
      day: formatDay(on, language),
      customer: withTown(customer, town),
      who,
      outcome: words.visits.outcome[outcome],
      score: score === null ? notMeasured : formatNumber(score, language),
      topics: topics.join(', '),
      sources,
    })),
  }
}

/** More themes than these are not read. */
const mostThemes = 6

function voices({ themes, voice, report }: ReportContent, words: VisitReportWords): WordedReport['voices'] {
  return {
    heading: words.headings.voices(report.rhythm),
    themes: themes.slice(0, mostThemes).map(({ name, tone, count, before }) => ({
      label: name,
      count: count.value,
      tone,
      change: words.voices.change(count.value, before),
      sources: count.sources,
    })),
    quote: voice && { text: `“${voice.text}”`, by: [voice.speaker, voice.customer, voice.town].filter(Boolean).join(', ') },
    none: words.voices.none,
  }
}

function hours({ hours: facts, burnDown, report }: ReportContent, words: VisitReportWords, language: Language): WordedReport['hours'] {
  const { today, done, forecast, plan, note } = words.burnDown
  return {
    heading: words.headings.hours(report.rhythm),
    summary: words.hours(facts),
    burnDown,
    words: {
      left: words.burnDown.left(facts.balance.value),
      today,
      end: facts.endsOn ? words.burnDown.end(facts.endsOn) : '',
      months: monthsOf(burnDown.points.map((point) => point.day)).map((on) => ({ on, label: formatMonthShort(on, language) })),
    },
    spoken: words.burnDown.spoken(facts),
    key: { done, forecast, plan, note },
  }
}

/** The first day of every month that begins within the days. */
function monthsOf(days: readonly Day[]): Day[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const { year, month } = partsOf(first)
  const begins = Array.from({ length: Math.ceil(daysBetween(first, last) / 28) + 1 }, (_, count) => dayFrom(year, month + count, 1))
  return begins.filter((day) => day >= first && day <= last)
}

function bookings(
  { bookings: ledger, hours: facts, unit, report }: ReportContent,
  words: VisitReportWords,
  language: Language,
): WordedReport['bookings'] {
  const { inPeriod, total } = facts.travel
  const startsHere = ledger.rows[0]?.what.kind === 'entry' && ledger.rows[0].what.entryKind === 'opening'
  const empty: WordedBooking = { day: '', text: '', who: '', hours: '', balance: '', travel: '' }
  return {
    heading: words.headings.bookings(report.rhythm),
    columns: words.bookings.columns,
    opening: startsHere ? null : { ...empty, text: words.bookings.opening(report.rhythm), balance: formatHours(ledger.opening, language) },
    rows: ledger.rows.map((row) => ({ ...bookingRow(row, words, language), sources: row.sources })),
    total: {
      ...empty,
      text: words.bookings.total(unit, report.asOf),
      balance: formatHours(ledger.closing, language),
      travel: inPeriod.metres + inPeriod.cents > 0 ? words.bookings.travelOf(inPeriod.metres, inPeriod.cents) : '',
    },
    none: words.bookings.none(report.rhythm),
    travel: total.metres + total.cents > 0 ? words.bookings.travel(total.metres, total.cents) : '',
  }
}

function bookingRow({ on, what, who, minutes, balance, travel }: BookingLine, words: VisitReportWords, language: Language): WordedBooking {
  return {
    day: formatDay(on, language),
    text: words.bookings.what(what),
    who: who ?? '',
    // The hours that were bought stand under the balance only: in the column of hours they would read as used.
    hours: what.kind === 'entry' && what.entryKind === 'opening' ? '' : formatHours(minutes, language),
    balance: formatHours(balance, language),
    travel: travel ? words.bookings.travelOf(travel.metres, travel.cents) : '',
  }
}

function where({ map, report }: ReportContent, words: VisitReportWords): WordedReport['where'] {
  const count = (state: string) => map.filter((point) => point.state === state).length
  const { visited, booked, toPlan, none } = words.where
  return {
    heading: words.headings.where(report.rhythm),
    points: map.map(({ name, place, state }) => ({ lon: place.longitude, lat: place.latitude, mark: state, label: name })),
    spoken: words.where.spoken(count('visited'), count('booked'), count('to-plan')),
    key: { visited, booked, toPlan },
    none,
  }
}

function withTown(customer: string, town: string | null): string {
  return town ? `${customer}, ${town}` : customer
}
