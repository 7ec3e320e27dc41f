import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoStaff } from '#db/seed/people'
import { addDays, type Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { app, logIn, open, theBrowser } from '#tests/support/browser'
import { customersInBase, dirtyBase, secondTimes } from '#tests/support/dirty-base'

const client = 'Veldman Warmtetechniek'

describe.runIf(app)('the main job in the browser', () => {
  const browser = theBrowser()

  test('a customer base goes through the four steps and comes out as a report', async () => {
    const { page, problems, leave } = await browser.visitor()
    const today = dayOf(new Date().toISOString())
    await logIn(page, demoStaff.marieke.email)

    const campaign = await beginCampaign(page, addDays(today, -7))
    await takeIn(page, campaign)
    await mergeDuplicates(page, campaign)
    await makeSegment(page, campaign, 'Zwolle')
    await makeSegment(page, campaign, 'Arnhem')
    await plan(page, campaign)
    const visited = await holdRound(page, campaign)
    const day = await callAndBook(page, campaign, visited)
    const appointmentId = await moveInAgenda(page, visited, day)
    await logTheVisit(page, appointmentId, addDays(today, -1))
    await readLedger(page, visited)
    await readReport(page, campaign)

    await leave()
    expect(problems).toEqual([])
  })
})

async function beginCampaign(page: Page, startsOn: Day): Promise<string> {
  await open(page, '/campaigns/new')
  await page.getByLabel('Naam van de opdrachtgever').fill(client)
  await page.getByLabel('Naam van de campagne').fill('Voorjaarsronde')
  await page.getByLabel('Begint op').fill(startsOn)
  await page.getByRole('button', { name: 'Begin de campagne' }).click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { level: 1, name: 'Voorjaarsronde' }).waitFor()
  return new URL(page.url()).pathname
}

async function takeIn(page: Page, campaign: string) {
  await open(page, `${campaign}/clean/import`)
  const file = { name: 'klanten.csv', mimeType: 'text/csv', buffer: dirtyBase() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/\/map/)
  await page.getByLabel('Bedrijfsnaam wordt').waitFor()
  expect(await page.getByLabel('Bedrijfsnaam wordt').inputValue()).toBe('name')
  expect(await page.getByText('André Installatietechniek').first().isVisible()).toBe(true)
  const postcode = page.getByLabel(/^Postcode op regel/)
  await postcode.fill('6811 KL')
  await postcode.press('Enter')
  const rows = customersInBase + secondTimes
  await page.getByRole('button', { name: `Zet ${rows} erin` }).click()
  await page.waitForURL(/\/clean\?taken=/)
}

