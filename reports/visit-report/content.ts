import { formatNumber, type Language } from '#domain/language/format'
import { chaptersOf, usualLayout } from '#domain/reporting/layout'
import type { AskLine, ReportContent } from '#domain/reporting/report-content'
import { base, pace } from './base-words'
import { customers } from './customers-words'
import { evaluation } from './evaluation-words'
import { bookings, hours } from './hours-words'
import { letterOfEdition, notMeasured } from './phrasing'
import type { WordedAsk, WordedNumber, WordedProgress, WordedReport } from './worded'
import { type Rhythm, type VisitReportWords, visitReportWords } from './words'

export type { WordedReport } from './worded'

/**
 * A report's content in the words of a language. Screen, paper and mail all show this, so that they say the same.
 * Which parts it has, and in which order, is the content's layout.
 */
export function wordedReport(content: ReportContent, language: Language): WordedReport {
  const words = visitReportWords(language)
  const { report } = content
  const layout = content.layout ?? usualLayout(report.rhythm)
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
    chapters: chaptersOf(layout, report.rhythm),
    annex: words.headings.annex(report.rhythm),
    glance: glance(content, words, language),
    correction: correction(content, words),
    ...(content.evaluation ? { evaluation: evaluation(content, language) } : {}),
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
    pace: layout.includes('pace') ? pace(content, language) : null,
    base: layout.includes('base') ? base(content, language) : null,
    customers: customers(content, layout, words, language),
  }
}

function correction({ correction: made }: ReportContent, words: VisitReportWords): WordedReport['correction'] {
  if (!made) return null
  const { replaces, note, changes } = made
  return {
    heading: words.correction.heading(`${replaces.number}${letterOfEdition(replaces.edition)}`),
    text: words.correction.text(note, changes.length > 0),
    changes: changes.map((change) => words.correction.change(change)),
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

/** More themes than these are not read. */
const mostThemes = 6

function voices({ themes, voice, figures, report }: ReportContent, words: VisitReportWords): WordedReport['voices'] {
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
    none: words.voices.none(figures.visited.total.value),
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
