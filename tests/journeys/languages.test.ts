import { describe, expect, test } from 'vitest'
import { app, open, theBrowser } from '#tests/support/browser'
import { demoPlaces } from '#tests/support/demo-places'

// What a message looks like when its text is missing: campaigns:home.title.
const messageKey = /\b[a-z]+:[a-z][A-Za-z]*\.[a-z][A-Za-z.]*/

const said = {
  nl: { locale: 'nl-NL', menu: 'Relaties', wrong: 'Relations' },
  en: { locale: 'en-GB', menu: 'Relations', wrong: 'Relaties' },
} as const

describe.runIf(app)('two languages', () => {
  const browser = theBrowser()

  test.each(['nl', 'en'] as const)('the screens speak %s to a browser that asks for it, without a missing text', async (language) => {
    const { locale, menu, wrong } = said[language]
    const places = await demoPlaces()
    const { page, problems, leave } = await browser.as('annet', { locale })
    for (const screen of ['campaign', 'unit', 'report', 'relations'] as const) {
      await open(page, places[screen])
      const text = (await page.getByRole('main').textContent()) + ((await page.getByRole('navigation').first().textContent()) ?? '')
      expect(await page.locator('html').getAttribute('lang'), screen).toBe(language)
      expect(text, screen).not.toMatch(messageKey)
      const navigation = page.getByRole('navigation').first()
      expect(await navigation.getByRole('link', { name: menu }).count(), screen).toBeGreaterThan(0)
      expect(await navigation.getByRole('link', { name: wrong }).count(), screen).toBe(0)
    }
    await leave()
    expect(problems).toEqual([])
  })
})
