import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { callQueuePage } from '#app/carry-out/call-queue.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { acceptPlan } from '#app/carry-out/planner/accept-plan.server'
import { askPlan, stopPlan } from '#app/carry-out/planner/ask-plan.server'
import { makePlan } from '#app/carry-out/planner/make-plan.server'
import { unitPlanPage } from '#app/carry-out/planner/plan-page.server'
import { slotsFor } from '#app/carry-out/slots.server'
import { addAppointment, appointmentsAhead } from '#db/appointments'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { addToRound, openRound } from '#db/rounds'
import { setTravelSettings } from '#db/travel-settings'
import { defaultTravelSettings } from '#domain/carry-out/planner/travel-settings'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let customers: string[]
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Planklant ${made}`, hours: 10, visits: 6 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050],"4":[510,1050]}', home_latitude = 51.95,
      home_longitude = 5.22 where id = ${base.staffId}`)
    customers = await customersOf(tx, base.clientId, [
      { name: 'Hendriks', legalForm: 'bv', place: 'Culemborg', latitude: 51.95, longitude: 5.22, phone: '+31345550127' },
      { name: 'Van Zanten', legalForm: 'bv', place: 'Zaltbommel', latitude: 51.81, longitude: 5.25 },
      { name: 'Prins', legalForm: 'bv', place: 'Tiel', latitude: 51.8865, longitude: 5.4293 },
      { name: 'Zonder kaart', legalForm: 'bv', place: 'Nergens' },
    ])
    const of = { clientId: base.clientId, campaignId: base.campaignId }
    const { id: roundId } = await openRound(tx, of, { name: 'Inventarisatie 1', most: 10 })
    for (const customerId of customers) await addToRound(tx, of, { roundId, customerId, decision: 'visit' })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})
const asked = () => ({
  ...{ staffIds: [base.staffId], weekdays: [1, 2, 3, 4], mostDriveOneWay: null, mostVisitsADay: null },
  ...{ keepsAll: true, weeks: 2, seconds: 0.3 },
})
const ahead = () => asSystem((tx) => appointmentsAhead(tx, { clientId: base.clientId, campaignId: base.campaignId }, '2025-11-18'))

async function planned(): Promise<string> {
  const answer = await askPlan(marieke(), base.campaignId, asked(), { now })
  if ('refused' in answer) throw new Error(answer.refused)
  await makePlan({ clientId: base.clientId, proposalId: answer.proposalId }, now, new AbortController().signal)
  return answer.proposalId
}

test('a plan says who is visited when and why, and who is not', async () => {
  await planned()
  const page = await unitPlanPage(marieke(), base.campaignId, now)
  const plan = page?.proposal?.plan
  expect(plan?.totals.proposed).toBe(3)
  expect(plan?.unplaced).toMatchObject([{ name: 'Zonder kaart', reason: { kind: 'no-place' } }])
  expect(plan?.days.flatMap(({ rows }) => rows).every(({ why }) => why !== null)).toBe(true)
  expect(await ahead()).toHaveLength(0)
})

test('a plan is accepted by the row, then the rest, and twice is once', async () => {
  const proposalId = await planned()
  const which = { campaignId: base.campaignId, proposalId }
  const page = await unitPlanPage(marieke(), base.campaignId, now)
  const first = page?.proposal?.plan?.days[0]?.rows.find(({ kind }) => kind === 'new')
  expect(await acceptPlan(marieke(), which, { kind: 'row', key: first?.key ?? '' }, { now })).toEqual({ accepted: 1, left: 0 })
  expect(await acceptPlan(marieke(), which, { kind: 'row', key: first?.key ?? '' }, { now })).toEqual({ accepted: 0, left: 0 })
  expect(await acceptPlan(marieke(), which, { kind: 'all' }, { now })).toEqual({ accepted: 2, left: 0 })
  const standing = await ahead()
  expect(standing.map(({ state }) => state)).toEqual(['proposed', 'proposed', 'proposed'])
})

test('what does not fit the calendar any more is not accepted', async () => {
  const proposalId = await planned()
  await asSystem((tx) =>
    tx.execute(
      sql`insert into absence (id, staff_id, from_day, to_day, kind) values (${v7()}, ${base.staffId}, '2025-11-18', '2025-12-31', 'sick')`,
    ),
  )
  const answer = await acceptPlan(marieke(), { campaignId: base.campaignId, proposalId }, { kind: 'all' }, { now })
  expect(answer).toEqual({ refused: 'no-longer-fits' })
  expect(await ahead()).toHaveLength(0)
})

