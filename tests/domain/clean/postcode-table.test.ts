import { describe, expect, test } from 'vitest'
import { placeDisagrees } from '#domain/clean/postcode-place'
import { postcodeReaderOf } from '#domain/clean/postcode-table'

describe('a table of postcodes', () => {
  test('with a header is read by the names of its columns', () => {
    const found = postcodeReaderOf(['pc4', 'lat', 'lon', 'place'])
    expect(found?.headed).toBe(true)
    expect(found?.read(['4191', '51.88', '5.29', 'Geldermalsen'])).toEqual({
      ...{ code: '4191', latitude: 51.88, longitude: 5.29, place: 'Geldermalsen', municipality: null, province: null },
    })
    expect(
      postcodeReaderOf(['Postcode', 'Gemeente', 'Provincie', 'Longitude', 'Latitude'])?.read([
        '4001ab',
        'Tiel',
        'Gelderland',
        '5,43',
        '51,89',
      ]),
    ).toEqual({
      ...{ code: '4001 AB', latitude: 51.89, longitude: 5.43, place: null, municipality: 'Tiel', province: 'Gelderland' },
    })
  })

  test('of GeoNames needs no header, and only the Netherlands is taken', () => {
    const row = ['NL', '4001', 'Tiel', 'Gelderland', '03', 'Tiel', '0281', '', '', '51.8867', '5.4292', '6']
    const found = postcodeReaderOf(row)
    expect(found?.headed).toBe(false)
    expect(found?.read(row)).toMatchObject({ code: '4001', place: 'Tiel', municipality: 'Tiel', province: 'Gelderland', latitude: 51.8867 })
    expect(found?.read(['BE', ...row.slice(1)])).toBeNull()
  })

  test('rows without a postcode or with a place off the earth are no postcodes; another file is no table', () => {
    const read = postcodeReaderOf(['pc4', 'lat', 'lon'])?.read
    for (const row of [['0123', '51', '5'], ['4001', '151', '5'], ['4001', '', '5'], ['']]) expect(read?.(row)).toBeNull()
    expect(postcodeReaderOf(['Naam', 'Plaats'])).toBeNull()
  })
})

describe('a place and its postcode', () => {
  const tiel = { place: 'Tiel', latitude: 51.8867, longitude: 5.4292 }
  test.each([
    ['Tiel', false],
    ['TIEL', false],
    ['Geldermalsen', true],
    ['Amsterdam', true],
    ['Tiehl', true],
  ])('%s at 4001: %s', (place, wrong) => expect(placeDisagrees(place, tiel)).toBe(wrong))

  test('two names of one town agree, and so does a village next door', () => {
    expect(placeDisagrees('Den Bosch', { place: "'s-Hertogenbosch", latitude: 51.69, longitude: 5.3 })).toBe(false)
    expect(placeDisagrees('Culemborg', { place: 'Everdingen', latitude: 51.96, longitude: 5.16 })).toBe(false)
  })
})
