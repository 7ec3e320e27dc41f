import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookFile } from '#app/clean/workbook-file'
import type { Question, TakenBatch } from '#app/clean/worker/asked'
import { lookAt } from '#app/clean/worker/look'
import { takeRows } from '#app/clean/worker/take'
import { seededChance } from '#domain/clean/duplicates/chance'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-mutants-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const header = ['Debnr', 'Naam', 'Adres', 'PC', 'Plaats', 'Tel', 'E-mail', 'Contactpersoon', 'Omzet 2024', 'Opm']
const rows = Array.from({ length: 12 }, (_, at) => [
  String(1000 + at),
  `Bakker & Zn. Café ${at}`,
  `Industrieweg ${at}a`,
  `4191 N${'ABCDEFGHIJKL'[at]}`,
  'Geldermalsen',
  `0345-5501${20 + at}`,
  `info@bakker${at}.example`,
  'Dhr. E. van der Berg',
  '€ 84.200,-',
  at % 3 === 0 ? 'niet bellen;\n"ma"' : '',
])
const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const asText = [header, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n')
const cards = rows
  .map(
    ([, name, , , place, phone]) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Els Bakker\r\nORG:${name}\r\nTEL;TYPE=WORK:${phone}\r\nADR:;;Kade 1;${place};;4191 NM;\r\nEND:VCARD\r\n`,
  )
  .join('')
const sources = [
  Buffer.from(asText, 'utf8'),
  Buffer.from(asText, 'latin1'),
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(asText, 'utf16le')]),
  Buffer.from(cards, 'utf8'),
  workbookFile('Klanten', [header, ...rows]),
] as const

/** Bytes turned, cut out, doubled, moved and put in, a few at a time, as a bad line, a bad disk or a bad mind would. */
function mutated(source: Buffer, chance: () => number): Buffer {
  let bytes = Buffer.from(source)
  const place = () => Math.floor(chance() * bytes.length)
  for (let left = 1 + Math.floor(chance() * 6); left > 0; left--) {
    const [at, other] = [place(), place()]
    const [from, to] = at < other ? [at, other] : [other, at]
    const piece = bytes.subarray(from, Math.min(to, from + 400))
    const ways: (() => Buffer)[] = [
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from([Math.floor(chance() * 256)]), bytes.subarray(at + 1)]),
      () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + piece.length)]),
      () => Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]),
      () => bytes.subarray(0, Math.max(1, at)),
      () =>
        Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(hostile[Math.floor(chance() * hostile.length)] as string, 'latin1'),
          bytes.subarray(at),
        ]),
    ]
    bytes = Buffer.from((ways[Math.floor(chance() * ways.length)] as () => Buffer)())
    if (bytes.length === 0) return bytes
  }
  return bytes
}

const hostile = [
  '\0',
  '"',
  '""',
  ';;;;',
  '\r',
  '\n\n',
  '\t',
  '=cmd|/c calc!A1',
  '\xff\xfe',
  '\xe2\x82',
  'Ã«',
  '\u2028',
  'x'.repeat(3000),
  `${'9'.repeat(400)}`,
  '"'.repeat(80),
]

/** Reads one file as the product does, up to what would be written. Null where it is refused, which is said by name. */
async function taken(bytes: Buffer) {
  const path = join(folder, String(++files))
  await writeFile(path, bytes)
  const found = await lookAt({ kind: 'look', path, limits: { maxRows: 10_000 }, asked: {} })
  if ('refused' in found) return { refused: found.refused }
  const written: TakenBatch[] = []
  const ties = { hand: async (batch: TakenBatch) => void written.push(batch), progress: () => {}, stopped: () => false }
  const order = {
    ...{ kind: 'take', path, shape: found.shape, mapping: found.guess.mapping, rules: {}, edits: new Map(), today: '2026-11-22' },
    ...{ choice: { withFindings: false, withClosed: true }, idBase: { customer: '0'.repeat(24), contact: '1'.repeat(24) } },
  } as Extract<Question, { kind: 'take' }>
  const answer = await takeRows(order, ties)
  if ('refused' in answer) return { refused: answer.refused }
  const left = written.flatMap((batch) => batch.left)
  const lines = written.map((batch) => Buffer.from(batch.lines).toString('utf8')).join('')
  return {
    counts: answer.counts,
    rowCount: found.shape.rowCount,
    left,
    copied: lines === '' ? 0 : lines.trimEnd().split('\n').length,
    text: lines,
  }
}

test('a thousand spoilt files: every row that was read is taken, folded, kept for later or rejected with its line, and none is lost', async () => {
  const chance = seededChance(20_261_122)
  const seen = { taken: 0, refused: 0 }
  for (let at = 0; at < 1000; at++) {
    const outcome = await taken(mutated(sources[at % sources.length] as Buffer, chance))
    if ('refused' in outcome) {
      expect(outcome.refused).toMatch(/^[a-z-]+$/)
      seen.refused++
      continue
    }
    seen.taken++
    const { counts, rowCount, left, copied, text } = outcome
    expect(counts.read).toBe(rowCount)
    expect(counts.customers + counts.folded + counts.later + counts.rejected).toBe(counts.read)
    expect(copied).toBe(counts.customers)
    expect(left).toHaveLength(counts.read - counts.customers)
    for (const { line, outcome: became, reason } of left) {
      expect(line).toBeGreaterThan(0)
      if (became === 'rejected' || became === 'later') expect(reason).toMatch(/^[a-z-]+$/)
    }
    // What PostgreSQL cannot hold never gets as far as the database.
    expect(text.includes('\0')).toBe(false)
  }
  // Most of them are still lists of customers, and some are none any more.
  expect(seen.taken).toBeGreaterThan(500)
  expect(seen.refused).toBeGreaterThan(20)
}, 180_000)

test('a card with twenty thousand parameters and no value is read at once', async () => {
  const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Els Bakker\r\nTEL${';x'.repeat(20_000)}\r\nEND:VCARD\r\n`
  const outcome = await taken(Buffer.from(card))
  expect('refused' in outcome ? outcome.refused : outcome.counts.customers).toBe(1)
})

test.each([
  ['ten thousand columns', Buffer.from(`Naam;${'x;'.repeat(10_000)}\nBakker;${'1;'.repeat(10_000)}\n`), 'too-many-columns'],
  ['nothing but NUL bytes', Buffer.alloc(5000), null],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'binary'],
] as const)('%s is refused by name', async (_, bytes, why) => {
  const outcome = await taken(bytes)
  expect('refused' in outcome ? outcome.refused : null).toEqual(why ?? expect.any(String))
})

test('a cell of ten megabytes is no customer, its row is told, and the rows around it come in', async () => {
  const outcome = await taken(Buffer.from(`Naam;Opm\nBakker;kort\nSmits;${'lang '.repeat(2_000_000)}\nDe Wit;kort\n`))
  if ('refused' in outcome) throw new Error(outcome.refused)
  expect(outcome.counts).toMatchObject({ read: 3, customers: 2, rejected: 1 })
})
