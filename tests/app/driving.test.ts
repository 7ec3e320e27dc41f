import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agendaPage } from '#app/carry-out/agenda/agenda.server'
import { teamProblem } from '#app/carry-out/planner/problem.server'
import { changeTravel, learnTravelNow } from '#app/carry-out/planner/travel-screen.server'
import { dayPage } from '#app/carry-out/today/day.server'
import { dropElsewhere, saveDriving, saveElsewhere } from '#app/hours/driving.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { firm } from '#db/schema/people'
import { staffAt } from '#db/staff'
import { setTravelSettings, travelSettingsOf } from '#db/travel-settings'
import { correctionOf, defaultTravelSettings, type TravelSettings } from '#domain/carry-out/planner/travel-settings'
import { travelMinutes } from '#domain/carry-out/travel-time'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
const words = { t: i18nFor('nl').getFixedT('nl', namespaces), format: formatsIn('nl') }
let base: UnitBase

beforeAll(async () => {
  base = await asSystem(async (tx) => {
    await tx.insert(firm).values({ id: v7(), name: 'Jansen & Bos' })
    const made = await aUnit(tx, { client: 'Rijklant', hours: 10, visits: 6 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050],"4":[510,1050],"5":[510,1050]}'`)
    return made
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const actor = (role: StaffActor['role']): StaffActor => ({
  ...{ kind: 'staff', role, staffId: base.staffId, userId: v7(), name: 'Marieke Bos', clientIds: 'all', campaignIds: 'all' },
})
const marieke = () =>
  asSystem(async (tx) => {
    const people = (await staffAt(tx, '2025-11-18')).filter(({ id }) => id === base.staffId)
    const { problem } = await teamProblem(tx, { people, period: { from: '2025-11-18', to: '2025-11-21' } })
    return problem.consultants[0]
  })

test('what somebody is held to is what the planner takes', async () => {
  const driving = { staffId: base.staffId, maxDriveMinutes: 45, mostDriveADay: 180, mostVisitsADay: 5 }
  expect(await saveDriving(actor('consultant'), { ...driving, staffId: v7() })).toEqual({ refused: 'not-yours' })
  expect(await saveDriving(actor('consultant'), driving)).toEqual({ saved: true })
  expect(await marieke()).toMatchObject({ mostDriveOneWay: 45, mostDriveADay: 180, mostVisitsADay: 5 })
})

test('a night away ends the one day and begins the next, until it is taken back', async () => {
  const night = { staffId: base.staffId, on: '2025-11-19', place: 'Maastricht', kind: 'night', nextDay: '2025-11-20' } as const
  expect(await saveElsewhere(actor('consultant'), { ...night, place: 'Nergenshuizen' })).toEqual({ refused: 'place-unknown' })
  expect(await saveElsewhere(actor('consultant'), night)).toEqual({ saved: true })
  const away = await marieke()
  expect(Object.keys(away?.bases ?? {})).toEqual(['2025-11-19', '2025-11-20'])
  expect(away?.bases['2025-11-19']?.end?.latitude).toBeCloseTo(50.85, 0)
  expect(away?.bases['2025-11-20']?.start).toEqual(away?.bases['2025-11-19']?.end)
  const [first] = (await asSystem((tx) => tx.execute(sql`select id from staff_base order by "on"`))) as unknown as { id: string }[]
  expect(await dropElsewhere(actor('consultant'), base.staffId, first?.id ?? '')).toEqual({ saved: true })
  expect(Object.keys((await marieke())?.bases ?? {})).toEqual(['2025-11-20'])
})

test('something of several days stands on each of them', async () => {
  const id = v7()
  await asSystem((tx) =>
    tx.execute(sql`insert into appointment (client_id, id, staff_id, kind, title, starts_at, ends_at)
      values (${base.clientId}, ${id}, ${base.staffId}, 'leave', 'Beurs', '2025-11-19T08:00Z', '2025-11-21T11:00Z')`),
  )
  const given = await asSystem(async (tx) => {
    const people = (await staffAt(tx, '2025-11-18')).filter((one) => one.id === base.staffId)
    return (await teamProblem(tx, { people, period: { from: '2025-11-18', to: '2025-11-21' } })).problem.given
  })
  expect(given.map(({ day, start, minutes }) => [day, start, minutes])).toEqual([
    ['2025-11-19', 540, 900],
    ['2025-11-20', 0, 1440],
    ['2025-11-21', 0, 720],
  ])
})

test('only an administrator says which engine is asked, and where', async () => {
  const osrm = { ...defaultTravelSettings, source: 'osrm', address: 'http://localhost:5000' } as const
  expect(await changeTravel(actor('manager'), osrm, {})).toEqual({ refused: 'settings-not-yours' })
  for (const address of ['', 'ftp://x', 'http://user:pass@x', 'http://x?y=1', 'localhost:5000'])
    expect(await changeTravel(actor('admin'), { ...osrm, address }, {})).toEqual({ refused: 'engine-address' })
  expect(await changeTravel(actor('admin'), osrm, {})).toEqual({ changed: true })
  expect(await asSystem(travelSettingsOf)).toMatchObject({ source: 'osrm', address: 'http://localhost:5000', learned: null })
})

test('drives that were written down otherwise than planned teach the model', async () => {
  const [culemborg, tiel] = [
    { latitude: 51.9551, longitude: 5.2275 },
    { latitude: 51.8865, longitude: 5.4293 },
  ]
  await asSystem(async (tx) => {
    const [one = '', other = ''] = await customersOf(tx, base.clientId, [
      { name: 'Hendriks', legalForm: 'bv', ...culemborg },
      { name: 'Prins', legalForm: 'bv', ...tiel },
    ])
    const slow = Math.round(travelMinutes(culemborg, tiel) * 1.4)
    for (let day = 1; day <= 30; day++) {
      const at = (hour: string) => `2025-09-${String(day).padStart(2, '0')}T${hour}:00Z`
      for (const [customerId, from, to, minutes] of [
        [one, '09:00', '09:45', 0],
        [other, '11:30', '12:15', slow],
      ] as const)
        await tx.execute(sql`insert into visit (client_id, id, campaign_id, customer_id, staff_id, "on", arrived_at, left_at, visit_minutes, drive_minutes, outcome)
          values (${base.clientId}, ${v7()}, ${base.campaignId}, ${customerId}, ${base.staffId}, ${at(from).slice(0, 10)}, ${at(from)}, ${at(to)}, 45, ${minutes}, 'satisfied')`)
    }
  })
  expect(await learnTravelNow(actor('manager'), now)).toEqual({ refused: 'settings-not-yours' })
  expect(await learnTravelNow(actor('admin'), now)).toEqual({ learned: 30 })
  const settings = await asSystem(travelSettingsOf)
  expect(correctionOf(settings).factors).toEqual([1, 1, expect.closeTo(1.3, 2), 1])
  expect(correctionOf({ ...settings, usesLearned: false }).factors).toEqual([1, 1, 1, 1])
})

test('Today drives as the agenda does: from where the day begins, to where it ends, and as slowly as the drives taught', async () => {
  const day = '2025-11-26'
  const place = { latitude: 51.8865, longitude: 5.4293 }
  await asSystem(async (tx) => {
    await tx.execute(sql`update staff set home_latitude = 52.155, home_longitude = 5.3875 where id = ${base.staffId}`)
    const [prins = ''] = await customersOf(tx, base.clientId, [{ name: 'Prins Warmte', legalForm: 'bv', ...place }])
    await tx.execute(sql`insert into appointment (client_id, id, campaign_id, customer_id, staff_id, kind, starts_at, ends_at, state, rigidity)
      values (${base.clientId}, ${v7()}, ${base.campaignId}, ${prins}, ${base.staffId}, 'visit', ${`${day}T10:00Z`}, ${`${day}T10:45Z`}, 'agreed', 'fixed')`)
  })
  const drives = async (settings: TravelSettings) => {
    await asSystem((tx) => setTravelSettings(tx, settings))
    const { stops, home } = await dayPage(actor('consultant'), `${day}T08:00:00.000Z`, words)
    const agenda = await agendaPage(actor('consultant'), { day, who: [base.staffId], view: 'day' }, now)
    const told = [stops[0]?.driveTo, home?.minutes]
    expect(told).toEqual(agenda.drives.filter(({ startsAt }) => startsAt.startsWith(day)).map(({ minutes }) => minutes))
    return told as number[]
  }
  const asModelled = { ...defaultTravelSettings, learned: null }
  const [out = 0, back = 0] = await drives(asModelled)
  const slow = { correction: { factors: [1.5, 1.5, 1.5, 1.5], peakFactor: 1 }, drives: 40, at: now } as const
  const [slowOut = 0, slowBack = 0] = await drives({ ...asModelled, learned: slow })
  expect([slowOut > out * 1.4, slowBack > back * 1.4]).toEqual([true, true])
  const night = { staffId: base.staffId, on: day, place: 'Maastricht', kind: 'night', nextDay: '2025-11-27' } as const
  expect(await saveElsewhere(actor('consultant'), night)).toEqual({ saved: true })
  const [same, farther = 0] = await drives(asModelled)
  expect([same, farther > back + 30]).toEqual([out, true])
})
