import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoClientPeople, demoStaff } from '#db/seed/people'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { app, logIn, open, theBrowser } from '#tests/support/browser'

describe.runIf(app)('segmenting and agreeing in the browser', () => {
  const browser = theBrowser()

  test('what was agreed at the table becomes segments, a plan that fits, an approval in the portal and a frozen list', async () => {
    const office = await browser.visitor()
    await logIn(office.page, demoStaff.annet.email)
    const portal = await browser.visitor()
    await logIn(portal.page, demoClientPeople.pieter.email)

    const campaign = await beginCampaign(office.page)
    await recordKickOff(office.page, campaign)
    await agreeWithKickOff(portal.page, campaign)
    await segmentFromMatrix(office.page, campaign)
    await planTooMuch(office.page, campaign)
    await dropAndAsk(office.page)
    await approve(portal.page, campaign)
    await freezeList(office.page, campaign)

    expect([...office.problems, ...portal.problems]).toEqual([])
    await office.leave()
    await portal.leave()
  })
})

async function beginCampaign(page: Page): Promise<string> {
  await open(page, '/campaigns/new')
  await page.getByRole('combobox', { name: 'Opdrachtgever', exact: true }).selectOption({ label: 'Waalstroom Techniek' })
  await page.getByLabel('Naam van de campagne').fill('Winterronde')
  await page.getByLabel('Begint op').fill(addDays(dayOf(new Date().toISOString()), -1))
  await page.getByRole('button', { name: 'Begin de campagne' }).click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

async function recordKickOff(page: Page, campaign: string) {
  await open(page, `${campaign}/kick-off`)
  await page.getByLabel('Situatie').fill('De winter is stil: wie bestelde vorig jaar en nu niet?')
  await page.getByRole('button', { name: 'Regel erbij: Verwachtingen in cijfers' }).click()
  await page.getByLabel('Aantal 1').fill('20')
  await page.getByLabel('Wat 1').fill('bezoeken')
  await page.getByRole('button', { name: 'Regel erbij: Wie doen er mee' }).click()
  await page.getByLabel('Naam 1').fill('Pieter Verhoeven')
  await page.getByRole('button', { name: 'Bewaren', exact: true }).click()
  await page.getByText('Wacht op akkoord').waitFor()
}

async function agreeWithKickOff(page: Page, campaign: string) {
  await open(page, `/portal${campaign}/kick-off`)
  await page.getByRole('button', { name: 'Akkoord met dit overzicht' }).click()
  await page.getByText(/^Akkoord van Pieter Verhoeven op/).waitFor()
}

/** A press on a cell of the matrix fills the rule; who is in the cell is in the segment. */
async function segmentFromMatrix(page: Page, campaign: string) {
  await open(page, `${campaign}/segments/analysis`)
  const cell = page.getByRole('table', { name: 'Recent en groot' }).getByRole('link').first()
  const customers = Number(await cell.textContent())
  expect(customers).toBeGreaterThan(0)
  await cell.click()
  const form = page.getByRole('form', { name: 'Nieuw segment' })
  await form.getByLabel('Naam', { exact: true }).fill('Net gezien')
  await form.getByText(new RegExp(`^${customers} van \\d+ pas`)).waitFor()
  await form.getByRole('button', { name: 'Bewaren' }).click()
  await page
    .getByText(/^Bewaard\. /)
    .first()
    .waitFor()
}

async function planTooMuch(page: Page, campaign: string) {
  await open(page, `${campaign}/actions`)
  await page.getByRole('button', { name: 'Actie erbij voor Net gezien' }).click()
  const form = page.getByRole('form', { name: 'Actie erbij voor Net gezien' })
  await form.getByLabel('Soort').selectOption('visit')
  await form.getByLabel('Hoeveel').fill('60')
  await form.getByRole('textbox', { name: /^Tijd per keer/ }).fill('2:00')
  await form.getByRole('button', { name: 'Bewaren' }).click()
  await page.getByText(/^Het plan is .* te groot\.$/).waitFor()
  await page
    .getByLabel(/^Wat is afgesproken over de/)
    .first()
    .waitFor()
}

async function dropAndAsk(page: Page) {
  await page.getByRole('button', { name: 'Laat vervallen' }).last().click()
  await page.getByText(/^Het plan past/).waitFor()
  await page.getByRole('button', { name: 'Vraag akkoord' }).click()
  await page.getByText(/^Versie 1 wacht sinds/).waitFor()
}

async function approve(page: Page, campaign: string) {
  await open(page, `/portal${campaign}/plan`)
  await page.getByRole('heading', { name: 'Net gezien' }).waitFor()
  await page.getByRole('button', { name: 'Akkoord met het hele plan' }).click()
  await page.getByText(/^Versie 1: akkoord van Pieter Verhoeven/).waitFor()
}

/** The first is visited, and the list is closed and leaves as a PDF. */
async function freezeList(page: Page, campaign: string) {
  await open(page, `${campaign}/run/inventory`)
  await page.getByRole('button', { name: 'Ronde beginnen' }).click()
  const first = page.getByRole('group', { name: /^Besluit over/ }).first()
  await first.waitFor()
  await page.keyboard.press('v')
  await page.getByText(/^1 van \d+ besproken$/).waitFor()
  await page.getByRole('button', { name: 'Ronde afronden' }).click()
  await page.getByText(/^Afgerond\. 1 te bezoeken/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Lijst als PDF' }).click()])
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
}
