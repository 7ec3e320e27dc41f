import { describe, expect, test } from 'vitest'
import { splitAddress, splitHouseNumber } from '#domain/clean/address'
import { officialPlace } from '#domain/clean/places'
import { readPostcode } from '#domain/clean/postcode'

describe('an address line is taken apart', () => {
  test.each<[string, string, number | null, string | null]>([
    ['Industrieweg 14a', 'Industrieweg', 14, 'A'],
    ['Industrieweg 14 - A', 'Industrieweg', 14, 'A'],
    ['Industrieweg14a', 'Industrieweg', 14, 'A'],
    ['Keizersgracht 12 II', 'Keizersgracht', 12, 'II'],
    ['Keizersgracht 12-iii', 'Keizersgracht', 12, 'III'],
    ['Keizersgracht 699 sous', 'Keizersgracht', 699, 'sous'],
    ['Kruisweg 4 BIS', 'Kruisweg', 4, 'bis'],
    ['Lindengracht 83 85', 'Lindengracht', 83, '85'],
    ['Hoofdstraat 12-14', 'Hoofdstraat', 12, '14'],
    ['Asterweg 20 n 1', 'Asterweg', 20, 'n 1'],
    ['Middenweg 90 H', 'Middenweg', 90, 'H'],
    ['Postbus 12', 'Postbus', 12, null],
    ['P.O. Box 1234', 'Postbus', 1234, null],
    ['Antwoordnummer 55', 'Antwoordnummer', 55, null],
    ['1e Constantijn Huygensstraat 20', '1e Constantijn Huygensstraat', 20, null],
    ['2e Industrieweg', '2e Industrieweg', null, null],
    ['Plein 1944 nr. 3', 'Plein 1944', 3, null],
    ['Plein 1944', 'Plein 1944', null, null],
    ['Laan 1940-1945 66', 'Laan 1940-1945', 66, null],
    ['Prof. R.Casimirstraat 32', 'Prof. R.Casimirstraat', 32, null],
    ['Dr. H. Colijnstraat 78', 'Dr. H. Colijnstraat', 78, null],
    ["Burg. 't Hoenstraat 8", "Burg. 't Hoenstraat", 8, null],
    ['Dorpsstraat', 'Dorpsstraat', null, null],
    ['1754 W. Devon', 'W. Devon', 1754, null],
    ['', '', null, null],
  ])('%s', (line, street, houseNumber, suffix) => {
    expect(splitAddress(line)).toMatchObject({ street, houseNumber, suffix })
  })

  test('with the postcode and place behind it', () => {
    expect(splitAddress("Liesekade 269, 2573  PJ 's-Gravenhage")).toEqual({
      street: 'Liesekade',
      houseNumber: 269,
      suffix: null,
      postcode: '2573 PJ',
      place: "'s-Gravenhage",
    })
    expect(splitAddress('Knolpark 8II, 0203 KJ Spijkenisse')).toMatchObject({
      houseNumber: 8,
      suffix: 'II',
      postcode: '0203 KJ',
      place: 'Spijkenisse',
    })
    expect(splitAddress('Hoofdstraat 5, Utrecht')).toMatchObject({ street: 'Hoofdstraat', houseNumber: 5, place: 'Utrecht' })
  })

  test('a house number cell may hold the addition', () => {
    expect(splitHouseNumber('12 - ii')).toEqual({ houseNumber: 12, suffix: 'II' })
    expect(splitHouseNumber('nr. 8')).toEqual({ houseNumber: 8, suffix: null })
    expect(splitHouseNumber('onbekend')).toBeNull()
  })
})

describe('a postcode', () => {
  test.each([
    ['4191nm', '4191 NM'],
    ['4191 NM', '4191 NM'],
    ['4191-nm', '4191 NM'],
    ['NL-4191 NM', '4191 NM'],
    ['3078  AA', '3078 AA'],
  ])('%s is written as %s', (text, postcode) => {
    expect(readPostcode(text)).toEqual({ postcode })
  })

  test.each([
    ['41910', { wrong: 'postcode-five-digits', kind: 'malformed' }],
    ['4191', { wrong: 'postcode-digits-only', kind: 'malformed' }],
    ['0217 PE', { wrong: 'postcode-malformed', kind: 'malformed' }],
    ['419O NM', { wrong: 'postcode-malformed', kind: 'malformed', proposal: '4190 NM' }],
    ['1071 SA', { wrong: 'postcode-malformed', kind: 'doubtful' }],
  ])('%s is found', (text, finding) => {
    expect(readPostcode(text)).toEqual(finding)
  })

  test('abroad has its own form', () => {
    expect(readPostcode('B-2000', 'BE')).toEqual({ postcode: '2000' })
    expect(readPostcode('50667', 'DE')).toEqual({ postcode: '50667' })
    expect(readPostcode('4191 NM', 'BE')).toMatchObject({ wrong: 'postcode-malformed' })
  })
})

test.each([
  ["'s-Gravenhage", 'Den Haag'],
  ['s Gravenhage', 'Den Haag'],
  ['Den Bosch', "'s-Hertogenbosch"],
  ['Capelle a/d IJssel', 'Capelle aan den IJssel'],
  ['Alphen a.d. Rijn', 'Alphen aan den Rijn'],
  ['Geldermalsen', 'Geldermalsen'],
])('the place %s goes by the name %s', (place, name) => {
  expect(officialPlace(place)).toBe(name)
})
