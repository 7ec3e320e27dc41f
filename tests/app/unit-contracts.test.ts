import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookTime, type TimeBooking } from '#app/units/book-time.server'
import { changeContract } from '#app/units/change-terms.server'
import { closePeriod } from '#app/units/close.server'
import { correctEntry } from '#app/units/correct.server'
import { decideDispute, raiseDispute } from '#app/units/dispute.server'
import { tellRaised } from '#app/units/dispute-mail.server'
import { expireLapsed, expireUnused } from '#app/units/expire.server'
import { openNextUnit } from '#app/units/follow-on.server'
import { removeOffer, saveOffer, soldKinds } from '#app/units/offers.server'
import { unitLedger } from '#app/units/read.server'
import { shareUnit } from '#app/units/share.server'
import { assignToClient } from '#db/clients'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { clientPerson } from '#db/schema/people'
import { addStaffMember } from '#db/staff'
import { addUnit, ledgerOf, lockedLedger, unitsOfCampaign } from '#db/units'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
let database: TestDatabase
let base: UnitBase
let personId = ''
let made = 0
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
beforeEach(async () => {
  made += 1
  personId = v7()
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    const { clientId } = base
    const annet = await addStaffMember(tx, { name: 'Annet', initials: 'AB', email: `annet${made}@office.example`, role: 'manager' })
    await assignToClient(tx, clientId, [{ staffId: annet, role: 'manager' }])
    await tx.insert(clientPerson).values({ clientId, id: personId, name: 'Pieter', email: `pieter${made}@client.example`, level: 'owner' })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const staff = (role: StaffActor['role'] = 'manager'): StaffActor => {
  const { staffId, clientId } = base
  return { kind: 'staff', role, staffId, userId: v7(), name: 'Annet', clientIds: [clientId], campaignIds: 'all' }
}
const pieter = (level: ClientActor['level'] = 'owner', clientId = base.clientId): ClientActor => ({
  kind: 'client',
  level,
  clientPersonId: personId,
  userId: v7(),
  name: 'Pieter',
  clientId,
})
const wish = (minutes: number, change: Partial<TimeBooking> = {}): TimeBooking => ({
  subject: 'preparation',
  minutes,
  on: '2025-11-18',
  text: 'Voorbereiding',
  staffId: base.staffId,
  ...change,
})
const booked = async (minutes: number, change: Partial<TimeBooking> = {}) => {
  const answer = await bookTime(staff(), base.unit.id, wish(minutes, change), { now })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.entryIds.at(-1) ?? ''
}
const sums = async (unitId = base.unit.id) => standing((await asSystem((tx) => ledgerOf(tx, unitId)))?.entries ?? [])
const mails = () =>
  asSystem((tx) =>
    rows<{ recipient: string; subject: string }>(
      tx,
      sql`select recipient, subject from outbox where client_id = ${base.clientId} order by id`,
    ),
  )

describe('marks', () => {
  test('at 50, 75, 90 and 100 % tell the manager and the client, once each', async () => {
    await booked(240)
    expect(await mails()).toEqual([])
    await booked(60)
    const half = await mails()
    expect(half.map(({ recipient }) => recipient)).toEqual([`annet${made}@office.example`, `pieter${made}@client.example`])
    expect(half[0]?.subject).toContain('50%')
    const last = await booked(240)
    expect((await mails()).map(({ subject }) => subject.match(/\d+%/)?.[0])).toEqual(['50%', '50%', '90%', '90%'])
    await correctEntry(staff(), base.unit.id, { entryId: last, reason: 'Dubbel geboekt' }, { now })
    await booked(240)
    expect(await mails()).toHaveLength(4)
    await booked(60)
    expect(await mails()).toHaveLength(6)
  })
})

describe('a line that the client disputes', () => {
  test('starts a clock, and ends in a decision the client hears of', async () => {
    const entryId = await booked(60)
    const said = { entryId, said: 'Dit overleg was er niet' }
    expect(await raiseDispute(pieter(), base.unit.id, said, { now })).toEqual({ disputeId: expect.any(String), answerBy: '2025-11-25' })
    expect(await raiseDispute(pieter(), base.unit.id, said, { now })).toEqual({ refused: 'disputed-already' })
    const [job] = await asSystem((tx) => rows<{ id: string }>(tx, sql`select id from ledger_dispute where unit_id = ${base.unit.id}`))
    const tell = () => tellRaised(database.db, { disputeId: job?.id ?? '' }, now)
    await tell()
    await tell()
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([`annet${made}@office.example`])
    const decision = { entryId, decision: 'corrected', answer: 'U hebt gelijk, het ging niet door' } as const
    expect(await decideDispute(staff('consultant'), base.unit.id, decision, { now })).toEqual({ refused: 'not-yours' })
    expect(await decideDispute(staff(), base.unit.id, decision, { now })).toEqual({ decided: true })
    expect(await decideDispute(staff(), base.unit.id, decision, { now })).toEqual({ refused: 'not-disputed' })
    expect(await sums()).toMatchObject({ balance: 600 })
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([`annet${made}@office.example`, `pieter${made}@client.example`])
  })

  test('stands when we say so, and nothing moves', async () => {
    const entryId = await booked(60)
    await raiseDispute(pieter(), base.unit.id, { entryId, said: 'Klopt dit?' }, { now })
    await decideDispute(staff(), base.unit.id, { entryId, decision: 'stands', answer: 'Sanne was erbij' }, { now })
    expect(await sums()).toMatchObject({ balance: 540 })
  })

  test('is not for a client who does not decide, nor for another client', async () => {
    const entryId = await booked(60)
    const said = { entryId, said: 'Klopt dit?' }
    expect(await raiseDispute(pieter('staff'), base.unit.id, said, { now })).toEqual({ refused: 'dispute-not-yours' })
    expect(await raiseDispute(pieter('owner', v7()), base.unit.id, said, { now })).toEqual({ refused: 'not-found' })
  })
})

describe('a closed period', () => {
  test('takes no booking, and a correction of it falls in the next', async () => {
    const entryId = await booked(60, { on: '2025-10-30' })
    expect(await closePeriod(staff('consultant'), base.unit.id, '2025-10-31', { now })).toEqual({ refused: 'closing-not-yours' })
    expect(await closePeriod(staff(), base.unit.id, '2025-10-31', { now })).toEqual({ closedThrough: '2025-10-31' })
    expect(await bookTime(staff(), base.unit.id, wish(10, { on: '2025-10-31' }), { now })).toMatchObject({ refused: 'period-closed' })
    expect(await closePeriod(staff(), base.unit.id, '2025-11-17', { now })).toEqual({ closedThrough: '2025-11-17' })
    await correctEntry(staff(), base.unit.id, { entryId, reason: 'Andere klant' }, { now })
    const ledger = await unitLedger(staff(), base.unit.id, {
      filter: {},
      page: 1,
      order: 'newest',
      today: '2025-11-18',
      language: 'nl',
      at: '2025-10-31',
    })
    expect(ledger.lines.rows[0]).toMatchObject({ kind: 'reversal', on: '2025-11-18' })
    expect(ledger.past).toEqual({ on: '2025-10-31', balance: 540, knownThen: 600 })
  })
})

describe('a contract that changes halfway', () => {
  const terms = {
    term: 'period',
    unused: 'stay',
    driveTimeCounts: false,
    kmRateCents: 45,
    chargesFruitless: false,
    priceCents: 100_000,
    endsOn: '2026-01-31',
  } as const
  const change = { terms, reason: 'Rijtijd voortaan apart', agreedWith: 'Pieter' }

  test('counts for work from today on, and for no work before', async () => {
    await booked(60)
    const before = await sums()
    expect(await changeContract(staff('consultant'), base.unit.id, change, { now })).toEqual({ refused: 'terms-not-yours' })
    expect(await changeContract(staff(), base.unit.id, change, { now })).toEqual({ version: 2 })
    expect(await changeContract(staff(), base.unit.id, change, { now })).toEqual({ refused: 'nothing-changed' })
    expect(await sums()).toEqual(before)
    const on = (day: string) => asSystem((tx) => lockedLedger(tx, base.unit.id, day))
    expect((await on('2025-11-17'))?.unit).toMatchObject({ driveTimeCounts: true, kmRateCents: 35, chargesFruitless: true })
    expect((await on('2025-11-18'))?.unit).toMatchObject({ driveTimeCounts: false, kmRateCents: 45, chargesFruitless: false })
  })

  test('keeps its versions, whoever tries', async () => {
    await expect(
      asSystem((tx) => tx.execute(sql`update unit_terms set km_rate_cents = 0 where unit_id = ${base.unit.id}`)),
    ).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })
})

describe('more units than one', () => {
  const second = {
    kind: 'own',
    name: 'Extra uren',
    minutes: 1_200,
    indicatedVisits: 7,
    priceCents: null,
    contractNumber: null,
    startsOn: '2025-11-18',
    endsOn: '2026-02-28',
    term: 'period',
    unused: 'stay',
    chargesFruitless: true,
    openingText: 'Extra uren geopend',
  } as const
  const open = async () => {
    const made = await openNextUnit(staff(), base.unit.id, second, { now })
    if ('refused' in made) throw new Error(made.refused)
    return made.unitId
  }

  test('follow on each other, and work that no longer fits the first is booked on the second by choice', async () => {
    const next = await open()
    expect((await asSystem((tx) => unitsOfCampaign(tx, base.campaignId))).map(({ id }) => id)).toEqual([base.unit.id, next])
    await booked(590)
    expect(await bookTime(staff(), base.unit.id, wish(30), { now })).toMatchObject({ refused: 'not-enough-minutes', short: 20 })
    await booked(30, { otherUnitId: next })
    expect([(await sums()).balance, (await sums(next)).balance]).toEqual([10, 1_170])
  })

  test('are refused without hours, with an end before their start, and by who may not', async () => {
    expect(await openNextUnit(staff(), base.unit.id, { ...second, minutes: 0 }, { now })).toMatchObject({ refused: 'minutes-not-positive' })
    expect(await openNextUnit(staff(), base.unit.id, { ...second, endsOn: '2025-11-01' }, { now })).toEqual({
      refused: 'ends-before-start',
    })
    expect(await openNextUnit(staff(), base.unit.id, { ...second, priceCents: 1e14 }, { now })).toMatchObject({
      refused: 'price-out-of-range',
    })
    expect(await openNextUnit(staff('consultant'), base.unit.id, second, { now })).toEqual({ refused: 'unit-not-yours' })
  })

  test('are shared by campaigns of one client, never with another client', async () => {
    const other = await asSystem((tx) => aUnit(tx, { client: `Ander ${made}` }))
    expect(await shareUnit(staff(), base.unit.id, [other.campaignId], { now })).toEqual({ refused: 'other-client' })
    const beyond = asSystem((tx) => tx.execute(sql`update unit set also_for = array[${other.campaignId}::uuid] where id = ${base.unit.id}`))
    await expect(beyond).rejects.toMatchObject({ cause: { code: '23503' } })
    const sister = v7()
    await asSystem((tx) =>
      tx.execute(
        sql`insert into campaign (client_id, id, name, starts_on, ends_on) values (${base.clientId}, ${sister}, 'Voorjaar', '2025-11-01', '2026-03-01')`,
      ),
    )
    expect(await shareUnit(staff(), base.unit.id, [sister], { now })).toEqual({ shared: 1 })
    expect((await asSystem((tx) => unitsOfCampaign(tx, sister))).map(({ id }) => id)).toEqual([base.unit.id])
  })
})

test('what is left of a Flex unit expires once, after its last day', async () => {
  const { clientId, campaignId } = base
  const words = { text: 'Ongebruikte uren', reason: 'Geldigheid voorbij' }
  const flex = await asSystem(async (tx) => {
    const sold = {
      clientId,
      campaignId,
      kind: 'flex' as const,
      name: 'Flex',
      minutes: 600,
      indicatedVisits: 4,
      startsOn: '2025-01-06',
      endsOn: '2025-11-17',
    }
    const unit = await addUnit(tx, { ...sold, contractNumber: null, priceCents: null })
    await tx.execute(
      sql`insert into ledger_entry (client_id, id, unit_id, kind, minutes, "on", text) values (${clientId}, ${v7()}, ${unit.id}, 'opening', 600, '2025-01-06', 'Flex')`,
    )
    return unit.id
  })
  expect(await expireUnused(staff(), base.unit.id, words, { now })).toEqual({ refused: 'nothing-lapsed' })
  expect(await expireUnused(staff(), flex, words, { now })).toEqual({ expired: 600 })
  expect(await expireUnused(staff(), flex, words, { now })).toEqual({ refused: 'nothing-lapsed' })
  expect((await sums(flex)).balance).toBe(0)
  expect(await bookTime(staff(), flex, wish(10), { now })).toMatchObject({ refused: 'after-unit-ended' })
})

test('hours of a unit that lapsed go by themselves two weeks after its last day, once, and until then work can still be logged', async () => {
  const { clientId, campaignId } = base
  const flex = await asSystem(async (tx) => {
    const sold = { clientId, campaignId, kind: 'flex' as const, name: 'Flex', minutes: 600, indicatedVisits: 4 }
    const unit = await addUnit(tx, { ...sold, startsOn: '2025-01-06', endsOn: '2025-11-17', contractNumber: null, priceCents: null })
    await tx.execute(
      sql`insert into ledger_entry (client_id, id, unit_id, kind, minutes, "on", text) values (${clientId}, ${v7()}, ${unit.id}, 'opening', 600, '2025-01-06', 'Flex')`,
    )
    return unit.id
  })
  await expireLapsed(database.db, '2025-12-01T12:00:00.000Z')
  expect((await sums(flex)).balance).toBe(600)
  await expireLapsed(database.db, '2025-12-02T12:00:00.000Z')
  await expireLapsed(database.db, '2025-12-02T13:00:00.000Z')
  expect((await sums(flex)).balance).toBe(0)
  expect(await asSystem((tx) => ledgerOf(tx, flex))).toMatchObject({ entries: [{ kind: 'opening' }, { kind: 'expiry', minutes: 600 }] })
  expect((await sums()).balance).toBe(600)
})

describe('the kinds of units', () => {
  test('begin as the method has them, and are the firm’s to change', async () => {
    const kinds = await soldKinds(staff())
    expect(kinds.map(({ kind, minutes, indicatedVisits }) => [kind, minutes / 60, indicatedVisits])).toEqual([
      ['unit-1', 40, 14],
      ['unit-2', 80, 30],
      ['unit-3', 120, 46],
      ['flex', 200, 78],
    ])
    const [first] = kinds
    if (!first) throw new Error('no kinds')
    const dearer = { ...first, priceCents: 350_000, source: 'Prijslijst 2026' }
    expect(await saveOffer(staff('consultant'), dearer, { now })).toEqual({ refused: 'settings-not-yours' })
    expect(await saveOffer(staff(), dearer, { now })).toEqual({ saved: first.id })
    expect(await saveOffer(staff(), dearer, { now })).toEqual({ refused: 'changed-meanwhile' })
    expect((await soldKinds(staff()))[0]).toMatchObject({ priceCents: 350_000, source: 'Prijslijst 2026', version: 2 })
  })

  test('of one’s own come and go; the four of the method stay', async () => {
    const own = {
      id: null,
      kind: 'own',
      name: 'Kennismaking',
      minutes: 960,
      indicatedVisits: 6,
      priceCents: null,
      term: 'period',
      unused: 'stay',
      chargesFruitless: true,
      source: null,
      version: 1,
    } as const
    expect(await saveOffer(staff(), { ...own, name: ' ' }, { now })).toEqual({ refused: 'name-missing' })
    expect(await saveOffer(staff(), { ...own, minutes: 0 }, { now })).toMatchObject({ refused: 'minutes-not-positive' })
    const saved = await saveOffer(staff(), own, { now })
    if ('refused' in saved) throw new Error(saved.refused)
    const kinds = await soldKinds(staff())
    expect(kinds.at(-1)).toMatchObject({ kind: 'own', name: 'Kennismaking' })
    expect(await removeOffer(staff(), saved.saved, { now })).toEqual({ removed: true })
    expect(await removeOffer(staff(), kinds[0]?.id ?? '', { now })).toEqual({ refused: 'not-found' })
  })
})
