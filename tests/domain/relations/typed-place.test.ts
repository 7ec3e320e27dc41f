import { expect, test } from 'vitest'
import { typedPlace } from '#domain/relations/typed-place'

test('a place is read as it is typed: coordinates, a postcode or a name', () => {
  expect(typedPlace('51,22 4,40')).toEqual({ point: { latitude: 51.22, longitude: 4.4 } })
  expect(typedPlace(' 51.2213, 4.4051 ')).toEqual({ point: { latitude: 51.2213, longitude: 4.4051 } })
  expect(typedPlace('4001 ab')).toEqual({ postcode: '4001AB' })
  expect(typedPlace('4001')).toEqual({ postcode: '4001' })
  expect(typedPlace("'s-Hertogenbosch")).toEqual({ place: "'s-Hertogenbosch" })
})

test('coordinates that are swapped or nowhere near are no place, and nothing is nothing', () => {
  expect(typedPlace('4,40 51,22')).toBeNull()
  expect(typedPlace('0,0 0,0')).toBeNull()
  expect(typedPlace('  ')).toBeNull()
})