test('nobody waits for a VROOM that hangs: who stops goes on with a plan of our own, which says so', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  const vroomAddress = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  await asSystem(async (tx) => {
    await tx.execute(sql`insert into firm (id, name) values (${v7()}, 'Jansen & Bos') on conflict do nothing`)
    await setTravelSettings(tx, { ...defaultTravelSettings, optimiser: 'vroom', vroomAddress })
  })
  const answer = await askPlan(marieke(), base.campaignId, asked(), { now })
  if ('refused' in answer) throw new Error(answer.refused)
  const { proposalId } = answer
  await stopPlan(marieke(), { campaignId: base.campaignId, proposalId })
  await makePlan({ clientId: base.clientId, proposalId }, now, new AbortController().signal)
  const { proposal } = (await unitPlanPage(marieke(), base.campaignId, now)) ?? {}
  expect(proposal?.madeWith).toMatchObject({ optimiser: 'own', optimiserTrouble: 'too-slow' })
  expect(proposal?.plan?.totals.proposed).toBe(3)
  silent.closeAllConnections()
  silent.close()
  await asSystem((tx) => setTravelSettings(tx, defaultTravelSettings))
})

test('moments that are kept ready are those of now: what a colleague books, moves or drops counts the next time', async () => {
  const of = { clientId: base.clientId, campaignId: base.campaignId }
  const [hendriks = '', zanten = ''] = customers
  const moments = async () => {
    const found = await slotsFor(marieke(), { campaignId: base.campaignId, customerId: hendriks, count: 1 }, now)
    return 'slots' in found ? found.slots.map(({ startsAt }) => startsAt) : []
  }
  const [first = ''] = await moments()
  const id = v7()
  const appointment = { id, customerId: zanten, contactId: null, staffId: base.staffId, startsAt: first, minutes: 45, sequence: 0 } as const
  await asSystem((tx) => addAppointment(tx, of, { ...appointment, rigidity: 'fixed', state: 'agreed', agreedWith: null }))
  const [second = ''] = await moments()
  expect(second).not.toBe(first)
  await asSystem((tx) =>
    tx.execute(
      sql`update appointment set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days' where id = ${id}`,
    ),
  )
  expect(await moments()).toEqual([first])
  await asSystem((tx) =>
    tx.execute(
      sql`update appointment set starts_at = starts_at - interval '9 days', ends_at = ends_at - interval '9 days' where id = ${id}`,
    ),
  )
  expect(await moments()).toEqual([second])
  await asSystem((tx) => tx.execute(sql`update appointment set state = 'cancelled', cancel_reason = 'ziek' where id = ${id}`))
  expect(await moments()).toEqual([first])
  await asSystem((tx) =>
    tx.execute(sql`update staff set home_latitude = 53.2, home_longitude = 6.56, max_drive_minutes = 20 where id = ${base.staffId}`),
  )
  const [far = ''] = await moments()
  expect(far).not.toBe('')
  expect(far).not.toBe(first)
})

test('proposals order the calls, and what is agreed by phone takes their place', async () => {
  const proposalId = await planned()
  await acceptPlan(marieke(), { campaignId: base.campaignId, proposalId }, { kind: 'all' }, { now })
  const proposed = await ahead()
  const queue = await callQueuePage(marieke(), base.campaignId, now)
  expect(queue?.lines.at(-1)?.name).toBe('Zonder kaart')
  const customerId = proposed[0]?.customerId ?? ''
  const found = await slotsFor(marieke(), { campaignId: base.campaignId, customerId }, now)
  const slot = 'slots' in found ? found.slots.find(({ isProposed }) => isProposed) : undefined
  expect(slot).toBeDefined()
  const call = {
    customerId,
    contactId: null,
    startedAt: '2025-11-18T11:50:00.000Z',
    minutes: 5,
    note: null,
    guardReason: null,
    followUp: null,
  }
  const end = { outcome: 'booked', staffId: base.staffId, startsAt: slot?.startsAt ?? '', minutes: 45, driveMinutes: 10 } as const
  expect(await finishCall(marieke(), base.campaignId, { ...call, end }, { now })).not.toHaveProperty('refused')
  const after = await ahead()
  expect(after.filter((item) => item.customerId === customerId).map(({ state }) => state)).toEqual(['agreed'])
})
