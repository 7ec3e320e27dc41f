import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blocksFrom, WorkingForm } from '#app/hours/forms.server'
import { hoursFile, hoursScreen, weekScreen } from '#app/hours/read.server'
import { dropAbsence, saveAbsence, saveWeek, workingHoursScreen } from '#app/hours/working-hours.server'
import { correctEntry } from '#app/units/correct.server'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import type { HoursPivot } from '#db/hours'
import { appointment } from '#db/schema/carry-out'
import { plannedActivity, segment } from '#db/schema/plan'
import { appendEntries } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

// A Tuesday; its week began on the 17th.
const now = '2025-11-18T12:00:00.000Z'
const today = '2025-11-18'
let database: TestDatabase
let base: UnitBase
let made = 0
const asSystem = <Value>(doing: (tx: Tx) => Promise<Value>) => withActor(database.db, SYSTEM, doing)

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
beforeEach(async () => {
  made += 1
  base = await asSystem((tx) => aUnit(tx, { client: `Waalstroom ${made}` }))
  const nineToFive = [1, 2, 3, 4].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1020 }))
  await saveWeek(marieke(), { staffId: base.staffId, validFrom: '2025-11-03', blocks: nineToFive })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const marieke = (role: StaffActor['role'] = 'consultant'): StaffActor => {
  const { staffId, clientId } = base
  return { kind: 'staff', role, staffId, userId: v7(), name: 'Marieke Bos', clientIds: [clientId], campaignIds: 'all' }
}
const worked = (change: Parameters<typeof work>[1]) => asSystem((tx) => appendEntries(tx, base.clientId, [work(base, change)]))
const week = async () => (await weekScreen(marieke(), base.staffId, today, now)).sheet
const autumn = { from: '2025-11-01', to: '2025-11-30' }
const hours = (by: HoursPivot, actor = marieke('manager')) => hoursScreen(actor, { ...autumn, by, clientId: base.clientId }, 1, today)

describe('the sheet of a week', () => {
  test('says what was booked of the working hours, and where something is missing on a day that is over', async () => {
    await worked({ minutes: 300, on: '2025-11-17', subject: 'report' })
    await worked({ minutes: 60, on: '2025-11-17', subject: 'call' })
    const { days, capacity, booked, gap } = await week()
    expect({ capacity, booked, gap }).toEqual({ capacity: 4 * 480, booked: 360, gap: 120 })
    expect(days.map(({ off }) => off)).toEqual([null, null, null, null, 'free', 'free', 'free'])
    // Today is not over, so its hours are no gap yet.
    expect(days.map((day) => day.gap)).toEqual([120, 0, 0, 0, 0, 0, 0])
  })

  test('points at a visit that nobody logged', async () => {
    await asSystem(async (tx) => {
      const [customerId = ''] = await customersOf(tx, base.clientId, [{ name: 'Bakker Klimaattechniek' }])
      const at = { startsAt: new Date('2025-11-17T09:00:00.000Z'), endsAt: new Date('2025-11-17T10:00:00.000Z') }
      const { clientId, campaignId, staffId } = base
      await tx.insert(appointment).values({ clientId, id: v7(), campaignId, customerId, staffId, kind: 'visit', state: 'agreed', ...at })
    })
    expect((await week()).days[0]?.unlogged).toMatchObject([{ customer: 'Bakker Klimaattechniek' }])
  })

  test('asks nothing of a day of absence, until the absence is taken away', async () => {
    const away = { staffId: base.staffId, fromDay: '2025-11-17', toDay: '2025-11-17', kind: 'sick' } as const
    expect(await saveAbsence(marieke(), away)).toEqual({ saved: true })
    expect(await saveAbsence(marieke(), away)).toEqual({ refused: 'away-already' })
    expect((await week()).days[0]).toMatchObject({ off: 'absent', minutes: 0, gap: 0 })
    const { absences } = await workingHoursScreen(marieke(), null, '2025-11-17')
    expect(await dropAbsence(marieke(), base.staffId, absences[0]?.id ?? '')).toEqual({ saved: true })
    expect((await week()).days[0]).toMatchObject({ off: null, minutes: 480, gap: 480 })
  })

  test('is agreed with a break, which shows from the day on which it holds; half a break is refused', async () => {
    const typed = { what: 'week', staffId: base.staffId, from1: '09:00', to1: '17:00', pauseFrom1: '12:00', from2: '09:00', to2: '13:00' }
    const blocks = blocksFrom(WorkingForm.parse({ ...typed, pauseTo1: '12:45' }))
    expect(await saveWeek(marieke(), { staffId: base.staffId, validFrom: today, blocks })).toEqual({ saved: true })
    const { week: shown } = await workingHoursScreen(marieke(), null, today)
    expect(shown.map(({ weekday, fromMinute, toMinute }) => [weekday, fromMinute, toMinute])).toEqual([
      [2, 540, 780],
      [1, 540, 720],
      [1, 765, 1020],
    ])
    for (const half of [typed, { ...typed, pauseFrom1: '', pauseTo1: '12:45' }, { ...typed, pauseTo1: '12:45', from2: '' }]) {
      const wrong = blocksFrom(WorkingForm.parse(half))
      expect(await saveWeek(marieke(), { staffId: base.staffId, validFrom: today, blocks: wrong })).toEqual({ refused: 'hours-backwards' })
    }
  })

  test('is one’s own: a consultant who asks for a colleague’s sees their own, and sets no week of another', async () => {
    expect((await weekScreen(marieke(), v7(), today, now)).who).toBe(base.staffId)
    expect(await saveWeek(marieke(), { staffId: v7(), validFrom: today, blocks: [] })).toEqual({ refused: 'not-yours' })
  })
})

