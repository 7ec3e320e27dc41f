import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { previewImport } from '#app/clean/preview-import.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { workbookFile } from '#app/clean/workbook-file'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
  here = await newCampaign(office)
})
afterAll(() => office.end())

const upload = (bytes: Uint8Array, fileName: string) => uploadFile(here.marieke, here.campaignId, { fileName, bytes })

const rows = [
  ['Klanten Waalstroom'],
  ['bijgewerkt t/m december'],
  [],
  ['Debnr', 'Naam', 'Adres', 'PC', 'Plaats', 'Tel'],
  ['0042', 'BAKKER KLIMAAT BV', 'Industrieweg 14a', '4191nm', 'Geldermalsen', '0345-550127'],
  ['0043', 'Smits & Zn <b>', 'Dorpsstraat 3', '4191 AB', 'Geldermalsen', '0345-550128'],
]

test('a workbook comes in: its header is found under the titles, zeros stay, signs are read', async () => {
  const stored = await upload(workbookFile('Blad1', rows), 'klanten.xlsx')
  if ('refused' in stored) throw new Error(stored.refused)
  const preview = await previewImport(here.marieke, stored.importId)
  expect(preview?.shape).toMatchObject({ format: 'workbook', sheet: 'Blad1', headerRow: 4, rowCount: 2 })
  expect(await takeIn(here.marieke, stored.importId)).toMatchObject({ read: 2, customers: 2 })
  const found = await office.sql`select external_no, name from customer where import_id = ${stored.importId} order by external_no`
  expect([...found]).toEqual([
    { external_no: '0042', name: 'Bakker Klimaat B.V.' },
    { external_no: '0043', name: 'Smits & Zn <b>' },
  ])
})

test('a workbook that is cut off, or that only calls itself one, is refused by name', async () => {
  const whole = workbookFile('Blad1', rows)
  expect(await upload(whole.subarray(0, whole.length / 2), 'half.xlsx')).toEqual({ refused: 'broken-workbook' })
  const spoilt = Buffer.from(whole)
  spoilt.fill(0x55, 900, 1000)
  expect(await upload(spoilt, 'stuk.xlsx')).toEqual({ refused: 'broken-workbook' })
})

test('a workbook that unpacks to far more than it weighs is stopped', async () => {
  const bomb = workbookFile(
    'Blad1',
    (function* () {
      yield ['Naam', 'Plaats']
      for (let at = 0; at < 400_000; at++) yield ['Bakker Bakker Bakker Bakker Bakker', 'Tiel']
    })(),
  )
  expect(bomb.length).toBeLessThan(600_000)
  expect(await upload(bomb, 'bom.xlsx')).toEqual({ refused: 'unpacks-too-large' })
})

test('contact cards come in as people at their firms', async () => {
  const card =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Jan;;;\r\nFN:Jan Berg\r\nORG:Bakker Klimaat\r\nTEL;TYPE=WORK:0345-550127\r\nEND:VCARD\r\n'
  const stored = await upload(Buffer.from(card), 'kaart.vcf')
  if ('refused' in stored) throw new Error(stored.refused)
  expect(await takeIn(here.marieke, stored.importId)).toMatchObject({ read: 1, customers: 1 })
  const [found] = await office.sql`select c.name, c.phone, k.name as person from customer c join job j on j.customer_id = c.id
    join contact k on k.id = j.contact_id where c.import_id = ${stored.importId}`
  expect(found).toEqual({ name: 'Bakker Klimaat', phone: '+31345550127', person: 'Jan Berg' })
})

// Bytes changed, taken out, doubled and cut as a bad line or a bad disk does.
const spoiling = fc.array(
  fc.record({
    at: fc.nat(100_000),
    what: fc.constantFrom('change', 'drop', 'double', 'cut', 'quote'),
    byte: fc.nat(255),
    size: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 1, maxLength: 8 },
)

function spoilt(bytes: Uint8Array, slips: { at: number; what: string; byte: number; size: number }[]): Uint8Array {
  let now = Buffer.from(bytes)
  for (const { at, what, byte, size } of slips) {
    const place = now.length === 0 ? 0 : at % now.length
    if (what === 'change' && now.length > 0) now[place] = byte
    else if (what === 'drop') now = Buffer.concat([now.subarray(0, place), now.subarray(place + size)])
    else if (what === 'double') now = Buffer.concat([now.subarray(0, place + size), now.subarray(place)])
    else if (what === 'quote') now = Buffer.concat([now.subarray(0, place), Buffer.from('"'), now.subarray(place)])
    else if (what === 'cut') now = now.subarray(0, place)
  }
  return now
}

test('however a file is spoilt on its way, it is refused by name or every row of it is accounted for', async () => {
  const lines = Array.from(
    { length: 12 },
    (_, at) => `${at};Bakker ${at} BV;Industrieweg ${at};4191nm;Tiel;0345-55012${at % 10};a${at}@bakker.example;;;`,
  )
  const cards = Array.from({ length: 4 }, (_, at) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jan ${at}\r\nORG:Bakker ${at}\r\nEND:VCARD`)
  const whole = [csv(header, ...lines), workbookFile('Blad1', rows), Buffer.from(cards.join('\r\n'))]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...whole), spoiling, async (bytes, slips) => {
      const stored = await upload(spoilt(bytes, slips), 'stuk.csv')
      if ('refused' in stored) return
      const preview = await previewImport(here.marieke, stored.importId)
      if (!preview || preview.refusal || preview.checking) return
      const { read, ready, toFix, closed, rejected } = preview.counts
      expect(ready + toFix + closed + rejected).toBe(read)
      expect(read).toBe(preview.shape.rowCount)
      const counts = await takeIn(here.marieke, stored.importId, { withFindings: true })
      if ('refused' in counts) throw new Error(counts.refused)
      expect(counts.customers + counts.folded + counts.later + counts.rejected).toBe(read)
    }),
    { numRuns: Number(process.env.RONDO_SPOILT_FILES ?? 60), seed: 20_251_118 },
  )
}, 600_000)
