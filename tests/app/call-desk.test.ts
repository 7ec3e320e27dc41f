import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { callDesk, callQueuePage, callQueues, nextAfter } from '#app/carry-out/call-desk.server'
import { type CallInput, finishCall, undoCall } from '#app/carry-out/complete-call.server'
import { slotsFor } from '#app/carry-out/slots.server'
import { closeDb } from '#db/connection'
import { addPersonAt } from '#db/contacts'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { addToRound, openRound } from '#db/rounds'
import { openTasks } from '#db/tasks'
import { ledgerOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let hendriks: string
let zanten: string
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050]}' where id = ${base.staffId}`)
    const [first = '', second = ''] = await customersOf(tx, base.clientId, [
      { name: 'Hendriks Loodgieters', legalForm: 'bv', place: 'Culemborg', latitude: 51.95, longitude: 5.22, phone: '+31345550127' },
      { name: 'Van Zanten Klimaat', legalForm: 'bv', place: 'Zaltbommel', latitude: 51.81, longitude: 5.25 },
    ])
    hendriks = first
    zanten = second
    const of = { clientId: base.clientId, campaignId: base.campaignId }
    const { id: roundId } = await openRound(tx, of, { name: 'Inventarisatie 1', most: 10 })
    for (const customerId of [hendriks, zanten]) await addToRound(tx, of, { roundId, customerId, decision: 'visit' })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  kind: 'staff',
  role: 'consultant',
  staffId: base.staffId,
  userId: v7(),
  name: 'Marieke Bos',
  clientIds: [base.clientId],
  campaignIds: 'all',
})
const call = (customerId: string, end: CallInput['end'], change: Partial<CallInput> = {}): CallInput => ({
  customerId,
  contactId: null,
  startedAt: '2025-11-18T11:55:00.000Z',
  minutes: 5,
  note: null,
  end,
  guardReason: null,
  followUp: null,
  ...change,
})
const finish = (input: CallInput, op?: string, by = marieke()) => finishCall(by, base.campaignId, input, { now, op })
const stands = async () => standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? [])
const waiting = async () => (await callQueuePage(marieke(), base.campaignId, now))?.lines.map(({ customerId }) => customerId)
const bestSlot = async (customerId: string) => {
  const found = await slotsFor(marieke(), { campaignId: base.campaignId, customerId }, now)
  const slot = 'slots' in found ? found.slots[0] : undefined
  if (!slot) throw new Error('no slot')
  return {
    outcome: 'booked',
    staffId: slot.staffId,
    startsAt: slot.startsAt,
    minutes: slot.minutes,
    driveMinutes: slot.extraMinutes,
  } as const
}
const done = (answer: Awaited<ReturnType<typeof finish>>) => {
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

describe('booking a visit from a slot', () => {
  test('writes the call, the appointment and what both take from the unit, once for the same click', async () => {
    const [input, op, me] = [call(hendriks, await bestSlot(hendriks)), v7(), marieke()]
    const first = done(await finish(input, op, me))
    expect(await finish(input, op, me)).toEqual(first)
    expect(first.appointmentId).not.toBeNull()
    const { used, held } = await stands()
    expect(used).toBe(5)
    expect(held).toBeGreaterThanOrEqual(55)
    const desk = await callDesk(me, base.campaignId, hendriks, now)
    expect(desk?.lastContacts.map(({ kind, sort, who }) => [kind, sort, who])).toEqual([['call', 'booked', 'Marieke Bos']])
    expect(desk?.unit).toEqual({ balance: 595, held, free: 595 - held })
  })

  test('takes the customer out of the queue and gives the next one', async () => {
    expect(await waiting()).toEqual([hendriks, zanten])
    await finish(call(hendriks, await bestSlot(hendriks)))
    expect(await waiting()).toEqual([zanten])
    expect(await nextAfter(marieke(), base.campaignId, hendriks, now)).toBe(zanten)
    expect(await callQueues(marieke(), now)).toMatchObject([{ campaignId: base.campaignId, waiting: 1, promised: 0, mine: true }])
  })

  test('at a moment that a colleague just filled is refused, and nothing is written', async () => {
    const slot = await bestSlot(hendriks)
    done(await finish(call(hendriks, slot)))
    const before = await stands()
    expect(await finish(call(zanten, slot))).toMatchObject({ refused: 'double-booked' })
    expect(await stands()).toEqual(before)
    expect((await callDesk(marieke(), base.campaignId, zanten, now))?.lastContacts).toEqual([])
    expect(await waiting()).toEqual([zanten])
  })

  test('for somebody who does not work on the campaign is refused', async () => {
    expect(await finish(call(hendriks, { ...(await bestSlot(hendriks)), staffId: v7() }))).toEqual({ refused: 'not-found' })
  })
})

describe('the queue', () => {
  test('loses for good who asks not to be called any more', async () => {
    done(await finish(call(hendriks, { outcome: 'do-not-call' })))
    expect(await waiting()).toEqual([zanten])
    expect((await callDesk(marieke(), base.campaignId, hendriks, now))?.guard).toMatchObject({ state: 'locked', mayOverride: false })
    expect(await finish(call(hendriks, { outcome: 'callback', at: '2025-11-19T09:00:00.000Z' }))).toEqual({ refused: 'do-not-contact' })
  })

  test('puts a promise of today first, and lets who did not answer rest until tomorrow', async () => {
    done(await finish(call(zanten, { outcome: 'callback', at: '2025-11-18T15:00:00.000Z' })))
    done(await finish(call(hendriks, { outcome: 'no-answer' })))
    const page = await callQueuePage(marieke(), base.campaignId, now)
    expect(page?.lines.map(({ customerId, part, unanswered }) => [customerId, part, unanswered])).toEqual([
      [zanten, 'promised', 0],
      [hendriks, 'later', 1],
    ])
    expect(page?.nextId).toBe(zanten)
  })
})

describe('taking a call back', () => {
  test('gives the minutes back, frees the slot, drops the follow-up and puts the customer in the queue again', async () => {
    const slot = await bestSlot(hendriks)
    const { callId } = done(await finish(call(hendriks, slot, { followUp: 'Afspraak bevestigen' })))
    expect(await undoCall(marieke(), callId, { now })).toEqual({ undone: true })
    expect(await undoCall(marieke(), callId, { now })).toEqual({ undone: true })
    expect(await stands()).toMatchObject({ used: 0, held: 0, balance: 600 })
    expect(await asSystem((tx) => openTasks(tx, { clientId: base.clientId, customerId: hendriks }))).toEqual([])
    expect(await waiting()).toEqual([hendriks, zanten])
    expect(await bestSlot(hendriks)).toEqual(slot)
  })
})

const unknown = { firstName: null, infix: null, lastName: null, email: null, phone: null, mobile: null }

describe('the desk', () => {
  test('shows the people with their part in the decision', async () => {
    const person = { clientId: base.clientId, customerId: hendriks, ...unknown }
    await asSystem((tx) => addPersonAt(tx, { ...person, name: 'Wim Hendriks', title: 'eigenaar', decisionRole: 'decider' }))
    const desk = await callDesk(marieke(), base.campaignId, hendriks, now)
    expect(desk?.people).toMatchObject([{ name: 'Wim Hendriks', title: 'eigenaar', decisionRole: 'decider' }])
    expect(desk).toMatchObject({
      customer: { name: 'Hendriks Loodgieters', phones: ['+31345550127'] },
      guard: { state: 'free' },
      mayCall: true,
    })
  })

  test('needs a written reason for a firm whose form is not known', async () => {
    const [sole = ''] = await asSystem((tx) => customersOf(tx, base.clientId, [{ name: 'De Vries' }]))
    expect((await callDesk(marieke(), base.campaignId, sole, now))?.mayCall).toBe(false)
    const end = { outcome: 'does-not-want', reason: 'Geen tijd' } as const
    expect(await finish(call(sole, end))).toEqual({ refused: 'guarded' })
    done(await finish(call(sole, end, { guardReason: 'Toestemming per mail van 3 november' })))
  })

  test('does not know a customer of another client, and neither does a call', async () => {
    const [stranger = ''] = await asSystem(async (tx) => {
      const other = await aUnit(tx, { client: `Vreemde ${made}` })
      return customersOf(tx, other.clientId, [{ name: 'Elders BV', legalForm: 'bv' }])
    })
    expect(await callDesk(marieke(), base.campaignId, stranger, now)).toBeNull()
    expect(await finish(call(stranger, { outcome: 'no-answer' }))).toEqual({ refused: 'not-found' })
    expect(await callQueuePage({ ...marieke(), clientIds: [] }, base.campaignId, now)).toBeNull()
  })
})
