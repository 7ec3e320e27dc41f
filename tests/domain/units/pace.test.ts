import { expect, test } from 'vitest'
import { minutesPerWorkingDay, type PaceFacts } from '#domain/units/pace'

// Tuesday 18 November; the four weeks up to it have twenty working days.
const facts: PaceFacts = {
  today: '2025-11-18',
  startsOn: '2025-09-22',
  recentMinutes: 1200,
  plannedMinutes: {},
  soldMinutes: 4800,
  endsOn: '2025-12-19',
}

test('the pace is that of the last four weeks', () => {
  expect(minutesPerWorkingDay(facts)).toBe(60)
})

test('a calendar that fills faster sets the pace, counted to its last planned day', () => {
  const plannedMinutes = { '2025-11-19': 240, '2025-11-20': 120, '2025-11-24': 120 }
  expect(minutesPerWorkingDay({ ...facts, plannedMinutes })).toBe(120)
  expect(minutesPerWorkingDay({ ...facts, plannedMinutes: { '2025-12-01': 90 } })).toBe(60)
})

test('a unit that began last week is measured since then', () => {
  expect(minutesPerWorkingDay({ ...facts, startsOn: '2025-11-13', recentMinutes: 400 })).toBe(100)
})

test('a unit on which nothing was done goes evenly to its end', () => {
  expect(minutesPerWorkingDay({ ...facts, recentMinutes: 0, startsOn: '2025-11-18', endsOn: '2025-12-01', soldMinutes: 2400 })).toBe(240)
})
