import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { app, open, theBrowser } from '#tests/support/browser'

/** Two title rows, two firms twice, one person at two firms, one postcode that is wrong, a cell with a name and a function, and a number that may not come in. */
const dirty = [
  'Klantenlijst 2026;;;;;;;;',
  ';;;;;;;;',
  'Naam;Adres;PC;Plaats;Tel;Contactpersoon;Mobiel contactpersoon;Omzet 2024;BSN',
  'Bakker Klimaattechniek B.V.;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;Jan van der Berg / Inkoper;06-55501271;€ 84.200,-;123456782',
  'BAKKER KLIMAATTECHNIEK BV;Industrieweg 14;4191nm;Geldermalsen;0345 550127;;;;',
  'Smits Installaties;Dorpsstraat 3;4001 AB;Tiel;0344-550111;Jan van der Berg / Directeur;06 55501271;€ 12.000,-;',
  'Smits Inst.;Dorpsstr. 3;4001 AB;Tiel;0344-550111;;;;',
  'Houthandel Zevenaar;Kade 90;69 AA;Zevenaar;0316-550129;Mo Yilmaz / Eigenaar;06-55509999;€ 4.000,-;',
].join('\n')

describe.runIf(app)('a dirty file becomes a clean base', () => {
  const browser = theBrowser()

  test('the file of the demo as its client sent it, in at most eight clicks and the real fixes', async () => {
    const { page, problems, leave } = await browser.as('annet')
    const file = await asItCame(page)
    const campaign = await beginCampaign(page, 'Groothandel Waterstraat')
    await open(page, `${campaign}/clean/import`)
    const clicks = await countingClicks(page)

    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('Kies een bestand').click()])
    await chooser.setFiles(file)
    await page.waitForURL(/\/map/)
    // What is wrong comes in as well, without the wrong value, and waits to be mended.
    await page.getByLabel(/^Ook de \d+ rijen met iets dat niet klopt/).check()
    await page.getByRole('button', { name: 'Zet 612 erin' }).click()
    await page.waitForURL(/\/clean\?taken=/)
    await page.getByRole('link', { name: 'Beoordeel dubbelen' }).click()
    await mergedInOne(page)
    await page.getByRole('link', { name: /^Organisaties\s*0$/ }).waitFor()
    expect(await clicks()).toBeLessThanOrEqual(8)

    await leave()
    expect(problems).toEqual([])
  })

  test('pasted cells are split and mended by hand; people are reviewed with keys, and a decision is taken back', async () => {
    const { page, problems, leave } = await browser.as('annet')
    const campaign = await beginCampaign(page, 'Groothandel Vuilbestand')

    await pasted(page, campaign)
    await cutByHand(page)
    const postcode = page.getByLabel(/^Postcode op regel/)
    await postcode.fill('6901 AA')
    await postcode.press('Enter')
    await page.getByRole('button', { name: 'Zet 5 erin' }).click()
    await page.waitForURL(/\/clean\?taken=/)

    await reviewPeople(page, campaign)
    await leave()
    expect(problems).toEqual([])
  })
})

/** The file that the demo's client sent, saved from the page of its files. */
async function asItCame(page: Page) {
  await open(page, '/campaigns')
  await page.getByRole('link', { name: 'Najaarsronde installateurs' }).first().click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/)
  await open(page, `${new URL(page.url()).pathname}/clean/import`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /zoals het kwam$/ }).click()])
  return { name: download.suggestedFilename(), mimeType: 'text/csv', buffer: await readFile(await download.path()) }
}

/** What may be merged unseen, after a look at some of it. */
async function mergedInOne(page: Page) {
  await page.getByRole('button', { name: 'Bekijk en voeg samen' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Voeg \d+ groep/ })
    .click()
  await page.getByText(/ op in een andere$/).waitFor()
}

async function beginCampaign(page: Page, client: string): Promise<string> {
  await open(page, '/campaigns/new')
  await page.getByLabel('Naam van de opdrachtgever').fill(client)
  await page.getByLabel('Naam van de campagne').fill('Schone lei')
  await page.getByLabel('Begint op').fill('2026-01-05')
  await page.getByRole('button', { name: 'Begin de campagne' }).click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** Counts what the hand does from here on, over all pages. @returns how many clicks there were */
async function countingClicks(page: Page): Promise<() => Promise<number>> {
  let clicks = 0
  await page.exposeFunction('rondoClick', () => void clicks++)
  await page.addInitScript(() => {
    addEventListener('click', (event) => event.isTrusted && (globalThis as unknown as { rondoClick(): void }).rondoClick(), true)
  })
  return async () => clicks
}

/** Cells out of a spreadsheet, pasted into the box. */
async function pasted(page: Page, campaign: string) {
  await open(page, `${campaign}/clean/import`)
  await page.getByLabel('Of plak cellen uit een rekenblad').fill(dirty.replaceAll(';', '\t'))
  await page.getByRole('button', { name: 'Geplakte cellen inlezen' }).click()
  await page.waitForURL(/\/map/)
  await page.getByLabel('Naam wordt').waitFor()
  expect(await page.getByLabel('Kopregel staat op regel').inputValue()).toBe('3')
  await page.getByText('komt niet mee: een burgerservicenummer mag hier niet staan').waitFor()
}

/** The name and the function that stand in one cell. */
async function cutByHand(page: Page) {
  await page.getByRole('button', { name: 'Splits Contactpersoon' }).click()
  await page.getByRole('menuitem', { name: 'Splits bij /' }).click()
  await page.getByLabel('Contactpersoon (2) wordt').selectOption('contactFunction')
  await page.getByRole('cell', { name: 'Directeur', exact: true }).first().waitFor()
}

/** Who stands at two firms is merged with one key, taken back with another, and merged again. */
async function reviewPeople(page: Page, campaign: string) {
  await open(page, `${campaign}/clean/duplicates?kind=person`)
  const group = page.getByRole('article')
  await group.getByText('Directeur, Smits Installaties').waitFor()
  await group.getByText('zelfde telefoon').waitFor()
  await page.keyboard.press('m')
  await page.getByText('Samengevoegd tot Jan van der Berg').first().waitFor()
  await group.waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await group.getByText('Directeur, Smits Installaties').waitFor()
  await page.keyboard.press('s')
  await page.getByText('Onthouden: niet dezelfde').first().waitFor()
  await group.waitFor({ state: 'detached' })
}
