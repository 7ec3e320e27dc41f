import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agendaOfTheTeam } from '#app/follow-ups/read.server'
import { passOn } from '#app/handover/departure.server'
import { changeCare, dealRelations, undoHandout } from '#app/handover/hand-out.server'
import { lendAll, lendOne } from '#app/handover/lend.server'
import { careScreen, dealScreen, handoverScreen } from '#app/handover/read.server'
import { busyTimes, leftBehind } from '#db/departures'
import { SYSTEM, withActor } from '#db/door'
import { addStaffMember } from '#db/staff'
import type { StaffActor } from '#domain/relations/actor'
import type { CareRole } from '#domain/relations/handing-out'
import { type CleanOffice, cleanOffice, newCampaign } from '#tests/support/clean-office'
import { customersOf } from '#tests/support/customer-base'

const today = '2026-03-02'
let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let annet: StaffActor
let tom: string
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
  annet = { ...here.marieke, role: 'manager' }
  const member = { name: 'Tom', initials: 'TO', email: `${randomUUID()}@rondo.example`, role: 'consultant' } as const
  tom = await withActor(office.db, SYSTEM, (tx) => addStaffMember(tx, member))
})
afterAll(() => office.end())

const have = (...given: Parameters<typeof customersOf>[2]) => withActor(office.db, SYSTEM, (tx) => customersOf(tx, here.clientId, given))
const deal = (change: Partial<Parameters<typeof dealRelations>[1]> = {}, on = today) =>
  dealRelations(
    annet,
    { clientId: here.clientId, rule: {}, role: 'owner', staffId: tom, formerStandsBy: false, expected: 3, ...change },
    { today: on },
  )
/** Who has a role at the customers with these ids on a day. */
const who = async (ids: string[], role: CareRole | 'loan' = 'owner', on = today) => {
  const found = await office.sql<{ customer_id: string; staff_id: string }[]>`select customer_id, staff_id from ownership
    where customer_id = any(${ids}) and role = ${role} and starts_on <= ${on} and coalesce(ends_on >= ${on}, true)`
  return ids.map((id) => found.filter((row) => row.customer_id === id).map(({ staff_id }) => staff_id))
}

