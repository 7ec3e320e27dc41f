import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoClientPeople, demoStaff } from '#db/seed/people'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { app, logIn, open, theBrowser } from '#tests/support/browser'

const today = dayOf(new Date().toISOString())

describe.runIf(app)('the hours of a unit in the browser', () => {
  const browser = theBrowser()

  test('a manager books, corrects, agrees on an overrun, closes and charges; the client doubts a line and reads the answer', async () => {
    const office = await browser.visitor()
    await logIn(office.page, demoStaff.annet.email)
    const portal = await browser.visitor()
    await logIn(portal.page, demoClientPeople.pieter.email)

    const unit = await fromTheSentence(office.page)
    await book(office.page, { minutes: '0:30', on: today, text: 'Tussenstand met Pieter' })
    await takeBack(office.page, 'Tussenstand met Pieter')
    await bookTooMuch(office.page)
    await close(office.page, unit)
    await charge(office.page)
    await doubt(portal.page, unit)
    await decide(office.page, unit)
    await open(portal.page, `/portal${unit}`)
    await portal.page.getByText('Antwoord: Dat waren er minder, we draaien het terug').waitFor()

    await askAndAnswer(portal.page, office.page)

    // The booking that asked who bears it was answered with a no.
    const asked = new RegExp(`409.*${unit}/bookings|${unit}: .* 409 `)
    expect([...office.problems, ...portal.problems].filter((problem) => !asked.test(problem))).toEqual([])
    await office.leave()
    await portal.leave()
  })
})

/** The first screen says whether the unit makes its visits; from there to its ledger. */
async function fromTheSentence(page: Page): Promise<string> {
  await open(page, '/home')
  const unit = page.getByRole('row', { name: /Waalstroom Techniek/ })
  await unit.getByRole('link', { name: /Waalstroom Techniek/ }).click()
  const panel = page.getByRole('region', { name: /Waalstroom Techniek/ })
  await panel.getByText(/^(Waarschijnlijk \d+|Ja, alle \d+)/).waitFor()
  await panel.getByRole('link', { name: 'Grootboek' }).click()
  await page.waitForURL(/\/units\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: 'Grootboek' }).waitFor()
  return new URL(page.url()).pathname
}

async function fillBooking(page: Page, { minutes, on, text }: { minutes: string; on: string; text: string }) {
  await page.getByRole('button', { name: 'Boek tijd' }).click()
  const form = page.getByRole('dialog', { name: 'Boek tijd op deze unit' })
  await form.getByLabel('Waaraan').selectOption({ label: 'Overleg' })
  await form.getByLabel('Hoe lang').fill(minutes)
  await form.getByLabel('Op', { exact: true }).fill(on)
  await form.getByLabel('Omschrijving').fill(text)
  await form.getByRole('button', { name: 'Boek', exact: true }).click()
  return form
}

async function book(page: Page, booking: { minutes: string; on: string; text: string }) {
  const form = await fillBooking(page, booking)
  await form.waitFor({ state: 'detached' })
  await line(page, booking.text).waitFor()
}

const line = (page: Page, text: string) => page.getByRole('row', { name: new RegExp(text) }).first()

async function takeBack(page: Page, text: string) {
  await line(page, text).getByRole('button', { name: 'Corrigeer' }).click()
  const form = page.getByRole('dialog', { name: 'Draai deze regel terug?' })
  await form.getByLabel('Reden').fill('Dubbel geboekt, stond er al')
  await form.getByRole('button', { name: 'Draai terug' }).click()
  await form.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: new RegExp(`Correctie: ${text}`) })
    .first()
    .waitFor()
}

