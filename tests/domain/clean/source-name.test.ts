import { expect, test } from 'vitest'
import { sourceName } from '#domain/clean/source-name'

test('next month’s file is of the same source', () => {
  for (const name of ['Klanten CRM 2026-10.xlsx', 'klanten_crm november (2).csv', 'Klanten-CRM_v3 kopie.csv'])
    expect(sourceName(name)).toBe('klanten crm')
  expect(sourceName('Kamer van Koophandel 2026.csv')).toBe('kamer van koophandel')
})

test('a name that is only a date keeps it, and two of them are two sources', () => {
  expect(sourceName('2026-10.csv')).toBe('2026-10')
  expect(sourceName('oktober.csv')).not.toBe(sourceName('november.csv'))
  expect(sourceName('.csv')).not.toBe('')
})
