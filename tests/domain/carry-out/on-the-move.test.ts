import { expect, test } from 'vitest'
import { isDriving, speedAt } from '#domain/carry-out/on-the-move'

const tiel = { latitude: 51.8867, longitude: 5.4294 }

test('the speed is what the phone measures, else the way over the time between two places', () => {
  expect(speedAt({ ...tiel, at: 0, speed: 10 }, null)).toBe(36)
  const before = { ...tiel, at: 0, speed: null }
  expect(speedAt(before, null)).toBeNull()
  expect(speedAt({ latitude: tiel.latitude + 0.01, longitude: tiel.longitude, at: 60_000, speed: null }, before)).toBeCloseTo(66.7, 0)
  expect(speedAt({ ...tiel, at: 0, speed: null }, before)).toBeNull()
})

test('a traffic light is no arrival', () => {
  expect(isDriving(null, 1_000)).toBe(false)
  expect(isDriving(1_000, 20_000)).toBe(true)
  expect(isDriving(1_000, 21_000)).toBe(false)
})
