import { averageScore } from './figures'
import type { ThemeLine } from './report-content'
import type { ReportFacts, ThemeTone, VisitFact } from './report-facts'
import { countOf, isFirstReport, visitsMade, visitsMadeBefore } from './visits'

/** What customers speak of, the most named first. A visit names a theme once, however it is spelled. */
export function themeLines(facts: ReportFacts): ThemeLine[] {
  const made = visitsMade(facts)
  const themes = byTheme(made)
  const before = isFirstReport(facts) ? null : byTheme(visitsMadeBefore(facts))
  const longest = Math.max(1, ...[...themes.values()].map((theme) => theme.visits.length))
  return [...themes.entries()]
    .map(([key, { name, visits }]) => ({
      name,
      tone: toneOf(name, visits, made, facts.tones),
      count: countOf(visits),
      before: before === null ? null : (before.get(key)?.visits.length ?? 0),
      share: visits.length / longest,
    }))
    .sort(byWeight)
}

/** What somebody said of it, else what the scores say. */
function toneOf(name: string, visits: readonly VisitFact[], all: readonly VisitFact[], tones: ReportFacts['tones']): ThemeTone {
  const told = Object.hasOwn(tones, name) ? tones[name] : undefined
  return told ?? themeTone(averageScore(visits)?.value ?? null, averageScore(all)?.value ?? null)
}

/** How far the scores of a theme's visits must lie from the others' to call it a strength or a sore point. */
const noticeable = 0.25

/** A theme is a sore point when who names it scores lower than the average, a strength when higher. Null is "not measured". */
export function themeTone(score: number | null, average: number | null): ThemeTone {
  if (score === null || average === null) return 'neutral'
  if (score <= average - noticeable) return 'bad'
  return score >= average + noticeable ? 'good' : 'neutral'
}

/** By the theme in lower case; it is shown as the oldest visit spells it. */
function byTheme(visits: readonly VisitFact[]): Map<string, { name: string; visits: VisitFact[] }> {
  const themes = new Map<string, { name: string; visits: VisitFact[] }>()
  for (const visit of visits) {
    for (const [key, name] of namedBy(visit)) {
      const theme = themes.get(key) ?? { name, visits: [] }
      theme.visits.push(visit)
      themes.set(key, theme)
    }
  }
  return themes
}

function namedBy(visit: VisitFact): Map<string, string> {
  const named = new Map<string, string>()
  for (const topic of visit.topics.map((one) => one.trim())) {
    const key = topic.toLowerCase()
    if (key !== '' && !named.has(key)) named.set(key, topic)
  }
  return named
}

// Of two themes that are named as often, the sore point comes first.
function byWeight(a: ThemeLine, b: ThemeLine): number {
  const soreFirst = Number(b.tone === 'bad') - Number(a.tone === 'bad')
  return b.count.value - a.count.value || soreFirst || (a.name < b.name ? -1 : 1)
}
