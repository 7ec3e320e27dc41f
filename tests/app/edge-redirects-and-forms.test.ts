import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm, text } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import { safeRedirect } from '#app/http/safe-redirect'

describe('where to go after logging in', () => {
  const prefixes = [
    '//',
    '///',
    '/\\',
    '\\/',
    '\\\\',
    '/\\/',
    '/%09/',
    '/\t/',
    '/\n/',
    '/\r/',
    '/ /',
    '/.//',
    '/..//',
    '/./\\',
    '/%2f',
    '/%5c',
    'https:',
    'https://',
    'http:/',
    'http:\\\\',
    'HtTp://',
    '//\u0000',
    '/\u0000/',
    '/\u2028/',
    '/\u200b/',
    '/a/..//',
    '/a/../\\',
    '@',
    ':',
    '?//',
    '#//',
  ]
  const hosts = [
    'evil.example',
    'evil.example/today',
    'localhost:3000@evil.example',
    'evil.example:80',
    'evil.example#/',
    'evil.example?x',
    'xn--evl-hma.example',
    '[::1]',
    '0x7f.1',
    '2130706433',
    'evil.example\\today',
    'javascript:alert(1)',
    '/evil.example',
    'today',
  ]
  const payloads = [
    ...prefixes.flatMap((prefix) => hosts.map((host) => prefix + host)),
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'mailto:x@evil.example',
    '',
    ' ',
    ' /today',
    'today',
    '.',
    '..',
    '\u0000',
    '\\',
    `/${'a'.repeat(5000)}`,
  ]

  test(`${payloads.length} payloads: always our own origin`, () => {
    expect(payloads.length).toBeGreaterThanOrEqual(400)
    for (const payload of payloads) {
      const to = safeRedirect(payload)
      expect([payload, new URL(to, 'https://rondo.example/login').origin]).toEqual([payload, 'https://rondo.example'])
      expect(to).toMatch(/^\/(?![/\\])/)
      expect(to).not.toMatch(/[\r\n\t\0\\]/)
    }
  })

  test('whatever is asked, the answer stays with us', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `/${rest}`),
          fc.webUrl(),
          fc.anything(),
        ),
        (asked) => {
          expect(new URL(safeRedirect(asked), 'https://rondo.example').origin).toBe('https://rondo.example')
        },
      ),
    )
  })

  test('a path of our own is kept as it is', () => {
    for (const path of [
      '/',
      '/today',
      '/campaigns/1/clean?page=2&sort=name',
      '/relations/7#notes',
      '/reports/weekly%20report',
      '/zoek?q=a%2Fb',
    ])
      expect(safeRedirect(path)).toBe(path)
    expect(safeRedirect('/login?to=/today')).toBe('/')
    expect(safeRedirect('/logout')).toBe('/')
    expect(safeRedirect('/login/second-factor?to=%2Fhome')).toBe('/login/second-factor?to=%2Fhome')
    expect(safeRedirect(null, '/portal')).toBe('/portal')
  })
})

