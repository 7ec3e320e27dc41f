import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, invitationBehind, inviteSomebody, withdrawInvitation } from '#app/auth/invitations.server'
import { logIn } from '#app/auth/log-in.server'
import { askForReset, choosePassword, resetLinkFor, resetWorks } from '#app/auth/resets.server'
import { tokenHashOf } from '#app/auth/tokens.server'
import { whoIs } from '#app/auth/who-is.server'
import { acceptInvitation, initialsOf, invite, revokeInvitation } from '#db/login/invitations'
import { sendWaiting } from '#db/outbox'
import type { StaffActor } from '#domain/relations/actor'
import { asked, employ, loggedIn, officeWithLogins, password } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>
let nora: StaffActor

beforeAll(async () => {
  office = await officeWithLogins()
  const ids = await employ(office, { email: 'nora@office.example', name: 'Nora Jansen', role: 'admin' })
  nora = { kind: 'staff', role: 'admin', name: 'Nora Jansen', clientIds: 'all', campaignIds: 'all', ...ids }
})
afterAll(() => office.end())

let addresses = 0
/** Every request of these tests comes from its own address, so that no limit is met unasked. */
const fresh = (path: string) => asked(path, { from: `10.0.${Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}` })

const newcomer = (token: string, more = {}) => ({
  token,
  name: 'Tom Jansen',
  password: 'een nieuwe rode fiets',
  language: 'nl' as const,
  ...more,
})

async function invited(email: string) {
  const made = await inviteSomebody(nora, { kind: 'staff', role: 'consultant', staffId: null, email, name: 'Tom' })
  if ('refused' in made) throw new Error(made.refused)
  return { ...made, token: made.link.split('/').at(-1) ?? '' }
}

