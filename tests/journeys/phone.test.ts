import { describe, expect, test } from 'vitest'
import { app, open, theBrowser } from '#tests/support/browser'
import { demoPlaces } from '#tests/support/demo-places'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const screens = ['home', 'campaign', 'today', 'visits', 'visitLog', 'calls', 'inventory', 'unit', 'report', 'relation'] as const

describe.runIf(app)('on a phone', () => {
  const browser = theBrowser()

  test('the screens for the road fit the width, with nothing to scroll sideways', async () => {
    const places = await demoPlaces()
    const { page, problems, leave } = await browser.as('marieke', phone)
    const wide: string[] = []
    for (const screen of screens) {
      await open(page, places[screen])
      const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }))
      if (content > window) wide.push(`${screen} is ${content} wide on ${window}`)
      if (!(await page.getByRole('heading', { level: 1 }).first().isVisible())) wide.push(`${screen} has no heading that is seen`)
    }
    await leave()
    expect(wide).toEqual([])
    expect(problems).toEqual([])
  })
})
