import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { baseFile } from '#app/clean/base-file.server'
import { changesFile } from '#app/clean/changes-file.server'
import { baseWords, changeWords } from '#app/clean/out-words.server'
import { sheetAnswer } from '#app/clean/sheet-answer.server'
import { takeIn } from '#app/clean/take-in.server'
import { undoImport } from '#app/clean/undo-import.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { editCustomer } from '#app/relations/edit-customer.server'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
})
afterAll(() => office.end())

const t = i18nFor('nl').getFixedT('nl', namespaces)
const rows = [
  '0017;BAKKER KLIMAATTECHNIEK BV;Industrieweg 14a;4191nm;Geldermalsen;0345-550127;info@bakker.example;Dhr. E. Bakker;€ 84.200,-;="gevaarlijk"',
  '0018;Van der Meer Installaties V.O.F.;Dorpsstraat 3;4001 AB;Tiel;0344-550128;;;€ 12.000,-;',
]

async function taken(lines: readonly string[], name = 'klanten.csv', bytes = csv(header, ...lines)): Promise<string> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: name, bytes })
  if ('refused' in outcome) throw new Error(outcome.refused)
  const counts = await takeIn(here.marieke, outcome.importId, { withFindings: true })
  if ('refused' in counts) throw new Error(counts.refused)
  return outcome.importId
}

async function all(rows: AsyncIterable<string[]>): Promise<string[][]> {
  const read: string[][] = []
  for await (const row of rows) read.push(row)
  return read
}

async function base(): Promise<string[][]> {
  const file = await baseFile(here.marieke, here.campaignId, baseWords(t, 'nl'))
  if (!file) throw new Error('no base')
  return all(file.rows)
}

const changes = async () => {
  const file = await changesFile(here.marieke, here.campaignId, changeWords(t))
  if (!file) throw new Error('no changes')
  return all(file.rows)
}

const customerNo = async (number: string) => {
  const [found] = await office.sql<{ id: string; version: number }[]>`
    select id, version from customer where client_id = ${here.clientId} and external_no = ${number}`
  if (!found) throw new Error(`no customer ${number}`)
  return found
}

describe('the cleaned base as a file', () => {
  test('stands in the columns of the file that came, cleaned', async () => {
    await taken(rows)
    const [columns, bakker] = await base()
    expect(columns?.slice(0, 10)).toEqual(header.split(';'))
    expect(bakker?.slice(0, 9)).toEqual([
      '0017',
      'Bakker Klimaattechniek B.V.',
      'Industrieweg 14 A',
      '4191 NM',
      'Geldermalsen',
      '0345 550 127',
      'info@bakker.example',
      'E. Bakker',
      '84200,00',
    ])
  })

  test('taken in again, as CSV and as a workbook, it says the same and nothing of it has to be mended', async () => {
    await taken(rows)
    const before = await base()
    for (const format of ['csv', 'xlsx'] as const) {
      here = await newCampaign(office)
      await taken(rows)
      const file = await baseFile(here.marieke, here.campaignId, baseWords(t, 'nl'))
      const answer = sheetAnswer('../../etc/lijst', file?.rows ?? (async function* () {})(), format)
      expect(answer.headers.get('Content-Disposition')).toContain('filename="etc-lijst.')
      const bytes = new Uint8Array(await answer.arrayBuffer())
      here = await newCampaign(office)
      await taken([], `lijst.${format}`, bytes)
      const again = await base()
      expect(again.map((row) => row.slice(0, 10))).toEqual(before.map((row) => row.slice(0, 10)))
      const [{ wrong } = { wrong: -1 }] = await office.sql<{ wrong: number }[]>`
        select count(*)::int as wrong from finding where client_id = ${here.clientId} and kind = 'malformed'`
      expect(wrong).toBe(0)
    }
  })

  test('no cell of it is run by a spreadsheet', async () => {
    await taken(['1;=1+1;Kade 1;4001 AA;Tiel;;;;;'])
    const file = await baseFile(here.marieke, here.campaignId, baseWords(t, 'nl'))
    const text = await sheetAnswer('lijst', file?.rows ?? (async function* () {})(), 'csv').text()
    expect(text).toContain(";'=1+1;")
  })

  test('somebody of another client gets nothing', async () => {
    await taken(rows)
    const other = await newCampaign(office, 'Een andere')
    expect(await baseFile(other.marieke, here.campaignId, baseWords(t, 'nl'))).toBeNull()
    expect(await changesFile(other.marieke, here.campaignId, changeWords(t))).toBeNull()
  })
})

describe('the list of all changes', () => {
  test('tells what a rule wrote differently, on which line, and what a hand changed since', async () => {
    await taken(rows)
    const { id, version } = await customerNo('0018')
    await editCustomer(here.marieke, id, { version, typed: { email: 'info@vdmeer.example' } })
    const told = await changes()
    expect(told).toContainEqual([
      expect.any(String),
      'klanten.csv',
      '2',
      'Bakker Klimaattechniek B.V.',
      'Postcode',
      '4191nm',
      '4191 NM',
      expect.stringMatching(/Postcode/),
    ])
    expect(told.at(-1)?.slice(1)).toEqual([
      '',
      '',
      'Van der Meer Installaties V.O.F.',
      'E-mail',
      '',
      'info@vdmeer.example',
      expect.stringMatching(/^met de hand/),
    ])
  })

  test('a list that nobody reads to its end leaves no file behind', async () => {
    await taken(rows)
    const file = await changesFile(here.marieke, here.campaignId, changeWords(t))
    await file?.rows.next()
    await file?.rows.next()
    expect(await file?.rows.return(undefined)).toMatchObject({ done: true })
  })

  test('taking the file back takes the history of its values along', async () => {
    const importId = await taken(rows)
    const { id, version } = await customerNo('0018')
    await editCustomer(here.marieke, id, { version, typed: { email: 'info@vdmeer.example' } })
    await undoImport(here.marieke, importId)
    const left = await office.sql`select from customer_value where client_id = ${here.clientId}`
    expect(left.length).toBe(0)
  })
})
