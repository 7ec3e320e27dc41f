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
      tone: facts.tones[name] ?? themeTone(averageScore(visits)?.value ?? null, averageScore(made)?.value ?? null),
      count: countOf(visits),
      before: before === null ? null : (before.get(key)?.visits.length ?? 0),
      share: visits.length / longest,
    }))
    .sort(byWeight)
}

/** How far the scores of a theme's visits must lie from the others' to call it a strength or a sore point. */
const noticeable = 0.25

/** A theme is a sore point when who names it scores lower than the average, a strength when higher. Null is "not measured". */
export function themeTone(score: number | null, average: number | null): ThemeTone {
  if (score === null || average === null) return 'neutral'
  if (score <= average - noticeable) return 'bad'
  return score >= average + noticeable ? 'good' : 'neutral'
}

function byTheme(visits: readonly VisitFact[]): Map<string, { name: string; visits: VisitFact[] }> {
  const themes = new Map<string, { name: string; visits: VisitFact[] }>()
  for (const visit of visits) {
    for (const [key, name] of new Map(visit.topics.map((topic) => [topic.trim().toLowerCase(), topic.trim()]))) {
      if (key === '') continue
      const theme = themes.get(key) ?? { name, visits: [] }
      theme.visits.push(visit)
      themes.set(key, theme)
    }
  }
  return themes
}

// Of two themes that are named as often, the sore point comes first.
function byWeight(a: ThemeLine, b: ThemeLine): number {
  const soreFirst = Number(b.tone === 'bad') - Number(a.tone === 'bad')
  return b.count.value - a.count.value || soreFirst || (a.name < b.name ? -1 : 1)
}
