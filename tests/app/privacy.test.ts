import { sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { nl } from '#app/messages/nl'
import { decideErasure, requestScreen } from '#app/privacy/decide.server'
import { handle } from '#app/privacy/handle.server'
import { looked } from '#app/privacy/looked.server'
import { askFile, dropExpired, makeFile, takeFile } from '#app/privacy/make-file.server'
import { registerScreen, subjectScreen, takeDown } from '#app/privacy/register.server'
import { reviewScreen } from '#app/privacy/review.server'
import { changeRules } from '#app/privacy/rules.server'
import { erase } from '#app/relations/erase.server'
import { mayMention, notHeldApart, ofCustomer, ofPerson } from '#db/access-tables'
import { closeDb } from '#db/connection'
import { addNote, addPersonAt } from '#db/contacts'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { addTask } from '#db/tasks'
import { ledgerOf } from '#db/units'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { Choices } from '#domain/relations/access'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2026-11-18T12:00:00.000Z'
const later = '2026-11-27T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let firm: string
let trader: string
let erik: string
let anna: string
let third: string
let made = 0

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const actor = (staffId: string, role: StaffActor['role'] = 'manager'): StaffActor => ({
  ...{ kind: 'staff', role, staffId, userId: v7(), name: 'Iemand' },
  ...{ clientIds: 'all', campaignIds: 'all' },
})
let annet: StaffActor
let nora: StaffActor

const person = (name: string, customerId: string, more: { mobile?: string; email?: string } = {}) => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return {
    ...{ clientId: base.clientId, customerId, name, firstName, infix: null, lastName, title: 'Eigenaar', decisionRole: null, phone: null },
    ...{ email: more.email ?? null, mobile: more.mobile ?? null },
  }
}

