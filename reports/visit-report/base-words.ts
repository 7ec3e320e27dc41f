import { formatMonthShort, formatNumber, formatPercent, type Language } from '#domain/language/format'
import type { BaseView } from '#domain/reporting/base'
import type { Pace } from '#domain/reporting/pace'
import type { ReportContent } from '#domain/reporting/report-content'
import type { WordedBase, WordedPace } from './worded'

type Phrases = {
  pace: Record<Pace['per'], string> & { visited: string; booked: string; spoken: (name: string, visited: number, booked: number) => string }
  quarter: (quarter: number, year: number) => string
  base: {
    heading: string
    lead: (view: BaseView, number: string) => string
    unknown: (count: number, number: string) => string
    revenue: string
    curve: string
    end: (count: number, share: string) => string
    matrix: string
    quiet: (count: number) => string
    spokenTo: (count: number) => string
    recent: string
    long: string
    small: string
    large: string
    noMatrix: string
    spokenMatrix: string
  }
}

const nl: Phrases = {
  pace: {
    month: 'Bezoeken per maand',
    quarter: 'Bezoeken per kwartaal',
    visited: 'bezocht',
    booked: 'staat vast',
    spoken: (name, visited, booked) => `${name}: ${visited} bezocht${booked > 0 ? `, ${booked} vastgelegd` : ''}`,
  },
  quarter: (quarter, year) => `K${quarter} ’${String(year).slice(2)}`,
  base: {
    heading: 'Uw klanten naar omzet en contact',
    lead: ({ ends: [a], known }, number) =>
      a
        ? `${a.customers === 1 ? 'Eén' : formatNumber(a.customers, 'nl')} van de ${formatNumber(known, 'nl')} klanten ${a.customers === 1 ? 'is goed' : 'zijn samen goed'} voor ${formatPercent(a.share, 'nl')} van ${number}.`
        : '',
    unknown: (count, number) =>
      `Van ${count === 1 ? '1 klant' : `${formatNumber(count, 'nl')} klanten`} is ${number} niet bekend; die ${count === 1 ? 'staat' : 'staan'} er niet in.`,
    revenue: 'de omzet',
    curve: 'Hoeveel klanten hoeveel maken',
    end: (count, share) => `${count === 1 ? '1 klant' : `${formatNumber(count, 'nl')} klanten`} · ${share}`,
    matrix: 'Laatste contact en omvang',
    quiet: (count) =>
      count === 0
        ? 'Geen van uw grootste klanten hoort bij de groep die het langst geen contact had.'
        : count === 1
          ? 'Met één van uw grootste klanten is het contact het langst geleden (rechtsonder).'
          : `Met ${formatNumber(count, 'nl')} van uw grootste klanten is het contact het langst geleden (rechtsonder).`,
    spokenTo: (count) =>
      `In de vakken: ${count === 1 ? 'de ene klant' : `de ${formatNumber(count, 'nl')} klanten`} van wie het laatste contact bekend is.`,
    recent: 'kort geleden',
    long: 'lang geleden',
    small: 'kleinste',
    large: 'grootste',
    noMatrix: 'Van te weinig klanten is bekend wanneer er contact was.',
    spokenMatrix: 'Aantal klanten naar laatste contact en omvang, in vijf groepen',
  },
}

