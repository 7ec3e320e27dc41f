import { describe, expect, test } from 'vitest'
import { legalFormIn, legalFormOf } from '#domain/clean/legal-form'
import { capitalsOfName, nameWithForm } from '#domain/clean/names'
import { capitalsOfPerson, parsePerson, writtenName } from '#domain/clean/persons'

describe("an organisation's name", () => {
  test.each([
    ['BAKKER EN ZN.', 'Bakker en Zn.'],
    ['VAN DE POL VASTGOED', 'Van de Pol Vastgoed'],
    ["'T GOUDEN SPIEGEL", "'t Gouden Spiegel"],
    ["'s-gravenhage", "'s-Gravenhage"],
    ['IJSSELSTEIN WONEN', 'IJsselstein Wonen'],
    ["HOVENIER D'ARTAGNAN", "Hovenier D'Artagnan"],
    ['VAN OORT & VAN MAAEN', 'Van Oort & van Maaen'],
    ['KPN', 'KPN'],
    ['GEMEENTE HARDINXVELD-GIESSENDAM', 'Gemeente Hardinxveld-Giessendam'],
    ['KONING WILLEM II COLLEGE', 'Koning Willem II College'],
    ['J.P.M. JANSEN', 'J.P.M. Jansen'],
    ['bakkerij de hoek', 'Bakkerij de Hoek'],
    ['Partou KDV Meernhof', 'Partou KDV Meernhof'],
    ['iDEAL Bakkerij', 'iDEAL Bakkerij'],
  ])('%s reads %s', (name, mixed) => {
    expect(capitalsOfName(name)).toBe(mixed)
  })

  test.each([
    ['Bakker Besloten Vennootschap', 'Bakker B.V.', 'bv'],
    ['Bakker bv', 'Bakker B.V.', 'bv'],
    ['Duonet Assurantiën B V', 'Duonet Assurantiën B.V.', 'bv'],
    ["'t Gouden Sleutel B.V. (Rotterdam)", "'t Gouden Sleutel (Rotterdam) B.V.", 'bv'],
    ['V.O.F. Meijer & Rensen', 'Meijer & Rensen V.O.F.', 'vof'],
    ['Groothandel Bron NV', 'Groothandel Bron N.V.', 'nv'],
    ['Stichting De Brug', 'Stichting De Brug', 'stichting'],
    ['Coöperatie Agrifirm', 'Coöperatie Agrifirm', 'cooperatie'],
    ['Gemeente Buren', 'Gemeente Buren', 'overheid'],
    ['Müller GmbH', 'Müller GmbH', 'foreign'],
  ])('%s bears its legal form as %s', (name, written, form) => {
    expect(nameWithForm(name)).toBe(written)
    expect(legalFormIn(name)?.form).toBe(form)
  })

  test.each(['Bakkerij Jansen', 'CV Ketels Direct', 'Novum', 'De Bvb'])('%s has none', (name) => {
    expect(legalFormIn(name)).toBeNull()
    expect(nameWithForm(name)).toBe(name)
  })

  test('a column of its own may spell the form out', () => {
    expect(['Besloten Vennootschap', 'eenmanszaak', 'Vof', 'B.V.', 'iets anders'].map(legalFormOf)).toEqual([
      'bv',
      'eenmanszaak',
      'vof',
      'bv',
      null,
    ])
  })
})

describe("a person's name", () => {
  const nobody = { salutation: null, initials: null, firstName: null, infix: null, lastName: null }
  test.each([
    ['Jan Jansen', { firstName: 'Jan', lastName: 'Jansen' }],
    ['Jan van der Berg', { firstName: 'Jan', infix: 'van der', lastName: 'Berg' }],
    ['Dhr. J.P.M. v.d. Berg', { salutation: 'heer', initials: 'JPM', infix: 'van der', lastName: 'Berg' }],
    ['Berg, Jan van der', { firstName: 'Jan', infix: 'van der', lastName: 'Berg' }],
    ['Berg, van der', { infix: 'van der', lastName: 'Berg' }],
    ['D. Berg, van den', { initials: 'D', infix: 'van den', lastName: 'Berg' }],
    ['mw. drs. E.A. (Els) Bakker-de Vries', { salutation: 'mevrouw', initials: 'EA', firstName: 'Els', lastName: 'Bakker-de Vries' }],
    ['Mevrouw van Dijk', { salutation: 'mevrouw', infix: 'van', lastName: 'Dijk' }],
    ["Kees in 't Veld", { firstName: 'Kees', infix: "in 't", lastName: 'Veld' }],
    ['B Hermans', { initials: 'B', lastName: 'Hermans' }],
    ['OS Huisman', { initials: 'OS', lastName: 'Huisman' }],
    ['Jansen', { lastName: 'Jansen' }],
    ['', {}],
  ])('%s', (text, parts) => {
    expect(parsePerson(text)).toEqual({ ...nobody, ...parts })
  })

  test.each([
    ['JAN VAN DER BERG', 'Jan van der Berg'],
    ['dhr. J.P. de vries', 'J.P. de Vries'],
    ['Anne-Marie ten Hove', 'Anne-Marie ten Hove'],
  ])('%s is written %s', (text, written) => {
    expect(writtenName(capitalsOfPerson(parsePerson(text)))).toBe(written)
  })
})
