import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { againScreen, takeMove, takeOverAgain } from '#app/clean/again.server'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { gapsScreen } from '#app/clean/fix-findings.server'
import { undoMerges } from '#app/clean/merge-duplicates.server'
import { takeIn } from '#app/clean/take-in.server'
import { undoImport } from '#app/clean/undo-import.server'
import { uploadFile } from '#app/clean/upload-file.server'
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

const lastMonth = [
  '1;Bakker Klimaattechniek B.V.;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;info@bakker.example;Dhr. E. Bakker;€ 84.200,-;',
  '2;Van der Meer Installaties V.O.F.;Dorpsstraat 3;4001 AB;Tiel;0344-550128;;;€ 12.000,-;',
  '3;Houthandel Zevenaar;Kade 90;6901 AA;Zevenaar;0316-550129;;;;',
]

/** Bakker moved and has another mail address, Van der Meer has a mail address now, Zevenaar is gone, and there is one more. */
const thisMonth = [
  '1;BAKKER KLIMAATTECHNIEK BV;Havenstraat 3;4001 CD;Tiel;0345-550127;nieuw@bakker.example;Dhr. E. Bakker;€ 91.000,-;',
  '2;Van der Meer Installaties V.O.F.;Dorpsstraat 3;4001 AB;Tiel;0344-550128;info@vdmeer.example;;€ 12.000,-;',
  '4;Schildersbedrijf Rivierenland;Laan 4;4005 AC;Tiel;0344-550131;;;;',
]

async function file(lines: readonly string[], name: string): Promise<string> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: name, bytes: csv(header, ...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
  return outcome.importId
}

async function twoMonths(): Promise<string> {
  await file(lastMonth, 'oktober.csv')
  return file(thisMonth, 'november.csv')
}

async function living() {
  return office.sql<
    { external_no: string; name: string; street: string; email: string | null }[]
  >`select external_no, name, street, email from customer where client_id = ${here.clientId} and canonical_id is null order by external_no, id`
}

