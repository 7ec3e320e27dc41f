import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentBack } from '#app/auth/cookies.server'
import { giveCode } from '#app/auth/give-code.server'
import { logIn } from '#app/auth/log-in.server'
import { beginSecondFactor, endSecondFactor, finishSecondFactor } from '#app/auth/second-factor.server'
import { whoIs } from '#app/auth/who-is.server'
import { requireStaff } from '#app/http/actor.server'
import { disableUser } from '#db/login/users'
import { asked, employ, loggedIn, officeWithLogins, password } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>

beforeAll(async () => {
  office = await officeWithLogins()
})
afterAll(() => office.end())

/** The code an authenticator app shows (RFC 6238), written apart from the library that checks it. */
function codeOf(key: string, stepsAgo = 0): string {
  const bits = [...key].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) - stepsAgo))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Somebody with a second factor: their key, backup codes and the session in which they set it up. */
async function secured(email: string, role = 'manager') {
  const ids = await employ(office, { email, role })
  const cookie = await loggedIn(email)
  const begun = await beginSecondFactor(asked('/login/second-factor', { cookie }), ids.userId, password)
  if ('refused' in begun) throw new Error(begun.refused)
  const finished = await finishSecondFactor(asked('/login/second-factor', { cookie }), ids.userId, codeOf(begun.key))
  if ('refused' in finished) throw new Error(finished.refused)
  return { ...ids, ...begun, before: cookie, cookie: sentBack(finished.cookies) }
}

async function afterPassword(email: string, from = '192.0.2.1'): Promise<string> {
  const outcome = await logIn(asked('/login', { from }), { email, password, remember: false })
  if ('refused' in outcome) throw new Error(outcome.refused)
  expect(outcome.next).toBe('code')
  return sentBack(outcome.cookies)
}

const who = async (cookie: string) => (await whoIs(asked('/', { cookie })))?.actor ?? null

