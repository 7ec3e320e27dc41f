import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeCleaning } from '#app/clean/close-step.server'
import { editCell, fixSameWay } from '#app/clean/edit-cell.server'
import { leftFile } from '#app/clean/left-file.server'
import { originalFile } from '#app/clean/original-file.server'
import { cleanOverview } from '#app/clean/overview.server'
import { previewImport } from '#app/clean/preview-import.server'
import { saveMapping } from '#app/clean/save-mapping.server'
import { takeIn } from '#app/clean/take-in.server'
import { undoImport } from '#app/clean/undo-import.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { SYSTEM, withActor } from '#db/door'
import type { Mapping } from '#domain/clean/columns'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'
import { everythingOf } from '#tests/support/customer-base'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
})
afterAll(() => office.end())

const dirty = csv(
  header,
  '104233;BAKKER KLIMAATTECHNIEK BV;Industrieweg 14a;4191nm;Geldermalsen;0345-550127 / 06-55500101;Info@Bakker.example;Dhr. E. Bakker;€ 84.200,-;niet bellen ma!',
  '104233;BAKKER KLIMAATTECHNIEK BV;Industrieweg 14a;4191nm;Geldermalsen;0345-550127 / 06-55500101;Info@Bakker.example;Dhr. E. Bakker;€ 84.200,-;niet bellen ma!',
  '104871;Smits Installaties;Dorpsstraat 3;4191 AB;Geldermalsen;0345-550128;info at smits.example;;;',
  '104900;Vos & Zn.;Dijk 1;41911;Tiel;;;;;',
  '104901;Prins (opgeheven);Dijk 2;4001 AB;Tiel;;;;;',
  ';;;;;;;;;leeg',
)

async function uploaded(bytes = dirty, campaign = here): Promise<string> {
  const outcome = await uploadFile(campaign.marieke, campaign.campaignId, { fileName: 'klanten.csv', bytes })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.importId
}

// The file stays where it is, with its bytes and its rows.
const theFileItself = ['customer_import', 'import_piece', 'import_row', 'audit']

async function count(table: string): Promise<number> {
  const [found] = await office.sql.unsafe(`select count(*)::int as n from ${table} where client_id = '${here.clientId}'`)
  return found?.n
}

describe('the dry run', () => {
  test('a file is read, mapped and cleaned without a customer being made', async () => {
    const preview = await previewImport(here.marieke, await uploaded())
    expect(preview?.refusal).toBeNull()
    expect(preview && 'counts' in preview && preview.counts).toEqual({ read: 6, ready: 2, toFix: 2, closed: 1, rejected: 1 })
    expect(await count('customer')).toBe(0)
  })

  test('columns are mapped as they were the last time for this client, also in a new file', async () => {
    const importId = await uploaded()
    const preview = await previewImport(here.marieke, importId)
    const own = preview?.mapping.columns.map((column) => (column.header === 'Opm' ? { ...column, field: 'own' as const } : column)) ?? []
    await saveMapping(here.marieke, importId, { mapping: { ...(preview?.mapping as Mapping), columns: own }, rules: { capitals: false } })
    const next = await previewImport(here.marieke, await uploaded(csv(header, '1;DE GROOT;;;;;;;;let op')))
    expect(next?.mapping.columns.find(({ header: name }) => name === 'Opm')?.field).toBe('own')
    expect(next?.rules).toEqual({ capitals: false })
  })

  test('another client does not get that mapping', async () => {
    const importId = await uploaded()
    const preview = await previewImport(here.marieke, importId)
    await saveMapping(here.marieke, importId, { mapping: preview?.mapping as Mapping, rules: { capitals: false } })
    const other = await newCampaign(office, 'De Linde')
    expect((await previewImport(other.marieke, await uploaded(csv(header, '1;DE GROOT;;;;;;;;'), other)))?.rules).toEqual({})
  })

  test('two columns for one field, and a file without a name, are refused by name', async () => {
    const importId = await uploaded()
    const { mapping } = (await previewImport(here.marieke, importId)) as { mapping: Mapping }
    const doubled = {
      ...mapping,
      columns: mapping.columns.map((column) => (column.header === 'Opm' ? { ...column, field: 'place' as const } : column)),
    }
    expect(await saveMapping(here.marieke, importId, { mapping: doubled, rules: {} })).toEqual({
      refused: 'two-columns-one-field',
      field: 'place',
      headers: ['Plaats', 'Opm'],
    })
    const nameless = { ...mapping, columns: mapping.columns.map((column) => ({ ...column, field: 'own' as const })) }
    expect(await saveMapping(here.marieke, importId, { mapping: nameless, rules: {} })).toEqual({ refused: 'no-name-column' })
    expect(await takeIn(here.marieke, importId)).toEqual({ refused: 'no-name-column' })
    expect(await count('customer')).toBe(0)
  })

  test('a value typed over comes in, and the same mistake elsewhere is mended the same way', async () => {
    const importId = await uploaded(csv(header, '1;Bakker;;41911;Tiel;;;;;', '2;Smits;;41911;Tiel;;;;;', '3;Vos;;41922;Tiel;;;;;'))
    const edited = await editCell(here.marieke, importId, { line: 2, field: 'postcode', value: '4191 AB' })
    expect(edited).toMatchObject({ row: { state: 'ready' }, sameWay: { rows: 1, wrong: '41911', value: '4191 AB' } })
    if ('refused' in edited || !edited.sameWay) throw new Error('no way to do the same')
    expect(await fixSameWay(here.marieke, importId, edited.sameWay)).toEqual({ fixed: 1 })
    const preview = await previewImport(here.marieke, importId)
    expect(preview && 'counts' in preview && preview.counts).toMatchObject({ ready: 2, toFix: 1 })
  })

  test('typing something that is wrong as well leaves the row to be fixed', async () => {
    const importId = await uploaded(csv(header, '1;Bakker;;41911;Tiel;;;;;'))
    expect(await editCell(here.marieke, importId, { line: 2, field: 'postcode', value: 'x' })).toMatchObject({
      row: { state: 'toFix' },
      sameWay: null,
    })
    expect(await editCell(here.marieke, importId, { line: 99, field: 'postcode', value: 'x' })).toEqual({ refused: 'no-such-row' })
  })
})

