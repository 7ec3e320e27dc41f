import { type ColumnContent, contentOf } from './column-content'
import type { ColumnView, CustomerField, DroppedColumn, MappedColumn, Mapping } from './columns'
import { fieldOfHeader, headerKey, isCitizenNumber, isPrivateMatter } from './header-words'
import type { Table } from './table'

export type Guess = { mapping: Mapping /** Per column of the file, in its order, the dropped ones included. */; columns: ColumnView[] }

/**
 * Guesses what each column of a file becomes, from its header and then from its content, so that a person only corrects. No field is given out
 * twice unless its parts join; columns without any value and private matters are left out; a citizen service number is dropped, and named.
 */
export function guessMapping(table: GuessedTable): Guess {
  const columns = table.columns.map((header, column) => candidateOf(table, header, column))
  const kept = columns.filter(({ dropped }) => !dropped)
  readInContext(kept)
  shareOut(kept, table)
  giveNumberToOne(kept)
  giveNameToOne(kept)
  const dropped: DroppedColumn[] = columns
    .filter(({ dropped }) => dropped)
    .map(({ column, header }) => ({ column, header, reason: 'citizen-number' }))
  const fixed = kept.some(({ field }) => field === 'country') ? {} : { country: 'NL' }
  return { mapping: { columns: kept.map(mapped), dropped, fixed }, columns: columns.map(viewOf) }
}

/** `filled`: per column the share of rows with a value, where the rows here are only a sample. */
export type GuessedTable = Pick<Table, 'columns' | 'rows' | 'headerRow'> & { filled?: readonly number[] }

type Candidate = {
  column: number
  header: string
  dropped: boolean
  content: ColumnContent
  field: CustomerField
  year: number | null
  joins: boolean
  join: string | null
  confidence: number
}

function candidateOf(table: GuessedTable, header: string, column: number): Candidate {
  const sampled = contentOf(table, column)
  const content = { ...sampled, filled: table.filled?.[column] ?? sampled.filled }
  const base = { column, header, content, dropped: isCitizenNumber(header), year: null, joins: false, join: null }
  if (content.filled === 0 || isPrivateMatter(header)) return { ...base, field: 'ignore', confidence: 0.9 }
  const told = table.headerRow === null ? null : fieldOfHeader(header)
  const shown = bestByContent(content)
  if (!told) return { ...base, field: shown?.field ?? 'own', confidence: shown ? shown.share * 0.7 : 0.5 }
  if (shown && contradicts(told.field, shown.field)) return { ...base, field: shown.field, confidence: 0.6 }
  const fits = content.shares[told.field]
  return {
    ...base,
    field: settled(told.field, content),
    year: told.year,
    joins: told.joins,
    confidence: Math.min(0.99, told.confidence * (fits === undefined ? 1 : 0.8 + 0.25 * fits)),
  }
}

/** In this order: where two looks fit the same values, the more particular one is told. */
const toldByContent: [CustomerField, number][] = [
  ['postcode', 0.6],
  ['email', 0.6],
  ['iban', 0.6],
  ['vat', 0.6],
  ['contactProfile', 0.5],
  ['website', 0.6],
  ['mobile', 0.8],
  ['phone', 0.6],
  ['latitude', 0.9],
  ['longitude', 0.9],
  ['street', 0.6],
  ['country', 0.9],
  ['name', 0.3],
]

function bestByContent({ shares }: ColumnContent): { field: CustomerField; share: number } | null {
  const found = toldByContent.find(([field, least]) => (shares[field] ?? 0) >= least)
  return found ? { field: found[0], share: shares[found[0]] ?? 0 } : null
}

/** A header that the values speak against plainly: a column "Adres" full of mail addresses, "Tel" full of postcodes. */
function contradicts(told: CustomerField, shown: CustomerField): boolean {
  const plain: CustomerField[] = ['postcode', 'email', 'iban', 'vat']
  if (!plain.includes(shown) || told === shown) return false
  return !['contactEmail', 'own', 'note', 'street', 'vat', 'iban'].includes(told) || (told === 'street' && shown === 'email')
}

/** "URL" is a profile where it leads to one, and a website otherwise. */
function settled(told: CustomerField, { shares }: ColumnContent): CustomerField {
  if (told === 'contactProfile' && (shares.contactProfile ?? 0) < 0.3 && (shares.website ?? 0) > 0.5) return 'website'
  return told
}

