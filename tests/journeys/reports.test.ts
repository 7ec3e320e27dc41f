import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoClientPeople, demoStaff } from '#db/seed/people'
import { app, logIn, open, theBrowser } from '#tests/support/browser'

describe.runIf(app)('a report in the browser', () => {
  const browser = theBrowser()

  test('a manager schedules, lays out, checks and releases a report; the portal has it; a mistake becomes its next edition', async () => {
    const office = await browser.visitor()
    await logIn(office.page, demoStaff.annet.email)
    const portal = await browser.visitor()
    await logIn(portal.page, demoClientPeople.pieter.email)

    await open(office.page, await schedule(office.page))
    await layOut(office.page)
    const name = await release(office.page)
    await readInPortal(portal.page, name)
    await correct(office.page, name)

    expect([...office.problems, ...portal.problems]).toEqual([])
    await office.leave()
    await portal.leave()
  })
})

/** Sets the schedule of a campaign, and answers where its draft is. */
async function schedule(page: Page): Promise<string> {
  await open(page, '/campaigns')
  const campaign = await page
    .getByRole('main')
    .getByRole('link', { name: /Najaarsronde/ })
    .first()
    .getAttribute('href')
  await open(page, `${campaign}/run/reports`)
  const panel = page.getByRole('region', { name: 'Vanzelf' })
  await panel.getByLabel('Rapporten vanzelf klaarzetten').check()
  await panel.getByRole('button', { name: 'Bewaren' }).click()
  await panel.getByText(/^Volgende: /).waitFor()
  const draft = page.getByRole('row', { name: /concept/ }).or(page.getByRole('listitem').filter({ hasText: /concept/ }))
  return (
    (await draft
      .first()
      .getByRole('link', { name: /rapport \d+/ })
      .first()
      .getAttribute('href')) ?? ''
  )
}

/** Adds a part, moves it up, and sees page 1 follow; then keeps it. */
async function layOut(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Opbouw' })
  await page.getByText(/^Pagina 1 van \d/).waitFor()
  // The part goes from one list to the other as it is ticked.
  await panel.getByRole('list', { name: 'Onderdelen die er niet in staan' }).getByLabel('Bezoeken per maand of kwartaal').click()
  const [drawn] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes('/first-page')),
    panel.getByRole('button', { name: 'Bezoeken per maand of kwartaal hoger' }).click(),
  ])
  expect(drawn.ok()).toBe(true)
  const version = panel.locator('input[name=version]').last()
  const before = await version.inputValue()
  await panel.getByRole('button', { name: 'Bewaren' }).click()
  await expect.poll(() => version.inputValue(), { timeout: 20_000 }).not.toBe(before)
  const chosen = panel.getByRole('list', { name: 'Onderdelen in het rapport' }).getByRole('listitem')
  expect((await chosen.allTextContents()).at(-2)).toContain('Bezoeken per maand of kwartaal')
}

/** Reads the check list, releases, and answers what the report is called. */
async function release(page: Page): Promise<string> {
  await page.getByRole('region', { name: 'Voor je vrijgeeft' }).getByRole('listitem').first().waitFor()
  await page.getByRole('button', { name: 'Vrijgeven', exact: true }).click()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await dialog.getByRole('button', { name: 'Vrijgeven', exact: true }).click()
  await page.getByText(/^Vrijgegeven op /).waitFor()
  return ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').trim()
}

async function readInPortal(page: Page, name: string): Promise<void> {
  await open(page, '/portal')
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await page.waitForURL(/\/portal\/reports\//)
  await page.getByRole('heading', { name: /Bezoeken per (maand|kwartaal)/ }).waitFor()
}

/** The next edition says on its first page what it mends, and is released like the first. */
async function correct(page: Page, name: string): Promise<void> {
  const first = page.url()
  await page.getByLabel('Wat klopte niet? De opdrachtgever leest dit.').fill('Er stond een bezoek te veel in.')
  await page.getByRole('button', { name: 'Nieuwe versie beginnen' }).click()
  await page.waitForURL((url) => url.href !== first)
  await page.getByRole('heading', { level: 1, name: `${name}a` }).waitFor()
  await page.getByText('Hele rapport met bronnen').click()
  await page.getByRole('heading', { name: /^Correctie op rapport \d+$/ }).waitFor()
  await release(page)
}
