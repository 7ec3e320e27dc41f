import { type LineToWrite, saysOf } from '#db/import-lines'
import type { CleanCustomer } from '#domain/clean/customer'
import { refusalOf } from '#domain/clean/mapping-check'
import type { CleanRow } from '#domain/clean/preview'
import { remembering } from '#domain/clean/remember'
import { addFacts, factsOfRows, noFacts } from '#domain/clean/score'
import { pointOfPlace, provinceOfPlace } from '#domain/relations/places'
import type { Answers, Counted, LeftLine, Question, TakeChoice } from './asked'
import { cleanBatches } from './check'
import { lineBuffer } from './line-buffer'
import { lineSet } from './line-set'
import type { Ties } from './thread'

type Order = Extract<Question, { kind: 'take' }>

/**
 * Cleans every row of a file and hands it over ready to be written, batch by batch. Every row gets exactly one outcome; rows that say the very same are one
 * customer. Of all rows only a hash is remembered.
 */
export async function takeRows(order: Order, ties: Ties): Promise<Answers['take']> {
  const refusal = refusalOf(order.mapping, order.shape.columns)
  if (refusal) return refusal
  const counts: Counted = { read: 0, customers: 0, folded: 0, later: 0, rejected: 0, closed: 0, findings: 0 }
  const known = lineSet(order.shape.rowCount)
  let facts = noFacts
  const lines = lineBuffer(batchLength * 1.2)
  let enough = firstBatchLength
  let left: LeftLine[] = []
  async function hand() {
    const batch = { lines: lines.taken(), left, read: counts.read }
    left = []
    enough = Math.min(batchLength, enough * 2)
    await ties.hand(batch)
  }
  for await (const { rows, clean } of cleanBatches(order, ties)) {
    for (const [at, row] of clean.entries()) {
      counts.read++
      const stays = stayingOut(row, order.choice)
      if (stays || !row.customer) {
        const { outcome, reason } = stays ?? { outcome: 'rejected' as const, reason: null }
        counts[outcome]++
        left.push({ line: row.line, raw: kept(rows[at]?.cells), edits: order.edits.get(row.line) ?? {}, outcome, reason, customerId: null })
        continue
      }
      const begin = lines.length()
      lines.add(`${row.line}\t${idOf(order.idBase.customer, row.line)}\t${idOf(order.idBase.contact, row.line)}`)
      const ids = lines.length()
      lines.add(saysOf(lineToWrite(row.customer, row)))
      const first = known.firstOf(lines.since(ids), row.line)
      if (first !== row.line) {
        lines.back(begin)
        counts.folded++
        left.push({ ...unchanged, line: row.line, edits: order.edits.get(row.line) ?? {}, customerId: idOf(order.idBase.customer, first) })
        continue
      }
      counts.customers++
      if (row.customer.status === 'closed') counts.closed++
      for (const { kind } of row.findings) if (kind !== 'closed') counts.findings++
    }
    facts = addFacts(facts, factsOfRows(clean, order.today))
    if (lines.length() > enough || left.length > batchLeft) await hand()
  }
  await hand()
  return { counts, facts }
}

/** When a batch is written: so many bytes of lines, or so many rows that stay out. The first ones are smaller, so that writing begins soon. */
const firstBatchLength = 250_000
const batchLength = 2_000_000
const batchLeft = 4000

const unchanged = { raw: [] as string[], outcome: 'folded', reason: null } as const

/** So much of a cell is kept with a row that did not come in. In characters. */
const longestKept = 2000

function kept(cells: readonly string[] = []): string[] {
  return cells.map((cell) => (cell.length > longestKept ? cell.slice(0, longestKept) : cell))
}

function stayingOut(
  row: CleanRow,
  { withFindings, withClosed }: TakeChoice,
): { outcome: 'later' | 'rejected'; reason: string | null } | null {
  if (row.state === 'rejected') return { outcome: 'rejected', reason: row.reason ?? null }
  if (row.state === 'toFix' && !withFindings)
    return { outcome: 'later', reason: row.findings.find(({ kind }) => kind === 'malformed')?.rule ?? null }
  if (row.state === 'closed' && !withClosed) return { outcome: 'later', reason: 'closed' }
  return null
}

/** Without coordinates of its own a customer stands at the middle of its town, and without a province of its own in that of its town. */
function lineToWrite(customer: CleanCustomer, { findings }: CleanRow): LineToWrite {
  const { place, country, latitude, province } = customer
  if (country !== 'NL' || place === null) return { customer, findings, point: null }
  const inProvince = province === null ? { ...customer, province: provinceIn(place) } : customer
  return { customer: inProvince, findings, point: latitude === null ? pointIn(place) : null }
}

const provinceIn = remembering(provinceOfPlace)

const pointIn = remembering((place) => {
  const found = pointOfPlace(place)
  return found ? { source: 'place' as const, latitude: found.latitude, longitude: found.longitude } : null
})

/** @param base the first 24 characters of a uuid */
function idOf(base: string, line: number): string {
  return base + line.toString(16).padStart(12, '0')
}
