import { expect, test } from 'vitest'
import type { CustomerField, MappedColumn } from '#domain/clean/columns'
import { type CleanRow, cleanRow } from '#domain/clean/preview'

function rowOf(cells: Partial<Record<CustomerField, string>>): CleanRow {
  const columns = Object.keys(cells).map(
    (field, column): MappedColumn => ({ column, header: field, field: field as CustomerField, year: null, join: null, kind: 'text' }),
  )
  return cleanRow({ line: 2, cells: Object.values(cells) }, Object.keys(cells), { columns, dropped: [], fixed: {} }, {})
}

test('a place of a thousand letters is left out and waits for a person', () => {
  const row = rowOf({ name: 'Bakker BV', place: 'ab'.repeat(500) })
  expect(row.state).toBe('toFix')
  expect(row.customer?.place).toBeNull()
  expect(row.findings).toEqual([{ field: 'place', kind: 'malformed', rule: 'too-long', value: expect.stringMatching(/^[Aa]b.{78}…$/) }])
})

test('of a name that is too long the beginning stays, so that the row can be recognised', () => {
  const row = rowOf({ name: `Bakker ${'x'.repeat(1000)}`, contactName: 'Jan Smit' })
  expect(row.state).toBe('toFix')
  expect(row.customer?.name).toHaveLength(400)
})

test('a long note is a note', () => {
  const row = rowOf({ name: 'Bakker BV', note: 'Graag na tienen. '.repeat(100) })
  expect(row.state).toBe('ready')
})

test('an own column, a label and a job title can be too long as well', () => {
  const row = rowOf({
    name: 'Bakker BV',
    own: 'ab'.repeat(2500),
    tag: 'y'.repeat(500),
    contactName: 'Jan Smit',
    contactFunction: 'z'.repeat(500),
  })
  expect(row.findings.filter(({ rule }) => rule === 'too-long').map(({ field }) => field)).toEqual(['tag', 'own', 'contactFunction'])
  expect(row.customer).toMatchObject({ own: {}, tags: [], contact: { name: 'Jan Smit', function: null } })
})