beforeEach(async () => {
  made += 1
  const logins = [v7(), v7()]
  for (const id of logins) await database.sql`insert into auth_user (id, email, name) values (${id}, ${`${id}@rondo.example`}, 'Iemand')`
  await asSystem(async (tx) => {
    await tx.execute(sql`update staff set user_id = null, role = 'consultant'`)
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    const other = await aUnit(tx, { client: `Andere ${made}`, hours: 10, visits: 4 })
    const [one = '', two = ''] = await customersOf(tx, base.clientId, [
      { name: 'Bakker Klimaattechniek', legalForm: 'bv', place: 'Tiel' },
      {
        name: 'Hovenier Kwastenzoet',
        legalForm: 'eenmanszaak',
        place: 'Ede',
        mobile: '+31612349876',
        origin: { '*': { source: 'file', file: 'klanten.csv', on: '2026-01-02' } },
      },
    ])
    firm = one
    trader = two
    const [elsewhere = ''] = await customersOf(tx, other.clientId, [{ name: 'KANARIE-ELDERS bv', legalForm: 'bv' }])
    erik = await addPersonAt(tx, person('Erik Kwastenaar', firm, { mobile: '+31698765432', email: 'erik@bakker.example' }))
    anna = await addPersonAt(tx, person('Anna KANARIE-ANNA', firm, { email: 'kanarie-anna@bakker.example' }))
    await addPersonAt(tx, { ...person('Erik Kwastenaar', elsewhere, { email: 'kanarie-elders@bakker.example' }), clientId: other.clientId })
    const here = { clientId: base.clientId, customerId: firm }
    await addNote(tx, { ...here, contactId: erik, text: 'Erik belt liever na vijven' })
    await addNote(tx, { ...here, contactId: erik, text: 'Ruzie gehad met Anna KANARIE-ANNA', visibility: 'private' })
    await addNote(tx, { ...here, contactId: anna, text: 'KANARIE-VAN-ANNA houdt van thee' })
    await addNote(tx, { ...here, contactId: anna, text: 'KANARIE-ZEGT dat Erik Kwastenaar vaak weg is' })
    await addNote(tx, { ...here, text: 'KANARIE-BEDRIJF: parkeren achter het pand' })
    await addNote(tx, { clientId: other.clientId, customerId: elsewhere, text: 'KANARIE-ANDERE over Erik Kwastenaar' })
    const task = { campaignId: base.campaignId, kind: 'promise' as const, dueOn: null, staffId: base.staffId, originId: null }
    await addTask(tx, base.clientId, { ...task, customerId: firm, contactId: erik, text: 'Folder sturen' })
    const [a, n] = [base.staffId, v7()]
    third = v7()
    await tx.execute(
      sql`insert into staff (id, name, initials, email, role) values (${third}, 'Tom Jansen', 'TJ', ${`${third}@rondo.example`}, 'consultant')`,
    )
    await tx.execute(sql`update staff set user_id = ${logins[0]}, role = 'manager' where id = ${a}`)
    await tx.execute(
      sql`insert into staff (id, user_id, name, initials, email, role) values (${n}, ${logins[1]}, 'Nora Vos', 'NV', ${`${n}@rondo.example`}, 'admin')`,
    )
    await tx.execute(sql`insert into firm (id, name) select ${v7()}, 'Jansen & Bos' where not exists (select from firm)`)
    await tx.execute(sql`update firm set settings = settings - 'privacy'`)
    annet = actor(a)
    nora = actor(n, 'admin')
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asked = async (
  at: { customerId: string; contactId: string | null },
  kind: 'access' | 'erasure' | 'objection',
  who = annet,
  receivedOn = dayOf(now),
) => {
  const done = await takeDown(who, at, { kind, receivedOn, words: 'Wat weten jullie van mij?' }, { now })
  if ('refused' in done) throw new Error(done.refused)
  return done.id
}
const checked = async (at: { customerId: string; contactId: string | null }) => {
  const id = await asked(at, 'access')
  await handle(annet, id, { act: 'identity', identity: 'called-back' }, { now })
  return id
}
const ofErik = () => ({ customerId: firm, contactId: erik })

/** Has the file made as it was proposed, with these choices instead where given, and reads it. */
async function fileOf(requestId: string, instead: Choices = {}) {
  const review = await reviewScreen(annet, requestId, { sameIds: null, now })
  if (!review) throw new Error('nothing to review')
  const choices: Choices = Object.fromEntries(
    review.review.map(({ key, proposed }) => [key, { choice: proposed, ...(proposed === 'withheld' && { reason: 'Over een ander' }) }]),
  )
  const done = await askFile(
    annet,
    requestId,
    { language: 'nl', sameIds: review.sameIds, choices: { ...choices, ...instead }, seen: true },
    { now },
  )
  if ('refused' in done) throw new Error(done.refused)
  await makeFile(database.db, done.id, now)
  const taken = await takeFile(annet, done.id, now)
  if (!taken) throw new Error('no file')
  const files = unzipSync(new Uint8Array(taken.bytes))
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return {
    id: done.id,
    review,
    page: text('gegevens.html'),
    data: JSON.parse(text('data.json')),
    all: text('gegevens.html') + text('data.json'),
  }
}

describe('the file with what we hold of a person', () => {
  test('has what is theirs with where it came from, and no word of another person or another client', async () => {
    const { all, data, page } = await fileOf(await checked(ofErik()))
    expect(all).not.toMatch(/kanarie/i)
    for (const word of [
      'Erik Kwastenaar',
      'erik@bakker.example',
      '+31698765432',
      'na vijven',
      'Folder sturen',
      'Bakker Klimaattechniek',
      'Ruzie gehad met […]',
    ])
      expect([word, page.includes(word)]).toEqual([word, true])
    expect(data.sections.rights).toMatchObject([{ kind: 'access', words: 'Wat weten jullie van mij?' }])
    expect(data.withheld).toMatchObject([{ section: 'mentions', reason: 'Over een ander' }])
  })

  test('shows first what is private, and keeps why something stays here', async () => {
    const requestId = await checked(ofErik())
    const screen = await reviewScreen(annet, requestId, { sameIds: null, now })
    const row = screen?.review.find(({ flag }) => flag.isPrivate)
    expect(row).toMatchObject({
      texts: ['Ruzie gehad met Anna KANARIE-ANNA'],
      proposed: 'redacted',
      flag: { names: ['Anna KANARIE-ANNA'] },
    })
    const { page } = await fileOf(requestId, { [row?.key ?? '']: { choice: 'withheld', reason: 'Gaat over een conflict' } })
    expect(page).not.toContain('Ruzie')
    expect(page).toContain('Gaat over een conflict')
  })

  test('is not made before it is known who asks, what goes along was read, and every refusal has a reason', async () => {
    const requestId = await asked(ofErik(), 'access')
    const ask = (change: object) => askFile(annet, requestId, { language: 'nl', sameIds: [], choices: {}, seen: true, ...change }, { now })
    expect(await ask({})).toEqual({ refused: 'identity-first' })
    await handle(annet, requestId, { act: 'identity', identity: 'known' }, { now })
    expect(await ask({ seen: false })).toEqual({ refused: 'not-seen' })
    expect(await ask({ choices: { 'note:x': { choice: 'withheld' } } })).toEqual({ refused: 'reason-missing' })
    expect(await ask({})).toEqual({ refused: 'something-new' })
  })

  test('withholds a private note that came in after it was looked through', async () => {
    const requestId = await checked(ofErik())
    const screen = await reviewScreen(annet, requestId, { sameIds: null, now })
    const choices = Object.fromEntries((screen?.review ?? []).map(({ key }) => [key, { choice: 'withheld' as const, reason: 'x' }]))
    const done = await askFile(annet, requestId, { language: 'en', sameIds: [], choices, seen: true }, { now })
    if ('refused' in done) throw new Error(done.refused)
    await asSystem((tx) =>
      addNote(tx, { clientId: base.clientId, customerId: firm, contactId: erik, text: 'Net geschreven', visibility: 'private' }),
    )
    await makeFile(database.db, done.id, now)
    const taken = await takeFile(annet, done.id, now)
    expect(strFromU8(unzipSync(new Uint8Array(taken?.bytes ?? []))['data.html'] ?? new Uint8Array())).not.toContain('Net geschreven')
  })

  test('goes by itself when its time is over, and can be had until then', async () => {
    const { id } = await fileOf(await checked(ofErik()))
    await dropExpired(database.db, '2026-11-20T12:00:00.000Z')
    expect(await takeFile(annet, id, '2026-11-20T12:00:00.000Z')).not.toBeNull()
    expect(await takeFile(annet, id, later)).toBeNull()
    expect(await dropExpired(database.db, later)).toBeGreaterThanOrEqual(1)
    const [left] = await asSystem((tx) => rows(tx, sql`select state, bytes, size > 0 as "hadBytes" from privacy_export where id = ${id}`))
    expect(left).toEqual({ state: 'removed', bytes: null, hadBytes: true })
  })
})

test('the file of a sole trader has the customer with where its values came from, and of the people the one who is that customer', async () => {
  const owner = await asSystem((tx) => addPersonAt(tx, person('Hans Kwastenzoet', trader)))
  const { data, review } = await fileOf(await checked({ customerId: trader, contactId: null }))
  expect(review.sameIds).toEqual([owner])
  expect(data.sections.record.map((row: { table: string; name: string }) => [row.table, row.name]).sort()).toEqual([
    ['contact', 'Hans Kwastenzoet'],
    ['customer', 'Hovenier Kwastenzoet'],
  ])
  expect(data.sections.record.find((row: { table: string }) => row.table === 'customer').origin).toMatchObject({
    '*': { file: 'klanten.csv' },
  })
  expect(JSON.stringify(data)).not.toMatch(/kanarie/i)
})

test('every table that points to a customer or a person is in the file, or it is said why not, and every value has a word', async () => {
  const found = await asSystem((tx) =>
    rows<{ name: string }>(
      tx,
      sql`select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('customer_id', 'contact_id')
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    ),
  )
  const known = new Set([...ofPerson, ...ofCustomer].map(({ table }) => table).concat(Object.keys(notHeldApart)))
  expect(found.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  const columns = [...ofPerson, ...ofCustomer, ...mayMention].flatMap(({ facts, texts = [], named = {}, within = {} }) => [
    ...facts,
    ...texts,
    ...Object.keys(named),
    ...Object.keys(within),
  ])
  expect(columns.filter((column) => !(column in nl.privacy.fields))).toEqual([])
})

describe('an erasure', () => {
  const sums = async () => standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? [])
  const isErased = async () =>
    (await asSystem((tx) => rows<{ gone: boolean }>(tx, sql`select erased_at is not null as gone from contact where id = ${erik}`)))[0]
      ?.gone
  const ask = (who = annet) => erase(who, ofErik(), { typedName: 'Erik Kwastenaar', ground: 'client-asked' }, now)

  test('is asked by one and decided by another, and no sum changes', async () => {
    const before = await sums()
    const { id } = await fileOf(await checked(ofErik()))
    const done = await ask()
    if (!('asked' in done)) throw new Error('it was not asked')
    expect(await ask()).toEqual(done)
    expect(await isErased()).toBe(false)
    expect(await decideErasure(annet, done.asked, { typedName: 'Erik Kwastenaar', now })).toEqual({ refused: 'own-request' })
    expect(await decideErasure(nora, done.asked, { typedName: 'Erik', now })).toEqual({ refused: 'name-differs' })
    expect((await requestScreen(nora, done.asked, now))?.erasure).toMatchObject({ name: 'Erik Kwastenaar', stops: null })
    expect(await decideErasure(nora, done.asked, { typedName: 'Erik Kwastenaar', now })).toMatchObject({ erased: true })
    expect(await isErased()).toBe(true)
    expect(await sums()).toEqual(before)
    // The register still says that there were requests, without their words, and the file is gone.
    const left = await asSystem((tx) =>
      rows(tx, sql`select kind, state, words, decided_by as by from privacy_request where contact_id = ${erik} order by kind`),
    )
    expect(left).toEqual([
      { kind: 'access', state: 'open', words: null, by: null },
      { kind: 'erasure', state: 'answered', words: null, by: nora.staffId },
    ])
    expect(await takeFile(annet, id, now)).toBeNull()
  })

  test('of two who decide at once is decided once', async () => {
    const done = await ask()
    if (!('asked' in done)) throw new Error('it was not asked')
    const other = actor(third, 'admin')
    const both = await Promise.all([nora, other].map((who) => decideErasure(who, done.asked, { typedName: 'Erik Kwastenaar', now })))
    expect(both.map((each) => ('refused' in each ? each.refused : 'erased')).sort()).toEqual(['decided-already', 'erased'])
    const deeds = await asSystem((tx) => rows(tx, sql`select from audit where action = 'contact.erased' and object_id = ${erik}`))
    expect(deeds).toHaveLength(1)
  })

  test('is withdrawn by who asked and by nobody else, or refused with a reason, and then it is not carried out', async () => {
    const first = await ask()
    if (!('asked' in first)) throw new Error('it was not asked')
    expect(await handle(nora, first.asked, { act: 'withdraw' }, { now })).toEqual({ refused: 'not-yours' })
    expect(await handle(annet, first.asked, { act: 'withdraw' }, { now })).toEqual({ handled: true })
    expect(await decideErasure(nora, first.asked, { typedName: 'Erik Kwastenaar', now })).toEqual({ refused: 'decided-already' })
    const second = await ask()
    if (!('asked' in second)) throw new Error('it was not asked')
    expect(await handle(nora, second.asked, { act: 'refuse', reason: ' ' }, { now })).toEqual({ refused: 'reason-missing' })
    expect(await handle(nora, second.asked, { act: 'refuse', reason: 'Loopt nog een klacht' }, { now })).toEqual({ handled: true })
    expect(await isErased()).toBe(false)
  })

  test('waits until it is known who asks, when they asked themselves', async () => {
    const id = await asked(ofErik(), 'erasure')
    expect(await decideErasure(nora, id, { typedName: 'Erik Kwastenaar', now })).toEqual({ refused: 'identity-first' })
    await handle(nora, id, { act: 'identity', identity: 'called-back' }, { now })
    expect(await decideErasure(nora, id, { typedName: 'Erik Kwastenaar', now })).toMatchObject({ erased: true })
  })

  test('has a second decider only in who may decide that day: not who left, nor who is let in from tomorrow on', async () => {
    const today = dayOf(now)
    const login = v7()
    await database.sql`insert into auth_user (id, email, name) values (${login}, ${`${login}@rondo.example`}, 'Iemand')`
    const waits = async () => (await requestScreen(annet, await waiting, now))?.isAlone === false
    const waiting = ask().then((done) => ('asked' in done ? done.asked : ''))
    expect(await waits()).toBe(true)
    await asSystem(async (tx) => {
      await tx.execute(sql`update staff set ended_on = ${addDays(today, -1)} where id = ${nora.staffId}`)
      await tx.execute(sql`update staff set user_id = ${login}, role = 'manager' where id = ${third}`)
      await tx.execute(
        sql`insert into client_staff (client_id, staff_id, role, since) values (${base.clientId}, ${third}, 'manager', ${addDays(today, 1)})`,
      )
    })
    expect(await waits()).toBe(false)
    await asSystem((tx) => tx.execute(sql`update client_staff set since = ${today} where staff_id = ${third}`))
    expect(await waits()).toBe(true)
  })

  test('is done at once where the office wants no second decider, and stands in the register all the same', async () => {
    expect(await changeRules(annet, { secondDecider: false, exportDays: 7, reason: 'Klein kantoor' }, {})).toEqual({
      refused: 'settings-not-yours',
    })
    expect(await changeRules(nora, { secondDecider: false, exportDays: 7, reason: 'Klein kantoor' }, {})).toEqual({ changed: true })
    expect(await ask()).toEqual({ erased: true })
    expect(await ask()).toEqual({ erased: true })
    expect(await asSystem((tx) => rows(tx, sql`select kind, state from privacy_request where contact_id = ${erik}`))).toEqual([
      { kind: 'erasure', state: 'answered' },
    ])
  })
})

describe('the register', () => {
  test('shows what is late first, and puts off once', async () => {
    const today = dayOf(now)
    const late = await asked(ofErik(), 'access', annet, addDays(today, -40))
    const fresh = await asked({ customerId: trader, contactId: null }, 'access')
    const { list, counts } = await registerScreen(annet, { open: true, clientId: base.clientId, page: 1 }, today)
    expect(list.rows.map(({ id }) => id)).toEqual([late, fresh])
    expect(counts.late).toBeGreaterThanOrEqual(1)
    const extend = (id: string) => handle(annet, id, { act: 'extend', reason: 'Veel om na te kijken' }, { now })
    expect([await extend(late), await extend(fresh), await extend(fresh)]).toEqual([
      { refused: 'past-due' },
      { handled: true },
      { refused: 'extended-already' },
    ])
  })

  test('takes no request of a company, of a day to come, or of an erasure that was asked for already', async () => {
    const take = (at: { customerId: string; contactId: string | null }, kind: 'access' | 'erasure', receivedOn = dayOf(now)) =>
      takeDown(annet, at, { kind, receivedOn, words: '' }, { now })
    expect(await take({ customerId: firm, contactId: null }, 'access')).toEqual({ refused: 'not-a-person' })
    expect(await take(ofErik(), 'access', addDays(dayOf(now), 1))).toEqual({ refused: 'in-the-future' })
    await take(ofErik(), 'erasure')
    expect(await take(ofErik(), 'erasure')).toEqual({ refused: 'asked-already' })
  })

  test('an objection holds at once', async () => {
    await asked(ofErik(), 'objection')
    expect(await asSystem((tx) => rows(tx, sql`select do_not_contact as barred from contact where id = ${erik}`))).toEqual([
      { barred: true },
    ])
  })
})

test('who looked at a person or at the dossier they stand in is one line a day, for managers', async () => {
  for (const at of [now, '2026-11-18T12:30:00.000Z']) await looked(annet, { way: 'person', contactId: erik }, at)
  await looked(nora, { way: 'dossier', customerId: firm }, now)
  const screen = await subjectScreen(annet, ofErik(), { now, page: 1 })
  expect(screen?.looks?.rows.map(({ way, firstAt, lastAt }) => [way, firstAt, lastAt])).toEqual([
    ['person', now, '2026-11-18T12:30:00.000Z'],
    ['dossier', now, now],
  ])
  expect((await subjectScreen(actor(third, 'consultant'), ofErik(), { now, page: 1 }))?.looks).toBeNull()
})