describe('handing out by a rule', () => {
  test('shows whom it means, gives them the owner, and is taken back as it was', async () => {
    const ids = await have({ name: 'A', postcode: '4001 AB' }, { name: 'B', postcode: '4099 ZZ' }, { name: 'C', postcode: '5000 AA' })
    const [a = '', b = '', c = ''] = ids
    expect(await changeCare(annet, a, { owner: here.staffId, 'dossier-keeper': null, standby: tom }, { today: '2026-01-01' })).toEqual({
      changed: 2,
    })
    const rule = { postcodeFrom: '4000', postcodeTo: '4099' }
    const { found } = await dealScreen(annet, { clientId: here.clientId, rule, role: 'owner', page: 1, today })
    expect(found?.page.rows.map(({ name }) => name)).toEqual(['A', 'B'])
    expect(found?.holders.map(({ staffId, count }) => [staffId, count])).toEqual(
      expect.arrayContaining([
        [here.staffId, 1],
        [null, 1],
      ]),
    )
    expect(await deal({ rule })).toMatchObject({ refused: 'count-changed', count: 2 })

    const done = await deal({ rule, expected: 2, formerStandsBy: true })
    expect(done).toMatchObject({ changed: 2 })
    expect(await who([a, b, c])).toEqual([[tom], [tom], []])
    // Who was owner stands by; the new owner does so no longer.
    expect(await who([a, b, c], 'standby')).toEqual([[here.staffId], [], []])
    expect(await who([a], 'owner', '2026-02-01')).toEqual([[here.staffId]])

    expect(await undoHandout(annet, 'handoutId' in done ? done.handoutId : '', today)).toMatchObject({ back: 2, stays: 0 })
    expect([await who([a, b]), await who([a, b], 'standby')]).toEqual([
      [[here.staffId], []],
      [[tom], []],
    ])
    expect(await undoHandout(annet, 'handoutId' in done ? done.handoutId : '', today)).toEqual({ refused: 'not-found' })
  })

  test('leaves what was handed on since as it is when it is taken back', async () => {
    const ids = await have({ name: 'A' }, { name: 'B' }, { name: 'C' })
    const first = await deal()
    await changeCare(annet, ids[0] ?? '', { owner: here.staffId, 'dossier-keeper': null, standby: null }, { today })
    expect(await undoHandout(annet, 'handoutId' in first ? first.handoutId : '', today)).toMatchObject({ back: 2, stays: 1 })
    expect(await who(ids)).toEqual([[here.staffId], [], []])
  })

  test('sent twice is done once; a rule that cannot be read or means nobody is refused', async () => {
    await have({ name: 'A', place: 'Tiel' }, { name: 'B' }, { name: 'C' })
    const op = randomUUID()
    const asked = { clientId: here.clientId, rule: {}, role: 'standby', staffId: tom, formerStandsBy: false, expected: 3 } as const
    const first = await dealRelations(annet, asked, { today, op })
    expect(await dealRelations(annet, asked, { today, op })).toEqual(first)
    expect((await handoverScreen(annet, { clientId: here.clientId, page: 1, loansPage: 1, latestPage: 1, today })).latest.total).toBe(1)
    expect(await deal({ rule: { postcodeFrom: 'Tiel' } })).toEqual({ refused: 'postcode-malformed' })
    expect(await deal({ rule: { place: 'Nergens' } })).toEqual({ refused: 'nobody-meant' })
    expect(await deal({ clientId: randomUUID() })).toEqual({ refused: 'not-found' })
  })

  test('is taken back step by step, and a form that stood open changes only what was changed on it', async () => {
    const ids = await have({ name: 'A' })
    const first = await deal({ expected: 1 })
    const second = await deal({ expected: 1, staffId: here.colleagueId })
    const undo = (done: typeof first) => undoHandout(annet, 'handoutId' in done ? done.handoutId : '', today)
    expect(await undo(first)).toEqual({ refused: 'handed-on', count: 1 })
    expect(await undo(second)).toMatchObject({ back: 1, stays: 0 })
    expect(await who(ids)).toEqual([[tom]])
    expect(await undo(first)).toMatchObject({ back: 1, stays: 0 })
    expect(await who(ids)).toEqual([[]])

    const [a = ''] = ids
    const nobody = { owner: null, 'dossier-keeper': null, standby: null }
    await deal({ expected: 1 })
    expect(await changeCare(annet, a, { ...nobody, standby: here.staffId }, { today, was: nobody })).toEqual({ changed: 1 })
    expect([await who([a]), await who([a], 'standby')]).toEqual([[[tom]], [[here.staffId]]])
    expect(await changeCare(annet, a, { ...nobody, owner: here.colleagueId }, { today, was: nobody })).toEqual({
      refused: 'changed-meanwhile',
    })
    await office.sql`update staff set ended_on = '2026-03-01' where id = ${tom}`
    expect((await careScreen(annet, a, today))?.gone).toEqual([{ id: tom, name: 'Tom' }])
  })
})

