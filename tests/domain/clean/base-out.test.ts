import { describe, expect, test } from 'vitest'
import { type OutCustomer, outColumns, outRow } from '#domain/clean/base-out'
import type { CustomerField, Mapping } from '#domain/clean/columns'

const words = {
  yes: 'ja',
  closed: 'opgeheven',
  active: 'actief',
  decimal: ',',
  phone: (number: string) => number,
  legalForm: (form: string) => form,
} as const

function mapping(...columns: [header: string, field: CustomerField, year?: number][]): Mapping {
  return {
    columns: columns.map(([header, field, year], column) => ({ column, header, field, year: year ?? null, join: null, kind: 'text' })),
    dropped: [],
    fixed: {},
  }
}

const bakker: OutCustomer = {
  name: 'Bakker B.V.',
  street: 'Industrieweg',
  houseNumber: '14',
  houseNumberSuffix: 'A',
  postcode: '4191 NM',
  place: 'Geldermalsen',
  phone: '+31345550127',
  mobile: '+31612345678',
  contactName: 'E. van der Bakker',
  contactInfix: 'van der',
  contactLastName: 'Bakker',
  contactInitials: 'E.',
  status: 'active',
  tags: ['klimaat', 'vip'],
  own: { Soort: 'Installateur' },
  revenue: { '2024': 8_420_050 },
}

const present = (fields: string[], years: number[] = []) => ({ fields: new Set(fields), years })

function out(mappings: Mapping[], fields: string[], years: number[] = []) {
  const columns = outColumns(mappings, present(fields, years))
  return Object.fromEntries(
    columns.map((column, at) => [column.header ?? `${column.field}${column.year ?? ''}`, outRow(columns, words)(bakker)[at]]),
  )
}

describe('the cleaned base in the columns of the client', () => {
  test('a column that held street, number, postcode and place holds them again', () => {
    const one = mapping(['Bedrijf', 'name'], ['Adres', 'street'], ['Tel', 'phone'])
    expect(out([one], ['name', 'street', 'houseNumber', 'postcode', 'place', 'phone', 'mobile'])).toEqual({
      Bedrijf: 'Bakker B.V.',
      Adres: 'Industrieweg 14 A, 4191 NM Geldermalsen',
      Tel: '+31345550127 / +31612345678',
    })
  })

  test('with a column for each they are written apart', () => {
    const apart = mapping(['Straat', 'street'], ['Nr', 'houseNumber'], ['PC', 'postcode'], ['Plaats', 'place'], ['06', 'mobile'])
    expect(out([apart], ['street', 'houseNumber', 'houseNumberSuffix', 'postcode', 'place', 'mobile'])).toEqual({
      Straat: 'Industrieweg',
      Nr: '14 A',
      PC: '4191 NM',
      Plaats: 'Geldermalsen',
      '06': '+31612345678',
    })
  })

  test('own columns, figures per year and labels keep their header; what no file had a column for comes behind', () => {
    const file = mapping(['Naam', 'name'], ['Soort', 'own'], ['Omzet 2024', 'revenue', 2024], ['Labels', 'tag'], ['Weg', 'ignore'])
    expect(out([file], ['name', 'place', 'tag'], [2024])).toEqual({
      Naam: 'Bakker B.V.',
      Soort: 'Installateur',
      'Omzet 2024': '84200,50',
      Labels: 'klimaat; vip',
      place: 'Geldermalsen',
    })
  })

  test('a person in parts is written in parts, the infix before the last name where it has no column', () => {
    const file = mapping(['Naam', 'name'], ['Voorletters', 'contactInitials'], ['Achternaam', 'contactLastName'])
    expect(out([file], ['name', 'contactName', 'contactInfix', 'contactLastName'])).toEqual({
      Naam: 'Bakker B.V.',
      Voorletters: 'E.',
      Achternaam: 'van der Bakker',
    })
  })

  test('two files of one client give each column once, those of the latest file first', () => {
    const [late, early] = [mapping(['Naam', 'name'], ['Mail', 'email']), mapping(['Company', 'name'], ['Place', 'place'])]
    expect(outColumns([late, early], present(['name', 'place', 'email'])).map(({ header }) => header)).toEqual(['Naam', 'Mail', 'Place'])
  })

  test('a status in the client’s words stays as long as it is true', () => {
    const columns = outColumns([mapping(['Naam', 'name'], ['Stand', 'status'])], present(['name', 'status']))
    const write = outRow(columns, words)
    expect(write({ ...bakker, own: { Stand: 'Lopend' } })[1]).toBe('Lopend')
    expect(write({ ...bakker, own: { Stand: 'Lopend' }, status: 'closed' })[1]).toBe('opgeheven')
  })
})
