import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { segmentsPage } from '#app/segments/overview.server'
import { pinToSegment, reorderSegments, saveSegment } from '#app/segments/save.server'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-10-01T09:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let customers: string[]
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})

beforeAll(async () => {
  await asSystem(async (tx) => {
    base = await aUnit(tx)
    customers = await customersOf(tx, base.clientId, [
      { name: 'Bakker', place: 'Tiel', tags: ['vip'], own: { kleur: 'rood' } },
      { name: 'De Vries', place: 'Ede' },
      { name: 'Smits', place: 'Ede' },
    ])
    for (const [customerId, year, amount] of [
      [customers[0], 2023, 100_000],
      [customers[0], 2024, 200_000],
      [customers[1], 2024, 900_000],
      [customers[2], 2023, 0],
      [customers[2], 2024, 900_000],
    ] as const)
      await tx.execute(
        sql`insert into customer_number (client_id, customer_id, measure, year, amount) values (${base.clientId}, ${customerId}, 'revenue', ${year}, ${amount})`,
      )
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const save = (name: string, rule: unknown) =>
  saveSegment(marieke(), base.campaignId, { id: null, version: 1, name, colour: 'A', weight: 2, rule }, 'Overige', { now })
const segments = async () => (await segmentsPage(marieke(), base.campaignId, now))?.segments ?? []
const isOn = (field: string, value: string, key?: string) => ({ all: [{ field, ...(key ? { key } : {}), test: { op: 'eq', value } }] })

test('a rule on a field or a tag that is not in the base any more is refused by name, and no segment is made', async () => {
  expect(await save('Rood', isOn('own', 'rood', 'kleur'))).toHaveProperty('segmentId')
  await asSystem((tx) => tx.execute(sql`update customer set own = '{}', tags = '{}' where id = ${customers[0]}`))
  const before = await segments()
  expect(await save('Weer rood', isOn('own', 'rood', 'kleur'))).toEqual({ refused: 'field-gone', names: 'kleur' })
  expect(await save('Vip', isOn('tag', 'vip'))).toEqual({ refused: 'field-gone', names: 'vip' })
  expect(await segments()).toEqual(before)
})

test('growth from a number that is missing or nought is no growth: such a customer is not divided by nothing, and not in the segment', async () => {
  const made = await save('Groeiers', {
    all: [{ field: 'growth', measure: 'revenue', from: 2023, to: 2024, test: { op: 'gte', value: 50 } }],
  })
  const id = 'segmentId' in made ? made.segmentId : ''
  expect((await segments()).find((segment) => segment.id === id)).toMatchObject({ customers: 1 })
  const none = await save('Groei onbekend', { all: [{ field: 'growth', measure: 'revenue', from: 2023, to: 2024, test: { op: 'empty' } }] })
  expect((await segments()).find((segment) => 'segmentId' in none && segment.id === none.segmentId)).toMatchObject({ customers: 2 })
})

test('ten thousand pins at once are refused with what is the most, and nobody moves', async () => {
  const [first] = await segments()
  const before = await segments()
  const pins = { customerIds: Array.from({ length: 10_000 }, () => v7()), segmentId: first?.id ?? '', reason: 'Allemaal' }
  expect(await pinToSegment(marieke(), base.campaignId, pins, { now })).toEqual({ refused: 'too-many-pins', most: 1_000 })
  expect(await segments()).toEqual(before)
})

test('of two people who order the segments at once the second is told, sees the first’s order, and then chooses', async () => {
  await save('In Ede', isOn('place', 'Ede'))
  const order = async () => (await segments()).filter(({ isRest }) => !isRest).map(({ id }) => id)
  const seen = await order()
  const turned = [...seen].reverse()
  const shifted = [...seen.slice(1), ...seen.slice(0, 1)]
  const answers = await Promise.all([turned, shifted].map((ids) => reorderSegments(marieke(), base.campaignId, { ids, seen }, { now })))
  expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'order-changed' }])
  const stands = await order()
  expect([turned, shifted]).toContainEqual(stands)
  expect(await reorderSegments(marieke(), base.campaignId, { ids: seen, seen: stands }, { now })).toHaveProperty('moved')
  expect(await order()).toEqual(seen)
})
