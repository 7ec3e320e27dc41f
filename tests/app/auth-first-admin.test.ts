import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdmin } from '#app/auth/create-admin.server'
import { makeFirstAdmin, nobodyYet } from '#app/auth/first-admin.server'
import { choosePassword } from '#app/auth/resets.server'
import { setupCode } from '#app/auth/setup-code.server'
import { whoIs } from '#app/auth/who-is.server'
import { theSecret } from '#app/http/secret.server'
import { asked, loggedIn, officeWithLogins, password } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>

beforeAll(async () => {
  office = await officeWithLogins()
  await office.sql`delete from firm`
})
afterAll(() => office.end())

const nora = { firm: 'Jansen & Bos', name: 'Nora Jansen', email: 'Nora@office.example', password, language: 'nl' as const }

test('a new installation waits for its first administrator, and takes only one who knows the code in the terminal', async () => {
  expect(await nobodyYet()).toBe(true)
  expect(await makeFirstAdmin(asked('/welcome'), { ...nora, code: '0000-0000-0000' })).toEqual({ refused: 'wrong-setup-code' })
  expect(await nobodyYet()).toBe(true)
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, i) =>
      makeFirstAdmin(asked('/welcome'), { ...nora, email: `nora${i || ''}@office.example`, code: setupCode(theSecret()).toUpperCase() }),
    ),
  )
  expect(outcomes.filter((outcome) => 'made' in outcome)).toHaveLength(1)
  expect(await nobodyYet()).toBe(false)
  expect(await office.sql`select name from firm`).toEqual([{ name: 'Jansen & Bos' }])
  expect(await makeFirstAdmin(asked('/welcome'), { ...nora, email: 'late@office.example', code: setupCode(theSecret()) })).toEqual({
    refused: 'has-account',
  })
})

test('the start code cannot be guessed at leisure', async () => {
  const tries = []
  for (let i = 0; i < 12; i++) tries.push(await makeFirstAdmin(asked('/welcome', { from: '192.0.2.50' }), { ...nora, code: `guess ${i}` }))
  expect(tries.at(-1)).toMatchObject({ refused: 'too-many' })
})

test('the command makes an administrator who chooses their own password, and helps one who is locked out', async () => {
  const made = await createAdmin({ email: 'annet@office.example', name: 'Annet de Rooij', reset: false })
  expect(made.code).toBe(0)
  const token = /\/reset\/([\w-]+)/.exec(made.says)?.[1] ?? ''
  expect(await choosePassword(asked('/reset/x'), { token, password })).toEqual({ chosen: true })
  const cookie = await loggedIn('annet@office.example')
  expect((await whoIs(asked('/', { cookie })))?.actor).toMatchObject({ role: 'admin', clientIds: 'all' })
  expect(await createAdmin({ email: 'annet@office.example', name: 'Annet', reset: false })).toMatchObject({ code: 1 })
  expect(await createAdmin({ email: 'annet@office.example', reset: true })).toMatchObject({ code: 0 })
  for (const wrong of [
    { email: 'nobody@office.example', reset: true },
    { email: 'x', reset: false },
    { reset: false },
    { email: 'y@office.example', reset: false },
  ]) {
    expect(await createAdmin(wrong)).toMatchObject({ code: 1 })
  }
})