describe('hours accounted', () => {
  test('stand beside the plan per person, client, campaign, segment and kind, net of corrections', async () => {
    const segmentId = v7()
    await asSystem(async (tx) => {
      const { clientId, campaignId, staffId } = base
      await tx.insert(segment).values({ clientId, id: segmentId, campaignId, name: 'Koesteren', colour: 'A', position: 0 })
      const plan = { kind: 'visit', target: 10, minutes: 60, ownerId: staffId, startsOn: '2025-11-01', dueOn: '2025-11-30' } as const
      await tx.insert(plannedActivity).values({ ...plan, clientId, id: v7(), campaignId, segmentId })
    })
    await worked({ minutes: 90, subject: 'visit' })
    await worked({ minutes: 30, subject: 'travel-time' })
    const [entryId = ''] = await worked({ minutes: 45, subject: 'meeting' })
    await correctEntry(marieke('manager'), base.unit.id, { entryId, reason: 'Dubbel geboekt' }, { now })
    const sums = { actual: 120, planned: 600 }
    for (const by of ['who', 'client', 'campaign'] as const) expect((await hours(by)).rows, by).toMatchObject([sums])
    expect((await hours('kind')).rows).toMatchObject([{ key: 'visit', ...sums }])
    expect((await hours('segment')).rows).toMatchObject([
      { label: '', actual: 120, planned: 0 },
      { label: 'Najaarsronde · Koesteren', actual: 0, planned: 600 },
    ])
    expect(await hoursFile(marieke('manager'), { ...autumn, by: 'client', clientId: base.clientId })).toMatchObject([sums])
  })

  test('of a person stand beside their working hours, and a consultant sees their own only', async () => {
    await worked({ minutes: 90 })
    // Sixteen working days of four in the week from the 3rd.
    expect((await hours('who')).rows).toMatchObject([{ key: base.staffId, actual: 90, capacity: 16 * 480 }])
    const colleague = { ...marieke(), staffId: v7() }
    expect((await hours('who', colleague)).rows).toEqual([])
  })
})
