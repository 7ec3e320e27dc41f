import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteSomebody, withdrawInvitation } from '#app/auth/invitations.server'
import { whoIs } from '#app/auth/who-is.server'
import { changeRole, logOutEverywhere, requireSecondFactor, setAccess } from '#app/team/manage.server'
import { teamScreen } from '#app/team/read.server'
import { asLogin } from '#db/login/owner'
import type { StaffActor } from '#domain/relations/actor'
import { asked, employ, loggedIn, officeWithLogins } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>
let nora: StaffActor
let annet: StaffActor
let tom: { userId: string; staffId: string }
let clients: { own: string; other: string }

beforeAll(async () => {
  office = await officeWithLogins()
  const hired = async (name: string, role: StaffActor['role']) => ({
    ...(await employ(office, { email: `${name}@office.example`, name, role })),
    ...{ kind: 'staff' as const, role, name, campaignIds: 'all' as const },
  })
  const [own, other] = [randomUUID(), randomUUID()]
  clients = { own, other }
  await asLogin(
    office.db,
    () => office.sql`insert into client (id, name, initials) values (${own}, 'Waalstroom', 'WT'), (${other}, 'De Linde', 'DL')`,
  )
  nora = { ...(await hired('nora', 'admin')), clientIds: 'all' }
  annet = { ...(await hired('annet', 'manager')), clientIds: [own] }
  tom = await employ(office, { email: 'tom@office.example', name: 'Tom Jansen' })
})
afterAll(() => office.end())

const invitation = (clientId: string, email: string) =>
  ({ kind: 'client', role: 'owner', clientId, clientPersonId: null, email, name: 'Pieter Verhoeven' }) as const
const personOf = async (clientId: string, name: string) => {
  const userId = randomUUID()
  await office.sql`insert into auth_user (id, email, name) values (${userId}, ${`${name}@client.example`}, ${name})`
  await office.sql`insert into client_person (client_id, id, user_id, name, email, level) values (${clientId}, ${randomUUID()}, ${userId}, ${name}, ${`${name}@client.example`}, 'staff')`
  return userId
}
const screen = (actor: StaffActor, of: 'office' | 'clients' = 'office') =>
  teamScreen(actor, { of, search: '', page: 1, today: '2025-11-18' })

describe('the list', () => {
  test('tells of everybody’s role, when they were last here, their second step and whether they may be managed', async () => {
    const cookie = await loggedIn('tom@office.example')
    await whoIs(asked('/today', { cookie }))
    const { rows } = await screen(annet)
    const shown = rows.map(({ name, role, secondFactor, state, mayManage }) => ({ name, role, secondFactor, state, mayManage }))
    expect(shown).toEqual([
      { name: 'annet', role: 'manager', secondFactor: false, state: 'active', mayManage: false },
      { name: 'nora', role: 'admin', secondFactor: false, state: 'active', mayManage: false },
      { name: 'Tom Jansen', role: 'consultant', secondFactor: false, state: 'active', mayManage: true },
    ])
    const tomsRow = rows.find(({ name }) => name === 'Tom Jansen')
    expect(tomsRow).toMatchObject({ sessions: 1, lastSeenAt: expect.stringContaining('T') })
    expect(rows.find(({ name }) => name === 'nora')?.lastSeenAt).toBeNull()
  })

  test('shows a manager the people and invitations of their own clients only', async () => {
    await personOf(clients.own, 'bert')
    await personOf(clients.other, 'loes')
    const [made, hidden] = [
      await inviteSomebody(annet, invitation(clients.own, 'pieter@client.example')),
      await inviteSomebody(nora, invitation(clients.other, 'truus@client.example')),
    ]
    expect(made).toHaveProperty('link')
    expect(hidden).toHaveProperty('link')
    const [annets, noras] = [await screen(annet, 'clients'), await screen(nora, 'clients')]
    expect(annets.rows.map(({ name }) => name).sort()).toEqual(['Pieter Verhoeven', 'bert'])
    expect(annets.invitations.map(({ email }) => email)).toEqual(['pieter@client.example'])
    expect(noras.rows).toHaveLength(4)
    expect(noras.invitations).toHaveLength(2)
  })
})

