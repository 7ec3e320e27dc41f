import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { app, open, theBrowser } from '#tests/support/browser'
import { demoPlaces } from '#tests/support/demo-places'

const screens = [
  ...(['home', 'campaign', 'clean', 'segments', 'actions', 'inventory', 'calls', 'agenda', 'visits', 'visitLog'] as const),
  ...(['unit', 'report', 'relations', 'relation', 'person', 'requests', 'today'] as const),
]

// What a message looks like when its text is missing: campaigns:home.title.
const messageKey = /\b[a-z]+:[a-z][A-Za-z]*\.[a-z][A-Za-z.]*/

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const lookers: { as: string; on: BrowserContextOptions; menu: string; not: string }[] = [
  { as: 'in Dutch by day at a desk', on: { locale: 'nl-NL', colorScheme: 'light' }, menu: 'Relaties', not: 'Relations' },
  { as: 'in English in the dark on a phone', on: { locale: 'en-GB', colorScheme: 'dark', ...phone }, menu: 'Relations', not: 'Relaties' },
]

describe.runIf(app)('everybody can use the screens of the demo', () => {
  const browser = theBrowser()

  test.each(lookers)('$as: nothing serious for axe, no text missing, nothing to scroll sideways', async ({ on, menu, not }) => {
    const places = await demoPlaces()
    const { page, problems, leave } = await browser.as('marieke', { ...on, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const screen of screens) {
      await open(page, places[screen])
      const faults = [
        ...(await inWords(page, { locale: String(on.locale), menu, not })),
        ...(await inWidth(page)),
        ...(await byAxe(page, on)),
      ]
      found.push(...faults.map((fault) => `${screen}: ${fault}`))
    }
    await leave()
    expect(found).toEqual([])
    expect(problems).toEqual([])
  })
})

async function inWords(page: Page, { locale, menu, not }: { locale: string; menu: string; not: string }): Promise<string[]> {
  const faults: string[] = []
  const texts = await page.locator('main, nav').allTextContents()
  const missing = texts.join(' ').match(messageKey)
  if (missing) faults.push(`the text of ${missing[0]} is missing`)
  const language = await page.locator('html').getAttribute('lang')
  if (language !== locale.slice(0, 2)) faults.push(`speaks ${language}`)
  const links = await page.locator('nav').first().getByRole('link', { includeHidden: true }).allTextContents()
  if (!links.some((text) => text.includes(menu))) faults.push(`the menu does not say ${menu}`)
  if (links.some((text) => text.includes(not))) faults.push(`the menu says ${not}`)
  return faults
}

async function inWidth(page: Page): Promise<string[]> {
  const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }))
  const faults = content > window ? [`is ${content} wide on ${window}`] : []
  const heading = await page.getByRole('heading', { level: 1 }).first().isVisible()
  return heading ? faults : [...faults, 'has no heading that is seen']
}

async function byAxe(page: Page, { colorScheme }: BrowserContextOptions): Promise<string[]> {
  // What is read is the same in the dark; only what is seen differs. No page holds a frame, which is all that legacy mode leaves out.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast', 'target-size']) : axe).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