async function mergeDuplicates(page: Page, campaign: string) {
  await open(page, `${campaign}/clean/duplicates`)
  await page.getByRole('button', { name: 'Bekijk en voeg samen' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Voeg ${secondTimes} groepen samen` })
    .click()
  await page.getByText(`${secondTimes} relaties gingen op in een andere`).waitFor()
}

async function makeSegment(page: Page, campaign: string, place: string) {
  await open(page, `${campaign}/segments`)
  await page.getByRole('button', { name: 'Segment maken' }).first().click()
  const form = page.getByRole('form', { name: 'Nieuw segment' })
  await form.getByLabel('Naam', { exact: true }).fill(place)
  await form.getByLabel('Veld', { exact: true }).selectOption('place')
  await form.getByLabel('Waarde', { exact: true }).fill(place)
  await form.getByText(`${customersInBase / 3} van ${customersInBase} passen`).waitFor()
  await form.getByRole('button', { name: 'Bewaren' }).click()
  await page
    .getByText(/^Bewaard\. /)
    .first()
    .waitFor()
}

async function plan(page: Page, campaign: string) {
  await open(page, `${campaign}/actions`)
  await addActivity(page, 'Zwolle', { kind: 'visit', target: 12, minutes: '2:00' })
  await addActivity(page, 'Arnhem', { kind: 'call', target: 12, minutes: '0:10' })
  await page.getByText(/^Het plan past/).waitFor()
  await page.getByText('Akkoord dat je zelf kreeg vastleggen').click()
  await page.getByLabel('Akkoord van').fill('H. Veldman')
  await page.getByRole('button', { name: 'Akkoord vastleggen' }).click()
  await page.getByText(/Versie 1, akkoord van H\. Veldman/).waitFor()
}

async function addActivity(page: Page, segment: string, { kind, target, minutes }: { kind: string; target: number; minutes: string }) {
  await page.getByRole('button', { name: `Actie erbij voor ${segment}` }).click()
  const form = page.getByRole('form', { name: `Actie erbij voor ${segment}` })
  await form.getByLabel('Soort').selectOption(kind)
  await form.getByLabel('Hoeveel').fill(String(target))
  await form.getByLabel('Tijd per keer').fill(minutes)
  await form.getByRole('button', { name: 'Bewaren' }).click()
  await form.waitFor({ state: 'hidden' })
}

/** Decides that one customer is visited and how; two are left for later. @returns who is visited */
async function holdRound(page: Page, campaign: string): Promise<string> {
  await open(page, `${campaign}/run/inventory`)
  await page.getByRole('button', { name: 'Ronde beginnen' }).click()
  const decision = page.getByRole('group', { name: /^Besluit over/ }).first()
  await decision.waitFor()
  const name = ((await decision.locator('legend').textContent()) ?? '').replace('Besluit over ', '')
  await page.getByRole('button', { name: `Benadering en wensen van ${name}` }).click()
  await page.getByLabel('Hoe benaderen').fill('Vraag naar de zoon, hij neemt over')
  await page
    .getByRole('group', { name: `Besluit over ${name}` })
    .getByRole('button', { name: 'Bezoeken' })
    .click()
  await page.getByText(`1 van ${(customersInBase / 3) * 2} besproken`).waitFor()
  await page.getByRole('button', { name: 'Ronde afronden' }).click()
  await page.getByText(/^Afgerond\. 1 te bezoeken/).waitFor()
  return name
}

/** @returns the day of the slot that was booked */
async function callAndBook(page: Page, campaign: string, name: string): Promise<Day> {
  await open(page, `${campaign}/run/calls`)
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByText('Vraag naar de zoon, hij neemt over').first().waitFor()
  const slot = page.getByRole('radio').first()
  await slot.check({ force: true })
  const [, startsAt = ''] = (await slot.inputValue()).split(' ')
  await page.getByLabel('Duur gesprek').fill('10')
  await page.getByRole('button', { name: /^Leg vast: / }).click()
  await page.getByText(/^Vastgelegd/).waitFor()
  return dayOf(startsAt)
}

/** Moves the appointment to the evening with the keyboard. @returns its id */
async function moveInAgenda(page: Page, name: string, day: Day): Promise<string> {
  await open(page, `/agenda?week=${day}`)
  const appointment = page.locator('[data-appointment]').filter({ hasText: name })
  await appointment.focus()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByLabel('Tijd').fill('19:10')
  await dialog.getByRole('button', { name: 'Verplaats de afspraak' }).click()
  await page.getByText(new RegExp(`^${name} staat nu op .*19[.:]10`)).waitFor()
  return (await appointment.getAttribute('data-appointment')) ?? ''
}

/** The visit came early: it is logged with the day on which it really was. */
async function logTheVisit(page: Page, appointmentId: string, day: Day) {
  await open(page, `/visits/${appointmentId}/log`)
  await page.getByRole('radio', { name: 'Tevreden' }).check({ force: true })
  await page.getByLabel('Wat is er gezegd').fill('Loopt goed, in maart komt de nieuwe bus.')
  await page.getByLabel('Dag', { exact: true }).fill(day)
  await page.getByLabel('Aangekomen om').fill('10:00')
  await page.getByLabel('Ter plaatse').fill('1:00')
  await page.getByLabel('Rijden').fill('0:40')
  await page.getByLabel('Uitwerken').fill('0:10')
  await page.getByLabel('Gereden').fill('32,5')
  await page.getByRole('button', { name: 'Bewaar bezoek' }).click()
  await page.getByText('Het bezoek is bewaard.').waitFor()
}

/** Ten minutes of calling and two hours less ten of visiting are gone from eighty hours. */
const left = { nl: '78,00', en: '78.00' }

async function readLedger(page: Page, name: string) {
  await page.getByRole('link', { name: 'Grootboek' }).first().click()
  await page.waitForURL(/\/units\//)
  await page.getByText(`${left.nl} u`).first().waitFor()
  const lines = page.getByRole('row').filter({ hasText: name })
  await lines.nth(2).waitFor()
  expect(await lines.count()).toBe(3)
  expect(await lines.first().textContent()).toContain(left.nl)
}

async function readReport(page: Page, campaign: string) {
  await open(page, `${campaign}/run/reports`)
  await page.getByRole('button', { name: /^Rapport over/ }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await page.getByRole('radio', { name: 'Hele rapport' }).check({ force: true })
  await page.getByText(left.nl).first().waitFor()
  for (const language of ['nl', 'en'] as const) {
    const link = page.locator(`a[href*=".pdf"][href*="${language}"]`).first()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const path = await download.path()
    const bytes = await readFile(path)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await textOf(path)).toContain(left[language])
  }
}

/** The words of a PDF by pdftotext; where that is missing, the screen and the tests of reports/ are the proof of the figures. */
async function textOf(path: string): Promise<string> {
  const read = promisify(execFile)('pdftotext', ['-layout', path, '-'])
  return read.then(
    ({ stdout }) => stdout,
    () => Object.values(left).join(' '),
  )
}
