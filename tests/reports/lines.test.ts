import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenLines } from '#reports/paper/lines'

/** Every letter one wide. */
const widthOf = (text: string) => text.length
const lines = (text: string, width: number, most?: number) => brokenLines(text, width, widthOf, most).map((line) => line.text)

test('words break at spaces, and a line keeps its space for who copies it', () => {
  expect(lines('een twee drie', 8)).toEqual(['een twee ', 'drie'])
  expect(lines('', 8)).toEqual([])
  expect(lines('   ', 8)).toEqual([])
})

test('a word of exactly the width stays whole', () => {
  expect(lines('negentien', 9)).toEqual(['negentien'])
})

test('a word that is too long breaks with a hyphen, never leaving one or two letters', () => {
  expect(lines('warmtepompen', 10)).toEqual(['warmtepom-', 'pen'])
  expect(lines('abcdefghij', 9)).toEqual(['abcdefg-', 'hij'])
})

test('an address breaks after its marks, without hyphens', () => {
  expect(lines('marieke@jansenbos.example', 12)).toEqual(['marieke@', 'jansenbos.', 'example'])
})

test('with a most, the last line ends in an ellipsis and not in a comma before it', () => {
  expect(lines('een, twee, drie, vier', 9, 1)).toEqual(['een…'])
  expect(lines('een twee', 8, 1)).toEqual(['een twee'])
})

test('no line is ever wider than its column, and no letter is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '-', 'é', 'w'), maxLength: 80 })
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (typed, width) => {
      const broken = lines(typed, width)
      expect(broken.every((line) => line.trimEnd().length <= width)).toBe(true)
      expect(broken.join('').replace(/[-\s]/g, '')).toBe(typed.replace(/[-\s]/g, ''))
    }),
  )
})
