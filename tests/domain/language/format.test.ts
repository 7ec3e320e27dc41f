import { expect, test } from 'vitest'
import {
  formatChange,
  formatDay,
  formatDuration,
  formatEuro,
  formatEuroWhole,
  formatHours,
  formatKm,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatTime,
} from '#domain/language/format'

test('hours of the ledger are decimal, with the sign of the language', () => {
  expect(formatHours(2310, 'nl')).toBe('38,50')
  expect(formatHours(2310, 'en')).toBe('38.50')
  expect(formatHours(65, 'nl')).toBe('1,08')
  expect(formatHours(-15, 'nl')).toBe('−0,25')
  expect(formatHours(72_000, 'nl')).toBe('1.200,00')
  expect(formatHours(0, 'en')).toBe('0.00')
})

test('a length of time in prose', () => {
  expect(formatDuration(130, 'nl')).toBe('2 u 10')
  expect(formatDuration(130, 'en')).toBe('2 h 10')
  expect(formatDuration(125, 'en')).toBe('2 h 05')
  expect(formatDuration(45, 'nl')).toBe('45 min')
  expect(formatDuration(180, 'nl')).toBe('3 u')
  expect(formatDuration(0, 'nl')).toBe('0 min')
  expect(formatDuration(-22, 'en')).toBe('−22 min')
})

test('amounts come from whole cents', () => {
  expect(formatEuro(21_420, 'nl')).toBe('€ 214,20')
  expect(formatEuro(21_420, 'en')).toBe('€214.20')
  expect(formatEuro(123_456_789, 'nl')).toBe('€ 1.234.567,89')
  expect(formatEuro(-735, 'nl')).toBe('−€ 7,35')
  expect(formatEuroWhole(9_600_000, 'nl')).toBe('€ 96.000')
  expect(formatEuroWhole(9_600_050, 'en')).toBe('€96,001')
})

test('halves are rounded away from zero, as people do, not as binary fractions do', () => {
  expect(formatNumber(1.005, 'en', 2)).toBe('1.01')
  expect(formatNumber(2.5, 'en')).toBe('3')
  expect(formatNumber(-2.5, 'en')).toBe('−3')
  expect(formatNumber(4.06, 'nl', 1)).toBe('4,1')
  expect(formatNumber(-0.001, 'nl', 1)).toBe('0,0')
})

test('a change shows which way it went', () => {
  expect(formatChange(4, 'nl')).toBe('+4')
  expect(formatChange(-0.2, 'nl', 1)).toBe('−0,2')
  expect(formatChange(0, 'nl')).toBe('0')
})

test('kilometres and percentages', () => {
  expect(formatKm(612, 'nl')).toBe('612 km')
  expect(formatKm(20.46, 'nl')).toBe('20,5 km')
  expect(formatPercent(0.96, 'nl')).toBe('96%')
  expect(formatPercent(0.285, 'en', 1)).toBe('28.5%')
})

test('a day in each style and language', () => {
  expect(formatDay('2025-11-20', 'nl')).toBe('do 20 nov')
  expect(formatDay('2025-11-20', 'en')).toBe('Thu 20 Nov')
  expect(formatDay('2025-11-20', 'nl', 'medium')).toBe('do 20 nov 2025')
  expect(formatDay('2025-11-18', 'nl', 'long')).toBe('dinsdag 18 november 2025')
  expect(formatDay('2025-11-18', 'en', 'long')).toBe('Tuesday 18 November 2025')
  expect(formatDay('2026-03-01', 'nl', 'date')).toBe('1 maart 2026')
  expect(formatDay('2026-03-01', 'nl', 'digits')).toBe('01-03-2026')
  expect(formatDay('2026-03-01', 'nl', 'plain')).toBe('1 maart')
  expect(formatDay('2026-03-01', 'en', 'brief')).toBe('1 Mar')
  expect(formatDay('2026-03-01', 'en', 'digits')).toBe('01/03/2026')
  expect(formatMonth('2026-03-01', 'nl')).toBe('maart 2026')
})

test('a period is said as shortly as it can be', () => {
  expect(formatPeriod({ from: '2025-11-17', to: '2025-11-23' }, 'nl')).toBe('17–23 november 2025')
  expect(formatPeriod({ from: '2025-10-27', to: '2025-11-02' }, 'en')).toBe('27 October – 2 November 2025')
  expect(formatPeriod({ from: '2025-12-29', to: '2026-01-04' }, 'nl')).toBe('29 december 2025 – 4 januari 2026')
  expect(formatPeriod({ from: '2024-02-01', to: '2024-02-29' }, 'nl')).toBe('februari 2024')
  expect(formatPeriod({ from: '2024-02-01', to: '2024-02-28' }, 'nl')).toBe('1–28 februari 2024')
  expect(formatPeriod({ from: '2024-02-01', to: '2024-02-01' }, 'nl')).toBe('1 februari 2024')
})

test('a clock time is written with a colon in both languages', () => {
  expect(formatTime('10:15:00')).toBe('10:15')
  expect(formatTime(615)).toBe('10:15')
  expect(formatTime(0)).toBe('00:00')
})
