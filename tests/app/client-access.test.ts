import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeCare, dealRelations, undoHandout } from '#app/handover/hand-out.server'
import { lendAll, lendOne } from '#app/handover/lend.server'
import { unassign } from '#db/campaign-people'
import { staffOfClient } from '#db/clients'
import { SYSTEM, withActor } from '#db/door'
import { actorOfUser } from '#db/login/actors'
import { readersOf } from '#db/marks'
import { deskPeople } from '#db/requests'
import { addStaffMember } from '#db/staff'
import type { StaffActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, newCampaign } from '#tests/support/clean-office'
import { customersOf } from '#tests/support/customer-base'

const today = '2026-03-02'
let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let annet: StaffActor
let tom: { staffId: string; userId: string }
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
  annet = { ...here.marieke, role: 'manager' }
  tom = await employed('consultant')
})
afterAll(() => office.end())

async function employed(role: 'consultant' | 'manager') {
  const [userId, email] = [randomUUID(), `${randomUUID()}@rondo.example`]
  const staffId = await withActor(office.db, SYSTEM, (tx) => addStaffMember(tx, { name: 'Tom', initials: 'TO', email, role }))
  await office.sql`insert into auth_user (id, name, email) values (${userId}, 'Tom', ${email})`
  await office.sql`update staff set user_id = ${userId} where id = ${staffId}`
  return { staffId, userId, email }
}

const relations = (...names: string[]) =>
  withActor(office.db, SYSTEM, (tx) =>
    customersOf(
      tx,
      here.clientId,
      names.map((name) => ({ name })),
    ),
  )
const deal = async (staffId: string, expected: number, change: object = {}) => {
  const wish = { clientId: here.clientId, rule: {}, role: 'owner', staffId, formerStandsBy: false, expected, ...change } as const
  const done = await dealRelations(annet, wish, { today })
  return 'handoutId' in done ? done.handoutId : JSON.stringify(done)
}
const lent = async (customerId: string, from: string, until: string) => {
  const done = await lendOne(annet, customerId, { to: tom.staffId, from, until, reason: 'verlof' }, { today })
  return 'handoutId' in done ? done.handoutId : JSON.stringify(done)
}
/** On which of these days the client is open to Tom: at the door, among who works for it, and at the desk. */
const openOn = async (...days: string[]) => {
  const open = await withActor(office.db, SYSTEM, async (tx) => {
    const seen: [string, boolean, boolean, boolean][] = []
    for (const on of days) {
      const door = (await actorOfUser(tx, tom.userId, on))?.actor
      const works = (await staffOfClient(tx, here.clientId, on)).filter(({ staffId }) => staffId === tom.staffId)
      const desk = (await deskPeople(tx, here.clientId, on)).filter(({ id }) => id === tom.staffId)
      seen.push([on, door?.kind === 'staff' && door.clientIds.includes(here.clientId), works.length === 1, desk.length === 1])
    }
    return seen
  })
  for (const [on, ...places] of open) expect(new Set(places).size, on).toBe(1)
  return open.filter(([, door]) => door).map(([on]) => on)
}
const undo = (id: string, on = today) => undoHandout(annet, id, on)