describe('an invitation', () => {
  test('shows whom it is for and makes one account, in the role it says', async () => {
    const { token } = await invited('tom@office.example')
    expect(await invitationBehind(token)).toEqual({ email: 'tom@office.example', name: 'Tom', role: 'consultant', firm: 'Jansen & Bos' })
    expect(await accept(fresh('/invite/x'), newcomer(token))).toEqual({ accepted: true })
    const cookie = await loggedInWith('tom@office.example', 'een nieuwe rode fiets')
    expect((await whoIs(asked('/', { cookie })))?.actor).toMatchObject({
      kind: 'staff',
      role: 'consultant',
      name: 'Tom Jansen',
      clientIds: [],
    })
    expect(await accept(fresh('/invite/x'), newcomer(token))).toEqual({ refused: 'gone' })
  })

  test('its token stands in the mail that waits and nowhere else, and the mail is blanked once it is sent', async () => {
    const { token } = await invited('stored@office.example')
    for (const {
      table_name,
    } of await office.sql`select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`) {
      const found = await office.sql`select count(*)::int as n from ${office.sql(table_name)} t where t::text like ${`%${token}%`}`
      expect([table_name, found[0]?.n]).toEqual([table_name, table_name === 'outbox' ? 1 : 0])
    }
    const [mail] = await office.sql<{ id: string; subject: string; kind: string; secret: boolean }[]>`
      select id, subject, kind, secret from outbox where recipient = 'stored@office.example'`
    expect(mail).toMatchObject({ subject: 'Je bent uitgenodigd voor Jansen & Bos', kind: 'invitation', secret: true })
    await sendWaiting(office.db, mail?.id ?? '', async () => 'sent', new Date(Date.now() + 60_000).toISOString())
    expect(await office.sql`select body from outbox where id = ${mail?.id ?? ''}`).toEqual([{ body: '' }])
  })

  test('to an address with an account is refused, in whatever case it is written', async () => {
    for (const email of ['nora@office.example', 'NORA@Office.Example', '  nora@office.example ']) {
      expect(await inviteSomebody(nora, { kind: 'staff', role: 'admin', staffId: null, email, name: 'x' })).toEqual({
        refused: 'has-account',
      })
    }
  })

  test('twenty people who accept at once make one account', async () => {
    const { token } = await invited('race@office.example')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        acceptInvitation(office.db, {
          tokenHash: tokenHashOf(token),
          name: `Nr ${i}`,
          passwordHash: `hash ${i}`,
          language: 'nl',
          now: new Date().toISOString(),
        }),
      ),
    )
    expect(outcomes.filter((outcome) => 'userId' in outcome)).toHaveLength(1)
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toHaveLength(19)
    expect(await office.sql`select 1 from staff where email = 'race@office.example'`).toHaveLength(1)
  })

  test('ties a client’s person to their login; somebody who has one keeps it', async () => {
    const [client] = await office.sql`insert into client (id, name, initials) values (gen_random_uuid(), 'Waalstroom', 'WT') returning id`
    const clientId = client?.id as string
    const clientPersonId = randomUUID()
    await office.sql`insert into client_person (client_id, id, name) values (${clientId}, ${clientPersonId}, 'Pieter')`
    const invite = (email: string) =>
      inviteSomebody(nora, { kind: 'client', role: 'owner', clientId, clientPersonId, email, name: 'Pieter' })
    const [first, second] = [await invite('pieter@client.example'), await invite('pieter2@client.example')]
    if ('refused' in first || 'refused' in second) throw new Error('not invited')
    const tokenOf = ({ link }: { link: string }) => link.split('/').at(-1) ?? ''
    expect(await accept(fresh('/invite/x'), newcomer(tokenOf(first)))).toEqual({ accepted: true })
    expect(await accept(fresh('/invite/x'), newcomer(tokenOf(second)))).toEqual({ refused: 'gone' })
    expect(await office.sql`select 1 from auth_user where email = 'pieter2@client.example'`).toHaveLength(0)
    const cookie = await loggedInWith('pieter@client.example', 'een nieuwe rode fiets')
    expect((await whoIs(asked('/', { cookie })))?.actor).toMatchObject({ kind: 'client', level: 'owner', clientId, clientPersonId })
  })

  test('is made by who may: a manager invites consultants and people of their own clients, a consultant nobody', async () => {
    const manager: StaffActor = { ...nora, role: 'manager', clientIds: ['c0ffee00-0000-4000-8000-000000000001'] }
    const staff = (role: 'admin' | 'manager' | 'consultant') =>
      ({ kind: 'staff', role, staffId: null, email: `${role}@new.example`, name: 'x' }) as const
    expect(await inviteSomebody(manager, staff('admin'))).toEqual({ refused: 'not-allowed' })
    expect(await inviteSomebody(manager, staff('manager'))).toEqual({ refused: 'not-allowed' })
    expect(await inviteSomebody(manager, staff('consultant'))).toHaveProperty('link')
    const foreign = {
      kind: 'client',
      role: 'staff',
      clientId: randomUUID(),
      clientPersonId: randomUUID(),
      email: 'x@new.example',
      name: 'x',
    } as const
    expect(await inviteSomebody(manager, foreign)).toEqual({ refused: 'not-allowed' })
    expect(await inviteSomebody({ ...nora, role: 'consultant' }, staff('consultant'))).toEqual({ refused: 'not-allowed' })
    expect(await withdrawInvitation({ ...nora, role: 'consultant' }, randomUUID())).toEqual({ refused: 'not-allowed' })
  })

  test('10,000 random tokens, and real ones cut short or changed, open nothing', async () => {
    const { token } = await invited('guess@office.example')
    const guesses = Array.from({ length: 10_000 }, () => randomBytes(32).toString('base64url'))
    const near = [
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      token.toLowerCase(),
      tokenHashOf(token),
      '',
      ' ',
      '%00',
      'null',
      '../x',
    ]
    const opened = []
    for (const guess of [...guesses, ...near.filter((guess) => guess !== token)]) if (await invitationBehind(guess)) opened.push(guess)
    expect(opened).toEqual([])
    expect(await invitationBehind(token)).not.toBeNull()
  })

  test('whatever happens in whatever order: one account per invitation, no credential of an existing account ever changes', async () => {
    const day = 24 * 60 * 60 * 1000
    const step = fc.oneof(
      fc.record({ do: fc.constant('invite' as const), who: fc.nat(2), loud: fc.boolean() }),
      fc.record({ do: fc.constant('accept' as const), which: fc.nat(5) }),
      fc.record({ do: fc.constant('revoke' as const), which: fc.nat(5) }),
      fc.record({ do: fc.constant('wait' as const), days: fc.nat(8) }),
    )
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const town = `run${run++}.example`
        const people = [`a@${town}`, `b@${town}`, `c@${town}`]
        let at = Date.UTC(2026, 0, 5)
        const now = () => new Date(at).toISOString()
        // The model: what the office would expect.
        const made: { id: string; tokenHash: string; email: string; expires: number; state: 'open' | 'accepted' | 'revoked' }[] = []
        const accounts = new Map<string, string>()
        for (const each of steps) {
          const known = 'which' in each ? made[each.which % Math.max(1, made.length)] : undefined
          if (each.do === 'wait') at += each.days * day
          else if (each.do === 'invite') {
            const email = people[each.who] as string
            const tokenHash = tokenHashOf(randomUUID())
            const asked = {
              kind: 'staff',
              role: 'consultant',
              staffId: null,
              name: 'x',
              tokenHash,
              invitedBy: null,
              now: now(),
              days: 7,
            } as const
            const mail = { messageId: `<${tokenHash}@office.example>`, subject: 'x', body: 'x' }
            const outcome = await invite(office.db, { ...asked, email: each.loud ? email.toUpperCase() : email }, () => mail)
            if (accounts.has(email)) expect(outcome).toEqual({ refused: 'has-account' })
            else {
              for (const other of made) if (other.email === email && other.state === 'open') other.state = 'revoked'
              made.push({ id: outcome as string, tokenHash, email, expires: at + 7 * day, state: 'open' })
            }
          } else if (known && each.do === 'revoke') {
            expect(await revokeInvitation(office.db, known.id, now())).toBe(known.state === 'open')
            if (known.state === 'open') known.state = 'revoked'
          } else if (known) {
            const passwordHash = `hash of ${randomUUID()}`
            const outcome = await acceptInvitation(office.db, {
              tokenHash: known.tokenHash,
              name: 'x',
              passwordHash,
              language: 'nl',
              now: now(),
            })
            const works = known.state === 'open' && known.expires > at
            expect('userId' in outcome).toBe(works)
            if (works) {
              known.state = 'accepted'
              accounts.set(known.email, passwordHash)
            }
          }
        }
        const stored = await office.sql`
          select u.email, a.password from auth_user u join auth_account a on a.user_id = u.id where u.email like ${`%@${town}`}`
        expect(new Map(stored.map(({ email, password }) => [email, password]))).toEqual(accounts)
        expect(await office.sql`select 1 from staff where email like ${`%@${town}`}`).toHaveLength(accounts.size)
      }),
      { numRuns: 150 },
    )
  })

  test('initials are made of the first and the last word of a name', () => {
    expect([initialsOf('Marieke Bos'), initialsOf('Annet de Rooij'), initialsOf('Çiğdem'), initialsOf('  ')]).toEqual([
      'MB',
      'AR',
      'Ç',
      '?',
    ])
  })
})

