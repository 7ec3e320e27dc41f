import { readCents } from './amounts'
import type { CustomerField, OwnKind } from './columns'
import { readDay } from './dates'
import { readIban, readVat } from './identifiers'
import { legalFormIn } from './legal-form'
import { repairText } from './mojibake'
import { readOnePhone } from './phone'
import type { Table } from './table'
import { isPlaceholder, tidyBlanks } from './text'

/** What the values of one column look like. `shares` is per field the part of the filled cells that fit it, 0 to 1. */
export type ColumnContent = {
  filled: number
  distinct: number
  samples: string[]
  shares: Partial<Record<CustomerField, number>>
  kind: OwnKind
}

/** So many filled cells are looked at: enough to tell a column, few enough for large files. */
const cellsSeen = 400

/** And so much of each: what tells a column stands at its begin, and patterns take long over a cell that swallowed half the file. */
const charactersSeen = 200

/** How full a column is, how different its values are, and which fields they look like. Large files are sampled evenly. */
export function contentOf(table: Pick<Table, 'rows'>, column: number): ColumnContent {
  let filledCells = 0
  const seen: string[] = []
  const step = Math.max(1, Math.floor(table.rows.length / (cellsSeen * 3)))
  table.rows.forEach((row, i) => {
    const cell = row.cells[column] ?? ''
    if (cell.trim() === '') return
    filledCells++
    if (seen.length >= cellsSeen || i % step > 0) return
    const text = repairText(tidyBlanks(cell.slice(0, charactersSeen)))
    if (!isPlaceholder(text)) seen.push(text)
  })
  const filled = table.rows.length === 0 ? 0 : filledCells / table.rows.length
  return {
    filled,
    distinct: new Set(seen).size / Math.max(seen.length, 1),
    samples: samplesOf(seen),
    shares: sharesOf(seen),
    kind: kindOf(seen),
  }
}

/** Different values, the usual ones: what people recognise a column by. */
function samplesOf(seen: readonly string[]): string[] {
  return [...new Set(seen)].slice(0, 3).map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text))
}

const looks: Partial<Record<CustomerField, (text: string) => boolean>> = {
  postcode: (text) => /^[1-9]\d{3}\s*[a-z]{2}$/i.test(text),
  email: (text) => /^\S+@\S+\.\S+$/.test(text),
  phone: (text) => /^[+0(]/.test(text) && readOnePhone(text) !== null,
  mobile: (text) => readOnePhone(text)?.mobile === true,
  iban: (text) => readIban(text) !== null,
  vat: (text) => readVat(text) !== null,
  website: (text) => /^(https?:\/\/|www\.)\S+$/i.test(text) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(nl|com|eu|org|net|be|de)\/?$/i.test(text),
  contactProfile: (text) => /linkedin\.com\/in\//i.test(text),
  kvk: (text) => /^\d{8}$/.test(text),
  street: (text) => /^\D*\s\d{1,5}\s?[-/ ]?\p{L}{0,4}(\s\d{1,3})?$/u.test(text) && /^\D*?\p{L}{3}/u.test(text),
  latitude: (text) => /^5[0-3][.,]\d{3,}$/.test(text),
  longitude: (text) => /^[3-7][.,]\d{3,}$/.test(text),
  name: (text) =>
    legalFormIn(text) !== null ||
    /\b(bakkerij|restaurant|school|praktijk|kapsalon|autobedrijf|garage|bouw|techniek|groep|holding|advies|centrum|zn\.?|zonen)\b/i.test(
      text,
    ),
  country: (text) => /^(nl|be|de|nederland|belgi[eë]|duitsland|netherlands)$/i.test(text),
}

function sharesOf(seen: readonly string[]): ColumnContent['shares'] {
  const shares: ColumnContent['shares'] = {}
  for (const [field, look] of Object.entries(looks))
    shares[field as CustomerField] = seen.length === 0 ? 0 : seen.filter(look).length / seen.length
  return shares
}

function kindOf(seen: readonly string[]): OwnKind {
  if (seen.length === 0) return 'text'
  const share = (look: (text: string) => boolean) => seen.filter(look).length / seen.length
  if (share((text) => /[-/. ]/.test(text) && readDay(text) !== null) > 0.9) return 'date'
  if (share((text) => /€|\beur\b|,-$/i.test(text) && readCents(text) !== null) > 0.8) return 'amount'
  return 'text'
}