describe('a client is open to whoever looks after its relations', () => {
  test('from the first day of a loan to the last, and not the day before, the day after, or between two loans', async () => {
    const [a = ''] = await relations('A')
    await deal(here.staffId, 1)
    await lent(a, '2026-03-10', '2026-03-12')
    const later = await lent(a, '2026-03-20', '2026-03-21')
    const days = [
      '2026-03-02',
      '2026-03-09',
      '2026-03-10',
      '2026-03-12',
      '2026-03-13',
      '2026-03-19',
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
    ]
    expect(await openOn(...days)).toEqual(['2026-03-10', '2026-03-12', '2026-03-20', '2026-03-21'])
    // A loan that is called off before it begins opens nothing; the other goes on.
    expect(await undo(later)).toMatchObject({ back: 1 })
    expect(await openOn(...days)).toEqual(['2026-03-10', '2026-03-12'])
  })

  test('until a handing out is taken back, when nothing else lets them in', async () => {
    await relations('A', 'B')
    const first = await deal(tom.staffId, 2)
    expect(await openOn('2026-03-01', today, '2027-01-01')).toEqual([today, '2027-01-01'])
    expect(await undo(first)).toEqual({ back: 2, stays: 0, closedTo: [tom.staffId] })
    expect(await openOn(today)).toEqual([])
    const again = await deal(tom.staffId, 2)
    expect(await openOn(today)).toEqual([today])
    expect(await undo(again, '2026-03-05')).toMatchObject({ closedTo: [tom.staffId] })
    expect(await openOn('2026-03-04', '2026-03-05')).toEqual(['2026-03-04'])
  })

  test('and stays open for what else is theirs there: another role, a loan for as long as it takes, what they promised, or what was opened by hand', async () => {
    const [a = ''] = await relations('A')
    const first = await deal(tom.staffId, 1)
    await changeCare(annet, a, { owner: tom.staffId, 'dossier-keeper': tom.staffId, standby: null }, { today })
    expect(await undo(first)).toMatchObject({ back: 1, closedTo: [] })
    expect(await openOn(today, '2027-01-01')).toEqual([today, '2027-01-01'])
    await changeCare(annet, a, { owner: here.staffId, 'dossier-keeper': null, standby: null }, { today })

    const [b = ''] = await relations('B')
    const second = await deal(tom.staffId, 2, { role: 'standby' })
    await changeCare(annet, b, { owner: here.staffId, 'dossier-keeper': null, standby: tom.staffId }, { today })
    await lent(b, '2026-03-10', '2026-03-12')
    expect(await undo(second)).toMatchObject({ closedTo: [tom.staffId] })
    expect(await openOn(today, '2026-03-10', '2026-03-13')).toEqual(['2026-03-10'])

    const third = await deal(tom.staffId, 2, { role: 'dossier-keeper' })
    await office.sql`insert into task (client_id, id, customer_id, kind, text, staff_id) values (${here.clientId}, ${randomUUID()}, ${a}, 'promise', 'Bellen', ${tom.staffId})`
    expect(await undo(third)).toMatchObject({ back: 2, closedTo: [] })
    expect(await openOn(today)).toEqual([today])
  })

  test('who came off their last campaign still sees what they look after, and lost what was opened by hand', async () => {
    const [a = ''] = await relations('A')
    await deal(here.staffId, 1)
    await office.sql`insert into client_staff (client_id, staff_id, role) values (${here.clientId}, ${tom.staffId}, 'consultant')`
    const off = () => withActor(office.db, SYSTEM, (tx) => unassign(tx, here, tom.staffId, today))
    await lendAll(annet, here.staffId, { to: tom.staffId, from: '2026-03-03', until: '2026-03-04', reason: 'verlof' }, { today })
    await office.sql`delete from campaign_staff where staff_id = ${tom.staffId}`
    await office.sql`update client_staff set since = '2026-01-01' where staff_id = ${tom.staffId} and handout_id is null`
    await changeCare(annet, a, { owner: here.staffId, 'dossier-keeper': null, standby: null }, { today })
    await off()
    expect(await openOn('2026-03-01', today, '2026-03-05')).toEqual(['2026-03-01'])
  })
})

test('a borrower hears what falls due in those days, and apart from that what is late by then', async () => {
  const [a = ''] = await relations('A')
  await deal(here.staffId, 1)
  for (const dueOn of ['2026-03-01', '2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'])
    await office.sql`insert into task (client_id, id, customer_id, kind, text, due_on, staff_id) values (${here.clientId}, ${randomUUID()}, ${a}, 'promise', 'Bellen', ${dueOn}, ${here.staffId})`
  const loan = { to: tom.staffId, from: '2026-03-10', until: '2026-03-12', reason: 'verlof' }
  expect(await lendOne(annet, a, loan, { today })).toMatchObject({ waits: { taskCount: 2, lateCount: 2 } })
})

test('a manager of a client is mailed about it up to their last day, and not for what they only borrow there', async () => {
  const eva = await employed('manager')
  await office.sql`insert into client_staff (client_id, staff_id, role) values (${here.clientId}, ${eva.staffId}, 'manager')`
  await office.sql`update staff set ended_on = '2026-03-10' where id = ${eva.staffId}`
  const [a = ''] = await relations('A')
  await deal(here.staffId, 1)
  const borrower = await employed('manager')
  await lendOne(annet, a, { to: borrower.staffId, from: today, until: '2026-03-20', reason: 'verlof' }, { today })
  const mailed = async (on: string) =>
    (await withActor(office.db, SYSTEM, (tx) => readersOf(tx, here.clientId, on))).map(({ email }) => email)
  expect(await mailed('2026-03-10')).toEqual([eva.email])
  expect(await mailed('2026-03-11')).toEqual([])
})