describe('a newer file of the same client', () => {
  test('shows who is new, who changed and in what, and who is gone', async () => {
    const screen = await againScreen(here.marieke, await twoMonths())
    if (!screen || 'refused' in screen) throw new Error('nothing to compare')
    expect(screen.counts).toEqual({ fresh: 1, same: 0, changed: 2, gone: 1, moved: 0 })
    expect(screen.gone.map(({ name }) => name)).toEqual(['Houthandel Zevenaar'])
    const bakker = screen.changed.find(({ name }) => name.startsWith('Bakker'))
    expect(bakker?.changes.map(({ field }) => field).sort()).toEqual(['address', 'email'])
  })

  test('fills what was empty and writes nothing over: what differs becomes a proposal', async () => {
    const outcome = await takeOverAgain(here.marieke, await twoMonths(), randomUUID())
    if ('refused' in outcome) throw new Error(outcome.refused)
    expect(outcome.updated).toBe(2)
    expect(await living()).toEqual([
      { external_no: '1', name: 'Bakker Klimaattechniek B.V.', street: 'Industrieweg', email: 'info@bakker.example' },
      { external_no: '2', name: 'Van der Meer Installaties V.O.F.', street: 'Dorpsstraat', email: 'info@vdmeer.example' },
      { external_no: '3', name: 'Houthandel Zevenaar', street: 'Kade', email: null },
      { external_no: '4', name: 'Schildersbedrijf Rivierenland', street: 'Laan', email: null },
    ])
    const gaps = await gapsScreen(here.marieke, here.campaignId, { rule: 'newer-in-file' })
    const proposed = Object.fromEntries(gaps?.page.rows.map(({ field, proposal }) => [field, proposal]) ?? [])
    expect(proposed).toMatchObject({
      street: 'Havenstraat',
      houseNumber: '3',
      postcode: '4001 CD',
      place: 'Tiel',
      email: 'nieuw@bakker.example',
    })
    const [revenue] =
      await office.sql`select n.amount::int as cents from customer_number n join customer c on c.id = n.customer_id where c.client_id = ${here.clientId} and c.external_no = '1' and c.canonical_id is null`
    expect(revenue?.cents).toBe(9_100_000)
  })

  test('is undone like any merge, and doing it twice changes nothing', async () => {
    const importId = await twoMonths()
    const before = await living()
    const outcome = await takeOverAgain(here.marieke, importId)
    if ('refused' in outcome) throw new Error(outcome.refused)
    const after = await living()
    expect(await takeOverAgain(here.marieke, importId)).toMatchObject({ updated: 0, proposals: 0 })
    expect(await living()).toEqual(after)
    await undoMerges(here.marieke, here.campaignId, outcome.eventIds)
    expect(await living()).toEqual(before)
  })

  test('taken back takes its proposals with it', async () => {
    const importId = await twoMonths()
    await takeOverAgain(here.marieke, importId)
    const proposals = () => office.sql`select from finding where client_id = ${here.clientId} and rule = 'newer-in-file'`
    expect((await proposals()).length).toBeGreaterThan(0)
    expect(await undoImport(here.marieke, importId)).not.toHaveProperty('refused')
    expect(await proposals()).toHaveLength(0)
    expect((await living()).map(({ external_no }) => external_no)).toEqual(['1', '2', '3'])
  })

  test('that says nothing new changes nothing', async () => {
    await file(lastMonth, 'oktober.csv')
    const before = await living()
    const again = await file([...lastMonth].reverse(), 'oktober-anders-gesorteerd.csv')
    const screen = await againScreen(here.marieke, again)
    expect(screen && 'counts' in screen && screen.counts).toMatchObject({ fresh: 0, same: 3, changed: 0, gone: 0 })
    expect(await takeOverAgain(here.marieke, again)).toMatchObject({ updated: 3, proposals: 0 })
    expect(await living()).toEqual(before)
    expect(await findDuplicatesOf(here.marieke, here.campaignId)).toMatchObject({ groups: 0 })
  })

  test('has nothing beside it when it is the first', async () => {
    expect(await againScreen(here.marieke, await file(lastMonth, 'oktober.csv'))).toBeNull()
  })
})

test('somebody whom the file shows elsewhere goes on there with their past, and the old place is closed', async () => {
  await file(lastMonth, 'oktober.csv')
  const importId = await file(thisMonth, 'november.csv')
  await office.sql`update contact set mobile = '+31612345678', import_id = ${importId} where client_id = ${here.clientId}
    and id = (select max(id::text)::uuid from contact where client_id = ${here.clientId})`
  await office.sql`update contact set mobile = '+31612345678' where client_id = ${here.clientId}`
  await office.sql`update customer set external_no = '9', name = 'Ander Bedrijf' where client_id = ${here.clientId} and import_id = ${importId} and external_no = '1'`
  const screen = await againScreen(here.marieke, importId)
  if (!screen || 'refused' in screen) throw new Error('nothing to compare')
  const [moved] = screen.moved
  expect(moved).toMatchObject({ from: { name: 'Bakker Klimaattechniek B.V.' }, to: { name: 'Ander Bedrijf' } })
  expect(await takeMove(here.marieke, importId, moved?.newContactId ?? '')).toEqual({ moved: moved?.name })
  const places = await office.sql`select c.name, j.ends_on is null as stands from job j join customer c on c.id = j.customer_id
    where j.contact_id = ${moved?.contactId ?? ''} order by stands`
  expect([...places]).toEqual([
    { name: 'Bakker Klimaattechniek B.V.', stands: false },
    { name: 'Ander Bedrijf', stands: true },
  ])
  expect(await takeMove(here.marieke, importId, moved?.newContactId ?? '')).toEqual({ refused: 'nobody-moved' })
})