const en: Phrases = {
  pace: {
    month: 'Visits per month',
    quarter: 'Visits per quarter',
    visited: 'visited',
    booked: 'agreed',
    spoken: (name, visited, booked) => `${name}: ${visited} visited${booked > 0 ? `, ${booked} agreed` : ''}`,
  },
  quarter: (quarter, year) => `Q${quarter} ’${String(year).slice(2)}`,
  base: {
    heading: 'Your customers by revenue and contact',
    lead: ({ ends: [a], known }, number) =>
      a
        ? `${a.customers === 1 ? 'One' : formatNumber(a.customers, 'en')} of the ${formatNumber(known, 'en')} customers ${a.customers === 1 ? 'makes' : 'together make'} ${formatPercent(a.share, 'en')} of ${number}.`
        : '',
    unknown: (count, number) =>
      `Of ${count === 1 ? '1 customer' : `${formatNumber(count, 'en')} customers`} ${number} is not known; ${count === 1 ? 'it is' : 'they are'} left out.`,
    revenue: 'the revenue',
    curve: 'How many customers make how much',
    end: (count, share) => `${count === 1 ? '1 customer' : `${formatNumber(count, 'en')} customers`} · ${share}`,
    matrix: 'Last contact and size',
    quiet: (count) =>
      count === 0
        ? 'None of your largest customers is in the group without contact for longest.'
        : count === 1
          ? 'Contact with one of your largest customers is longest ago (bottom right).'
          : `Contact with ${formatNumber(count, 'en')} of your largest customers is longest ago (bottom right).`,
    spokenTo: (count) =>
      `In the squares: the ${count === 1 ? 'one customer' : `${formatNumber(count, 'en')} customers`} whose last contact is known.`,
    recent: 'recent',
    long: 'long ago',
    small: 'smallest',
    large: 'largest',
    noMatrix: 'Of too few customers is known when there was contact.',
    spokenMatrix: 'Number of customers by last contact and size, in five groups each',
  },
}

/** The visits per month or quarter in words; null in a report that has none to show, or that was released before they were drawn. */
export function pace({ pace: made }: ReportContent, language: Language): WordedPace | null {
  if (!made) return null
  const words = language === 'nl' ? nl : en
  const years = new Set(made.bars.map(({ period }) => period.from.slice(0, 4)))
  const bars = made.bars.map(({ period: { from }, visited, booked }) => ({
    text: nameOf(made.per, from, words, language, years.size > 1),
    visited: visited.value,
    booked: booked.value,
    sources: [...visited.sources, ...booked.sources],
  }))
  return {
    heading: words.pace[made.per],
    bars,
    key: { visited: words.pace.visited, booked: words.pace.booked },
    spoken: bars.map((bar) => words.pace.spoken(bar.text, bar.visited, bar.booked)).join('; '),
  }
}

function nameOf(per: Pace['per'], from: string, words: Phrases, language: Language, withYear: boolean): string {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  if (per === 'quarter') return words.quarter(Math.ceil(month / 3), year)
  return withYear ? `${formatMonthShort(from, language)} ’${String(year).slice(2)}` : formatMonthShort(from, language)
}

/** The base as curve and matrix in words; null where it is not in the report or no number is known. */
export function base({ base: view }: ReportContent, language: Language): WordedBase | null {
  if (!view) return null
  const words = (language === 'nl' ? nl : en).base
  const number = [view.measure === 'revenue' ? words.revenue : `‘${view.measure}’`, view.year || null].filter(Boolean).join(' ')
  const share = (customers: number) => formatPercent(customers / view.known, language)
  return {
    heading: words.heading,
    lead: [words.lead(view, number), ...(view.unknown > 0 ? [words.unknown(view.unknown, number)] : [])].join(' '),
    curve: {
      heading: words.curve,
      points: [...view.curve],
      ends: view.ends.map(({ name, cut, customers }) => ({
        cut,
        customers: customers / view.known,
        text: `${name}: ${words.end(customers, share(customers))}`,
      })),
      spoken: `${words.curve}. ${view.ends.map(({ name, customers, share: of }) => `${name}: ${words.end(customers, share(customers))}, ${formatPercent(of, language)}`).join('; ')}`,
    },
    matrix: view.cells && {
      heading: words.matrix,
      cells: view.cells.map((row) => [...row]),
      ends: { recent: words.recent, long: words.long, small: words.small, large: words.large },
      spoken: `${words.spokenMatrix}: ${[5, 4, 3, 2, 1].map((recency) => view.cells?.[recency - 1]?.join(', ')).join('; ')}`,
    },
    note: view.cells ? noteOf(view, view.cells, words) : words.noMatrix,
  }
}

/** Of how many customers the matrix speaks goes first, when that is not all of those in the curve. */
function noteOf({ known }: BaseView, cells: readonly (readonly number[])[], words: Phrases['base']): string {
  const spokenTo = cells.flat().reduce((sum, count) => sum + count, 0)
  const quiet = words.quiet(cells[0]?.[4] ?? 0)
  return spokenTo < known ? `${words.spokenTo(spokenTo)} ${quiet}` : quiet
}
