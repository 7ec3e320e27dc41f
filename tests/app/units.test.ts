import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookTime, type TimeBooking } from '#app/units/book-time.server'
import { BookingForm } from '#app/units/booking-form.server'
import { correctEntry } from '#app/units/correct.server'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { rows } from '#db/rows'
import { appendEntries, ledgerOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { reserve } from '#domain/units/booking'
import { standing } from '#domain/units/ledger'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
let database: TestDatabase
let base: UnitBase
let made = 0
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
beforeEach(async () => {
  made += 1
  base = await withActor(database.db, SYSTEM, (tx) => aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 }))
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const actor = (role: StaffActor['role']): StaffActor => ({
  kind: 'staff',
  role,
  staffId: base.staffId,
  userId: v7(),
  name: 'Marieke Bos',
  clientIds: [base.clientId],
  campaignIds: 'all',
})
const wish = (change: Partial<TimeBooking> = {}): TimeBooking => ({
  subject: 'preparation',
  minutes: 45,
  on: '2025-11-18',
  text: 'Bezoeken van deze week',
  staffId: base.staffId,
  ...change,
})
const booking = (change: Partial<TimeBooking> = {}, role: StaffActor['role'] = 'consultant', op?: string) =>
  bookTime(actor(role), base.unit.id, wish(change), { now, op })
const stands = async () => standing((await withActor(database.db, SYSTEM, (tx) => ledgerOf(tx, base.unit.id)))?.entries ?? [])

describe('booking time', () => {
  test('takes it from the unit, with who did it, and is written down', async () => {
    expect(await booking()).toEqual({ entryIds: [expect.any(String)] })
    expect(await stands()).toMatchObject({ used: 45, balance: 555 })
    const audited = await withActor(database.db, SYSTEM, (tx) =>
      rows<object>(tx, sql`select action, detail from audit where object_id = ${base.unit.id} and action = 'ledger.booked'`),
    )
    expect(audited).toEqual([{ action: 'ledger.booked', detail: { minutes: 45, subject: 'preparation', over: null } }])
  })

  test('twice with one click books once', async () => {
    const op = v7()
    const me = actor('consultant')
    const twice = () => bookTime(me, base.unit.id, wish(), { now, op })
    const [first, second] = await Promise.all([twice(), twice()])
    expect(second).toEqual(first)
    expect(await stands()).toMatchObject({ used: 45 })
  })

  test('beyond the balance is refused with what is short, until a manager says who bears it', async () => {
    expect(await booking({ minutes: 660 })).toEqual({ refused: 'not-enough-minutes', left: 600, short: 60 })
    const choice = { kind: 'overrun', reason: 'Pieter Verhoeven is akkoord' } as const
    expect(await booking({ minutes: 660, choice })).toEqual({ refused: 'overrun-not-yours' })
    expect(await booking({ minutes: 660, choice: { ...choice, reason: 'ok' } }, 'manager')).toEqual({ refused: 'reason-too-short' })
    expect(await booking({ minutes: 660, choice }, 'manager')).toEqual({ entryIds: [expect.any(String), expect.any(String)] })
    expect(await stands()).toMatchObject({ extra: 60, used: 660, balance: 0 })
  })

  test('of minutes that appointments hold is refused with how many, until somebody says so', async () => {
    const visit = { activityId: v7(), minutes: 480, on: '2025-11-20', text: 'Bezoek', staffId: base.staffId, bookedBy: null, bookedAt: now }
    await withActor(database.db, SYSTEM, async (tx) => {
      const ledger = await ledgerOf(tx, base.unit.id)
      const wish = ledger && reserve(ledger, visit)
      if (wish && 'entries' in wish) await appendEntries(tx, base.clientId, wish.entries)
    })
    expect(await booking({ minutes: 120 })).toEqual({ entryIds: [expect.any(String)] })
    expect(await booking({ minutes: 45 })).toEqual({ refused: 'takes-held', taken: 45 })
    expect(await stands()).toMatchObject({ balance: 480, held: 480, free: 0 })
    expect(await booking({ minutes: 45, fromHeld: true })).toEqual({ entryIds: [expect.any(String)] })
    expect(await stands()).toMatchObject({ balance: 435, held: 480, free: -45 })
  })

  test('for a colleague, of nothing, before the unit began or tomorrow is refused', async () => {
    expect(await booking({ staffId: v7() })).toEqual({ refused: 'not-for-others' })
    expect(await booking({ minutes: 0 })).toEqual({ refused: 'minutes-not-positive' })
    expect(await booking({ on: '2025-09-21' })).toMatchObject({ refused: 'before-unit-began' })
    expect(await booking({ on: '2025-11-19' })).toMatchObject({ refused: 'in-the-future' })
    expect(await stands()).toMatchObject({ used: 0 })
  })

  test('takes no more on a day than a day has, no fraction of a minute, and nothing that is no length of time', () => {
    const read = (minutes: string) =>
      BookingForm.safeParse({ subject: 'preparation', minutes, on: '2025-11-18', staffId: base.staffId, text: 'Voorbereiding' })
    expect(read('24:00').data?.minutes).toBe(1_440)
    expect(read('2,17').data?.minutes).toBe(130)
    expect(read('24:01').error?.issues[0]?.message).toBe('units:errors.minutesDay')
    for (const minutes of ['1e12', '-30', '0', '', 'een uurtje']) {
      expect(read(minutes).error?.issues[0]?.message, minutes).toMatch(/^units:errors\.minutes(Day)?$/)
    }
  })

  test('on a unit of a client somebody does not work for finds no unit', async () => {
    const stranger = { ...actor('manager'), clientIds: [] }
    expect(await bookTime(stranger, base.unit.id, wish(), { now })).toEqual({ refused: 'not-found' })
  })
})

describe('correcting', () => {
  test('gives the minutes back by an opposite entry, once, by a manager with a reason', async () => {
    const booked = await booking()
    const entryId = 'entryIds' in booked ? (booked.entryIds[0] ?? '') : ''
    const correct = (role: StaffActor['role'], reason: string) => correctEntry(actor(role), base.unit.id, { entryId, reason }, { now })
    expect(await correct('consultant', 'Dubbel')).toEqual({ refused: 'not-yours' })
    expect(await correct('manager', '  ')).toEqual({ refused: 'reason-missing' })
    expect(await correct('manager', 'Dubbel geboekt')).toEqual({ entryId: expect.any(String) })
    expect(await correct('manager', 'Dubbel geboekt')).toMatchObject({ refused: 'already-reversed' })
    expect(await stands()).toMatchObject({ used: 0, balance: 600 })
  })
})
