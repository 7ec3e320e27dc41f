import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookTime } from '#app/units/book-time.server'
import { closeDb, connect } from '#db/connection'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { appendEntries, type ContractedLedger, lockedLedger, standingsOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { book, release, reserve } from '#domain/units/booking'
import { reverse } from '#domain/units/correction'
import type { NewEntry } from '#domain/units/entry'
import { standing } from '#domain/units/ledger'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit } from '#tests/support/unit-base'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const today = '2025-11-18'
const stamp = (staffId: string) => ({ staffId, bookedBy: null, bookedAt: `${today}T11:00:00.000Z` })

/** Whole numbers below `most`, the same for the same seed. */
function chanceOf(seed: number) {
  let state = seed
  return (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * most)
  }
}

type Chance = ReturnType<typeof chanceOf>

/** Something that an office asks of a ledger: work (sometimes agreed beyond the unit), a hold, letting go, or a correction. */
function asked(chance: Chance, ledger: ContractedLedger, lines: readonly string[], staffId: string): NewEntry[] {
  const activityId = lines[chance(lines.length)] ?? null
  const work = { ...stamp(staffId), subject: 'visit' as const, minutes: chance(260) - 10, on: today, text: 'Bakker', activityId }
  const agreed = { kind: 'overrun' as const, reason: 'Pieter is akkoord', approvedBy: 'annet' }
  const entry = ledger.entries[chance(ledger.entries.length)]
  const answers = [
    () => book(ledger, work, chance(4) === 0 ? agreed : undefined),
    () => reserve(ledger, { ...stamp(staffId), minutes: work.minutes, on: '2025-11-25', activityId: activityId ?? '', text: 'Vos' }),
    () => ({ entries: release(ledger, { ...stamp(staffId), activityId: activityId ?? '', text: 'Vos' }) }),
    () => reverse(ledger, entry?.id ?? '', { ...stamp(staffId), reason: 'Dubbel' }),
  ]
  const answer = answers[chance(answers.length)]?.() ?? { refused: 'nothing' }
  if ('refused' in answer) return []
  return 'entries' in answer ? answer.entries : [answer.entry]
}

const histories = Number(process.env.RONDO_DB_HISTORIES ?? 60)

test('the database takes every entry that the rules allow, and its sums are those of the rules', async () => {
  for (let seed = 1; seed <= histories; seed++) {
    await withActor(database.db, SYSTEM, async (tx) => {
      await live(tx, seed)
      throw new Undo(null)
    })
  }
}, 120_000)

async function live(tx: Tx, seed: number) {
  const chance = chanceOf(seed)
  const { unit, staffId, clientId } = await aUnit(tx, { client: `Historie ${seed}`, hours: 16 })
  const lines = Array.from({ length: 4 }, () => v7())
  for (let step = 0; step < 12; step++) {
    const ledger = await lockedLedger(tx, unit.id)
    if (!ledger) throw new Error('the unit is gone')
    await appendEntries(tx, clientId, asked(chance, ledger, lines, staffId))
    const [sums] = await standingsOf(tx, [unit.id])
    const after = await lockedLedger(tx, unit.id)
    // What was written before stands as it was.
    for (const entry of ledger.entries) expect(after?.entries).toContainEqual(entry)
    expect(sums).toMatchObject(standing(after?.entries ?? []))
    expect(sums?.balance).toBeGreaterThanOrEqual(0)
  }
}

test('fifty people spend the last hour in the same second: exactly one does, every other is told what is left', async () => {
  const base = await withActor(database.db, SYSTEM, (tx) => aUnit(tx, { client: 'Kaasmakerij Bos', hours: 1, visits: 1 }))
  const actor: StaffActor = {
    kind: 'staff',
    role: 'consultant',
    staffId: base.staffId,
    userId: v7(),
    name: 'Marieke',
    clientIds: [base.clientId],
    campaignIds: 'all',
  }
  const work = { subject: 'meeting' as const, minutes: 60, on: today, text: 'Overleg', staffId: base.staffId }
  const spend = () => bookTime(actor, base.unit.id, work, { now: `${today}T12:00:00.000Z`, op: v7() })
  const answers = await Promise.all(Array.from({ length: 50 }, spend))
  expect(answers.filter((answer) => 'entryIds' in answer)).toHaveLength(1)
  expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'not-enough-minutes')).toHaveLength(49)
  const [sums] = await withActor(database.db, SYSTEM, (tx) => standingsOf(tx, [base.unit.id]))
  expect(sums).toMatchObject({ used: 60, balance: 0 })
})

test('fifty connections that write past the rules of the app are held by the database itself', async () => {
  const base = await withActor(database.db, SYSTEM, (tx) => aUnit(tx, { client: 'De Linde', hours: 2, visits: 1 }))
  const { sql: pool } = connect(database.url, 50)
  const write = () =>
    pool.begin(async (tx) => {
      await tx`select set_config('rondo.clients', '*', true)`
      await tx`insert into ledger_entry (client_id, id, unit_id, kind, subject, minutes, "on", text)
        values (${base.clientId}, ${v7()}, ${base.unit.id}, 'consumption', 'visit', 60, ${today}, 'Bakker')`
    })
  const answers = await Promise.allSettled(Array.from({ length: 50 }, write))
  await pool.end()
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
  expect(new Set(refused)).toEqual(new Set(['RD007']))
})
