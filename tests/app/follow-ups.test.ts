import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agendaOfTheTeam, callNextPage, promises, putOff } from '#app/follow-ups/read.server'
import { putCustomerBack, putCustomerOff } from '#app/follow-ups/snooze.server'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { contact, job, signal } from '#db/schema/customer'
import { loadDemo } from '#db/seed/demo'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

const today = '2025-11-18'
let database: TestDatabase
let marieke: StaffActor
let bakker: { id: string; client_id: string }

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  await loadDemo(database.db, today)
  const one = async (query: string) =>
    (await database.sql.begin(async (sql) => {
      await sql`select set_config('rondo.clients', '*', true)`
      return (await sql.unsafe(query))[0]
    })) as Record<string, string>
  const { id = '', user_id = '' } = await one(`select id, user_id from staff where name like 'Marieke%'`)
  bakker = (await one(
    `select id, client_id from customer where name like 'Bakker Klimaattechniek%' and canonical_id is null`,
  )) as typeof bakker
  marieke = { kind: 'staff', role: 'manager', staffId: id, userId: user_id, name: 'Marieke', clientIds: 'all', campaignIds: 'all' }
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const list = (whose: 'mine' | 'all' = 'all', page = 1) => callNextPage(marieke, { today, whose, page })

describe('who to call in the coming week', () => {
  test('begins with what was promised for today, and tells who talked with them last', async () => {
    const { rows, total } = await list()
    expect(rows.length).toBe(25)
    expect(total).toBeGreaterThan(25)
    expect(rows.slice(0, 3).every(({ reasons }) => ['promise', 'callback'].includes(reasons[0]?.kind ?? ''))).toBe(true)
    expect(rows.slice(0, 3).map(({ name }) => name)).toContain('Hendriks Loodgieters B.V.')
    const told = rows.find(({ name }) => name.startsWith('Bakker Klima'))
    expect(told?.last).toMatchObject({ channel: 'visit', by: expect.any(String) })
  })

  test('is one list over its pages: nobody twice, nobody left out', async () => {
    const first = await list()
    const pages = Math.ceil(first.total / first.size)
    const ids = new Set<string>()
    for (let page = 1; page <= pages; page++) for (const row of (await list('all', page)).rows) ids.add(row.customerId)
    expect(ids.size).toBe(first.total)
    expect((await list('all', pages + 1)).rows).toEqual([])
  })

  test('is mine when I own them, stand by for them or promised it myself', async () => {
    expect((await list('mine')).total).toBeGreaterThan(0)
    const nobody = { ...marieke, staffId: v7() }
    expect((await callNextPage(nobody, { today, whose: 'mine', page: 1 })).total).toBe(0)
    expect((await callNextPage(nobody, { today, whose: 'all', page: 1 })).total).toBeGreaterThan(0)
  })

  test('has signals with a day to act and birthdays that people told us', async () => {
    await withActor(database.db, SYSTEM, async (tx) => {
      const { id: customerId, client_id: clientId } = bakker
      await tx.insert(signal).values({ clientId, id: v7(), customerId, kind: 'news', text: 'Verhuist naar Ede', actOn: '2025-11-20' })
      const contactId = v7()
      await tx.insert(contact).values({ clientId, id: contactId, name: 'Jo Jarig', personal: { birthday: '11-21' } })
      await tx.insert(job).values({ clientId, id: v7(), contactId, customerId })
    })
    const found = await everyRow()
    const reasons = found.find(({ customerId }) => customerId === bakker.id)?.reasons
    expect(reasons).toContainEqual({ kind: 'signal', text: 'Verhuist naar Ede', actOn: '2025-11-20' })
    expect(reasons).toContainEqual({ kind: 'birthday', person: 'Jo Jarig', on: '2025-11-21' })
  })

  test('leaves out who is put off until that day, and has them back when somebody puts them back', async () => {
    const asked = { op: v7(), until: '2025-12-01', reason: 'wil na Sinterklaas spreken' }
    const done = await putCustomerOff(marieke, bakker.id, asked, { today })
    expect(await putCustomerOff(marieke, bakker.id, asked, { today })).toEqual(done)
    expect((await everyRow()).some(({ customerId }) => customerId === bakker.id)).toBe(false)
    const { rows } = await putOff(marieke, { today, page: 1 })
    expect(rows).toMatchObject([{ customer: expect.stringContaining('Bakker Klima'), until: '2025-12-01', reason: asked.reason }])
    expect((await callNextPage(marieke, { today: '2025-12-01', whose: 'all', page: 1 })).total).toBeGreaterThan(0)
    if (!('snoozeId' in done)) throw new Error('not put off')
    expect(await putCustomerBack(marieke, done.snoozeId, { now: `${today}T10:00:00.000Z` })).toEqual({ back: true })
    expect((await everyRow()).some(({ customerId }) => customerId === bakker.id)).toBe(true)
  })

  test.each(['2025-11-18', '2025-11-01', '2027-01-01'])('puts nobody off until %s', async (until) => {
    expect(await putCustomerOff(marieke, bakker.id, { until, reason: 'later' }, { today })).toEqual({ refused: 'day-out-of-range' })
  })
})

test('what was promised stands with the most overdue first, on our side and on that of the client', async () => {
  const ours = await promises(marieke, { today, whose: 'all', side: 'ours', page: 1 })
  const theirs = await promises(marieke, { today, whose: 'all', side: 'theirs', page: 1 })
  expect(ours.rows.length).toBeGreaterThan(0)
  expect(ours.rows.every(({ clientPerson }) => clientPerson === null)).toBe(true)
  expect(theirs.rows.map(({ dueOn }) => dueOn)).toEqual([...theirs.rows.map(({ dueOn }) => dueOn)].sort())
  expect(theirs.late).toBe(theirs.rows.filter(({ dueOn }) => dueOn !== null && dueOn < today).length)
})

test('the team speaks of open complaints, late promises and signals, and counts what does not fit', async () => {
  const agenda = await agendaOfTheTeam(marieke, today)
  expect(agenda.complaints.length).toBe(agenda.counts.complaints)
  expect(agenda.complaints.length).toBeGreaterThan(0)
  expect(agenda.late.every(({ dueOn }) => dueOn < today)).toBe(true)
  expect(agenda.signals.map(({ text }) => text)).toContain('Verhuist naar Ede')
})

async function everyRow() {
  const first = await list()
  const rest = await Promise.all(Array.from({ length: Math.ceil(first.total / first.size) - 1 }, (_, at) => list('all', at + 2)))
  return [first, ...rest].flatMap(({ rows }) => rows)
}
