import { expect, test } from 'vitest'
import { colourFrom, colourRefusal, contrastOnWhite, lighter } from '#domain/reporting/look'

test('a colour is six digits and letters, with or without the sign before them', () => {
  expect(colourFrom(' #26469F ')).toBe('#26469f')
  expect(colourFrom('26469f')).toBe('#26469f')
  for (const typed of ['blue', '#123', '#26469g', 'url(x)', '']) expect(colourFrom(typed)).toBeNull()
})

test('a colour that cannot be read on white is refused with the nearest darker shade that can', () => {
  expect(contrastOnWhite('#ffffff')).toBeCloseTo(1)
  expect(contrastOnWhite('#000000')).toBeCloseTo(21)
  expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2)
  expect(colourRefusal('#26469f')).toBeNull()
  const refused = colourRefusal('#ffcc00')
  expect(refused).toMatchObject({ refused: 'too-light', contrast: 1.5 })
  expect(contrastOnWhite(refused?.instead ?? '#ffffff')).toBeGreaterThanOrEqual(4.5)
})

test('a colour mixed with white grows lighter', () => {
  expect(lighter('#000000', 0.5)).toBe('#808080')
})
