import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrasts } from '#scripts/contrast.mjs'

const css = readFileSync('app/tailwind.css', 'utf8')

test('every word and sign can be read on its background, light and dark', () => {
  const measured = contrasts(css)
  expect(measured.length).toBeGreaterThan(100)
  expect(measured.filter(({ enough }) => !enough)).toEqual([])
})

test('a grey that is made fainter is noticed', () => {
  const faint = css.replace('--ink3: light-dark(#62666e', '--ink3: light-dark(#a0a4ac')
  expect(contrasts(faint).filter(({ enough }) => !enough)).not.toEqual([])
})