test('a file goes out again as it came, but not with a column that may not be kept', async () => {
  const bytes = csv(header, '1;Bakker;;4191 AB;Tiel;;;;;')
  expect(await originalFile(here.marieke, await uploaded(bytes))).toEqual({ name: 'klanten.csv', bytes: Buffer.from(bytes) })
  const withNumbers = csv('Naam;BSN', 'Bakker;123456782', 'Smits;111222333')
  expect(await originalFile(here.marieke, await uploaded(withNumbers))).toBeNull()
})

describe('taking in', () => {
  test('every row of the file gets one outcome, and they add up', async () => {
    const counts = await takeIn(here.marieke, await uploaded())
    expect(counts).toEqual({ read: 6, customers: 2, folded: 1, later: 2, rejected: 1, closed: 1, findings: 1 })
    // The id of a customer ends with the line it came from; the other lines are kept with what became of them.
    const outcomes = await office.sql`select line, outcome, reason from import_row where client_id = ${here.clientId}
      union all select ('x' || right(id::text, 8))::bit(32)::int, 'taken-in', null from customer where client_id = ${here.clientId} order by line`
    expect(outcomes.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [2, 'taken-in', null],
      [3, 'folded', null],
      [4, 'later', 'email-malformed'],
      [5, 'later', 'postcode-five-digits'],
      [6, 'taken-in', null],
      [7, 'rejected', 'no-name'],
    ])
  })

  test('a customer comes in clean, with revenue, person and note', async () => {
    await takeIn(here.marieke, await uploaded())
    const [customer] =
      await office.sql`select id, name, legal_form, street, house_number, house_number_suffix, postcode, phone, mobile, email, external_no, status
      from customer where client_id = ${here.clientId} and external_no = '104233'`
    expect(customer).toMatchObject({
      name: 'Bakker Klimaattechniek B.V.',
      legal_form: 'bv',
      street: 'Industrieweg',
      house_number: 14,
      house_number_suffix: 'A',
      postcode: '4191 NM',
      phone: '+31345550127',
      mobile: '+31655500101',
      email: 'info@bakker.example',
      status: 'active',
    })
    const hanging =
      await office.sql`select (select amount::int from customer_number where customer_id = ${customer?.id} and year = 2024) as revenue,
      (select name from contact k join job j on j.contact_id = k.id where j.customer_id = ${customer?.id}) as person, (select text from note where customer_id = ${customer?.id}) as note`
    expect(hanging).toEqual([{ revenue: 8_420_000, person: 'E. Bakker', note: 'niet bellen ma!' }])
  })

  test('rows with a mistake come in without that value when asked, and the mistake waits as a finding', async () => {
    const counts = await takeIn(here.marieke, await uploaded(), { withFindings: true })
    expect(counts).toMatchObject({ customers: 4, later: 0 })
    const found =
      await office.sql`select f.rule, f.value, c.postcode from finding f join customer c on c.id = f.customer_id where f.client_id = ${here.clientId} and f.kind = 'malformed' order by f.rule`
    expect(found).toEqual([
      { rule: 'email-malformed', value: 'info at smits.example', postcode: '4191 AB' },
      { rule: 'postcode-five-digits', value: '41911', postcode: null },
    ])
  })

  test('the rows that stayed out go out as a file with why, and come in again once they are mended', async () => {
    const importId = await uploaded()
    await takeIn(here.marieke, importId)
    const words = { line: 'Regel', why: 'Waarom', reason: (rule: string) => rule }
    const file = await leftFile(here.marieke, importId, 'csv', words)
    const text = file?.bytes.toString('utf8') ?? ''
    expect(
      text
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(';').at(-1)),
    ).toEqual(['email-malformed', 'postcode-five-digits', 'no-name'])
    const mended = text.replace('info at smits.example', 'info@smits.example').replace('41911', '4191 AB')
    expect(await takeIn(here.marieke, await uploaded(Buffer.from(mended)))).toMatchObject({ read: 3, customers: 2, rejected: 1 })
  })

  test('closed customers stay out when asked', async () => {
    expect(await takeIn(here.marieke, await uploaded(), { withClosed: false })).toMatchObject({ customers: 1, later: 3, closed: 0 })
  })

  test('the second press on the button, and a second person at the same moment, take nothing in twice', async () => {
    const importId = await uploaded()
    const op = randomUUID()
    const tries = await Promise.all([takeIn(here.marieke, importId, { op }), takeIn(here.marieke, importId, { op: randomUUID() })])
    expect(tries[0]).toEqual(tries[1])
    expect(await takeIn(here.marieke, importId, { op })).toEqual(tries[0])
    expect(await count('customer')).toBe(2)
  })

  test('the same file again is the file that was there, and takes nothing in', async () => {
    const importId = await uploaded()
    await takeIn(here.marieke, importId)
    expect(await uploadFile(here.marieke, here.campaignId, { fileName: 'anders genoemd.csv', bytes: dirty })).toEqual({
      importId,
      before: 'taken-in',
    })
    expect(await count('customer_import')).toBe(1)
  })

  test('when the database says no halfway, nothing of the file is in', async () => {
    const importId = await uploaded()
    await office.sql.unsafe(`create function no_notes() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
      create trigger no_notes before insert on finding for each row execute function no_notes()`)
    await expect(takeIn(here.marieke, importId)).rejects.toThrow()
    await office.sql.unsafe('drop trigger no_notes on finding; drop function no_notes()')
    expect([await count('customer'), await count('contact'), await count('import_row')]).toEqual([0, 0, 0])
    expect(await takeIn(here.marieke, importId)).toMatchObject({ customers: 2 })
  })

  test('a colleague who does not work for this client sees no file and takes none in', async () => {
    const importId = await uploaded()
    const other = await newCampaign(office, 'De Linde')
    expect(await previewImport(other.marieke, importId)).toBeNull()
    expect(await takeIn(other.marieke, importId)).toEqual({ refused: 'not-found' })
    expect(await undoImport(other.marieke, importId)).toEqual({ refused: 'not-found' })
    expect(await uploadFile(other.marieke, here.campaignId, { fileName: 'a.csv', bytes: dirty })).toEqual({ refused: 'not-found' })
  })

  test('the score tells how the file came and how it is now', async () => {
    await takeIn(here.marieke, await uploaded(), { withFindings: true })
    const overview = await cleanOverview(here.marieke, here.campaignId)
    expect(overview?.customers).toEqual({ living: 4, active: 3 })
    expect(overview?.scoreBefore?.valid).toBeLessThan(overview?.score?.valid ?? 0)
  })
})

