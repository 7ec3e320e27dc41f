import { expect, test } from 'vitest'
import { driveMinutesOf, orderOfVisits } from '#domain/act/travel'

const buren = { latitude: 51.91, longitude: 5.33 }
const tiel = { latitude: 51.89, longitude: 5.43 }
const culemborg = { latitude: 51.96, longitude: 5.22 }
const groningen = { latitude: 53.22, longitude: 6.57 }

test('a visit near home costs less on the road than one far off, in whole minutes', () => {
  const [near, , far] = driveMinutesOf([tiel, culemborg, groningen], buren) as [number, number, number]
  expect(near).toBeGreaterThan(0)
  expect(far).toBeGreaterThan(4 * near)
  expect([near, far].every(Number.isInteger)).toBe(true)
})

test('a customer whose place is not known gets the average of the others', () => {
  const [one, unknown, other] = driveMinutesOf([tiel, null, culemborg], buren) as [number, number, number]
  expect(unknown).toBe(Math.round((one + other) / 2))
})

test('where no place is known a visit takes half an hour on the road', () => {
  expect(driveMinutesOf([null, null], null)).toEqual([30, 30])
  expect(driveMinutesOf([], buren)).toEqual([])
})

test('without the home of who drives, the middle of the customers stands in for it', () => {
  const drives = driveMinutesOf([tiel, culemborg, groningen], null)
  expect(drives[2]).toBe(Math.max(...drives))
})

test('more customers than one by one is worth are reckoned all the same, within what a day holds', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => ({ latitude: 51.5 + (at % 100) / 100, longitude: 5 + (at % 71) / 71 }))
  const drives = driveMinutesOf(many, buren)
  expect(drives).toHaveLength(5_000)
  expect(drives.every((minutes) => minutes > 0 && minutes < 240)).toBe(true)
})

test('an activity takes the largest first, or who is reached quickest; equals stay in the order of the largest', () => {
  const visits = [
    { name: 'Groningen', place: groningen },
    { name: 'Tiel', place: tiel },
    { name: 'Tiel ook', place: tiel },
  ]
  const names = (pick: 'largest' | 'nearest') => orderOfVisits(visits, buren, pick).map(({ name }) => name)
  expect(names('largest')).toEqual(['Groningen', 'Tiel', 'Tiel ook'])
  expect(names('nearest')).toEqual(['Tiel', 'Tiel ook', 'Groningen'])
})
