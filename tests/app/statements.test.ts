import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addTravelCost, changeCharge } from '#app/money/prices.server'
import { statementPdfFile } from '#app/money/statement-file.server'
import { creditStatement, draftStatement, issueStatement } from '#app/money/statements.server'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { changeBuyer, changeSeller } from '#db/parties'
import { oneRow, rows } from '#db/rows'
import { statementKept } from '#db/statements'
import { appendEntries, appendTravel } from '#db/units'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

const now = '2025-12-03T12:00:00.000Z'
let database: TestDatabase
let base: UnitBase
let made = 0
const party = { street: 'Waalkade 5', postcode: '4001 EJ', place: 'Tiel', kvk: '80223344', vat: null, email: null }
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  await database.sql`insert into firm (id, name) values (${v7()}, 'Jansen & Bos')`
  const seller = { ...party, name: 'Jansen & Bos', vat: 'NL123456782B01', iban: 'NL02ABNA0123456789', paymentDays: 30 }
  await withActor(database.db, SYSTEM, (tx) => changeSeller(tx, seller))
})
beforeEach(async () => {
  made += 1
  base = await withActor(database.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: `Opdrachtgever ${made}` })
    await tx.execute(sql`insert into unit_terms (client_id, id, unit_id, version, applies_from, ends_on, term, unused, drive_time_counts, km_rate_cents,
      charges_fruitless, price_cents, reason, agreed_with) values (${unit.clientId}, ${v7()}, ${unit.unit.id}, 2, '2025-09-22', '2025-12-19', 'period', 'stay',
      true, 35, true, 680000, 'De prijs stond er niet in', 'Pieter')`)
    await changeBuyer(tx, unit.clientId, { ...party, reference: 'IK-17' })
    return unit
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const actor = (role: StaffActor['role'] = 'manager'): StaffActor => ({
  kind: 'staff',
  role,
  staffId: base.staffId,
  userId: v7(),
  name: 'Annet',
  clientIds: [base.clientId],
  campaignIds: 'all',
})
const worked = (on: string, minutes = 60) =>
  withActor(database.db, SYSTEM, (tx) => appendEntries(tx, base.clientId, [work(base, { on, minutes })]))
const drove = (on: string) =>
  withActor(database.db, SYSTEM, (tx) =>
    appendTravel(tx, base.clientId, [{ unitId: base.unit.id, metres: 21_000, cents: 735, on, activityId: null, staffId: base.staffId }]),
  )
const draft = async (to: string) => {
  const found = await draftStatement(actor(), base.clientId, to, now)
  if ('refused' in found) throw new Error(found.refused)
  return found.invoice
}
const issue = async (to: string, op?: string, who = actor()) => {
  const seen = (await draft(to)).sums.totalCents
  return issueStatement(who, { clientId: base.clientId, to, seen }, { now, op })
}
const issued = async (to: string) => {
  const made = await issue(to)
  if (!('statementId' in made)) throw new Error(made.refused)
  const kept = await withActor(database.db, SYSTEM, (tx) => statementKept(tx, made.statementId))
  if (!kept) throw new Error('not kept')
  return { id: made.statementId, ...kept.invoice }
}
const lastNumber = async () => Number((await oneNumber()).last)
const oneNumber = () =>
  withActor(database.db, SYSTEM, (tx) => oneRow<{ last: number }>(tx, sql`select coalesce(max(last), 0) as last from statement_count`))

describe('a statement', () => {
  test('has the price of the unit once, travel apart, and what the hours went to', async () => {
    await worked('2025-11-18')
    await drove('2025-11-18')
    const { sums } = await issued('2025-11-30')
    expect(sums.lines.map(({ kind, cents }) => [kind, cents])).toEqual([
      ['unit', 680_000],
      ['km', 735],
    ])
    expect(sums.hours).toMatchObject([{ minutes: 60, who: 'Marieke Bos' }])
    expect([sums.netCents, sums.vatCents, sums.totalCents]).toEqual([680_735, 142_954, 823_689])
  })

  test('is numbered without gaps: what is refused or undone takes no number', async () => {
    await drove('2025-11-18')
    const before = await lastNumber()
    expect(await issueStatement(actor(), { clientId: base.clientId, to: '2025-11-30', seen: 1 }, { now })).toEqual({
      refused: 'changed-meanwhile',
    })
    const { number } = await issued('2025-11-30')
    expect(number).toBe(`2025-${String(before + 1).padStart(4, '0')}`)
    expect(await lastNumber()).toBe(before + 1)
  })

  test('of ten at once is issued once, and nothing stands on two', async () => {
    await drove('2025-11-18')
    const before = await lastNumber()
    const seen = (await draft('2025-11-30')).sums.totalCents
    const all = await Promise.all(
      Array.from({ length: 10 }, () => issueStatement(actor(), { clientId: base.clientId, to: '2025-11-30', seen }, { now })),
    )
    expect(all.filter((each) => 'statementId' in each)).toHaveLength(1)
    expect(await lastNumber()).toBe(before + 1)
  })

  test('sent twice with one click is issued once', async () => {
    const [op, me] = [v7(), actor()]
    const seen = (await draft('2025-11-30')).sums.totalCents
    const wish = { clientId: base.clientId, to: '2025-11-30', seen }
    expect(await issueStatement(me, wish, { now, op })).toEqual(await issueStatement(me, wish, { now, op }))
  })

  test('closes the ledger: a correction of what is on it falls in the next', async () => {
    await drove('2025-10-20')
    await issued('2025-10-31')
    await expect(worked('2025-10-31')).resolves.toEqual({ refused: 'period-closed' })
    await drove('2025-11-03')
    const { period, sums } = await draft('2025-11-30')
    expect(period).toEqual({ from: '2025-11-01', to: '2025-11-30' })
    expect(sums.lines).toHaveLength(1)
  })

  test('never changes, also not by hand', async () => {
    const { id } = await issued('2025-11-30')
    await expect(database.sql`update statement set total_cents = 1 where id = ${id}`).rejects.toThrow('append-only')
    await expect(database.sql`delete from statement where id = ${id}`).rejects.toThrow('append-only')
  })

  test('is credited once, to the cent, with a reason; what stood on it can be charged again', async () => {
    await drove('2025-11-18')
    const wrong = await issued('2025-11-30')
    const credit = (reason = 'Verkeerde periode gekozen') => creditStatement(actor(), { statementId: wrong.id, reason }, { now })
    expect(await credit('oeps')).toEqual({ refused: 'reason-too-short' })
    const credited = await credit()
    expect(credited).toEqual({ statementId: expect.any(String) })
    expect(await credit()).toEqual({ refused: 'credited-already' })
    const id = 'statementId' in credited ? credited.statementId : ''
    expect(await creditStatement(actor(), { statementId: id, reason: 'Nog een keer terug' }, { now })).toEqual({ refused: 'is-a-credit' })
    const { total } = await withActor(database.db, SYSTEM, (tx) =>
      oneRow<{ total: number }>(tx, sql`select sum(total_cents)::int as total from statement where client_id = ${base.clientId}`),
    )
    expect(total).toBe(0)
    expect((await draft('2025-11-30')).sums.totalCents).toBe(wrong.sums.totalCents)
  })

  test('is refused while the period runs, with nothing on it, or without an address', async () => {
    expect(await issue('2025-12-03')).toMatchObject({ refused: 'not-over-yet' })
    await issued('2025-11-29')
    expect(await issue('2025-11-30')).toEqual({ refused: 'nothing-to-charge' })
    await drove('2025-11-30')
    await withActor(database.db, SYSTEM, (tx) => changeBuyer(tx, base.clientId, { ...party, kvk: null, reference: null }))
    expect(await issue('2025-11-30')).toEqual({ refused: 'buyer-incomplete', missing: ['kvk'] })
  })

  test('is for managers and the client’s owner: a consultant and the client’s staff find none', async () => {
    const { id } = await issued('2025-11-30')
    expect(await issue('2025-11-30', undefined, actor('consultant'))).toEqual({ refused: 'not-yours' })
    await expect(statementPdfFile(actor('consultant'), id)).rejects.toMatchObject({ status: 404 })
    const person = (level: ClientActor['level'], clientId = base.clientId): ClientActor => ({
      kind: 'client',
      level,
      clientId,
      clientPersonId: v7(),
      userId: v7(),
      name: 'Pieter',
    })
    await expect(statementPdfFile(person('staff'), id)).rejects.toMatchObject({ status: 404 })
    await expect(statementPdfFile(person('owner', v7()), id)).rejects.toMatchObject({ status: 404 })
    expect((await statementPdfFile(person('owner'), id)).headers.get('Content-Type')).toBe('application/pdf')
  })
})

describe('another way of charging', () => {
  const hourly = {
    basis: 'hourly',
    charged: 'as-used',
    rates: { consultant: 8_000 },
    vat: 'low',
    reason: 'Afgesproken met Pieter',
  } as const
  test('counts from its day, and never for what was charged', async () => {
    await worked('2025-11-18')
    await worked('2025-12-01', 90)
    await issued('2025-11-30')
    expect(await changeCharge(actor(), base.unit.id, { ...hourly, appliesFrom: '2025-11-15' })).toEqual({
      refused: 'before-issued',
      first: '2025-12-01',
    })
    expect(await changeCharge(actor('consultant'), base.unit.id, { ...hourly, appliesFrom: '2025-12-01' })).toEqual({
      refused: 'not-yours',
    })
    expect(await changeCharge(actor(), base.unit.id, { ...hourly, appliesFrom: '2025-12-01' })).toEqual({ agreed: true })
    expect((await draft('2025-12-02')).sums.lines).toMatchObject([{ kind: 'hours', cents: 12_000, vat: 'low' }])
  })
})

describe('a travel cost', () => {
  const parking = { kind: 'parking', on: '2025-11-18', text: 'Parkeren in Tiel', metres: 0, cents: 450 } as const
  const jpeg = { fileName: 'bon.jpg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) }
  const add = (cost = {}, file: typeof jpeg | null = jpeg, who = actor('consultant')) =>
    addTravelCost(who, base.unit.id, { ...parking, staffId: base.staffId, ...cost }, file, { today: '2025-12-03' })

  test('comes with its receipt and stands on the statement as it was', async () => {
    expect(await add()).toEqual({ travelId: expect.any(String) })
    const kept = await withActor(database.db, SYSTEM, (tx) =>
      rows<object>(tx, sql`select media_type from travel_receipt where client_id = ${base.clientId}`),
    )
    expect(kept).toEqual([{ media_type: 'image/jpeg' }])
    expect((await draft('2025-11-30')).sums.lines).toMatchObject([{ kind: 'unit' }, { kind: 'parking', cents: 450 }])
  })

  test('without a receipt, with something else than a photo, of a billion, or for a colleague is refused', async () => {
    expect(await add({}, null)).toEqual({ refused: 'no-file' })
    expect(await add({}, { fileName: 'bon.jpg', bytes: Buffer.from('<svg>') })).toEqual({ refused: 'wrong-kind-of-file' })
    expect(await add({ cents: 1e12 })).toEqual({ refused: 'amount-too-high' })
    expect(await add({ staffId: v7() })).toEqual({ refused: 'not-for-others' })
  })
})
