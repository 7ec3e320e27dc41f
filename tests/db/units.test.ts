import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { ledgerLines, ledgerPage } from '#db/ledger-page'
import { appendEntries, appendTravel, ledgerOf, lockedLedger, standingsOf } from '#db/units'
import type { NewEntry } from '#domain/units/entry'
import { ledgerRows, standing } from '#domain/units/ledger'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

type Wish = Parameters<typeof aUnit>[1]

/** What the database answers to entries on a fresh unit; nothing of it stays. */
async function answerTo(entries: (base: UnitBase) => NewEntry[], wish?: Wish, before?: (tx: Tx, base: UnitBase) => Promise<unknown>) {
  return withActor(database.db, SYSTEM, async (tx) => {
    const base = await aUnit(tx, wish)
    await before?.(tx, base)
    const ids = await appendEntries(tx, base.clientId, entries(base))
    throw new Undo({ written: ids.length })
  })
}

/** Runs in a transaction that leaves nothing behind. */
async function inPassing(doing: (tx: Tx, base: UnitBase) => Promise<void>, wish?: Wish) {
  await withActor(database.db, SYSTEM, async (tx) => {
    await doing(tx, await aUnit(tx, wish))
    throw new Undo(null)
  })
}

describe('the database itself refuses', () => {
  test('work on a day before the unit began', async () => {
    expect(await answerTo((base) => [work(base, { on: '2025-09-21' })])).toEqual({ refused: 'before-unit-began' })
    expect(await answerTo((base) => [work(base, { on: '2025-09-22' })])).toEqual({ written: 1 })
  })

  test('work after a Flex unit lapsed, while another unit goes on', async () => {
    const late = (base: UnitBase) => [work(base, { on: '2025-12-20' })]
    expect(await answerTo(late, { kind: 'flex' })).toEqual({ refused: 'after-unit-ended' })
    expect(await answerTo(late)).toEqual({ written: 1 })
  })

  test('anything in a period that is closed', async () => {
    const close = (tx: Tx, base: UnitBase) =>
      tx.execute(sql`update unit set closed_through = '2025-10-31' where client_id = ${base.clientId} and id = ${base.unit.id}`)
    expect(await answerTo((base) => [work(base, { on: '2025-10-31' })], {}, close)).toEqual({ refused: 'period-closed' })
    expect(await answerTo((base) => [work(base, { on: '2025-11-01' })], {}, close)).toEqual({ written: 1 })
  })

  test('the same log line booked twice, unless the first was taken back', async () => {
    const activityId = v7()
    const twice = (base: UnitBase) => [work(base, { activityId }), work(base, { activityId, revision: 2 })]
    expect(await answerTo(twice)).toEqual({ refused: 'already-booked' })
    await inPassing(async (tx, base) => {
      const [first = ''] = await appendEntries(tx, base.clientId, [work(base, { activityId })])
      const back = { ...work(base), kind: 'reversal', reverses: first, reason: 'Verkeerde klant' } as NewEntry
      const again = await appendEntries(tx, base.clientId, [back, work(base, { activityId, revision: 2, minutes: 75 })])
      expect(again).toHaveLength(2)
      expect(standing((await ledgerOf(tx, base.unit.id))?.entries ?? []).used).toBe(75)
    })
  })

  test('one minute more than is left, also within one write', async () => {
    const day = (base: UnitBase) => Array.from({ length: 4 }, () => work(base, { minutes: 600 }))
    expect(await answerTo(day, { hours: 40 })).toEqual({ written: 4 })
    expect(await answerTo((base) => [...day(base), work(base, { minutes: 1 })], { hours: 40 })).toEqual({ refused: 'not-enough-minutes' })
  })

  test('a reversal that is not the mirror of what it takes back, and a second one', async () => {
    await inPassing(async (tx, base) => {
      const [first = ''] = await appendEntries(tx, base.clientId, [work(base)])
      const back = (minutes: number) => ({ ...work(base), kind: 'reversal', reverses: first, minutes, reason: 'Dubbel' }) as NewEntry
      await withUndoneStep(tx, async () => {
        await expect(appendEntries(tx, base.clientId, [back(30)])).rejects.toMatchObject({ answer: { refused: 'not-reversible' } })
      })
      await appendEntries(tx, base.clientId, [back(60)])
      await expect(appendEntries(tx, base.clientId, [back(60)])).rejects.toMatchObject({ answer: { refused: 'already-reversed' } })
    })
  })

  test.each([
    ['ledger_entry', 'update ledger_entry set minutes = minutes + 1'],
    ['ledger_entry', 'delete from ledger_entry'],
    ['travel_entry', 'update travel_entry set cents = 0'],
    ['travel_entry', 'delete from travel_entry'],
    ['audit', 'delete from audit'],
  ])('any change to %s: %s', async (_table, statement) => {
    await withActor(database.db, SYSTEM, async (tx) => {
      const base = await aUnit(tx)
      await appendTravel(tx, base.clientId, [drive(base)])
      await expect(tx.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } })
      throw new Undo(null)
    })
  })

  test('a change to the ledger by the owner of the tables', async () => {
    const base = await withActor(database.db, SYSTEM, async (tx) => aUnit(tx, { client: 'De Linde Zorg' }))
    const change = (statement: string) =>
      database.sql.begin(async (owner) => {
        await owner`select set_config('rondo.clients', '*', true)`
        await owner.unsafe(statement)
      })
    await expect(change(`update ledger_entry set minutes = 1 where unit_id = '${base.unit.id}'`)).rejects.toMatchObject({ code: 'RD010' })
    await expect(change(`delete from ledger_entry where unit_id = '${base.unit.id}'`)).rejects.toMatchObject({ code: 'RD010' })
    await expect(change('truncate ledger_entry cascade')).rejects.toMatchObject({ code: 'RD010' })
  })
})

