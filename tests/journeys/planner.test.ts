import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { connect } from '#db/connection'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { app, open, theBrowser } from '#tests/support/browser'
import { demoPlaces } from '#tests/support/demo-places'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

// The end of a day is dragged to, so it has to be in sight.
const tall = { viewport: { width: 1440, height: 1200 } }

describe.runIf(app)('the planner in the browser', () => {
  const browser = theBrowser()

  test('a unit is planned, a day of it accepted, agreed by phone, dragged, and mended when a visit is called off', async () => {
    const { page, problems, leave } = await browser.as('marieke', tall)
    const campaign = (await demoPlaces()).campaign.replace(/\/$/, '')
    const visit = await planAndAcceptADay(page, campaign)
    await agreeByPhone(page, campaign, visit.name)
    await dragDown(page, visit.name)
    await carryWithTheKeyboard(page, visit.name)
    await callOff(page, visit.name)
    await leave()
    expect(problems).toEqual([])
  })

  test('on a phone a visit is moved without dragging, and nothing falls off the screen', async () => {
    const { page, problems, leave } = await browser.as('marieke', phone)
    const campaign = (await demoPlaces()).campaign.replace(/\/$/, '')
    const wide: string[] = []
    for (const address of [`${campaign}/run/plan`, '/agenda?view=team', '/agenda/capacity', '/agenda/repair', '/agenda']) {
      await open(page, address)
      const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }))
      if (content > window) wide.push(`${address} is ${content} wide`)
    }
    await planInFromTheList(page)
    await leave()
    expect(wide).toEqual([])
    expect(problems).toEqual([])
  })
})

/** @returns somebody of the first day that was accepted, who may be called without a reason: the law lets us call a company */
async function planAndAcceptADay(page: Page, campaign: string): Promise<{ name: string }> {
  await open(page, `${campaign}/run/plan`)
  await page.getByLabel('Zoektijd').selectOption('3')
  await page.getByRole('button', { name: 'Plan mijn unit' }).click()
  const company = page.getByRole('link', { name: / B\.V\.$/ })
  const day = page
    .locator('section')
    .filter({ has: page.getByRole('button', { name: /^Neem deze dag over/ }) })
    .filter({ has: company })
  await day.first().waitFor({ timeout: 60_000 })
  const row = day
    .first()
    .locator('li')
    .filter({ has: page.getByRole('button', { name: /over$/ }) })
    .filter({ has: company })
  const name = (await row.first().getByRole('link').textContent()) ?? ''
  await day
    .first()
    .getByRole('button', { name: /^Neem deze dag over/ })
    .click()
  await page.locator('li').filter({ hasText: name }).getByText('overgenomen').first().waitFor()
  return { name }
}

async function agreeByPhone(page: Page, campaign: string, name: string) {
  await open(page, `${campaign}/run/calls`)
  await page
    .getByRole('link', { name: new RegExp(escaped(name)) })
    .first()
    .click()
  const slot = page.getByRole('radio').first()
  await slot.check({ force: true })
  await page.getByLabel('Duur gesprek').fill('5')
  await page.getByRole('button', { name: /^Leg vast: / }).click()
  await page.getByText(/^Vastgelegd/).waitFor()
}

/** With the mouse, to the end of its day. */
async function dragDown(page: Page, name: string) {
  const appointment = await inTheAgenda(page, name)
  const [box, calendar] = [await appointment.boundingBox(), await page.locator('.rbc-time-content').boundingBox()]
  if (!box || !calendar) throw new Error('The appointment is not drawn')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 12)
  await page.locator('[data-cost]').first().waitFor()
  await page.mouse.move(x, calendar.y + calendar.height - box.height / 2 - 4, { steps: 6 })
  await page.mouse.up()
  await page.getByText(new RegExp(`^${escaped(name)} staat nu op`)).waitFor()
}

async function carryWithTheKeyboard(page: Page, name: string) {
  const appointment = await inTheAgenda(page, name)
  const stood = await appointment.getAttribute('aria-label')
  await appointment.focus()
  await page.keyboard.press('Space')
  await page
    .getByRole('status')
    .filter({ hasText: `${name} opgepakt` })
    .waitFor({ state: 'attached' })
  for (let quarter = 0; quarter < 2; quarter++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(async () => await appointment.getAttribute('aria-label'), { timeout: 10_000 }).not.toBe(stood)
}

async function callOff(page: Page, name: string) {
  await open(page, `/agenda/repair?${new URLSearchParams({ kind: 'cancelled', from: '11:00', ...(await whereItStands(name)) })}`)
  const row = page
    .locator('li')
    .filter({ hasText: name })
    .filter({ has: page.getByText('Zeg de afspraak af') })
    .first()
  await row.getByText('Zeg de afspraak af').click()
  await row.getByLabel('Waarom').fill('De klant is ziek')
  await row.getByRole('button', { name: 'Zeg af' }).click()
  await row.waitFor({ state: 'detached' })
  const fits = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Wie past die dag' }) })
  await fits.getByRole('button', { name: 'Zet als voorstel' }).first().click()
  await page.getByText(/^Voorstel gezet op/).waitFor()
}

/** From the list of who waits to a place of the week, and then to another time, all by tapping. */
async function planInFromTheList(page: Page) {
  await open(page, `/agenda?day=${addDays(dayOf(new Date().toISOString()), 7)}`)
  const waiting = page.locator('[data-unassigned]').filter({ hasText: '+' }).first()
  await waiting.waitFor()
  const name = (await waiting.locator('.font-semibold').first().textContent()) ?? ''
  await waiting.click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /min rijden/ })
    .first()
    .click()
  await page.getByText(/^Voorstel gezet op/).waitFor()
  const row = page
    .locator('li')
    .filter({ hasText: name })
    .filter({ has: page.getByRole('button', { name: 'Verplaats' }) })
  await row.getByRole('button', { name: 'Verplaats' }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByLabel('Tijd').fill('19:20')
  await dialog.getByRole('button', { name: 'Verplaats de afspraak' }).click()
  await row.getByText(/19[.:]20/).waitFor()
}

async function inTheAgenda(page: Page, name: string): Promise<Locator> {
  await open(page, '/agenda')
  const appointment = page.locator('[data-appointment]').filter({ hasText: name })
  for (let week = 0; week < 5 && (await appointment.count()) === 0; week++) {
    const title = await page.getByRole('heading', { level: 1 }).textContent()
    await page.getByRole('link', { name: 'Week erna' }).click()
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(title)
    await page.locator('.rbc-time-view').waitFor()
  }
  return appointment
}

async function whereItStands(name: string): Promise<{ day: string; who: string }> {
  const { sql } = connect(app?.databaseUrl ?? '', 1)
  const [found] = await sql<{ day: string; who: string }[]>`
    select (a.starts_at at time zone 'Europe/Amsterdam')::date::text as day, a.staff_id as who from appointment a
    join customer c on c.client_id = a.client_id and c.id = a.customer_id where c.name = ${name} and a.state = 'agreed'`
  await sql.end()
  if (!found) throw new Error(`${name} has no appointment`)
  return found
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
