import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '#app/auth/log-in.server'
import { faultIn } from '#app/auth/password-rules'
import { limits, mayTry, network } from '#app/auth/throttle.server'
import { closeDb } from '#db/connection'
import { countAttempt } from '#db/login/attempts'
import { asked, employ, officeWithLogins, password } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>

beforeAll(async () => {
  office = await officeWithLogins()
  await employ(office, { email: 'marieke@office.example' })
})
afterAll(() => office.end())

const attempt = (email: string, given: string, from: string) =>
  logIn(asked('/login', { from }), { email, password: given, remember: false })

describe('logging in', () => {
  test('an address is known in any case and with spaces around it', async () => {
    expect(await attempt('  Marieke@OFFICE.example ', password, '192.0.2.1')).toMatchObject({ next: 'in' })
  })

  test('a stranger, a wrong password and nonsense get the same answer', async () => {
    const answers = [
      await attempt('marieke@office.example', 'niet het goede', '192.0.2.2'),
      await attempt('nobody@office.example', password, '192.0.2.2'),
      await attempt('marieke@office.example', '', '192.0.2.2'),
      await attempt('geen adres', password, '192.0.2.2'),
      await attempt('marieke@office.example', 'x'.repeat(5000), '192.0.2.2'),
      await attempt("' or 1=1 --", password, '192.0.2.2'),
      await attempt('\u0000', password, '192.0.2.2'),
    ]
    expect(answers).toEqual(answers.map(() => ({ refused: 'wrong' })))
  })

  test('a stranger costs as much hashing as somebody we know', async () => {
    const spent = async (email: string, from: string) => {
      const before = process.cpuUsage()
      for (let i = 0; i < 8; i++) await attempt(email, 'niet het goede', from)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const known = await spent('marieke@office.example', '192.0.2.3')
    const stranger = await spent('nobody@office.example', '192.0.2.4')
    // Without the hash a stranger would cost a few per cent of it.
    expect(stranger / known).toBeGreaterThan(0.5)
    expect(stranger / known).toBeLessThan(2)
  })

  test('what happened is written down without the address that was tried', async () => {
    const noted = await office.sql`select action, detail::text as detail, address from audit where action like 'login.%' order by at`
    expect(noted[0]).toMatchObject({ action: 'login.succeeded', address: '192.0.2.1' })
    expect(noted.some(({ action }) => action === 'login.failed')).toBe(true)
    expect(JSON.stringify(noted)).not.toMatch(/marieke|nobody/)
  })
})

describe('trying again and again', () => {
  test('the eleventh try for one account from one address waits, also with the right password', async () => {
    for (let i = 0; i < limits.login.perAccount; i++)
      expect(await attempt('marieke@office.example', `fout ${i}`, '198.51.100.1')).toEqual({ refused: 'wrong' })
    expect(await attempt('marieke@office.example', password, '198.51.100.1')).toEqual({ refused: 'too-many', minutes: 15 })
  })

  test('nobody locks another out: from elsewhere the right password still works', async () => {
    expect(await attempt('marieke@office.example', password, '198.51.100.2')).toMatchObject({ next: 'in' })
  })

  test('a restart gives nobody a new start', async () => {
    await closeDb()
    expect(await attempt('marieke@office.example', password, '198.51.100.1')).toMatchObject({ refused: 'too-many' })
  })

  test('the right password clears the wrong ones before it', async () => {
    for (let i = 0; i < 9; i++) await attempt('marieke@office.example', 'fout', '198.51.100.3')
    expect(await attempt('marieke@office.example', password, '198.51.100.3')).toMatchObject({ next: 'in' })
    for (let i = 0; i < 9; i++) await attempt('marieke@office.example', 'fout', '198.51.100.3')
    expect(await attempt('marieke@office.example', password, '198.51.100.3')).toMatchObject({ next: 'in' })
  })

  test('a hundred tries from one address are all it gets, over however many accounts', async () => {
    const outcomes = []
    for (let i = 0; i < 105; i++)
      outcomes.push(await mayTry({ kind: 'login', account: `somebody-${i}@office.example`, address: '198.51.100.4' }))
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(limits.login.perAddress)
  })

  test('tries that come at the same moment are each counted', async () => {
    const now = new Date().toISOString()
    const counts = await Promise.all(Array.from({ length: 50 }, () => countAttempt(office.db, 'at once', 15, now)))
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test('a window that is over begins anew', async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString()
    expect(await countAttempt(office.db, 'window', 15, at(0))).toEqual({ count: 1, endsAt: '2026-01-05T09:15:00.000Z' })
    expect(await countAttempt(office.db, 'window', 15, at(14))).toEqual({ count: 2, endsAt: '2026-01-05T09:15:00.000Z' })
    expect(await countAttempt(office.db, 'window', 15, at(15))).toEqual({ count: 1, endsAt: '2026-01-05T09:30:00.000Z' })
  })

  test('a subscriber with a whole IPv6 network counts as one', () => {
    const same = ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::9', '2001:db8:1:2:a:b:c:d', '2001:db8:1:2::1%eth0'].map(network)
    expect(new Set(same)).toEqual(new Set(['2001:db8:1:2::/64']))
    expect(network('2001:db8:1:3::1')).not.toBe(same[0])
    expect(network('::1')).toBe('0:0:0:0::/64')
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(network('192.0.2.1')).toBe('192.0.2.1')
    expect(network('')).toBe('')
  })

  test('the table of tries holds no address in clear', async () => {
    const keys = await office.sql`select key from auth_rate_limit`
    expect(JSON.stringify(keys)).not.toMatch(/@|198\.51|192\.0/)
  })
})

describe('a new password', () => {
  test.each([
    ['kort', 'passwordShort'],
    ['elf tekens!', 'passwordShort'],
    ['x'.repeat(129), 'passwordLong'],
    ['Wachtwoord123!', 'passwordKnown'],
    ['W3lk0m2026!!!', 'passwordKnown'],
    ['passwordpassword', 'passwordKnown'],
    ['aaaaaaaaaaaaaa', 'passwordKnown'],
    ['121212121212', 'passwordKnown'],
    ['qwertyuiop123', 'passwordKnown'],
    ['9876543210987', 'passwordKnown'],
    ['123456789012', 'passwordKnown'],
    ['RondoRondo2026', 'passwordContext'],
    ['Jansen!!123456', 'passwordContext'],
  ])('%s is refused: %s', (given, fault) => {
    expect(faultIn(given, ['Nora Jansen', 'nora@office.example'])).toBe(fault)
  })

  test.each(['een lange rode fiets', 'correct horse battery', 'ÿüñøßłşğİ漢字仮名交', '4Yx!pQ9z#Lm2', 'de bakker opent om zes'])(
    '%s is taken',
    (given) => {
      expect(faultIn(given, ['Nora Jansen', 'nora@office.example'])).toBeNull()
    },
  )
})
