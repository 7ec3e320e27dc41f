import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unitForClient } from '#app/portal/unit.server'
import { askCallOff, decideCallOff, recordCallOff, takeBackCallOff } from '#app/units/call-off.server'
import { tellAsked } from '#app/units/call-off-mail.server'
import { assignToClient } from '#db/clients'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { clientPerson } from '#db/schema/people'
import { addStaffMember } from '#db/staff'
import { openTasks } from '#db/tasks'
import { addUnit, appendEntries } from '#db/units'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
let database: TestDatabase
let base: UnitBase
let flexId = ''
let personId = ''
let made = 0
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
// A Flex unit of ten hours, valid to the end of the year.
beforeEach(async () => {
  made += 1
  personId = v7()
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `De Linde ${made}` })
    const { clientId, campaignId } = base
    const annet = await addStaffMember(tx, { name: 'Annet', initials: 'AB', email: `annet${made}@office.example`, role: 'manager' })
    await assignToClient(tx, clientId, [{ staffId: annet, role: 'manager' }])
    await tx
      .insert(clientPerson)
      .values({ clientId, id: personId, name: 'Hanneke', email: `hanneke${made}@client.example`, level: 'owner' })
    const sold = { clientId, campaignId, name: 'Flex', minutes: 600, indicatedVisits: 4, startsOn: '2025-01-06', endsOn: '2025-12-31' }
    const flex = await addUnit(tx, { ...sold, kind: 'flex', contractNumber: null, priceCents: null })
    flexId = flex.id
    const opening = { kind: 'opening', minutes: 600, on: '2025-01-06', text: 'Flex geopend', staffId: null, bookedBy: null } as const
    await appendEntries(tx, clientId, [{ ...opening, unitId: flex.id, bookedAt: '2025-01-06T09:00:00.000Z' }])
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const annet = (role: StaffActor['role'] = 'manager'): StaffActor => {
  const { staffId, clientId } = base
  return { kind: 'staff', role, staffId, userId: v7(), name: 'Annet', clientIds: [clientId], campaignIds: 'all' }
}
const hanneke = (level: ClientActor['level'] = 'owner', clientId = base.clientId): ClientActor => {
  return { kind: 'client', level, clientPersonId: personId, userId: v7(), name: 'Hanneke', clientId }
}
const wish = { asked: 'Bezoek bij praktijk Lammers', minutes: 180, wantedBy: '2025-12-05' }
const asked = async (change: Partial<typeof wish> = {}) => {
  const answer = await askCallOff(hanneke(), flexId, { ...wish, ...change }, { now })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.callOffId
}
const shown = async () => (await unitForClient(hanneke(), flexId, { page: 1, today: '2025-11-18' })).callOffs
const mailed = () =>
  asSystem((tx) => rows<{ recipient: string }>(tx, sql`select recipient from outbox where client_id = ${base.clientId} order by id`))

describe('hours of a Flex unit', () => {
  test('are asked by the client, granted by a manager with a task for who does it, and the client hears of it once', async () => {
    const callOffId = await asked()
    expect(await shown()).toMatchObject({
      rows: [{ by: 'Hanneke', answerBy: '2025-11-20' }],
      sums: { granted: 0, waiting: 180, open: 420 },
    })
    for (const _ of [1, 2]) await tellAsked(database.db, { callOffId }, now)
    const answer = { callOffId, decision: 'granted', minutes: 150, answer: 'Sanne belt woensdag', staffId: base.staffId } as const
    expect(await decideCallOff(annet('consultant'), flexId, answer, { now })).toEqual({ refused: 'call-off-not-yours' })
    expect(await decideCallOff(annet(), flexId, answer, { now })).toEqual({ decided: true })
    expect(await decideCallOff(annet(), flexId, answer, { now })).toEqual({ refused: 'answered-already' })
    expect((await mailed()).map(({ recipient }) => recipient)).toEqual([`annet${made}@office.example`, `hanneke${made}@client.example`])
    expect(await shown()).toMatchObject({
      sums: { granted: 150, waiting: 0, open: 450 },
      rows: [{ state: { is: 'granted', minutes: 150 } }],
    })
    const tasks = await asSystem((tx) => openTasks(tx, { staffId: base.staffId }))
    expect(tasks).toMatchObject([{ text: wish.asked, dueOn: '2025-12-05' }])
  })

  test('that a client asked by phone are written down, and are granted with that', async () => {
    const told = { ...wish, toldBy: 'Hanneke', staffId: null }
    expect(await recordCallOff(annet(), flexId, { ...told, toldBy: ' ' }, { now })).toEqual({ refused: 'told-by-missing' })
    expect(await recordCallOff(annet(), flexId, { ...told, staffId: v7() }, { now })).toEqual({ refused: 'no-such-person' })
    expect(await recordCallOff(annet(), flexId, told, { now })).toEqual({ callOffId: expect.any(String) })
    expect((await shown())?.sums).toMatchObject({ granted: 180, open: 420 })
  })

  test('are declined with a reason only, and can be asked for again', async () => {
    const declined = { callOffId: await asked({ minutes: 600 }), decision: 'declined', staffId: null } as const
    expect(await decideCallOff(annet(), flexId, { ...declined, answer: ' ' }, { now })).toEqual({ refused: 'answer-missing' })
    expect(await decideCallOff(annet(), flexId, { ...declined, answer: 'Dat is te ver' }, { now })).toEqual({ decided: true })
    expect((await shown())?.sums).toMatchObject({ granted: 0, open: 600 })
  })

  test('are taken back by the client while nobody answered', async () => {
    const callOffId = await asked()
    expect(await takeBackCallOff(hanneke(), flexId, callOffId, { now })).toEqual({ withdrawn: true })
    expect(await takeBackCallOff(hanneke(), flexId, callOffId, { now })).toEqual({ refused: 'answered-already' })
    expect((await shown())?.rows).toMatchObject([{ state: { is: 'withdrawn' } }])
  })

  test('are not asked beyond what is left, for a day that is over or after the unit, nor of another kind of unit', async () => {
    const ask = (change: object, unitId = flexId) => askCallOff(hanneke(), unitId, { ...wish, ...change }, { now })
    expect(await ask({ minutes: 601 })).toEqual({ refused: 'beyond-the-unit', left: 600 })
    expect(await ask({ minutes: 0 })).toEqual({ refused: 'minutes-not-positive' })
    expect(await ask({ asked: '  ' })).toEqual({ refused: 'asked-missing' })
    expect(await ask({ wantedBy: '2025-11-17' })).toEqual({ refused: 'wanted-too-early' })
    expect(await ask({ wantedBy: '2026-01-02' })).toEqual({ refused: 'wanted-too-late', last: '2025-12-31' })
    expect(await ask({}, base.unit.id)).toEqual({ refused: 'not-called-off' })
  })

  test('of two who call off the last hours in the same second are asked for by one', async () => {
    const both = await Promise.all([1, 2].map(() => askCallOff(hanneke(), flexId, { ...wish, minutes: 400 }, { now })))
    expect(both.map((each) => ('refused' in each ? each.refused : 'asked')).sort()).toEqual(['asked', 'beyond-the-unit'])
  })

  test('are not for a client who does not decide, nor for another client', async () => {
    expect(await askCallOff(hanneke('staff'), flexId, wish, { now })).toEqual({ refused: 'call-off-not-yours' })
    expect(await askCallOff(hanneke('owner', v7()), flexId, wish, { now })).toEqual({ refused: 'not-found' })
  })
})