/** What appointments hold is taken only when somebody says so; more than is left asks who bears it, before anything is written. */
async function bookTooMuch(page: Page) {
  const held = await fillBooking(page, { minutes: '24:00', on: addDays(today, -1), text: 'Beursdag voorbereid' })
  await held.getByText(/^Dit neemt .* van wat voor afspraken vastligt\.$/).waitFor()
  await held.getByRole('radio', { name: /^Toch op deze unit boeken/ }).check()
  await held.getByRole('button', { name: 'Boek', exact: true }).click()
  await held.waitFor({ state: 'detached' })
  await line(page, 'Beursdag voorbereid').waitFor()
  const form = await fillBooking(page, { minutes: '24:00', on: today, text: 'Beursdag zelf' })
  await form.getByText(/meer dan er over is\. Wat doen we\?$/).waitFor()
  await form.getByRole('radio', { name: /^De klant is akkoord/ }).check()
  await form.getByLabel('Waarom, en wie is akkoord').fill('Pieter belde: de beurs mag erbij')
  await form.getByRole('button', { name: 'Boek', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await line(page, 'Beursdag zelf').waitFor()
  await page.getByText('Extra afgesproken').waitFor()
}

async function close(page: Page, unit: string) {
  await open(page, unit)
  await page.getByRole('button', { name: 'Sluit periode' }).click()
  const form = page.getByRole('dialog', { name: 'Sluit een periode af' })
  await form.getByLabel('Tot en met').fill(addDays(today, -1))
  await form.getByRole('button', { name: 'Sluit af' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText(/^Afgesloten tot en met/).waitFor()
}

async function charge(page: Page) {
  await open(page, '/statements')
  await page.getByRole('combobox', { name: 'Opdrachtgever' }).first().selectOption({ label: 'Waalstroom Techniek' })
  await page.getByRole('button', { name: 'Bekijk' }).click()
  await page.getByRole('button', { name: 'Geef uit' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Geef uit' }).click()
  await page.waitForURL(/\/statements\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: /^Afrekening / }).waitFor()
}

async function doubt(page: Page, unit: string) {
  await open(page, '/portal')
  await page.getByRole('link', { name: 'Alle uren bekijken' }).first().click()
  await page.waitForURL(new RegExp(`/portal${unit}$`))
  await page.getByRole('button', { name: /Klopt niet\?.*Beursdag voorbereid/ }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Uw vraag of opmerking').fill('Dat was geen hele dag en nacht')
  await form.getByRole('button', { name: 'Verstuur' }).click()
  await page.getByText(/^Vraag gesteld; antwoord voor/).waitFor()
}

async function decide(page: Page, unit: string) {
  await open(page, unit)
  await page.getByRole('button', { name: 'Beslis' }).click()
  const form = page.getByRole('dialog', { name: 'Wat doen we met deze regel?' })
  await form.getByRole('radio', { name: 'De regel wordt teruggedraaid' }).check()
  await form.getByLabel('Antwoord').fill('Dat waren er minder, we draaien het terug')
  await form.getByRole('button', { name: 'Beslis' }).click()
  await form.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /Correctie: Beursdag voorbereid/ })
    .first()
    .waitFor()
}

/** The client asks something in the portal, one of ours answers it at the desk, and the client reads it there. */
async function askAndAnswer(client: Page, office: Page) {
  await open(client, '/portal/requests')
  await client.getByRole('button', { name: 'Stel een vraag' }).click()
  const asking = client.getByRole('dialog', { name: 'Stel een vraag' })
  await asking.getByLabel('Onderwerp').fill('Wie belt onze klanten')
  await asking.getByRole('button', { name: 'Verstuur' }).click()
  await asking.waitFor({ state: 'detached' })
  await client.getByRole('link', { name: 'Wie belt onze klanten' }).click()
  await client.waitForURL(/\/portal\/requests\/[0-9a-f-]{36}$/)
  const { pathname } = new URL(client.url())
  await open(office, pathname.replace('/portal', ''))
  await office.getByRole('button', { name: 'Beantwoord', exact: true }).click()
  const answering = office.getByRole('dialog', { name: 'Beantwoord' })
  await answering.getByLabel('Antwoord', { exact: true }).fill('Marieke belt ze.')
  await answering.getByRole('button', { name: 'Verstuur antwoord' }).click()
  await answering.waitFor({ state: 'detached' })
  await open(client, pathname)
  await client.getByText('Marieke belt ze.').waitFor()
}