describe('lending', () => {
  const loan = { from: today, until: '2026-03-20', reason: 'verlof' }

  test('puts relations with a colleague for a while; the owner stays, and it ends by itself or at once', async () => {
    const ids = await have({ name: 'A' }, { name: 'B' }, { name: 'C' })
    await deal({ staffId: here.staffId })
    const lent = await lendAll(annet, here.staffId, { to: tom, ...loan }, { today })
    expect(lent).toMatchObject({ lent: 3, lentAlready: 0 })
    expect([await who(ids, 'loan'), await who(ids)]).toEqual([ids.map(() => [tom]), ids.map(() => [here.staffId])])
    expect(await who(ids, 'loan', '2026-03-21')).toEqual([[], [], []])
    expect(await lendOne(annet, ids[0] ?? '', { to: tom, ...loan, from: '2026-03-20' }, { today })).toEqual({ refused: 'lent-already' })
    expect(await undoHandout(annet, 'handoutId' in lent ? lent.handoutId : '', '2026-03-05')).toMatchObject({ back: 3, stays: 0 })
    expect([await who(ids, 'loan', '2026-03-05'), await who(ids, 'loan', '2026-03-04')]).toEqual([[[], [], []], ids.map(() => [tom])])
  })

  test('that was taken back before it began stands in the way of no other, and is not told to end', async () => {
    const [a = ''] = await have({ name: 'A' })
    await deal({ staffId: here.staffId, expected: 1 })
    const lent = await lendOne(annet, a, { to: tom, ...loan, from: '2026-03-06' }, { today })
    expect(await undoHandout(annet, 'handoutId' in lent ? lent.handoutId : '', today)).toMatchObject({ back: 1, stays: 0 })
    expect((await agendaOfTheTeam(annet, today)).counts.leaving).toBe(0)
    expect(await lendOne(annet, a, { to: tom, ...loan, from: '2026-03-04' }, { today })).toMatchObject({ lent: 1 })
  })

  test('is refused without an owner, backwards, for too long and without a reason', async () => {
    const [a = ''] = await have({ name: 'A' })
    const lend = (change: object) => lendOne(annet, a, { to: tom, ...loan, ...change }, { today })
    expect(await lend({})).toEqual({ refused: 'no-owner' })
    expect(await lend({ until: '2026-03-01' })).toEqual({ refused: 'ends-before-start' })
    expect(await lend({ until: '2028-03-01' })).toMatchObject({ refused: 'too-long' })
    expect(await lend({ reason: ' ' })).toEqual({ refused: 'reason-missing' })
    expect(await lendAll(annet, here.staffId, { to: tom, ...loan }, { today })).toEqual({ refused: 'nothing-to-lend' })
  })

  test('to one who works at several clients comes back at one of them, goes along when the borrower leaves, and ends when they become owner', async () => {
    const other = await newCampaign(office)
    annet = { ...annet, clientIds: [here.clientId, other.clientId] }
    const [a = '', b = ''] = await have({ name: 'A' }, { name: 'B' })
    const [c = ''] = await withActor(office.db, SYSTEM, (tx) => customersOf(tx, other.clientId, [{ name: 'C' }]))
    await deal({ staffId: here.staffId, expected: 2 })
    await deal({ staffId: here.staffId, expected: 1, clientId: other.clientId })
    const lent = await lendAll(annet, here.staffId, { to: tom, ...loan }, { today })
    const id = 'handoutId' in lent ? lent.handoutId : ''
    const seenUntil = async (clientId: string) =>
      (await office.sql`select until from client_staff where client_id = ${clientId} and staff_id = ${tom}`).map(({ until }) => until)
    expect(await seenUntil(other.clientId)).toEqual([loan.until])
    expect(await undoHandout(annet, id, today, other.clientId)).toMatchObject({ back: 1, stays: 0 })
    // With the loan ends what it opened.
    expect([await seenUntil(other.clientId), await seenUntil(here.clientId)]).toEqual([['2026-03-01'], [loan.until]])
    expect(await who([a, b, c], 'loan')).toEqual([[tom], [tom], []])
    const asked = { clientId: other.clientId, page: 1, loansPage: 1, latestPage: 1, today }
    expect((await handoverScreen(annet, asked)).loans.total).toBe(0)

    const all = { relations: here.colleagueId, tasks: null, appointments: null, complaints: null, campaigns: null }
    await passOn(annet, tom, all, { today, now: new Date().toISOString() })
    expect((await handoverScreen(annet, { ...asked, clientId: here.clientId })).loans.rows.map(({ to }) => to)).toEqual(['Tom Jansen'])
    await changeCare(annet, a, { owner: here.colleagueId, 'dossier-keeper': null, standby: null }, { today })
    expect(await who([a, b], 'loan')).toEqual([[], [here.colleagueId]])
    expect(await undoHandout(annet, id, today, here.clientId)).toMatchObject({ stays: 0 })
    expect(await who([a, b], 'loan')).toEqual([[], []])
  })
})