test('two people who spend the same last hour: one does, the other is told', async () => {
  const base = await withActor(database.db, SYSTEM, async (tx) => aUnit(tx, { client: 'Kaasmakerij Bos', hours: 1, visits: 1 }))
  const spend = () =>
    withActor(database.db, SYSTEM, async (tx) => {
      const ledger = await lockedLedger(tx, base.unit.id)
      return ledger ? { written: (await appendEntries(tx, base.clientId, [work(base)])).length } : { refused: 'no-unit' }
    })
  const answers = await Promise.all([spend(), spend(), spend()])
  expect(answers.filter((answer) => 'written' in answer)).toHaveLength(1)
  expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'not-enough-minutes')).toHaveLength(2)
})

describe('the sums of a ledger', () => {
  test('are the same in the database as in the domain', async () => {
    await inPassing(async (tx, base) => {
      const [wrong = ''] = await appendEntries(tx, base.clientId, [work(base, { minutes: 15, subject: 'report' })])
      await appendEntries(tx, base.clientId, [
        { ...work(base), kind: 'reversal', reverses: wrong, minutes: 15, reason: 'Dubbel' } as NewEntry,
        work(base, { minutes: 4000 }),
        { ...work(base), kind: 'reservation', minutes: 120, activityId: v7() } as NewEntry,
        { ...work(base), kind: 'write-off', minutes: 90, reason: 'Voor onze rekening' } as NewEntry,
        work(base, { minutes: 30, subject: 'call' }),
      ])
      const [inSql] = await standingsOf(tx, [base.unit.id])
      const ledger = await ledgerOf(tx, base.unit.id)
      expect(inSql).toMatchObject(standing(ledger?.entries ?? []))
      expect(inSql).toMatchObject({ sold: 4800, extra: 90, used: 4030, balance: 860, held: 120, free: 740 })
    })
  })

  test('run on line by line, whatever page or filter is shown', async () => {
    await inPassing(async (tx, base) => {
      const days = Array.from({ length: 30 }, (_, at) => `2025-10-${String(at + 1).padStart(2, '0')}`)
      await appendEntries(
        tx,
        base.clientId,
        days.map((on, at) => work(base, { on, minutes: 10, subject: at % 3 ? 'call' : 'visit', bookedAt: `${on}T16:00:00.000Z` })),
      )
      const all = await ledgerLines(tx, base.unit.id)
      const inDomain = ledgerRows((await ledgerOf(tx, base.unit.id))?.entries ?? [])
      expect(all.map(({ id, change, balance }) => ({ id, change, balance }))).toEqual(
        inDomain.map(({ entry, change, balance }) => ({ id: entry.id, change, balance })),
      )

      const newest = await ledgerPage(tx, base.unit.id, {})
      expect(newest).toMatchObject({ total: 31, page: 1, rows: { length: 25 } })
      expect(newest.rows[0]).toMatchObject({ on: '2025-10-30', balance: 4500 })
      const second = await ledgerPage(tx, base.unit.id, { page: 2 })
      expect(second.rows.at(-1)).toMatchObject({ kind: 'opening', balance: 4800 })

      const visits = await ledgerPage(tx, base.unit.id, { filter: { subject: 'visit', from: '2025-10-04' }, order: 'oldest' })
      expect(visits).toMatchObject({ total: 9 })
      expect(visits.rows[0]).toMatchObject({ on: '2025-10-04', balance: 4760 })
    })
  })
})

describe('travel', () => {
  test('stands at its visit, never moves the balance, and what belongs to no visit has a line of its own', async () => {
    await inPassing(async (tx, base) => {
      const activityId = v7()
      await appendEntries(tx, base.clientId, [work(base, { activityId })])
      const [driven = ''] = await appendTravel(tx, base.clientId, [
        drive(base, { activityId }),
        drive(base, { kind: 'parking', metres: 0, cents: 450 }),
      ])
      await appendTravel(tx, base.clientId, [drive(base, { activityId, reverses: driven, reason: 'Was 21 km te veel' })])
      const lines = await ledgerLines(tx, base.unit.id)
      expect(
        lines.map(({ kind, change, travelMetres, travelCents, balance }) => [kind, change, travelMetres, travelCents, balance]),
      ).toEqual([
        ['opening', 4800, 0, 0, 4800],
        ['consumption', -60, 21_000, 735, 4740],
        ['travel', 0, 0, 450, 4740],
        ['travel', 0, -21_000, -735, 4740],
      ])
      expect((await standingsOf(tx, [base.unit.id]))[0]).toMatchObject({ balance: 4740, travelMetres: 0, travelCents: 450 })
    })
  })

  test('of one visit is charged once', async () => {
    await inPassing(async (tx, base) => {
      const activityId = v7()
      await appendTravel(tx, base.clientId, [drive(base, { activityId })])
      const again = appendTravel(tx, base.clientId, [drive(base, { activityId })])
      await expect(again).rejects.toMatchObject({ answer: { refused: 'already-booked' } })
    })
  })
})

function drive(base: UnitBase, change: Partial<Parameters<typeof appendTravel>[2][number]> = {}) {
  return { unitId: base.unit.id, metres: 21_000, cents: 735, on: '2025-11-18', activityId: null, staffId: base.staffId, ...change }
}

/** A step whose error does not end the transaction. */
async function withUndoneStep(tx: Tx, step: () => Promise<void>) {
  await tx.execute(sql`savepoint step`)
  await step()
  await tx.execute(sql`rollback to savepoint step`)
}
