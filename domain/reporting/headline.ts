import type { ComplaintLine, Headline, HeadlineLead, Hours, KeyFigures, SummaryLine, ThemeLine } from './report-content'

export type HeadlineFacts = {
  figures: KeyFigures
  themes: readonly ThemeLine[]
  complaints: readonly ComplaintLine[]
  hours: Hours
}

/** What a report opens with: what changed most in the period, and what customers speak of most. */
export function headlineOf(facts: HeadlineFacts): Headline {
  const [largest] = facts.themes
  return { lead: leadOf(facts), theme: largest ? { name: largest.name, tone: largest.tone, count: largest.count } : null }
}

/** The three lines under the headline. */
export function summaryOf(facts: HeadlineFacts): SummaryLine[] {
  const lines = [overLine(facts), quietLine(facts), scoreLine(facts), complaintLine(facts), forecastLine(facts)]
  return lines.filter((line) => line !== null)
}

/** Some things are said whatever else changed; otherwise the largest change leads. */
function leadOf({ figures, complaints, hours }: HeadlineFacts): HeadlineLead {
  const { total, target, inPeriod } = figures.visited
  const visited = total.value
  if (hours.overBy > 0) return { kind: 'over-budget', minutes: hours.overBy }
  if (visited === 0) return { kind: 'nothing-yet', target }
  if (inPeriod.value === 0) return { kind: 'no-visits-in-period', visited, target }
  if (visited >= target && visited - inPeriod.value < target) return { kind: 'target-reached', visited, target }
  return largestChange(figures, complaints)
}

/**
 * Changes are compared as shares: visits, complaints (which count twice) and opportunities (one and a half times) of the visits that were
 * agreed, the score of its scale of four points. On a tie the earlier one leads.
 */
function largestChange(figures: KeyFigures, complaints: readonly ComplaintLine[]): HeadlineLead {
  const { total, target, inPeriod } = figures.visited
  const came = complaints.filter((complaint) => complaint.isNew).length
  const found = figures.opportunities.inPeriod.value
  const share = (count: number) => count / Math.max(1, target)
  const visited: HeadlineLead = { kind: 'visited', visited: total.value, target, inPeriod: inPeriod.value }
  const changes: { size: number; lead: HeadlineLead }[] = [
    { size: share(inPeriod.value), lead: visited },
    { size: share(came) * 2, lead: { kind: 'complaints-came', count: came } },
    { size: share(found) * 1.5, lead: { kind: 'opportunities-came', count: found } },
    ...scoreChange(figures),
  ]
  return changes.reduce((largest, change) => (change.size > largest.size ? change : largest)).lead
}

function scoreChange({ score }: KeyFigures): { size: number; lead: HeadlineLead }[] {
  if (score.average === null || score.before === null) return []
  const [from, to] = [score.before, score.average.value]
  return [{ size: Math.abs(to - from) / 4, lead: { kind: 'score-changed', from, to } }]
}

function overLine({ hours }: HeadlineFacts): SummaryLine | null {
  return hours.overBy > 0 ? { kind: 'over-budget', minutes: hours.overBy } : null
}

function quietLine({ figures }: HeadlineFacts): SummaryLine | null {
  if (figures.visited.inPeriod.value > 0) return null
  return { kind: 'no-visits', booked: figures.booked.total.value, firstOn: figures.booked.firstOn }
}

function scoreLine({ figures, themes }: HeadlineFacts): SummaryLine | null {
  if (figures.score.average === null) return null
  const strongest = themes.find((theme) => theme.tone === 'good')?.name ?? null
  return { kind: 'score', average: figures.score.average.value, of: 5, strongest }
}

function complaintLine({ figures, themes, complaints }: HeadlineFacts): SummaryLine | null {
  const sore = themes.find((theme) => theme.tone === 'bad')
  const open = complaints.filter((complaint) => complaint.state !== 'solved').length
  if (!sore && open === 0) return null
  return { kind: 'complaints', theme: sore?.name ?? null, count: sore?.count.value ?? 0, visited: figures.visited.total.value, open }
}

// Before the third visit the line is about the agreed time only: a round that is not done yet has few customers, which says nothing about the unit.
function forecastLine({ figures, hours }: HeadlineFacts): SummaryLine {
  const { target } = figures.visited
  const visits = hours.basis === 'norm' ? hours.visitsByHours : hours.expectedVisits
  const line = { kind: 'forecast', visits, target, makesTarget: visits >= target, basis: hours.basis } as const
  const fewChosen = hours.basis === 'figures' && hours.binds === 'customers' && visits < target && hours.visitsByHours > visits
  return fewChosen ? { ...line, limit: { byHours: hours.visitsByHours } } : line
}