describe('a second factor', () => {
  test('is set up with the password and a right code; the session is a new one', async () => {
    const { userId } = await employ(office, { email: 'setup@office.example' })
    const cookie = await loggedIn('setup@office.example')
    const request = asked('/login/second-factor', { cookie })
    expect(await beginSecondFactor(request, userId, 'niet het goede')).toEqual({ refused: 'wrong-password' })
    const begun = await beginSecondFactor(request, userId, password)
    if ('refused' in begun) throw new Error(begun.refused)
    expect(begun.link).toMatch(/^otpauth:\/\/totp\/Rondo:/)
    expect(begun.backupCodes).toHaveLength(10)
    expect(begun.square.length).toBeGreaterThan(20)
    expect(await finishSecondFactor(request, userId, '000000')).toEqual({ refused: 'wrong-code' })
    // Not finished: logging in still takes the password alone.
    expect(await logIn(asked('/login'), { email: 'setup@office.example', password, remember: false })).toMatchObject({ next: 'in' })
    const finished = await finishSecondFactor(request, userId, codeOf(begun.key))
    if ('refused' in finished) throw new Error(finished.refused)
    expect(await who(cookie)).toBeNull()
    expect(await who(sentBack(finished.cookies))).toMatchObject({ userId })
    expect(await beginSecondFactor(asked('/', { cookie: sentBack(finished.cookies) }), userId, password)).toEqual({ refused: 'already-on' })
  })

  test('stands between the password and everything else', async () => {
    const { userId, key } = await secured('annet@office.example')
    const challenge = await afterPassword('annet@office.example')
    expect(await who(challenge)).toBeNull()
    expect(await giveCode(asked('/login/code', { cookie: challenge }), { kind: 'app', code: '000000' })).toEqual({ refused: 'wrong-code' })
    const given = await giveCode(asked('/login/code', { cookie: challenge }), { kind: 'app', code: codeOf(key, -1) })
    if ('refused' in given) throw new Error(given.refused)
    expect(await who(sentBack(given.cookies))).toMatchObject({ userId })
  })

  test('a code works once, also for who saw it over a shoulder', async () => {
    const { key } = await secured('shoulder@office.example')
    const [mine, theirs] = [await afterPassword('shoulder@office.example'), await afterPassword('shoulder@office.example', '192.0.2.9')]
    const code = codeOf(key, 1)
    expect(await giveCode(asked('/login/code', { cookie: mine }), { kind: 'app', code })).toHaveProperty('cookies')
    expect(await giveCode(asked('/login/code', { cookie: theirs, from: '192.0.2.9' }), { kind: 'app', code })).toEqual({
      refused: 'wrong-code',
    })
  })

  test('a backup code works once', async () => {
    const { backupCodes } = await secured('backup@office.example')
    const code = backupCodes[0] ?? ''
    const first = await afterPassword('backup@office.example')
    expect(await giveCode(asked('/login/code', { cookie: first }), { kind: 'backup', code })).toHaveProperty('cookies')
    const second = await afterPassword('backup@office.example')
    expect(await giveCode(asked('/login/code', { cookie: second }), { kind: 'backup', code })).toEqual({ refused: 'wrong-code' })
  })

  test('five wrong codes use up the challenge, and without one no code is looked at', async () => {
    const { key } = await secured('guesser@office.example')
    const challenge = await afterPassword('guesser@office.example')
    const guess = (code: string, cookie = challenge) =>
      giveCode(asked('/login/code', { cookie, from: '192.0.2.77' }), { kind: 'app', code })
    for (let i = 0; i < 5; i++) expect(await guess(`00000${i}`)).toEqual({ refused: 'wrong-code' })
    expect(await guess(codeOf(key))).toEqual({ refused: 'code-expired' })
    expect(await guess(codeOf(key), '')).toEqual({ refused: 'code-expired' })
    expect(await guess(codeOf(key), 'rondo.two_factor=forged.value')).toEqual({ refused: 'code-expired' })
  })

  test('of somebody who was disabled in between lets nobody in', async () => {
    const { userId, key } = await secured('between@office.example')
    const challenge = await afterPassword('between@office.example')
    await disableUser(office.db, userId, new Date().toISOString())
    expect(await giveCode(asked('/login/code', { cookie: challenge }), { kind: 'app', code: codeOf(key, -1) })).toEqual({
      refused: 'code-expired',
    })
  })

  test('can be taken away with the password', async () => {
    const { userId, cookie } = await secured('ends@office.example')
    expect(await endSecondFactor(asked('/', { cookie }), userId, 'niet het goede')).toEqual({ refused: 'wrong-password' })
    expect(await endSecondFactor(asked('/', { cookie }), userId, password)).toHaveProperty('cookies')
    expect(await logIn(asked('/login'), { email: 'ends@office.example', password, remember: false })).toMatchObject({ next: 'in' })
  })

  test('is stored unreadable', async () => {
    const { key, backupCodes } = await secured('stored@office.example')
    const [row] = await office.sql`select secret, backup_codes from auth_two_factor order by id desc limit 1`
    expect(JSON.stringify(row)).not.toContain(key)
    for (const code of backupCodes) expect(JSON.stringify(row)).not.toContain(code)
  })

  test('where the firm asks it of managers, they get nowhere without; consultants do', async () => {
    await employ(office, { email: 'manager@office.example', role: 'manager' })
    await employ(office, { email: 'consultant@office.example' })
    const [manager, consultant] = [await loggedIn('manager@office.example'), await loggedIn('consultant@office.example')]
    await office.sql`update firm set managers_need_second_factor = true`
    const sentTo = await requireStaff(asked('/home', { cookie: manager })).catch((thrown: Response) => thrown.headers.get('Location'))
    expect(sentTo).toBe('/login/second-factor?to=%2Fhome')
    expect(await requireStaff(asked('/home', { cookie: consultant }))).toMatchObject({ role: 'consultant' })
    const { cookie } = await secured('safe@office.example')
    expect(await requireStaff(asked('/home', { cookie }))).toMatchObject({ role: 'manager' })
    await office.sql`update firm set managers_need_second_factor = false`
  })
})