describe('an invitation', () => {
  test('to somebody of a client makes them known once, whatever address case and however often', async () => {
    await inviteSomebody(annet, invitation(clients.own, 'sanne@client.example'))
    await inviteSomebody(annet, invitation(clients.own, 'SANNE@client.example'))
    expect(await office.sql`select 1 from client_person where lower(email) = 'sanne@client.example'`).toHaveLength(1)
  })

  test('for another client is not a manager’s to make or to withdraw', async () => {
    expect(await inviteSomebody(annet, invitation(clients.other, 'x@client.example'))).toEqual({ refused: 'not-allowed' })
    const made = await inviteSomebody(nora, invitation(clients.other, 'y@client.example'))
    if ('refused' in made) throw new Error(made.refused)
    expect(await withdrawInvitation(annet, made.id)).toEqual({ refused: 'gone' })
    expect(await withdrawInvitation(nora, made.id)).toEqual({ withdrawn: true })
    expect(await withdrawInvitation(nora, made.id)).toEqual({ refused: 'gone' })
  })
})

describe('a login', () => {
  test('is ended and given back by a manager for a consultant, who is out within one request on all devices', async () => {
    const cookies = await Promise.all([1, 2, 3, 4, 5].map(() => loggedIn('tom@office.example')))
    const seen = () => Promise.all(cookies.map((cookie) => whoIs(asked('/today', { cookie }))))
    expect((await seen()).every(Boolean)).toBe(true)
    expect(await setAccess(annet, tom.userId, false)).toEqual({ may: false })
    expect(await seen()).toEqual([null, null, null, null, null])
    expect(await setAccess(annet, tom.userId, true)).toEqual({ may: true })
    expect(await seen()).toEqual([null, null, null, null, null])
    expect(await whoIs(asked('/today', { cookie: await loggedIn('tom@office.example') }))).not.toBeNull()
  })

  test('of a manager, of oneself and of a person of another client is not a manager’s to end', async () => {
    const loes = (await office.sql`select user_id from client_person where name = 'loes'`)[0]?.user_id
    expect(await setAccess(annet, nora.userId, false)).toEqual({ refused: 'not-allowed' })
    expect(await setAccess(annet, annet.userId, false)).toEqual({ refused: 'yourself' })
    expect(await setAccess(annet, loes, false)).toEqual({ refused: 'not-found' })
    expect(await logOutEverywhere(annet, randomUUID())).toEqual({ refused: 'not-found' })
  })

  test('of the last administrator stays, also when two ask at once', async () => {
    const second = await employ(office, { email: 'nel@office.example', name: 'Nel', role: 'admin' })
    const nel: StaffActor = { ...nora, ...second, name: 'Nel' }
    const both = await Promise.all([setAccess(nora, nel.userId, false), setAccess(nel, nora.userId, false)])
    expect(both.filter((outcome) => 'refused' in outcome)).toEqual([{ refused: 'last-admin' }])
    await office.sql`update auth_user set disabled_at = null`
    await setAccess(nora, nel.userId, false)
    expect(await changeRole(nel, nora.userId, 'consultant')).toEqual({ refused: 'last-admin' })
  })
})

describe('a role', () => {
  test('is changed by an administrator, ends the sessions and is written down; a manager makes nobody a manager', async () => {
    const cookie = await loggedIn('tom@office.example')
    expect(await changeRole(annet, tom.userId, 'manager')).toEqual({ refused: 'not-allowed' })
    expect(await changeRole(nora, tom.userId, 'manager')).toEqual({ role: 'manager' })
    expect(await whoIs(asked('/today', { cookie }))).toBeNull()
    const [line] = await office.sql`select user_id, detail from audit where action = 'person.role'`
    expect(line).toEqual({ user_id: nora.userId, detail: { user: tom.userId, from: 'consultant', to: 'manager' } })
    expect(await changeRole(nora, tom.userId, 'owner')).toEqual({ refused: 'not-allowed' })
  })
})

describe('the second factor of managers', () => {
  test('is for an administrator to ask', async () => {
    expect(await requireSecondFactor(annet, true)).toEqual({ refused: 'not-allowed' })
    expect(await requireSecondFactor(nora, true)).toEqual({ needed: true })
    const found = await whoIs(asked('/home', { cookie: await loggedIn('annet@office.example') }))
    expect(found).toMatchObject({ mustSecure: true })
  })
})
