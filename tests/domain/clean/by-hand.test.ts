import { describe, expect, test } from 'vitest'
import type { MappedColumn, Mapping } from '#domain/clean/columns'
import { refusalOf } from '#domain/clean/mapping-check'
import { normaliseRow } from '#domain/clean/normalise'
import { partOfCell } from '#domain/clean/split-cell'

const column = (at: number, field: MappedColumn['field'], more: Partial<MappedColumn> = {}): MappedColumn => ({
  column: at,
  header: `kolom ${at}`,
  field,
  year: null,
  join: null,
  kind: 'text',
  ...more,
})

function cleaned(cells: string[], columns: MappedColumn[], fixed: Mapping['fixed'] = {}) {
  return normaliseRow({ line: 2, cells }, { columns, dropped: [], fixed }, {}).customer
}

describe('a column cut by hand', () => {
  test.each([
    ['Bakker / Inkoper', '/', 2, ['Bakker ', ' Inkoper']],
    ['a,b,c,d', ',', 3, ['a', 'b', 'c,d']],
    ['Jan van der Berg', ' ', 2, ['Jan', 'van der Berg']],
    ['Kade 1\r\n4191 NM Tiel', '\n', 2, ['Kade 1', '4191 NM Tiel']],
    ['Zeist - Utrecht-Oost', ' - ', 2, ['Zeist', 'Utrecht-Oost']],
    ['geen teken', ';', 2, ['geen teken', '']],
    ['', ',', 2, ['', '']],
  ] as const)('%j at %j in %i parts', (text, by, of, parts) => {
    expect(Array.from({ length: of }, (_, at) => partOfCell(text, { by, at, of }))).toEqual(parts)
  })

  test('becomes several fields, each cleaned as any other', () => {
    const cut = (at: number) => ({ part: { by: '/' as const, at, of: 2 } })
    const customer = cleaned(
      ['Bakker BV', 'dhr. E. BAKKER / Inkoper'],
      [column(0, 'name'), column(1, 'contactName', cut(0)), column(1, 'contactFunction', cut(1))],
    )
    expect(customer.contact).toMatchObject({ name: 'E. Bakker', salutation: 'heer', function: 'Inkoper' })
  })

  test('two parts that become one field must be joined or told apart, as two columns must', () => {
    const cut = (at: number, more = {}) => column(0, 'name', { part: { by: ',', at, of: 2 }, ...more })
    expect(refusalOf({ columns: [cut(0), cut(1)], dropped: [], fixed: {} }, ['kolom 0'])).toMatchObject({
      refused: 'two-columns-one-field',
    })
    expect(refusalOf({ columns: [cut(0), cut(1, { join: ' ' })], dropped: [], fixed: {} }, ['kolom 0'])).toBeNull()
  })
})

test('columns are put together with what was chosen between them', () => {
  const columns = [column(0, 'name'), column(1, 'street'), column(2, 'street', { join: ' ' })]
  expect(cleaned(['Bakker BV', 'Industrieweg', '14a'], columns)).toMatchObject({
    street: 'Industrieweg',
    houseNumber: 14,
    houseNumberSuffix: 'A',
  })
})

describe('a value for every row', () => {
  test('fills what the row does not say, and goes behind what it does', () => {
    const columns = [column(0, 'name'), column(1, 'place')]
    expect(cleaned(['A', ''], columns, { place: 'Tiel' }).place).toBe('Tiel')
    expect(cleaned(['A', 'Zeist'], columns, { place: 'Tiel' }).place).toBe('Zeist')
  })

  test('as a label stands beside the labels of the row', () => {
    expect(cleaned(['A', 'vip'], [column(0, 'name'), column(1, 'tag')], { tag: 'beurs 2026' }).tags.sort()).toEqual(['beurs 2026', 'vip'])
  })

  test('may be a function, a day, a state', () => {
    const customer = cleaned(['A', 'Jan Bakker'], [column(0, 'name'), column(1, 'contactName')], {
      contactFunction: 'Inkoper',
      confirmedOn: '1-6-2026',
      status: 'opgeheven',
    })
    expect(customer).toMatchObject({ contact: { function: 'Inkoper' }, confirmedOn: '2026-06-01', status: 'closed' })
  })
})