describe('a form', () => {
  const Contact = z.object({
    name: text(20, 'auth:errors.nameMissing'),
    email: z.email('auth:errors.email'),
    days: z.array(z.string()).default([]),
    note: text(100).optional(),
  })
  const sent = (fields: [string, string][], language = 'nl') =>
    new Request('http://localhost:3000/x', { method: 'POST', body: new URLSearchParams(fields), headers: { 'Accept-Language': language } })
  const good: [string, string][] = [
    ['name', ' Tom '],
    ['email', 'tom@office.example'],
  ]
  const errorsOf = async (fields: [string, string][], language?: string) => {
    const read = await readForm(sent(fields, language), Contact)
    if (read.ok) throw new Error('the form was taken')
    expect(read.answer.status).toBe(400)
    return read.answer.json() as Promise<{ errors: Record<string, string[]>; form: string[] }>
  }

  test('is taken with its own id beside it', async () => {
    const op = '0b8f5ce0-4c0a-4a53-9a61-0d2a5cbd8c33'
    expect(await readForm(sent([...good, ['op', op]]), Contact)).toEqual({
      ok: true,
      op,
      form: { name: 'Tom', email: 'tom@office.example', days: [] },
    })
    expect(await readForm(sent([...good, ['days', '1'], ['days', '2']]), Contact)).toMatchObject({ form: { days: ['1', '2'] } })
    expect(await readForm(sent([...good, ['days', '1']]), Contact)).toMatchObject({ form: { days: ['1'] } })
  })

  test('says per field what is wrong, in the language of the reader', async () => {
    expect(
      await errorsOf([
        ['name', ' '],
        ['email', 'tom'],
      ]),
    ).toEqual({
      errors: { name: ['Vul je naam in.'], email: ['Dit is geen e-mailadres. Schrijf het als naam@bedrijf.nl.'] },
      form: [],
    })
    expect(
      (
        await errorsOf(
          [
            ['name', 'x'.repeat(21)],
            ['email', 'tom@office.example'],
          ],
          'en',
        )
      ).errors,
    ).toEqual({ name: ['This is too long. Shorten it.'] })
    expect((await errorsOf([['name', 'Tom']], 'en')).errors.email).toHaveLength(1)
  })

  test('tells what is empty from what cannot be read', async () => {
    const Half = z.object({ hours: z.coerce.number().int() })
    const said = async (fields: [string, string][]) => {
      const read = await readForm(sent(fields), Half)
      return read.ok ? 'taken' : ((await read.answer.json()) as { errors: Record<string, string[]> }).errors.hours
    }
    expect(await said([['hours', '2.5']])).toEqual(['Dit kunnen we niet lezen. Kijk het na.'])
    expect(await said([['hours', 'twee']])).toEqual(['Dit kunnen we niet lezen. Kijk het na.'])
    expect(await said([])).toEqual(['Vul dit in.'])
    expect(await said([['hours', '2']])).toBe('taken')
  })

  test('with a field nobody asked for is refused, whatever it is called', async () => {
    for (const field of ['role', 'clientId', 'minutes', '__proto__', 'constructor', 'toString', 'name.x', '']) {
      expect((await errorsOf([...good, [field, 'admin']])).form).toHaveLength(1)
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test('with the same field twice, or an id that is none, is refused', async () => {
    expect((await errorsOf([...good, ['name', 'Other']])).errors.name).toHaveLength(1)
    expect((await errorsOf([...good, ['op', 'x']])).form).toHaveLength(1)
  })

  test('loses what no database takes', async () => {
    const read = await readForm(
      sent([
        ['name', 'T\u0000om'],
        ['email', 'tom@office.example'],
        ['note', 'a\r\nb'],
      ]),
      Contact,
    )
    expect(read).toMatchObject({ form: { name: 'Tom', note: 'a\nb' } })
  })

  test('that is no form at all is answered with 400', async () => {
    const bodies: [string, string][] = [
      ['{"a":1}', 'application/json'],
      ['x', 'text/plain'],
      ['--b\r\nbroken', 'multipart/form-data; boundary=b'],
      ['x', 'multipart/form-data'],
    ]
    for (const [body, type] of bodies) {
      const request = new Request('http://localhost:3000/x', { method: 'POST', body, headers: { 'Content-Type': type } })
      expect(await readForm(request, Contact).catch((thrown: Response) => thrown.status)).toBe(400)
    }
  })

  test('random forms are taken or refused, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))), async (fields) => {
        const read = await readForm(sent(fields), Contact)
        expect(typeof read.ok).toBe('boolean')
      }),
    )
  })
})

describe('a refusal', () => {
  test('is answered in words, with a status that says the world was not as thought', async () => {
    const request = new Request('http://localhost:3000/x', { headers: { 'Accept-Language': 'en' } })
    const answer = await refusal(request, { refused: 'used-twice' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ refused: 'used-twice', message: expect.stringContaining('sent before') })
    expect(await (await refusal(request, { refused: 'not-known-here' })).json()).toEqual({
      refused: 'not-known-here',
      message: 'This cannot be done',
    })
  })
})