describe('when a colleague leaves', () => {
  test('everything that was theirs goes to whom was chosen, but an appointment at which that one is taken', async () => {
    const [a = '', b = ''] = await have({ name: 'A' }, { name: 'B' })
    await deal({ staffId: here.staffId, expected: 2 })
    await office.sql`insert into task (client_id, id, customer_id, kind, text, due_on, staff_id)
      values (${here.clientId}, ${randomUUID()}, ${a}, 'promise', 'Offerte sturen', '2026-03-05', ${here.staffId})`
    await office.sql`insert into request (client_id, id, customer_id, kind, channel, subject, owner_id, received_at)
      values (${here.clientId}, ${randomUUID()}, ${b}, 'complaint', 'phone', 'Te laat geleverd', ${here.staffId}, now())`
    const at = (staff: string, customer: string, hour: number) => office.sql`
      insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at, state)
      values (${here.clientId}, ${randomUUID()}, ${here.campaignId}, ${customer}, ${staff}, now() + make_interval(days => 3, hours => ${hour}), now() + make_interval(days => 3, hours => ${hour + 1}), 'proposed')`
    await at(here.staffId, a, 1)
    await at(here.staffId, b, 5)
    await at(tom, a, 5)
    await office.sql`update campaign set starts_on = '2026-01-01', ends_on = '2026-06-30' where id = ${here.campaignId}`
    await office.sql`insert into campaign_staff (client_id, campaign_id, staff_id, role) values (${here.clientId}, ${here.campaignId}, ${here.staffId}, 'lead')`

    const all = { relations: tom, tasks: tom, appointments: tom, complaints: tom, campaigns: tom }
    const now = new Date().toISOString()
    expect(await passOn(annet, here.staffId, { ...all, tasks: here.staffId }, { today, now })).toEqual({ refused: 'passes-to-self' })
    expect(await passOn(annet, here.staffId, all, { today, now })).toEqual({
      relations: 2,
      tasks: 1,
      appointments: 1,
      complaints: 1,
      campaigns: 1,
      clashed: 1,
      unmoved: 0,
    })
    expect(await who([a, b])).toEqual([[tom], [tom]])
    // Who stood by only for what the successor owns leaves nobody standing by.
    await changeCare(annet, a, { owner: tom, 'dossier-keeper': null, standby: here.staffId }, { today })
    const nobody = { relations: tom, tasks: null, appointments: null, complaints: null, campaigns: null }
    expect(await passOn(annet, here.staffId, nobody, { today, now })).toMatchObject({ relations: 1 })
    expect(await who([a], 'standby')).toEqual([[]])
    const busy = await withActor(office.db, SYSTEM, (tx) => busyTimes(tx, tom))
    const left = await withActor(office.db, annet, (tx) => leftBehind(tx, here.staffId, busy, today))
    expect(left.counts).toEqual({ relations: 0, tasks: 0, callbacks: 0, appointments: 1, complaints: 0, campaigns: 0 })
    expect(left.appointments.map(({ customer, clashes }) => [customer, clashes])).toEqual([['B', true]])
  })

  test('the successor is taken at a client that nobody here sees, sees what they got, and hears of it once', async () => {
    const elsewhere = await newCampaign(office)
    const [there = ''] = await withActor(office.db, SYSTEM, (tx) => customersOf(tx, elsewhere.clientId, [{ name: 'Elders' }]))
    const [a = ''] = await have({ name: 'A' })
    const at = (of: typeof here, staff: string, customer: string, days: number) => office.sql`
      insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at, state)
      values (${of.clientId}, ${randomUUID()}, ${of.campaignId}, ${customer}, ${staff}, now() + make_interval(days => ${days}), now() + make_interval(days => ${days}, hours => 1), 'proposed')`
    await at(elsewhere, tom, there, 3)
    await at(here, here.staffId, a, 3)
    await at(here, here.staffId, a, 4)
    const request = randomUUID()
    await office.sql`insert into request (client_id, id, customer_id, kind, channel, subject, owner_id, received_at, taken_at)
      values (${here.clientId}, ${request}, ${a}, 'complaint', 'phone', 'Te laat geleverd', ${here.staffId}, now(), now())`
    await office.sql`insert into task (client_id, id, customer_id, kind, text, due_on, staff_id)
      values (${here.clientId}, ${randomUUID()}, ${a}, 'promise', 'Offerte sturen', '2026-03-05', ${here.staffId})`

    const now = new Date().toISOString()
    const all = { relations: null, tasks: tom, appointments: tom, complaints: tom, campaigns: null }
    expect(await passOn(annet, here.staffId, all, { today, now })).toMatchObject({
      tasks: 1,
      complaints: 1,
      appointments: 1,
      clashed: 1,
      unmoved: 0,
    })
    expect(await office.sql`select until from client_staff where client_id = ${here.clientId} and staff_id = ${tom}`).toEqual([
      { until: null },
    ])
    expect(await office.sql`select owner_id, taken_at from request where id = ${request}`).toEqual([{ owner_id: tom, taken_at: null }])
    const mails = await office.sql`select body from outbox where recipient = (select email from staff where id = ${tom})`
    expect(mails.map(({ body }) => body)).toEqual([expect.stringContaining('1 klacht of vraag')])
    const told = await office.sql`select client_id from audit where action = 'handout.passed-on' and object_id = ${here.staffId}`
    expect(told).toEqual([{ client_id: here.clientId }])
  })
})
