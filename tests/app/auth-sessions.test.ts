import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAuth } from '#app/auth/better-auth.server'
import { logIn } from '#app/auth/log-in.server'
import { logOut } from '#app/auth/log-out.server'
import { whoIs } from '#app/auth/who-is.server'
import { actorOf, requireClient, requireRole, requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { disableUser, enableUser, endSessions } from '#db/login/users'
import { addDays } from '#domain/calendar/day'
import { asked, employ, loggedIn, officeWithLogins, password } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>
let marieke: { userId: string; staffId: string }

beforeAll(async () => {
  office = await officeWithLogins()
  marieke = await employ(office, { email: 'marieke@office.example' })
})
afterAll(() => office.end())

const who = async (cookie: string) => (await whoIs(asked('/today', { cookie })))?.actor ?? null

describe('a session', () => {
  test('says who somebody is, from the database and not from the cookie', async () => {
    const cookie = await loggedIn('marieke@office.example')
    expect(await who(cookie)).toEqual({
      kind: 'staff',
      role: 'consultant',
      ...marieke,
      name: 'Marieke Bos',
      clientIds: [],
      campaignIds: [],
    })
    await office.sql`update staff set role = 'manager' where id = ${marieke.staffId}`
    expect(await who(cookie)).toMatchObject({ role: 'manager' })
    await office.sql`update staff set role = 'consultant' where id = ${marieke.staffId}`
  })

  test('is a new one at every login, and what the browser held before is worth nothing', async () => {
    const before = await loggedIn('marieke@office.example')
    const planted = `${before}; sid=${encodeURIComponent('planted.value')}`
    const after = await loggedIn('marieke@office.example', { cookie: before })
    const third = await loggedIn('marieke@office.example', { cookie: planted })
    expect(new Set([before, after, third]).size).toBe(3)
    expect(await who(before)).toBeNull()
    expect(await who('sid=planted.value')).toBeNull()
    expect(await who(after)).not.toBeNull()
  })

  test('ends on the server at logout: a copy of the cookie is worth nothing', async () => {
    const cookie = await loggedIn('marieke@office.example')
    const copy = String(cookie)
    const forgetting = await logOut(asked('/logout', { cookie, method: 'POST' }))
    expect(forgetting.some((set) => /^sid=;.*Max-Age=0/.test(set))).toBe(true)
    expect(await who(copy)).toBeNull()
  })

  test('logging out of one device leaves the others', async () => {
    const [phone, desk] = [await loggedIn('marieke@office.example'), await loggedIn('marieke@office.example')]
    await logOut(asked('/logout', { cookie: phone, method: 'POST' }))
    expect(await who(phone)).toBeNull()
    expect(await who(desk)).not.toBeNull()
  })

  test('five sessions of somebody who is disabled are all out at their next request, and none comes back', async () => {
    const { userId } = await employ(office, { email: 'leaver@office.example' })
    const sessions = await Promise.all(
      Array.from({ length: 5 }, (_, i) => loggedIn('leaver@office.example', { from: `192.0.2.${10 + i}` })),
    )
    expect((await Promise.all(sessions.map(who))).every(Boolean)).toBe(true)
    await disableUser(office.db, userId, new Date().toISOString())
    expect(await Promise.all(sessions.map(who))).toEqual(Array(5).fill(null))
    expect(await logIn(asked('/login'), { email: 'leaver@office.example', password, remember: false })).toEqual({ refused: 'wrong' })
    await enableUser(office.db, userId)
    expect(await Promise.all(sessions.map(who))).toEqual(Array(5).fill(null))
    expect(await who(await loggedIn('leaver@office.example'))).not.toBeNull()
  })

  test('a disabled flag alone, without the sessions being ended, is enough', async () => {
    const { userId } = await employ(office, { email: 'flagged@office.example' })
    const cookie = await loggedIn('flagged@office.example')
    await office.sql`update auth_user set disabled_at = now() where id = ${userId}`
    expect(await who(cookie)).toBeNull()
  })

  test('somebody whose work here has ended is nobody, from the day after their last', async () => {
    const { staffId } = await employ(office, { email: 'ended@office.example' })
    const cookie = await loggedIn('ended@office.example')
    await office.sql`update staff set ended_on = ${addDays(today(), 1)} where id = ${staffId}`
    expect(await who(cookie)).not.toBeNull()
    await office.sql`update staff set ended_on = ${addDays(today(), -2)} where id = ${staffId}`
    expect(await who(cookie)).toBeNull()
  })

  test('a change of role can end every session', async () => {
    const { userId } = await employ(office, { email: 'promoted@office.example' })
    const cookie = await loggedIn('promoted@office.example')
    await endSessions(office.db, userId)
    expect(await who(cookie)).toBeNull()
  })

  test('lives eight hours unused, fourteen days on a remembered device, and longer only by use', async () => {
    const hours = async () => {
      const [row] = await office.sql`
        select extract(epoch from expires_at - now()) / 3600 as left, remember_me from auth_session order by created_at desc, id desc limit 1`
      return { left: Math.round(Number(row?.left)), remembered: row?.remember_me }
    }
    const cookie = await loggedIn('marieke@office.example')
    expect(await hours()).toEqual({ left: 8, remembered: false })
    await office.sql`update auth_session set expires_at = now() + interval '1 hour'`
    await who(cookie)
    expect(await hours()).toEqual({ left: 8, remembered: false })
    await loggedIn('marieke@office.example', { remember: true })
    expect(await hours()).toEqual({ left: 14 * 24, remembered: true })
  })

  test('never lives longer than thirty days after login', async () => {
    const cookie = await loggedIn('marieke@office.example', { remember: true })
    await office.sql`update auth_session set created_at = now() - interval '29 days', expires_at = now() + interval '1 hour'`
    expect(await who(cookie)).not.toBeNull()
    const [row] = await office.sql`select max(extract(epoch from expires_at - now()) / 3600) as left from auth_session`
    expect(Math.round(Number(row?.left))).toBe(24)
    await office.sql`update auth_session set expires_at = now() - interval '1 second'`
    expect(await who(cookie)).toBeNull()
  })

  test('10,000 random cookies and 10,000 with a forged signature are nobody', async () => {
    const cookie = decodeURIComponent((await loggedIn('marieke@office.example')).match(/sid=([^;]+)/)?.[1] ?? '')
    const [token] = cookie.split('.')
    const forged = Array.from({ length: 10_000 }, () => `${token}.${randomBytes(32).toString('base64')}`)
    const random = Array.from({ length: 10_000 }, () => `${randomBytes(24).toString('base64url')}.${randomBytes(32).toString('base64')}`)
    let accepted = 0
    for (const value of [...forged, ...random, token ?? '', `${token}.`, `.${cookie}`, cookie.slice(0, -1)]) {
      if (await who(`sid=${encodeURIComponent(value)}`)) accepted++
    }
    expect(accepted).toBe(0)
    expect(await who(`sid=${encodeURIComponent(cookie)}`)).not.toBeNull()
  })

  test('a cookie signed with another secret is nobody: a copy of the database lets nobody in', async () => {
    const elsewhere = makeAuth({
      db: office.db,
      secret: 'another secret, also longer than thirty-two signs',
      origin: 'http://localhost:3000',
      https: false,
    })
    const { headers } = await elsewhere.api.signInEmail({
      body: { email: 'marieke@office.example', password },
      headers: new Headers(),
      returnHeaders: true,
    })
    expect(
      await who(
        headers
          .getSetCookie()
          .map((set) => set.split(';')[0])
          .join('; '),
      ),
    ).toBeNull()
  })

  test('over https the cookie belongs to this host alone', async () => {
    const secure = makeAuth({ db: office.db, secret: process.env.RONDO_SECRET ?? '', origin: 'https://rondo.example', https: true })
    const { headers } = await secure.api.signInEmail({
      body: { email: 'marieke@office.example', password },
      headers: new Headers(),
      returnHeaders: true,
    })
    const session = headers.getSetCookie().find((set) => set.startsWith('__Host-sid='))
    expect(session).toMatch(/; Path=\//)
    expect(session).toMatch(/; HttpOnly/)
    expect(session).toMatch(/; Secure/)
    expect(session).toMatch(/; SameSite=Lax/)
    expect(session).not.toMatch(/Domain/i)
    for (const set of headers.getSetCookie()) expect(set).toMatch(/^__Host-/)
  })
})

describe('a page asks who is there', () => {
  const thrownBy = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (thrown) {
      if (thrown instanceof Response) return { status: thrown.status, to: thrown.headers.get('Location') }
      throw thrown
    }
    return null
  }

  test('a stranger is sent to log in, and comes back to where they were', async () => {
    expect(await thrownBy(requireStaff(asked('/campaigns/1?tab=2')))).toEqual({ status: 302, to: '/login?to=%2Fcampaigns%2F1%3Ftab%3D2' })
    expect(await thrownBy(requireStaff(asked('/campaigns/1?_data=routes%2Fx&tab=2')))).toMatchObject({
      to: '/login?to=%2Fcampaigns%2F1%3Ftab%3D2',
    })
    expect(await actorOf(asked('/campaigns/1'))).toBeNull()
  })

  test('a form sent after the session ended comes back to the page it stood on', async () => {
    const cookie = await loggedIn('marieke@office.example')
    await logOut(asked('/logout', { cookie, method: 'POST' }))
    const sent = asked('/visits/7/log', {
      cookie,
      body: { note: 'lang verhaal' },
      headers: { Referer: 'http://localhost:3000/visits/7?from=agenda' },
    })
    expect(await thrownBy(requireStaff(sent))).toEqual({ status: 302, to: '/login?to=%2Fvisits%2F7%3Ffrom%3Dagenda&ended=1' })
    const foreign = asked('/visits/7/log', { cookie, body: { note: 'x' }, headers: { Referer: 'https://evil.example/visits/7' } })
    expect(await thrownBy(requireStaff(foreign))).toEqual({ status: 302, to: '/login?to=%2Fvisits%2F7%2Flog&ended=1' })
  })

  test('a role that may not gets 403, and it is written down', async () => {
    const cookie = await loggedIn('marieke@office.example')
    expect(await requireRole(asked('/settings/team', { cookie }), 'consultant')).toMatchObject({ staffId: marieke.staffId })
    expect(await thrownBy(requireRole(asked('/settings/team', { cookie }), 'admin', 'manager'))).toMatchObject({ status: 403 })
    expect(await thrownBy(requireClient(asked('/portal', { cookie })))).toMatchObject({ status: 403 })
    const noted = await office.sql`select user_id, detail->>'path' as path from audit where action = 'access.refused' order by at`
    expect(noted).toMatchObject([
      { user_id: marieke.userId, path: '/settings/team' },
      { user_id: marieke.userId, path: '/portal' },
    ])
  })

  test('a client’s person sees the portal and nothing of the office', async () => {
    const { userId, staffId } = await employ(office, { email: 'pieter@client.example', name: 'Pieter' })
    await office.sql`delete from staff where id = ${staffId}`
    const [client] = await office.sql`insert into client (id, name, initials) values (gen_random_uuid(), 'Waalstroom', 'WT') returning id`
    const [person] = await office.sql`
      insert into client_person (client_id, id, user_id, name, level) values (${client?.id}, gen_random_uuid(), ${userId}, 'Pieter', 'owner') returning id`
    const cookie = await loggedIn('pieter@client.example')
    const actor = { kind: 'client', level: 'owner', clientPersonId: person?.id, userId, name: 'Pieter', clientId: client?.id }
    expect(await requireClient(asked('/portal', { cookie }))).toEqual(actor)
    expect(await requireClient(asked('/portal', { cookie }), 'owner')).toEqual(actor)
    expect(await thrownBy(requireClient(asked('/portal', { cookie }), 'staff'))).toMatchObject({ status: 403 })
    expect(await thrownBy(requireStaff(asked('/today', { cookie })))).toMatchObject({ status: 403 })
  })

  test('a consultant works for the clients and campaigns they are assigned to, from the first day of that until the last; an administrator for all', async () => {
    const { staffId } = await employ(office, { email: 'tom@office.example' })
    const clients = await office.sql`
      insert into client (id, name, initials) select gen_random_uuid(), 'Client ' || n, 'C' from generate_series(1, 4) n returning id`
    const [a = '', b = '', c = ''] = clients.map(({ id }) => id as string)
    await office.sql`insert into client_staff (client_id, staff_id, role, until) values (${a}, ${staffId}, 'consultant', null), (${b}, ${staffId}, 'consultant', ${addDays(today(), -2)})`
    await office.sql`insert into campaign (client_id, id, name, starts_on, ends_on) values (${c}, '00000000-0000-4000-8000-000000000001', 'Najaarsronde', ${today()}, ${addDays(today(), 90)})`
    await office.sql`
      insert into campaign_staff (client_id, campaign_id, staff_id, role, until)
      values (${c}, '00000000-0000-4000-8000-000000000001', ${staffId}, 'standby', ${addDays(today(), 1)})`
    const cookie = await loggedIn('tom@office.example')
    const actor = await requireStaff(asked('/today', { cookie }))
    expect([...(actor.clientIds as string[])].sort()).toEqual([a, c].sort())
    expect(actor.campaignIds).toEqual(['00000000-0000-4000-8000-000000000001'])
    await office.sql`update campaign_staff set since = ${addDays(today(), 1)} where staff_id = ${staffId}`
    expect(await requireStaff(asked('/today', { cookie }))).toMatchObject({ clientIds: [a], campaignIds: [] })
    await office.sql`update staff set role = 'admin' where id = ${staffId}`
    expect(await requireStaff(asked('/today', { cookie }))).toMatchObject({ clientIds: 'all', campaignIds: 'all' })
  })
})
