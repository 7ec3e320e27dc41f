import { expect, test } from 'vitest'
import { wayThere } from '#app/road/way-there'

const bakker = { latitude: 51.88, longitude: 5.28, street: 'Industrieweg 14', place: 'Geldermalsen' }
const [android, iPhone, windows] = [
  'Mozilla/5.0 (Linux; Android 14)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1)',
  'Mozilla/5.0 (Windows NT 10.0)',
]

test('the way to a stop opens in the map app of the phone', () => {
  expect(wayThere(bakker, android)).toBe('geo:51.88,5.28?q=Industrieweg%2014%2C%20Geldermalsen')
  expect(wayThere(bakker, iPhone)).toBe('https://maps.apple.com/?daddr=Industrieweg%2014%2C%20Geldermalsen')
  expect(wayThere(bakker, windows)).toMatch(/^https:\/\/www\.google\.com\/maps\/dir\/.*Industrieweg/)
})

test('a stop without a street is found by its point, one without a point by its town, and one without both not at all', () => {
  const town = { ...bakker, street: null }
  expect(wayThere(town, android)).toBe('geo:51.88,5.28?q=51.88%2C5.28')
  expect(wayThere({ ...town, latitude: null, longitude: null }, android)).toBe('geo:0,0?q=Geldermalsen')
  expect(wayThere({ latitude: null, longitude: null, street: null, place: null }, iPhone)).toBeUndefined()
})
