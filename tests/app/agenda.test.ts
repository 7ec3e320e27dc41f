import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { agendaPage } from '#app/carry-out/agenda/agenda.server'
import { capacityPage } from '#app/carry-out/agenda/capacity.server'
import { dayMap } from '#app/carry-out/agenda/day-map.server'
import { applyRepair, keyOf, repairPage } from '#app/carry-out/agenda/repair.server'
import { placesFor, unassigned } from '#app/carry-out/agenda/unassigned.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { moveAppointment } from '#app/carry-out/move-appointment.server'
import { saveAbsence, saveHome } from '#app/hours/working-hours.server'
import { lockedAppointment } from '#db/appointments'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { addToRound, openRound } from '#db/rounds'
import { rows } from '#db/rows'
import { setTravelSettings } from '#db/travel-settings'
import { standingsOf } from '#db/units'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { defaultTravelSettings, type LearnedTravel } from '#domain/carry-out/planner/travel-settings'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const monday = '2025-11-24'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let customers: string[]
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Agendaklant ${made}`, hours: 4, visits: 2 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050],"4":[510,1050]}', home_latitude = 51.95,
      home_longitude = 5.22 where id = ${base.staffId}`)
    customers = await customersOf(tx, base.clientId, [
      { name: 'Hendriks', legalForm: 'bv', place: 'Culemborg', latitude: 51.95, longitude: 5.22, phone: '+31345550127' },
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
const heldNow = async () => (await asSystem((tx) => standingsOf(tx, [base.unit.id])))[0]?.held
const keptAs = (id: string) => asSystem((tx) => lockedAppointment(tx, id))
const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

async function agreed(startsAt: string, minutes = 45): Promise<string> {
  const end = { outcome: 'booked', staffId: base.staffId, startsAt, minutes, driveMinutes: 6 } as const
  const call = {
    customerId: customers[0] ?? '',
    contactId: null,
    startedAt: now,
    minutes: 6,
    note: null,
    end,
    guardReason: null,
    followUp: null,
  }
  const done = await finishCall(marieke(), base.campaignId, call, { now })
  if ('refused' in done) throw new Error(done.refused)
  return done.appointmentId ?? ''
}

test('what the unit holds for a visit follows it when it is made longer, and a visit that does not fit the unit is refused and stays', async () => {
  const id = await agreed(at('2025-11-25', 9))
  const before = await keptAs(id)
  const longer = { appointmentId: id, version: before?.version ?? 0, startsAt: at('2025-11-26', 9), minutes: 90 }
  expect(await moveAppointment(marieke(), longer, { now })).toMatchObject({ startsAt: at('2025-11-26', 9) })
  const after = await keptAs(id)
  const drive = base.unit.driveTimeCounts ? (after?.driveMinutes ?? 0) : 0
  expect(await heldNow()).toBe(90 + writeUpMinutes + drive)
  const tooLong = { ...longer, version: after?.version ?? 0, minutes: 300 }
  expect(await moveAppointment(marieke(), tooLong, { now })).toMatchObject({ refused: 'not-enough-free' })
  expect((await keptAs(id))?.appointment.minutes).toBe(90)
  expect(await heldNow()).toBe(90 + writeUpMinutes + drive)
})

test('the agenda shows the drives of a day, what is free, and each day that is to come what a visit would cost', async () => {
  const id = await agreed(at('2025-11-25', 9))
  const page = await agendaPage(marieke(), { day: monday, who: [base.staffId], view: 'week' }, now)
  expect(page.drives.map(({ way }) => way)).toEqual(['out', 'home'])
  expect(page.rounds.find(({ day }) => day === '2025-11-25')).toMatchObject({ bookedMinutes: 45 })
  const { rows } = await unassigned(marieke(), { campaignId: base.campaignId, monday, who: [base.staffId] }, now)
  const prins = rows.find(({ name }) => name === 'Prins')
  expect(prins?.places.map(({ day }) => day)).toEqual(['2025-11-24', '2025-11-25', '2025-11-26', '2025-11-27'])
  expect(prins?.none).toMatchObject([
    { day: '2025-11-28', why: 'off' },
    { day: '2025-11-29', why: 'off' },
    { day: '2025-11-30', why: 'off' },
  ])
  const places = await placesFor(marieke(), { appointmentId: id, monday, who: [base.staffId] }, now)
  expect(places?.places.map(({ extraMinutes }) => extraMinutes >= 0)).toEqual([true, true, true, true])
})

test('the map of a day numbers the visits and greys who waits; who has no place on it is counted', async () => {
  await agreed(at('2025-11-25', 9))
  const map = await dayMap(marieke(), { day: '2025-11-25', who: [base.staffId], campaignId: base.campaignId }, 'nl', now)
  expect(map.stops).toMatchObject([{ number: 1, name: 'Hendriks' }])
  expect(map.rounds).toMatchObject([{ name: 'Marieke Bos' }])
  expect(map.waiting.map(({ name }) => name)).toEqual(['Prins'])
  expect(map.unseen).toBe(0)
})

test('an appointment at midnight and one in the night of the clock change stand where they were put', async () => {
  await asSystem(async (tx) => {
    for (const [starts, ends] of [
      ['2025-11-25T22:30:00Z', '2025-11-25T23:30:00Z'],
      ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    ] as const)
      await tx.execute(sql`insert into appointment (id, client_id, campaign_id, customer_id, staff_id, kind, starts_at, ends_at, state, rigidity)
        values (${v7()}, ${base.clientId}, ${base.campaignId}, ${customers[1]}, ${base.staffId}, 'visit', ${starts}, ${ends}, 'agreed', 'fixed')`)
  })
  const weeks = await Promise.all(
    [monday, '2026-03-23'].map((day) => agendaPage(marieke(), { day, who: [base.staffId], view: 'week' }, now)),
  )
  expect(weeks.map(({ items }) => items.length)).toEqual([1, 1])
  expect(weeks.map(({ rounds }) => rounds.reduce((sum, { bookedMinutes }) => sum + bookedMinutes, 0))).toEqual([60, 60])
  expect(weeks[1]?.conflicts).toMatchObject([{ kind: 'day-off', day: '2026-03-29', names: ['Prins'] }])
})

test('somebody who is ill has their visits moved as proposals that hold nothing, and is away from then on', async () => {
  const id = await agreed(at('2025-11-25', 9))
  await asSystem(async (tx) => {
    await tx.execute(sql`update appointment set rigidity = 'flexible-week' where id = ${id}`)
    await tx.execute(sql`update staff set disabled_at = now() where id <> ${base.staffId}`)
  })
  await asSystem((tx) => tx.execute(sql`update round_item set wish_days = '{2,4}' where customer_id = ${customers[0] ?? ''}`))
  const upset = { kind: 'sick', staffId: base.staffId, day: '2025-11-25' } as const
  const { mends } = await repairPage(marieke(), { upset, calledOff: null }, now)
  expect(mends).toMatchObject([{ appointmentId: id, about: 'moved', customer: 'Hendriks', isAgreed: true }])
  // Tuesday is lost, and of the other days only Thursday suits.
  expect(mends?.[0]?.to?.startsAt.slice(0, 10)).toBe('2025-11-27')
  const seen = (mends ?? []).map(keyOf)
  expect(await applyRepair(marieke(), upset, { seen, away: true }, { now })).toEqual({ moved: 1, toPhone: 1 })
  expect((await keptAs(id))?.appointment.state).toBe('proposed')
  expect(await heldNow()).toBe(0)
  const page = await agendaPage(marieke(), { day: monday, who: [base.staffId], view: 'week' }, now)
  expect(page.away).toEqual([{ staffId: base.staffId, day: '2025-11-25' }])
  expect(await applyRepair(marieke(), upset, { seen, away: true }, { now })).toEqual({ refused: 'mended-meanwhile' })
})

test('who begins later has what cannot be reached any more moved on the day, and is told whom to phone', async () => {
  const id = await agreed(at('2025-11-25', 9))
  await asSystem((tx) => tx.execute(sql`update appointment set rigidity = 'flexible-day' where id = ${id}`))
  const upset = { kind: 'late-start', staffId: base.staffId, day: '2025-11-25', from: 780 } as const
  await asSystem((tx) =>
    tx.execute(sql`insert into appointment (id, staff_id, client_id, campaign_id, kind, title, starts_at, ends_at, state, rigidity)
      values (${v7()}, ${base.staffId}, ${base.clientId}, ${base.campaignId}, 'meeting', 'Overleg', ${at('2025-11-25', 8)}, ${at('2025-11-25', 9)}, 'agreed', 'fixed')`),
  )
  const { mends, travel, reach, unseen } = await repairPage(marieke(), { upset, calledOff: null }, now)
  expect(mends).toMatchObject([{ appointmentId: id, about: 'moved', customer: 'Hendriks', to: { staffId: base.staffId } }])
  expect(reach[id]?.phone).toBe('+31345550127')
  expect(unseen).toBe(1)
  expect(travel).toEqual({ used: 'model', trouble: null })
  expect(mends?.[0]?.to?.startsAt.slice(0, 10)).toBe('2025-11-25')
  expect(await applyRepair(marieke(), upset, { seen: (mends ?? []).map(keyOf), away: false }, { now })).toEqual({ moved: 1, toPhone: 1 })
})

test('looking where a visit could go waits for nobody who is changing it, and goes by what the drives taught', async () => {
  const id = await agreed(at('2025-11-25', 9))
  const look = async () => {
    const found = await placesFor(marieke(), { appointmentId: id, monday, who: [base.staffId] }, now)
    const waits = await unassigned(marieke(), { campaignId: base.campaignId, monday, who: [base.staffId] }, now)
    const prins = waits.rows.find(({ name }) => name === 'Prins')
    return { places: found?.places.length, extra: prins?.places[0]?.extraMinutes ?? 0, travel: waits.travel }
  }
  const before = await asSystem(async (tx) => {
    await lockedAppointment(tx, id)
    return look()
  })
  expect(before).toMatchObject({ places: 4, travel: { used: 'model', trouble: null } })
  const learned: LearnedTravel = { correction: { factors: [1.5, 1.5, 1.5, 1.5], peakFactor: 1 }, drives: 40, at: now }
  await asSystem(async (tx) => {
    await tx.execute(sql`insert into firm (id, name) values (${v7()}, 'Jansen & Bos') on conflict do nothing`)
    expect(await setTravelSettings(tx, { ...defaultTravelSettings, learned })).toBe(true)
  })
  expect((await look()).extra).toBeGreaterThan(before.extra * 1.3)
  await asSystem((tx) => setTravelSettings(tx, defaultTravelSettings))
})

test('of a day on which a visit is called off every visit can be chosen, and nothing else moves', async () => {
  const id = await agreed(at('2025-11-25', 9))
  const { visits, mends, reach } = await repairPage(
    marieke(),
    { upset: null, calledOff: { staffId: base.staffId, day: '2025-11-25' } },
    now,
  )
  expect(visits?.map((visit) => visit.id)).toEqual([id])
  expect(mends).toBeNull()
  expect(reach[id]).toEqual({ contact: null, phone: '+31345550127', phoneText: '0345 550 127' })
})

test('the capacity of a week is what is worked after leave and holidays, less visits with their drive and write-up', async () => {
  const id = await agreed(at('2025-11-25', 9))
  await saveAbsence(marieke(), { staffId: base.staffId, fromDay: '2025-11-27', toDay: '2025-11-28', kind: 'leave' })
  const { people, weeks } = await capacityPage(marieke(), 8, '2025-11-18')
  const cells = people.find((person) => person.id === base.staffId)?.cells ?? []
  const drive = (await keptAs(id))?.driveMinutes ?? 0
  expect(cells[1]).toMatchObject({ monday, minutes: 3 * 540, away: 1, planned: 45 + writeUpMinutes + drive, visits: 1 })
  expect(cells[0]?.minutes).toBe(3 * 540)
  expect(weeks.at(-1)).toMatchObject({ monday: '2026-01-05' })
  expect(cells.find((cell) => cell.monday === '2025-12-22')).toMatchObject({ holidays: 1, minutes: 3 * 540 })
})

test('one says where the day begins by place, postcode or coordinates over the border; what nobody knows is refused', async () => {
  const home = (typed: string) => saveHome(marieke(), { staffId: base.staffId, typed })
  expect(await home('51,22 4,40')).toEqual({ saved: true })
  const [abroad] = await asSystem((tx) => rows<{ at: number }>(tx, sql`select home_longitude as at from staff where id = ${base.staffId}`))
  expect(abroad?.at).toBe(4.4)
  await agreed(at('2025-11-25', 9))
  expect((await agendaPage(marieke(), { day: monday, who: [base.staffId], view: 'week' }, now)).drives[0]?.minutes).toBeGreaterThan(60)
  expect(await home('Tiel')).toEqual({ saved: true })
  expect(await home('Nergenshuizen')).toEqual({ refused: 'place-unknown' })
  expect(await saveHome({ ...marieke(), staffId: v7() }, { staffId: base.staffId, typed: 'Tiel' })).toEqual({ refused: 'not-yours' })
})
