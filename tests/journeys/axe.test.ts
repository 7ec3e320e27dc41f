import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { app, open, theBrowser } from '#tests/support/browser'
import { demoPlaces } from '#tests/support/demo-places'

const screens = [
  ...([
    'home',
    'campaign',
    'clean',
    'segments',
    'actions',
    'inventory',
    'calls',
    'agenda',
    'visits',
    'unit',
    'report',
    'relation',
  ] as const),
  'today' as const,
]

describe.runIf(app)('everybody can use the screens', () => {
  const browser = theBrowser()

  test.each(['light', 'dark'] as const)('axe finds nothing serious on the screens of the demo in %s', async (colorScheme) => {
    const places = await demoPlaces()
    const { page, problems, leave } = await browser.as('marieke', { colorScheme, bypassCSP: false, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const screen of screens) {
      await open(page, places[screen])
      // What is read is the same in the dark; only what is seen differs.
      const axe = new AxeBuilder({ page })
      const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      found.push(...serious.map(({ id, nodes }) => `${screen}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`))
    }
    await leave()
    expect(found).toEqual([])
    expect(problems).toEqual([])
  })
})