async function loggedInWith(email: string, given: string): Promise<string> {
  const outcome = await logIn(fresh('/login'), { email, password: given, remember: false })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

describe('a reset', () => {
  const tokenIn = (text: string) => /\/reset\/([\w-]+)/.exec(text)?.[1] ?? ''

  test('is mailed with a link that sets the password once and ends every session', async () => {
    await employ(office, { email: 'forgot@office.example', name: 'Vera' })
    const session = await loggedIn('forgot@office.example', { from: '10.9.0.1' })
    expect(await askForReset(fresh('/reset'), { email: 'Forgot@office.example', language: 'nl' })).toEqual({ asked: true })
    const [mail] = await office.sql`select recipient, subject, body from outbox where kind = 'reset'`
    expect(mail).toMatchObject({ recipient: 'forgot@office.example', subject: 'Nieuw wachtwoord voor Rondo' })
    expect(mail?.body).toContain('Hallo Vera,')
    const token = tokenIn(mail?.body)
    expect(await resetWorks(token)).toBe(true)
    expect(await choosePassword(fresh('/reset/x'), { token, password: 'een andere blauwe fiets' })).toEqual({ chosen: true })
    expect(await whoIs(asked('/', { cookie: session }))).toBeNull()
    expect(await choosePassword(fresh('/reset/x'), { token, password: 'nog een andere fiets' })).toEqual({ refused: 'gone' })
    expect(await resetWorks(token)).toBe(false)
    expect(await logIn(fresh('/login'), { email: 'forgot@office.example', password, remember: false })).toEqual({ refused: 'wrong' })
    expect(
      await logIn(fresh('/login'), { email: 'forgot@office.example', password: 'een andere blauwe fiets', remember: false }),
    ).toMatchObject({ next: 'in' })
    const stored = await office.sql`select token_hash from auth_reset`
    expect(stored.map(({ token_hash }) => token_hash)).toContain(tokenHashOf(token))
  })

  test('for a stranger gets the same answer, leaves nothing, and asks the database as much', async () => {
    const before = await office.sql`select (select count(*) from outbox)::int as mails, (select count(*) from auth_reset)::int as resets`
    expect(await askForReset(fresh('/reset'), { email: 'nobody@office.example', language: 'nl' })).toEqual({ asked: true })
    expect(await office.sql`select (select count(*) from outbox)::int as mails, (select count(*) from auth_reset)::int as resets`).toEqual(
      before,
    )
  })

  test('works for half an hour, and the newest use ends the older links', async () => {
    await employ(office, { email: 'slow@office.example' })
    const [old, older] = [
      tokenIn((await resetLinkFor('slow@office.example')) ?? ''),
      tokenIn((await resetLinkFor('slow@office.example')) ?? ''),
    ]
    const [row] =
      await office.sql`select extract(epoch from expires_at - created_at)::int as seconds from auth_reset where token_hash = ${tokenHashOf(old)}`
    expect(row?.seconds).toBe(1800)
    await office.sql`update auth_reset set expires_at = now() - interval '1 second' where token_hash = ${tokenHashOf(old)}`
    expect(await choosePassword(fresh('/reset/x'), { token: old, password: 'een andere blauwe fiets' })).toEqual({ refused: 'gone' })
    const newest = tokenIn((await resetLinkFor('slow@office.example')) ?? '')
    expect(await choosePassword(fresh('/reset/x'), { token: newest, password: 'een andere blauwe fiets' })).toEqual({ chosen: true })
    expect(await resetWorks(older)).toBe(false)
  })

  test('used by twenty at once counts once', async () => {
    await employ(office, { email: 'twenty@office.example' })
    const token = tokenIn((await resetLinkFor('twenty@office.example')) ?? '')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => choosePassword(fresh('/reset/x'), { token, password: `blauwe fiets nummer ${i}` })),
    )
    expect(outcomes.filter((outcome) => 'chosen' in outcome)).toHaveLength(1)
  })

  test('is nothing for a login that was disabled', async () => {
    const { userId } = await employ(office, { email: 'gone@office.example' })
    const token = tokenIn((await resetLinkFor('gone@office.example')) ?? '')
    await office.sql`update auth_user set disabled_at = now() where id = ${userId}`
    expect(await choosePassword(fresh('/reset/x'), { token, password: 'een andere blauwe fiets' })).toEqual({ refused: 'gone' })
    expect(await resetLinkFor('gone@office.example')).toBeNull()
  })

  test('10,000 random tokens open nothing', async () => {
    let opened = 0
    for (let i = 0; i < 10_000; i++) if (await resetWorks(randomBytes(32).toString('base64url'))) opened++
    expect(opened).toBe(0)
  })

  test('can be asked five times in an hour, known or not', async () => {
    const ask = (email: string) => askForReset(asked('/reset', { from: '10.8.0.1' }), { email, language: 'nl' })
    for (const email of ['nora@office.example', 'stranger@office.example']) {
      for (let i = 0; i < 5; i++) expect(await ask(email)).toEqual({ asked: true })
      expect(await ask(email)).toEqual({ refused: 'too-many', minutes: 60 })
    }
  })
})