test('the step is closed and opened again, and either said twice is said once', async () => {
  const closedOn = async () => (await cleanOverview(here.marieke, here.campaignId))?.campaign.cleanedOn
  await closeCleaning(here.marieke, here.campaignId, true)
  await closeCleaning(here.marieke, here.campaignId, true)
  expect(await closedOn()).not.toBeNull()
  await closeCleaning(here.marieke, here.campaignId, false)
  expect(await closedOn()).toBeNull()
  const said = await office.sql`select action from audit where client_id = ${here.clientId} and action like 'step.%' order by at, action`
  expect(said.map(({ action }) => action)).toEqual(['step.closed', 'step.reopened'])
})

describe('taking back', () => {
  test('everything the file brought is gone, to the row, and the file can be chosen again', async () => {
    const before = await withActor(office.db, SYSTEM, (tx) => everythingOf(tx, here.clientId, theFileItself))
    const importId = await uploaded()
    await takeIn(here.marieke, importId, { withFindings: true })
    expect(await undoImport(here.marieke, importId)).toEqual({ removed: 4 })
    expect(await withActor(office.db, SYSTEM, (tx) => everythingOf(tx, here.clientId, theFileItself))).toEqual(before)
    expect(await undoImport(here.marieke, importId)).toEqual({ removed: 0 })
    expect(await uploaded()).not.toBe(importId)
  })

  test('it is refused once somebody worked with a customer of the file, with what was done', async () => {
    const importId = await uploaded()
    await takeIn(here.marieke, importId)
    await office.sql`insert into visit (client_id, id, campaign_id, customer_id, staff_id, "on", visit_minutes, outcome)
      select client_id, gen_random_uuid(), ${here.campaignId}, id, ${here.staffId}, '2025-11-04', 45, 'satisfied' from customer where client_id = ${here.clientId} limit 1`
    expect(await undoImport(here.marieke, importId)).toMatchObject({ refused: 'in-use', visits: 1, calls: 0, notes: 0 })
    expect(await count('customer')).toBe(2)
  })

  test('after thirty days it stays', async () => {
    const importId = await uploaded()
    await takeIn(here.marieke, importId)
    await office.sql`update customer_import set taken_in_at = now() - interval '31 days' where id = ${importId}`
    expect(await undoImport(here.marieke, importId)).toEqual({ refused: 'too-old', days: 30 })
  })

  test('a file that is not in cannot be taken back', async () => {
    expect(await undoImport(here.marieke, await uploaded())).toEqual({ refused: 'not-taken-in' })
  })
})
