import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { connect } from '#db/connection'
import { app, open, theBrowser } from '#tests/support/browser'

const email = 'joost@waalstroom.example'
const [first, second] = ['vier gele paraplus', 'zeven stille molens']

async function logIn(page: Page, password: string) {
  await page.goto('/login')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

const arrives = (page: Page, path: string) => page.waitForURL(({ pathname }) => pathname.startsWith(path))

/** The link in the newest mail to somebody, as it waits to be sent. */
async function linkMailed(): Promise<string> {
  const { sql } = connect(app?.databaseUrl ?? '', 1)
  const [mail] = await sql`select body from outbox where recipient = ${email} order by send_after desc limit 1`.finally(() => sql.end())
  return /https?:\S+/.exec(mail?.body ?? '')?.[0] ?? ''
}

/** The code an authenticator app shows (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe.runIf(app)('somebody of a client', () => {
  const browser = theBrowser()

  test('is invited, comes in, chooses another password, takes a second step, and is out once the login is ended', async () => {
    const nora = await browser.as('nora')
    const joost = await browser.visitor()

    await open(nora.page, '/settings/team?of=clients')
    await nora.page.getByRole('button', { name: 'Nodig iemand uit' }).click()
    const dialog = nora.page.getByRole('dialog')
    await dialog.getByLabel('Naam').fill('Joost Mulder')
    await dialog.getByLabel('E-mailadres').fill(email)
    await dialog.getByLabel('Opdrachtgever', { exact: true }).selectOption({ label: 'Waalstroom Techniek' })
    await dialog.getByRole('button', { name: 'Maak de link' }).click()
    const link = await dialog.getByLabel('Link voor de uitnodiging').inputValue()

    await joost.page.goto(link)
    await joost.page.getByLabel('Kies een wachtwoord').fill(first)
    await joost.page.getByRole('button', { name: 'Maak mijn account' }).click()
    await arrives(joost.page, '/login')
    await logIn(joost.page, first)
    await arrives(joost.page, '/portal')

    const elsewhere = await browser.visitor()
    await elsewhere.page.goto('/reset')
    await elsewhere.page.getByLabel('E-mailadres').fill(email)
    await elsewhere.page.getByRole('button', { name: 'Stuur de link' }).click()
    await elsewhere.page.getByText('Kijk in je mail').waitFor()
    await elsewhere.page.goto(await linkMailed())
    await elsewhere.page.getByLabel('Nieuw wachtwoord').fill(second)
    await elsewhere.page.getByRole('button', { name: 'Bewaar het wachtwoord' }).click()
    await arrives(elsewhere.page, '/login')
    await joost.page.goto('/portal')
    await arrives(joost.page, '/login')

    await logIn(joost.page, second)
    await arrives(joost.page, '/portal')
    await joost.page.goto('/login/second-factor')
    await joost.page.getByLabel('Je wachtwoord').fill(second)
    await joost.page.getByRole('button', { name: 'Begin met instellen' }).click()
    const app = await joost.page.getByRole('link', { name: 'Open in de app op dit apparaat' }).getAttribute('href')
    await joost.page.getByLabel('Code uit de app').fill(codeOf(new URL(app ?? '').searchParams.get('secret') ?? ''))
    await joost.page.getByRole('button', { name: 'Zet aan' }).click()
    await joost.page.waitForURL(({ pathname }) => pathname !== '/login/second-factor')
    await logIn(elsewhere.page, second)
    await arrives(elsewhere.page, '/login/code')

    await open(nora.page, '/settings/team?of=clients&q=joost')
    await nora.page.getByRole('button', { name: 'Meer over Joost Mulder' }).click()
    await nora.page.getByRole('menuitem', { name: 'Zet de login uit' }).click()
    await nora.page.getByRole('button', { name: 'Zet de login uit' }).click()
    await nora.page.getByText('De login van Joost Mulder is uitgezet').waitFor()
    await joost.page.goto('/portal')
    await arrives(joost.page, '/login')
    await logIn(joost.page, second)
    await joost.page.getByRole('alert').waitFor()
    expect(new URL(joost.page.url()).pathname).toBe('/login')

    expect(nora.problems).toEqual([])
    await Promise.all([nora.leave(), joost.leave(), elsewhere.leave()])
  })
})
