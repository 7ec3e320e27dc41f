import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { costsScreen, dropCostRule, keepCostRule } from '#app/money/costs.server'
import { closeDb } from '#db/connection'
import type { CostRule } from '#db/costs'
import { SYSTEM, withActor } from '#db/door'
import { appendEntries, appendTravel } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { sum } from '#domain/units/sum'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

const today = '2025-12-03'
const autumn = { from: '2025-10-01', to: '2025-12-01', ruleId: null }
let database: TestDatabase
let base: UnitBase
let made = 0
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
beforeEach(async () => {
  made += 1
  base = await withActor(database.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: `Opdrachtgever ${made}` })
    await tx.execute(sql`insert into unit_terms (client_id, id, unit_id, version, applies_from, ends_on, term, unused, drive_time_counts, km_rate_cents,
      charges_fruitless, price_cents, reason, agreed_with) values (${unit.clientId}, ${v7()}, ${unit.unit.id}, 2, '2025-09-22', '2025-12-19', 'period', 'stay',
      true, 35, true, 680000, 'De prijs stond er niet in', 'Pieter')`)
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

/** A visit of so many minutes to a customer in a place, with a drive of 21 km. */
async function visited(place: string, minutes: number, on = '2025-11-18') {
  const [customerId, visitId] = [v7(), v7()]
  await withActor(database.db, SYSTEM, async (tx) => {
    await tx.execute(
      sql`insert into customer (client_id, id, name, place) values (${base.clientId}, ${customerId}, ${`Klant in ${place}`}, ${place})`,
    )
    await tx.execute(sql`insert into visit (client_id, id, campaign_id, customer_id, staff_id, "on", arrived_at, left_at, logged_at, outcome, visit_minutes,
      drive_minutes, write_up_minutes, metres) values (${base.clientId}, ${visitId}, ${base.campaignId}, ${customerId}, ${base.staffId}, ${on}, now(), now(), now(),
      'satisfied', ${minutes}, 0, 0, 21000)`)
    await appendEntries(tx, base.clientId, [work(base, { minutes, on, activityId: visitId })])
    await appendTravel(tx, base.clientId, [
      { unitId: base.unit.id, metres: 21_000, cents: 735, on, activityId: visitId, staffId: base.staffId },
    ])
  })
}
const worked = (minutes: number) =>
  withActor(database.db, SYSTEM, (tx) => appendEntries(tx, base.clientId, [work(base, { minutes, subject: 'report' })]))
const costs = (asked: { from: string; to: string; ruleId: string | null } = autumn) => costsScreen(actor(), base.campaignId, asked, today)
const byPlace: Omit<CostRule, 'id'> = { name: 'Naar plaats', kind: 'attribute', attribute: 'place', groups: [], sharedBy: 'own-cost' }

describe('what a campaign costs', () => {
  test('is what was worked at the price of the unit, with the travel beside it, per visit and per month', async () => {
    await visited('Tiel', 90)
    await visited('Ede', 70, '2025-10-07')
    await worked(20)
    const { costs: built, months, results, unpriced } = await costs()
    // 180 minutes at 85 euros an hour, and two drives.
    expect(built.total).toBe(25_500 + 2 * 735)
    expect(built.parts.map(({ kind, cents }) => [kind, cents])).toEqual([
      ['visit', 22_667],
      ['report', 2_833],
      ['travel', 1_470],
    ])
    expect(results.visits).toBe(2)
    expect(built.perVisit).toBe(13_485)
    expect(months.map(({ month, cents }) => [month, cents])).toEqual([
      ['2025-10', 9_917 + 735],
      ['2025-11', 12_750 + 2_833 + 735],
    ])
    expect(unpriced).toEqual([])
    expect((await costs({ ...autumn, to: '2025-10-31' })).costs.total).toBe(10_652)
  })

  test('is charged on to the places of the customers, what belongs to nobody divided, and adds up to the cent', async () => {
    await visited('Tiel', 100)
    await visited('Ede', 50)
    await worked(31)
    const kept = await keepCostRule(actor(), base.campaignId, byPlace, { today })
    if ('refused' in kept) throw new Error(kept.refused)
    const { shares, costs: built } = await costs({ ...autumn, ruleId: kept.ruleId })
    expect(shares.map(({ name, customers }) => [name, customers])).toEqual([
      ['Tiel', 1],
      ['Ede', 1],
    ])
    expect(sum(shares.map(({ total }) => total))).toBe(built.total)
    expect(shares[0]?.own).toBe(14_167 + 735)
    expect(sum(shares.map(({ shared }) => shared))).toBe(4_392)
  })

  test('is charged on by fixed shares when the client says so, until the rule is taken away', async () => {
    await visited('Tiel', 100)
    const groups = [
      { name: 'Noord', weight: 2 },
      { name: 'Zuid', weight: 1 },
    ]
    const kept = await keepCostRule(
      actor(),
      base.campaignId,
      { name: 'Divisies', kind: 'fixed', attribute: null, groups, sharedBy: 'own-cost' },
      { today },
    )
    if ('refused' in kept) throw new Error(kept.refused)
    const { shares, costs: built } = await costs()
    expect(shares.map(({ name, total }) => [name, total])).toEqual([
      ['Noord', 9_935],
      ['Zuid', 4_967],
    ])
    expect(sum(shares.map(({ total }) => total))).toBe(built.total)
    expect(await dropCostRule(actor(), base.campaignId, kept.ruleId, today)).toEqual({ removed: true })
    expect(await dropCostRule(actor(), base.campaignId, kept.ruleId, today)).toEqual({ refused: 'not-found' })
    expect((await costs()).shares).toEqual([])
  })

  test('names the units without a price instead of hiding them, and rules are kept by managers only, whole ones', async () => {
    await withActor(database.db, SYSTEM, async (tx) => {
      base = await aUnit(tx, { client: `Zonder prijs ${made}` })
    })
    await worked(60)
    expect(await costs()).toMatchObject({ unpriced: ['Unit 2'], costs: { total: 0, minutes: 60 } })
    expect(await keepCostRule(actor('consultant'), base.campaignId, byPlace, { today })).toEqual({ refused: 'not-yours' })
    expect(await keepCostRule(actor(), base.campaignId, { ...byPlace, attribute: null }, { today })).toEqual({
      refused: 'attribute-missing',
    })
    const halves = { ...byPlace, kind: 'fixed' as const, attribute: null, groups: [{ name: 'Noord', weight: 0.5 }] }
    expect(await keepCostRule(actor(), base.campaignId, halves, { today })).toEqual({ refused: 'weight-not-whole' })
  })
})
