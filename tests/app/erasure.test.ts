import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { callDesk } from '#app/carry-out/call-desk.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { undoCall } from '#app/carry-out/undo-call.server'
import { originalFile } from '#app/clean/original-file.server'
import { openImport } from '#app/clean/read-import.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import { erase, erasureScreen } from '#app/relations/erase.server'
import { closeDb } from '#db/connection'
import { addNote, addPersonAt } from '#db/contacts'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { addToRound, openRound } from '#db/rounds'
import { rows } from '#db/rows'
import { addTask } from '#db/tasks'
import { ledgerOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { csv, header } from '#tests/support/clean-office'
import { customersOf, everythingOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let firm: string
let trader: string
let erik: string
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    const { clientId, campaignId } = base
    const [one = '', two = ''] = await customersOf(tx, clientId, [
      { name: 'Bakker Klimaattechniek', legalForm: 'bv', place: 'Tiel', phone: '+31344612345' },
      {
        ...{
          name: 'Hovenier Kwastenzoet',
          legalForm: 'eenmanszaak',
          place: 'Ede',
          postcode: '6711 AB',
          street: 'Kanariestraat',
          mobile: '+31612349876',
        },
        ...{ email: 'hovenier@kwastenzoet.example', kvk: '12345678', latitude: 52.0412, longitude: 5.6634 },
      },
    ])
    firm = one
    trader = two
    const person = {
      clientId,
      firstName: 'Erik',
      infix: null,
      lastName: 'Kwastenaar',
      title: 'Eigenaar',
      decisionRole: null,
      mobile: '+31698765432',
    }
    erik = await addPersonAt(tx, {
      ...person,
      customerId: firm,
      name: 'Erik Kwastenaar',
      email: 'erik@bakker.example',
      phone: '+31344612345',
    })
    const { id: roundId } = await openRound(tx, base, { name: 'Ronde', most: 10 })
    for (const customerId of [firm, trader]) await addToRound(tx, { clientId, campaignId }, { roundId, customerId, decision: 'visit' })
    await addNote(tx, { clientId, customerId: firm, text: 'Kwastenaar wil in de ochtend; bel 06-98765432.' })
    await addNote(tx, { clientId, customerId: firm, text: 'Parkeren achter het pand.' })
    await addNote(tx, { clientId, customerId: trader, text: 'Ook bevriend met Erik Kwastenaar (erik@bakker.example)' })
    await addTask(tx, clientId, {
      campaignId,
      customerId: firm,
      contactId: erik,
      kind: 'promise',
      text: 'Erik Kwastenaar folder sturen',
      dueOn: null,
      staffId: base.staffId,
      originId: null,
    })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const annet = (): StaffActor => ({
  ...{ kind: 'staff', role: 'manager', staffId: base.staffId, userId: v7(), name: 'Annet' },
  ...{ clientIds: 'all', campaignIds: 'all' },
})
const call = (customerId: string, contactId: string | null, outcome: 'no-answer' | 'do-not-call' | 'phone-instead' = 'phone-instead') =>
  finishCall(
    annet(),
    base.campaignId,
    {
      ...{
        customerId,
        contactId,
        startedAt: '2025-11-18T11:55:00.000Z',
        minutes: 5,
        note: 'Over de Kwastengroep en Kwastenaar',
        end: { outcome },
      },
      ...{ guardReason: 'Op eigen verzoek van hun kant', followUp: null },
    },
    { now },
  )
const eraseThem = (contactId: string | null, typedName: string, customerId = contactId ? firm : trader, op?: string) =>
  erase(annet(), { customerId, contactId }, { typedName, ground: 'they-asked', ...(op && { op }) }, now)
const sums = async () => standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? [])
/** Where a word still stands, by table, receipts and the outbox among them. */
async function whereIs(word: string): Promise<string[]> {
  const all = await asSystem((tx) => everythingOf(tx, base.clientId))
  const values = await asSystem(async (tx) => [
    ...(await rows<{ row: string }>(tx, sql`select t::text as row from customer_value t where client_id = ${base.clientId}`)),
    ...(await rows<{ row: string }>(tx, sql`select t::text as row from contact_value t where client_id = ${base.clientId}`)),
    ...(await rows<{ row: string }>(tx, sql`select t::text as row from receipt t`)),
  ])
  const found = Object.entries({ ...all, values: values.map(({ row }) => row) }).filter(([, lines]) =>
    lines.some((line) => line.includes(word)),
  )
  return found.map(([table]) => table)
}

describe('erasing a person', () => {
  test('takes them out of every text and leaves what was done, to the minute', async () => {
    await call(firm, erik)
    const before = await sums()
    expect(await erasureScreen(annet(), { customerId: firm, contactId: erik })).toMatchObject({
      ...{ name: 'Erik Kwastenaar', stops: null },
      counts: { calls: 1, tasks: 1, reports: 0 },
    })
    expect(await eraseThem(erik, ' erik  kwastenaar ')).toEqual({ erased: true })
    for (const word of ['Kwastenaar', 'erik@bakker.example', '98765432']) expect([word, await whereIs(word)]).toEqual([word, []])
    expect(await sums()).toEqual(before)
    const dossier = await dossierScreen(annet(), firm)
    if (!dossier || 'movedTo' in dossier) throw new Error('no dossier')
    expect(dossier.dossier.people).toEqual([])
    const texts = dossier.timeline.map(({ kind, text }) => [kind, text])
    expect(texts).toContainEqual(['call', null])
    expect(texts).toContainEqual(['note', '… wil in de ochtend; bel ….'])
    expect(texts).toContainEqual(['note', 'Parkeren achter het pand.'])
    expect(dossier.customer).toMatchObject({ name: 'Bakker Klimaattechniek', doNotContact: false, phone: '+31344612345' })
  })

  test('comes back with a new file as somebody not to be contacted, and the number of the firm does not', async () => {
    await eraseThem(erik, 'Erik Kwastenaar')
    const again = (mobile: string | null, phone: string | null) =>
      asSystem(async (tx) => {
        const id = await addPersonAt(tx, {
          ...{
            clientId: base.clientId,
            customerId: firm,
            name: 'E. K.',
            firstName: null,
            infix: null,
            lastName: null,
            title: null,
            decisionRole: null,
          },
          ...{ email: null, phone, mobile },
        })
        return (await rows<{ barred: boolean }>(tx, sql`select do_not_contact as barred from contact where id = ${id}`))[0]?.barred
      })
    expect(await again('+31698765432', null)).toBe(true)
    expect(await again(null, '+31344612345')).toBe(false)
  })

  test('is refused under another name, and done once however often it is sent', async () => {
    expect(await eraseThem(erik, 'Erik Bakker')).toEqual({ refused: 'name-differs' })
    expect(await whereIs('Kwastenaar')).not.toEqual([])
    const op = v7()
    const me = annet()
    const ask = () => erase(me, { customerId: firm, contactId: erik }, { typedName: 'Erik Kwastenaar', ground: 'they-asked', op }, now)
    expect([await ask(), await ask()]).toEqual([{ erased: true }, { erased: true }])
    const deeds = await asSystem((tx) =>
      rows<{ detail: object }>(tx, sql`select detail from audit where action = 'contact.erased' and object_id = ${erik}`),
    )
    expect(deeds).toEqual([{ detail: { ground: 'they-asked', records: 1, people: 0 } }])
  })
})

describe('erasing a customer who is a natural person', () => {
  test('leaves a row without a name on which the minutes still stand, also in the ledger', async () => {
    await call(trader, null)
    const before = await sums()
    expect(await eraseThem(null, 'Hovenier Kwastenzoet')).toEqual({ erased: true })
    for (const word of ['Kwastenzoet', 'Kanariestraat', '12349876', 'kwastenzoet.example', '12345678', 'Kwastengroep'])
      expect([word, await whereIs(word)]).toEqual([word, []])
    expect(await sums()).toEqual(before)
    const entries = (await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? []
    expect(entries.map(({ kind, minutes, text }) => [kind, minutes, text])).toContainEqual(['consumption', 5, 'verwijderd-1'])
    const dossier = await dossierScreen(annet(), trader)
    if (!dossier || 'movedTo' in dossier) throw new Error('no dossier')
    expect(dossier.customer).toMatchObject({
      name: 'verwijderd-1',
      postcode: '6711',
      place: 'Ede',
      latitude: 52.04,
      status: 'closed',
      doNotContact: true,
    })
    expect(await editCustomer(annet(), trader, { version: dossier.customer.version, typed: { phone: '0612349876' } })).toEqual({
      refused: 'erased',
    })
  })

  test('comes back with a new file as a customer not to be contacted, and erased again that file is gone', async () => {
    await eraseThem(null, 'Hovenier Kwastenzoet')
    const file = {
      fileName: 'nieuw.csv',
      bytes: csv(header, '1;Tuinen K.;Dijk 1;4191 AB;Tiel;06-12349876;;;;', '2;Smits;Dijk 2;4001 AB;Tiel;0344-512345;;;;'),
    }
    const uploaded = await uploadFile(annet(), base.campaignId, file)
    if ('refused' in uploaded) throw new Error(uploaded.refused)
    await takeIn(annet(), uploaded.importId, { withFindings: true })
    const came = await asSystem((tx) =>
      rows<{ name: string; barred: boolean }>(
        tx,
        sql`select name, do_not_contact as barred from customer where import_id = ${uploaded.importId} order by name`,
      ),
    )
    expect(came).toEqual([
      { name: 'Smits', barred: false },
      { name: 'Tuinen K.', barred: true },
    ])
    const [{ id: tuinen } = { id: '' }] = await asSystem((tx) =>
      rows<{ id: string }>(tx, sql`select id from customer where import_id = ${uploaded.importId} and name = 'Tuinen K.'`),
    )
    expect((await erasureScreen(annet(), { customerId: tuinen, contactId: null })).counts.files).toBe(1)
    expect(await eraseThem(null, 'Tuinen K.', tuinen)).toEqual({ erased: true })
    expect((await originalFile(annet(), uploaded.importId)) === null).toBe(true)
    expect(await asSystem((tx) => openImport(tx, uploaded.importId))).toBeNull()
  })

  test('goes with the file they came in with, which nobody can save any more', async () => {
    const bytes = csv(
      header,
      '1;Bloemen Zand;Dijk 1;4191 AB;Tiel;0344-512346;;Mevr. A. Zandstra;;',
      '2;Smits;Dijk 2;4001 AB;Tiel;0344-512347;;;;',
    )
    const uploaded = await uploadFile(annet(), base.campaignId, { fileName: 'klanten.csv', bytes })
    if ('refused' in uploaded) throw new Error(uploaded.refused)
    await takeIn(annet(), uploaded.importId)
    const [came] = await asSystem((tx) =>
      rows<{ contactId: string; name: string; customerId: string }>(
        tx,
        sql`select p.id as "contactId", p.name, j.customer_id as "customerId" from contact p join job j on j.contact_id = p.id where p.import_id = ${uploaded.importId}`,
      ),
    )
    expect((await originalFile(annet(), uploaded.importId))?.bytes).toEqual(Buffer.from(bytes))
    expect(await eraseThem(came?.contactId ?? null, came?.name ?? '', came?.customerId)).not.toHaveProperty('refused')
    expect(await originalFile(annet(), uploaded.importId)).toBeNull()
  })

  test('is not for a company, nor while a visit is to come', async () => {
    expect(await eraseThem(null, 'Bakker Klimaattechniek', firm)).toEqual({ refused: 'not-a-person' })
    await asSystem((tx) =>
      tx.execute(sql`insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at)
        values (${base.clientId}, ${v7()}, ${base.campaignId}, ${trader}, ${base.staffId}, now() + interval '3 days', now() + interval '3 days 1 hour')`),
    )
    expect(await eraseThem(null, 'Hovenier Kwastenzoet')).toEqual({ refused: 'visit-ahead' })
  })

  test('while they are on the line: the minutes are booked, nothing else, and nothing is put back by an undo', async () => {
    const earlier = await call(trader, null, 'do-not-call')
    if ('refused' in earlier) throw new Error(earlier.refused)
    await eraseThem(null, 'Hovenier Kwastenzoet')
    expect((await callDesk(annet(), base.campaignId, trader, now))?.isErased).toBe(true)
    expect(await call(trader, null)).toEqual({ refused: 'erased' })
    const { used } = await sums()
    expect(await call(trader, null, 'do-not-call')).toMatchObject({ mailTo: null })
    expect((await sums()).used).toBe(used + 5)
    expect(await whereIs('Kwastengroep')).toEqual([])
    expect(await undoCall(annet(), earlier.callId, { now })).toEqual({ undone: true })
    const [row] = await asSystem((tx) =>
      rows<{ barred: boolean }>(tx, sql`select do_not_contact as barred from customer where id = ${trader}`),
    )
    expect(row?.barred).toBe(true)
  })
})
