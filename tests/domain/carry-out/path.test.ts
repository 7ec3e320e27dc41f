import { expect, test } from 'vitest'
import { type PathFacts, stepStates } from '#domain/carry-out/path'

const fresh: PathFacts = {
  cleanedOn: null,
  segmentedOn: null,
  plannedOn: null,
  endedOn: null,
  customers: 12,
  segments: 0,
  activities: 0,
  isCarriedOut: false,
}
const states = (change: Partial<PathFacts>) => stepStates({ ...fresh, ...change }).join(' ')

test('a campaign without customers has not begun, with its first customer it is at its first step', () => {
  expect(states({ customers: 0 })).toBe('to-do to-do to-do to-do')
  expect(states({})).toBe('now to-do to-do to-do')
})

test('a step that was closed is done and the next is under way', () => {
  expect(states({ cleanedOn: '2025-10-03' })).toBe('done now to-do to-do')
  expect(states({ cleanedOn: '2025-10-03', segmentedOn: '2025-10-08', plannedOn: '2025-10-13' })).toBe('done done done now')
})

test('a step nobody closed counts as done once a later one has begun', () => {
  expect(states({ segments: 2 })).toBe('done now to-do to-do')
  expect(states({ segments: 2, activities: 4 })).toBe('done done now to-do')
  expect(states({ isCarriedOut: true })).toBe('done done done now')
})

test('a campaign that ended has no step under way, also when one was skipped', () => {
  expect(states({ cleanedOn: '2025-10-03', isCarriedOut: true, endedOn: '2025-12-19' })).toBe('done done done done')
  expect(states({ plannedOn: '2025-10-13' })).toBe('now to-do done to-do')
})