/** "Nr" behind a street is a house number; "Naam" beside a company's name is a person's. */
function readInContext(columns: Candidate[]): void {
  const company = columns.some(({ field, header, content }) => field === 'name' && content.filled > 0 && !isGeneralName(header))
  for (const [place, candidate] of columns.entries()) {
    const figures = candidate.content.samples.every((text) => /^\d{1,5}\s?\D{0,3}$/.test(text))
    if (candidate.field === 'externalNo' && columns[place - 1]?.field === 'street' && figures)
      Object.assign(candidate, { field: 'houseNumber', confidence: 0.9 })
    if (candidate.field === 'name' && company && isGeneralName(candidate.header))
      Object.assign(candidate, { field: 'contactName', confidence: 0.8 })
  }
}

function isGeneralName(header: string): boolean {
  return ['naam', 'name', 'volledige naam'].includes(headerKey(header))
}

const overflow: Partial<Record<CustomerField, CustomerField>> = { phone: 'phone2', email: 'contactEmail', mobile: 'phone2' }
const severalAllowed: ReadonlySet<CustomerField> = new Set(['own', 'ignore', 'tag'])

/**
 * The surest column gets the field. A second one joins it when it continues it or is filled only where the first is empty; else it goes to a
 * neighbouring field, or stays an own column.
 */
function shareOut(columns: Candidate[], table: GuessedTable): void {
  const taken = new Map<string, Candidate>()
  const bySureness = [...columns].sort(
    (a, b) =>
      Number(a.joins) - Number(b.joins) || b.confidence - a.confidence || b.content.filled - a.content.filled || a.column - b.column,
  )
  for (const candidate of bySureness) {
    if (severalAllowed.has(candidate.field)) continue
    const first = taken.get(keyOf(candidate))
    if (!first) taken.set(keyOf(candidate), candidate)
    else if (candidate.joins) candidate.join = ', '
    else if (candidate.field === 'note') candidate.join = '; '
    else if (takeTurns(first, candidate, table)) candidate.join = ' '
    else moveAside(candidate, taken)
  }
  for (const candidate of columns) if (candidate.join !== null && isFirstOfField(candidate, columns)) swapJoin(candidate, columns)
}

/** Files put together from several sources have one thing in two columns, each filled for its own rows. */
function takeTurns(first: Candidate, second: Candidate, { rows }: GuessedTable): boolean {
  const both = rows.filter(({ cells }) => cells[first.column]?.trim() && cells[second.column]?.trim()).length
  return first.content.filled > 0.05 && second.content.filled > 0.05 && rows.length > 20 && both <= rows.length * 0.01
}

function moveAside(candidate: Candidate, taken: Map<string, Candidate>): void {
  const next = overflow[candidate.field]
  candidate.field = next && !taken.has(next) ? next : 'own'
  candidate.confidence *= 0.7
  if (candidate.field !== 'own') taken.set(keyOf(candidate), candidate)
}

function keyOf({ field, year }: Candidate): string {
  return field === 'revenue' ? `revenue ${year}` : field
}

/** Joined text runs in the order of the file, so the join belongs to the later column. */
function isFirstOfField(candidate: Candidate, columns: readonly Candidate[]): boolean {
  return columns.find(({ field }) => field === candidate.field) === candidate
}

function swapJoin(candidate: Candidate, columns: readonly Candidate[]): void {
  const later = columns.find((other) => other !== candidate && other.field === candidate.field && other.join === null)
  if (!later) return
  later.join = candidate.join
  candidate.join = null
}

/** Without a customer number by its header, a column of codes called "…nummer" is taken for it. */
function giveNumberToOne(columns: Candidate[]): void {
  if (columns.some(({ field }) => field === 'externalNo')) return
  const found = columns.find(
    ({ field, header, content }) =>
      field === 'own' && content.filled > 0.8 && /(nummer|nr|no|id|code)$/.test(headerKey(header)) && content.distinct > 0.3,
  )
  if (found) Object.assign(found, { field: 'externalNo', confidence: 0.55 })
}

/** A file must name its customers: without a name by header or content, the first column of mostly different words is taken for it. */
function giveNameToOne(columns: Candidate[]): void {
  if (columns.some(({ field }) => field === 'name' || field === 'contactName' || field === 'contactLastName')) return
  const found = columns.find(
    ({ field, content }) => field === 'own' && content.distinct > 0.6 && content.samples.some((text) => /\p{L}{3}/u.test(text)),
  )
  if (found) Object.assign(found, { field: 'name', confidence: 0.4 })
}

function mapped({ column, header, field, year, join, content }: Candidate): MappedColumn {
  return { column, header, field, year, join, kind: field === 'own' ? content.kind : 'text' }
}

/** Of a dropped column no value is shown either. */
function viewOf({ column, header, content, confidence, dropped }: Candidate): ColumnView {
  return { column, header, samples: dropped ? [] : content.samples, filled: content.filled, confidence }
}
