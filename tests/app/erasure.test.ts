import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { callDesk } from '#app/carry-out/call-desk.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { undoCall } from '#app/carry-out/undo-call.server'
import { mergeGroup } from '#app/clean/merge-duplicates.server'
import { originalFile } from '#app/clean/original-file.server'
import { openImport } from '#app/clean/read-import.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { changeCare } from '#app/handover/hand-out.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import { erase, erasureScreen } from '#app/relations/erase.server'
import { closeDb } from '#db/connection'
import { addNote, addPersonAt } from '#db/contacts'
import { everyCustomerOf } from '#db/customers'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { replaceOpenGroups } from '#db/duplicates'
import { mergeCustomers } from '#db/merges'
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
const aTask = { campaignId: null, contactId: null, kind: 'promise' as const, dueOn: null, staffId: null, originId: null }
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
    expect(await erasureScreen(annet(), { customerId: firm, contactId: erik }, now)).toMatchObject({
      ...{ name: 'Erik Kwastenaar', stops: null },
      // The task by the name, a note here by the number, a note at the other customer by the address.
      counts: { calls: 1, tasks: 1, reports: 0, texts: 3, waiting: 0 },
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

describe('erasing a person, wherever they stand', () => {
  const placed = (name: string, customerId: string, mobile: string | null = null, lastName: string | null = null) =>
    asSystem((tx) =>
      addPersonAt(tx, {
        ...{ clientId: base.clientId, customerId, name, firstName: null, infix: null, lastName, title: 'Eigenaar', decisionRole: null },
        ...{ email: null, phone: null, mobile },
      }),
    )

  test('whoever was merged through the queue goes with all that was one, and what is said of the others of that group stays', async () => {
    const twin = await placed('E. Kwastenaar', firm, '+31698765432')
    const [other, another] = [await placed('Anna Smit', firm), await placed('Ans Smit', firm)]
    const groups = await asSystem(async (tx) => {
      const queue = { clientId: base.clientId, campaignId: base.campaignId, kind: 'person' as const }
      const one = { band: 'sure' as const, percentage: 99, preselected: false, pairs: [{ why: 'Erik Kwastenaar' }] }
      await replaceOpenGroups(tx, queue, [
        { ...one, recordIds: [erik, twin] },
        { ...one, recordIds: [erik, other, another] },
      ])
      return rows<{ id: string }>(
        tx,
        sql`select id from duplicate_group where client_id = ${base.clientId} order by cardinality(record_ids)`,
      )
    })
    const [own, shared] = groups.map(({ id }) => ({ campaignId: base.campaignId, groupId: id }))
    if (!own || !shared) throw new Error('no groups')
    expect(await mergeGroup(annet(), shared, { memberIds: [other, another] })).toMatchObject({ eventId: expect.any(String) })
    expect(await mergeGroup(annet(), own, { keeperId: erik })).toMatchObject({ keeperId: erik })
    expect(await eraseThem(erik, 'Erik Kwastenaar')).toEqual({ erased: true })
    expect(await whereIs('Kwastenaar')).toEqual([])
    const left = await asSystem((tx) =>
      rows<{ recordIds: string[]; events: number }>(
        tx,
        sql`select record_ids as "recordIds", (select count(*)::int from merge_event where client_id = ${base.clientId}) as events
            from duplicate_group where client_id = ${base.clientId}`,
      ),
    )
    expect(left).toEqual([{ recordIds: [other, another], events: 1 }])
  })

  test('in a text of more lines, between quotes, and in the answer of a phone, where the numbers beside them stay', async () => {
    const body = {
      v: 1,
      note: 'Gesproken met:\nErik Kwastenaar\nen "Erik Kwastenaar" zelf',
      score: 4,
      followUps: { call: 'Kwastenaar bellen' },
    }
    await asSystem((tx) =>
      tx.execute(sql`insert into phone_log (client_id, id, campaign_id, customer_id, op, body_sha256, body, why, staff_id, written_at, received_at, device)
        values (${base.clientId}, ${v7()}, ${base.campaignId}, ${firm}, ${v7()}, 'x', ${JSON.stringify(body)}::jsonb, 'late', ${base.staffId}, ${now}, ${now}, ${v7()})`),
    )
    await eraseThem(erik, 'Erik Kwastenaar')
    const [log] = await asSystem((tx) => rows<{ body: object }>(tx, sql`select body from phone_log where client_id = ${base.clientId}`))
    expect(log?.body).toEqual({ v: 1, note: 'Gesproken met:\n…\nen "…" zelf', score: 4, followUps: { call: '… bellen' } })
  })

  test('where their name begins with a quote, and where it is a word like any other', async () => {
    const nick = await placed('"Bas" de Groot', firm, null, 'Groot')
    await asSystem((tx) =>
      addNote(tx, { clientId: base.clientId, customerId: firm, text: 'Groot belde over een groot probleem van "Bas" de Groot' }),
    )
    await asSystem((tx) =>
      tx.execute(
        sql`update round set frozen = ${JSON.stringify([{ name: '"Bas" de Groot', n: 3 }])}::jsonb where client_id = ${base.clientId}`,
      ),
    )
    expect(await eraseThem(nick, '"Bas" de Groot')).toEqual({ erased: true })
    const dossier = await dossierScreen(annet(), firm)
    if (!dossier || 'movedTo' in dossier) throw new Error('no dossier')
    expect(dossier.timeline.map(({ text }) => text)).toContain('… belde over een groot probleem van …')
    expect((await asSystem((tx) => rows(tx, sql`select frozen from round where client_id = ${base.clientId}`)))[0]).toEqual({
      frozen: [{ name: 'N.N. 1', n: 3 }],
    })
  })

  test('in a mail to them, of which only that it went is left', async () => {
    await asSystem((tx) =>
      tx.execute(sql`insert into outbox (id, client_id, message_id, recipient, subject, body, state, send_after, sent_at)
        values (${v7()}, ${base.clientId}, ${v7()}, 'erik@bakker.example', 'Onze afspraak', 'Beste Erik, tot dinsdag', 'sent', ${now}, ${now})`),
    )
    await eraseThem(erik, 'Erik Kwastenaar')
    const mails = await asSystem((tx) => rows(tx, sql`select recipient, subject, body from outbox where client_id = ${base.clientId}`))
    expect(mails).toEqual([{ recipient: '…', subject: 'N.N. 1', body: 'N.N. 1' }])
  })
})

describe('erasing a customer who is a natural person', () => {
  test('leaves a row without a name on which the minutes still stand, also in the ledger', async () => {
    await call(trader, null)
    await changeCare(annet(), trader, { owner: base.staffId, 'dossier-keeper': null, standby: null }, { today: '2025-11-18' })
    await asSystem(async (tx) => {
      const [request, other] = [v7(), v7()]
      await tx.execute(sql`insert into request (client_id, id, customer_id, kind, channel, subject, received_at)
        values (${base.clientId}, ${request}, ${trader}, 'complaint', 'phone', 'Kwastenzoet wacht', ${now})`)
      await tx.execute(sql`insert into outbox (id, client_id, message_id, recipient, subject, body, kind, effect_key, send_after, state)
        values (${other}, ${base.clientId}, ${`<${other}@rondo.example>`}, 'annet@rondo.example', 'Kwastenzoet wacht', 'Kwastenzoet belt nog', 'other', ${`request-${request}-asked-annet`}, ${now}, 'sent')`)
    })
    const before = await sums()
    expect(await eraseThem(null, 'Hovenier Kwastenzoet')).toEqual({ erased: true })
    for (const word of ['Kwastenzoet', 'Kanariestraat', '12349876', 'kwastenzoet.example', '12345678', 'Kwastengroep'])
      expect([word, await whereIs(word)]).toEqual([word, []])
    expect(await sums()).toEqual(before)
    const entries = (await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? []
    expect(entries.map(({ kind, minutes, text }) => [kind, minutes, text])).toContainEqual(['consumption', 5, 'N.N. 1'])
    const dossier = await dossierScreen(annet(), trader)
    if (!dossier || 'movedTo' in dossier) throw new Error('no dossier')
    expect(dossier.customer).toMatchObject({
      name: 'N.N. 1',
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
    expect((await erasureScreen(annet(), { customerId: tuinen, contactId: null }, now)).counts.files).toBe(1)
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

  test('whoever has their number now is not called any more as a natural person; a company is', async () => {
    const [sole = '', bv = ''] = await asSystem((tx) =>
      customersOf(tx, base.clientId, [
        { name: 'Kwast en Zoon', mobile: '+31612349876' },
        { name: 'Kwast Groep', legalForm: 'bv', mobile: '+31612349876' },
      ]),
    )
    await eraseThem(null, 'Hovenier Kwastenzoet')
    await asSystem((tx) => tx.execute(sql`update customer set phone = '+31612349876' where id = ${bv}`))
    const barred = await asSystem((tx) =>
      rows<{ id: string }>(tx, sql`select id from customer where client_id = ${base.clientId} and do_not_contact and erased_at is null`),
    )
    expect(barred).toEqual([{ id: sole }])
  })

  test('under a name that another has too, goes from the texts about them alone', async () => {
    const [vof = '', bv = ''] = await asSystem((tx) =>
      customersOf(tx, base.clientId, [
        { name: 'Bouw Advies V.O.F.', legalForm: 'vof' },
        { name: 'Bouw Advies B.V.', legalForm: 'bv' },
      ]),
    )
    const text = 'Bouw Advies V.O.F. belde, Bouw Advies dus, om bouw advies.'
    await asSystem(async (tx) => {
      await addTask(tx, base.clientId, { ...aTask, customerId: bv, text })
      await addTask(tx, base.clientId, { ...aTask, customerId: firm, text })
    })
    expect(await eraseThem(null, 'Bouw Advies V.O.F.', vof)).toEqual({ erased: true })
    const left = await asSystem((tx) =>
      rows<{ text: string }>(tx, sql`select text from task where client_id = ${base.clientId} and text like '%bouw advies%' order by id`),
    )
    expect(left.map((each) => each.text)).toEqual(Array(2).fill('… belde, Bouw Advies dus, om bouw advies.'))
  })

  test('leaves no job of who works elsewhere too, and never merges with anybody', async () => {
    await asSystem((tx) =>
      tx.execute(
        sql`insert into job (client_id, id, contact_id, customer_id, title) values (${base.clientId}, ${v7()}, ${erik}, ${trader}, 'Eigenaar')`,
      ),
    )
    await eraseThem(null, 'Hovenier Kwastenzoet')
    const dossier = await dossierScreen(annet(), trader)
    if (!dossier || 'movedTo' in dossier) throw new Error('no dossier')
    expect(dossier.dossier.people).toEqual([])
    const merge = { groupId: null, keeperId: trader, memberIds: [firm], values: { phone: '+31344612345' } }
    expect(await asSystem((tx) => mergeCustomers(tx, base.clientId, [merge]))).toEqual([])
    expect((await asSystem((tx) => everyCustomerOf(tx, base.clientId))).map(({ id }) => id)).toEqual([firm])
  })

  test('is not for a company, nor while a visit is to come', async () => {
    expect(await eraseThem(null, 'Bakker Klimaattechniek', firm)).toEqual({ refused: 'not-a-person' })
    await asSystem((tx) =>
      tx.execute(sql`insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at)
        values (${base.clientId}, ${v7()}, ${base.campaignId}, ${trader}, ${base.staffId}, ${now}::timestamptz + interval '3 days', ${now}::timestamptz + interval '3 days 1 hour')`),
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

describe('a table that is added later', () => {
  test('is swept, unless it cannot be changed or is among those that are left as they are', async () => {
    const [found] = await asSystem((tx) =>
      rows<{ fixed: string[]; reached: number }>(
        tx,
        sql`select count(*)::int as reached, coalesce(array_agg(e.tab) filter (where exists (select from pg_trigger g join pg_proc p on p.oid = g.tgfoid
              where g.tgrelid = e.tab::regclass and g.tgtype & 18 = 18 and p.prosrc like '%append-only%')), '{}') as fixed from erasable_texts() e`,
      ),
    )
    expect(found?.fixed).toEqual([])
    expect(found?.reached).toBeGreaterThan(30)
  })
})
