import type { Figure, ReportContent } from './report-content'

/** The figures of a report that stand alone, and those that are one of a list (`theme-0` is the first theme). */
const alone = ['visited', 'booked', 'score', 'opportunities', 'used', 'balance', 'travel', 'voice'] as const
const listed = ['ask', 'theme', 'opportunity', 'complaint', 'booking', 'visit', 'next', 'expected', 'visited', 'booked'] as const
export type FigureKey = (typeof alone)[number] | `${(typeof listed)[number]}-${number}`

/** A figure's key from an address; null for what no report has. */
export function figureKey(text: string | null): FigureKey | null {
  if (text === null) return null
  const known = (alone as readonly string[]).includes(text) || new RegExp(`^(${listed.join('|')})-[0-9]{1,5}$`).test(text)
  return known ? (text as FigureKey) : null
}

/** The ids of the log lines behind one figure of a report; null when this report has no such figure. A figure that counts nothing has none. */
export function linesBehind(content: ReportContent, key: FigureKey): readonly string[] | null {
  const { figures, hours } = content
  const [name, at] = key.split('-')
  if (at !== undefined) return listBehind(content, name as (typeof listed)[number], Number(at))
  switch (name) {
    case 'visited':
      return figures.visited.total.sources
    case 'booked':
      return figures.booked.total.sources
    case 'score':
      return figures.score.average?.sources ?? []
    case 'opportunities':
      return figures.opportunities.total.sources
    case 'used':
      return hours.used.sources
    case 'balance':
      return hours.balance.sources
    case 'travel':
      return hours.travel.total.sources
    case 'voice':
      return content.voice?.sources ?? null
    default:
      return null
  }
}

function listBehind(content: ReportContent, list: (typeof listed)[number], at: number): readonly string[] | null {
  if (list === 'theme') return content.themes[at]?.count.sources ?? null
  if (list === 'expected') return content.evaluation?.expectations[at]?.seen?.sources ?? null
  if (list === 'next') return nextBehind(content.next[at])
  if (list === 'visited' || list === 'booked') return content.pace?.bars[at]?.[list].sources ?? null
  const lists = {
    ask: content.asks,
    opportunity: content.opportunities,
    complaint: content.complaints,
    booking: content.bookings.rows,
    visit: content.visits,
  }
  return lists[list][at]?.sources ?? null
}

function nextBehind(line: ReportContent['next'][number] | undefined): Figure['sources'] | null {
  if (!line) return null
  return line.kind === 'meeting' ? line.sources : line.count.sources
}
