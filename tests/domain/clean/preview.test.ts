import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinCells } from '#domain/clean/cells'
import { guessMapping } from '#domain/clean/guess'
import { type CleanRow, cleanTable, type Preview } from '#domain/clean/preview'
import { editKey } from '#domain/clean/raw-row'
import type { Rules } from '#domain/clean/rules'
import { readTable, type Table } from '#domain/clean/table'

function tableOf(text: string): Table {
  const table = readTable(new TextEncoder().encode(text))
  if ('refused' in table) throw new Error(table.refused)
  return table
}

function preview(text: string, rules: Rules = {}, edits?: Map<number, Record<string, string>>): Preview {
  const table = tableOf(text)
  const cleaned = cleanTable(table, guessMapping(table).mapping, rules, edits)
  if ('refused' in cleaned) throw new Error(cleaned.refused)
  return cleaned
}

function row(text: string, rules?: Rules, edits?: Record<string, string>): CleanRow {
  return preview(text, rules, edits && new Map([[2, edits]])).rows[0] as CleanRow
}

describe('a row becomes a customer', () => {
  const text =
    'Debnr;Naam;Adres;PC;Plaats;Tel;E-mail;Web;BTW;Omzet 23;Contactpersoon;Opm;Laatst gewijzigd;Kleur\n0104233;BAKKER EN ZN. BV;Industrieweg 14a;4191nm;GELDERMALSEN;0345-550127 / 06 12344321;INFO@bakker.NL;https://bakker.nl/;nl004495445b01;"€ 84.200,-";mw. E.A. (Els) Bakker-de Vries;;2-01-12;rood'

  test('with each value written one way', () => {
    expect(row(text).customer).toMatchObject({
      externalNo: '0104233',
      name: 'Bakker en Zn. B.V.',
      legalForm: 'bv',
      street: 'Industrieweg',
      houseNumber: 14,
      houseNumberSuffix: 'A',
      postcode: '4191 NM',
      place: 'Geldermalsen',
      country: 'NL',
      phone: '+31345550127',
      phone2: null,
      mobile: '+31612344321',
      email: 'info@bakker.nl',
      website: 'bakker.nl',
      vat: 'NL004495445B01',
      revenue: [{ year: 2023, cents: 8_420_000 }],
      confirmedOn: '2012-01-02',
      status: 'active',
      own: { Kleur: 'rood' },
      contact: { name: 'Els Bakker-de Vries', salutation: 'mevrouw', initials: 'EA', firstName: 'Els', lastName: 'Bakker-de Vries' },
    })
  })

  test('with what each rule changed beside what the file said', () => {
    const { changes } = row(text)
    expect(changes).toContainEqual({ field: 'name', before: 'BAKKER EN ZN. BV', after: 'Bakker en Zn. BV', rule: 'capitals' })
    expect(changes).toContainEqual({ field: 'name', before: 'Bakker en Zn. BV', after: 'Bakker en Zn. B.V.', rule: 'legal-form' })
    expect(changes).toContainEqual({ field: 'postcode', before: '4191nm', after: '4191 NM', rule: 'postcode' })
    expect(changes).toContainEqual({ field: 'houseNumber', before: '', after: '14', rule: 'address-split' })
  })

  test('and a rule that is switched off leaves its values as they were', () => {
    const off = row(text, { capitals: false, 'legal-form': false, postcode: false, phone: false, 'address-split': false, vat: false })
    expect(off.customer).toMatchObject({
      name: 'BAKKER EN ZN. BV',
      postcode: '4191nm',
      phone: '0345-550127 / 06 12344321',
      street: 'Industrieweg 14a',
      houseNumber: null,
      vat: 'nl004495445b01',
    })
  })

  test('repaired where a program broke it, and empty where people typed that nothing is known', () => {
    const repaired = row('Naam;Plaats;Tel\nCafÃ© Zoë;onbekend;n.v.t.')
    expect(repaired.customer).toMatchObject({ name: 'Café Zoë', place: null, phone: null })
    expect(repaired.changes.map(({ rule }) => rule)).toEqual(['encoding', 'placeholders', 'placeholders'])
  })

  test('and a person without a firm is a customer by his own name, with a doubt', () => {
    const person = row('Bedrijf;Voornaam;Achternaam\n;JAN;VAN DER BERG')
    expect(person.customer).toMatchObject({ name: 'Jan van der Berg', contact: { infix: 'van der', lastName: 'Berg' } })
    expect(person.findings).toEqual([{ field: 'name', kind: 'doubtful', rule: 'name-from-contact', value: 'Jan van der Berg' }])
  })

  test('an establishment number gets its zeros back, and a column of dates is written as days', () => {
    expect(row('naam;kvk_vestiging;bezoekdatum\nSimcha;27814726;2-01-12').customer).toMatchObject({
      branch: '000027814726',
      own: { bezoekdatum: '2012-01-02' },
    })
  })
})

describe('what needs a person is found', () => {
  test.each([
    ['PC', '41910', { field: 'postcode', kind: 'malformed', rule: 'postcode-five-digits', value: '41910' }],
    ['PC', '419O NM', { field: 'postcode', kind: 'malformed', rule: 'postcode-malformed', value: '419O NM', proposal: '4190 NM' }],
    ['Tel', '020-56041', { field: 'phone', kind: 'malformed', rule: 'phone-malformed', value: '020-56041' }],
    ['E-mail', 'jan.bakker.nl', { field: 'email', kind: 'malformed', rule: 'email-malformed', value: 'jan.bakker.nl' }],
    ['BTW', 'NL004495446B01', { field: 'vat', kind: 'malformed', rule: 'vat-malformed', value: 'NL004495446B01' }],
    ['IBAN', 'NL91ABNA0417164301', { field: 'iban', kind: 'malformed', rule: 'iban-malformed', value: 'NL91ABNA0417164301' }],
    ['Omzet 24', 'veel', { field: 'revenue', kind: 'malformed', rule: 'amount-malformed', value: 'veel' }],
    ['Adres', 'Dorpsstraat', { field: 'houseNumber', kind: 'missing', rule: 'house-number-missing', value: 'Dorpsstraat' }],
    ['Opm', 'niet bellen ma!', { field: 'note', kind: 'doubtful', rule: 'contact-rule-in-note', value: 'niet bellen ma!' }],
    ['Land', 'Verweggistan', { field: 'country', kind: 'doubtful', rule: 'country-unknown', value: 'Verweggistan' }],
    ['Plaats', 'Bu�en', { field: 'place', kind: 'doubtful', rule: 'lost-characters', value: 'Bu�en' }],
  ])('%s "%s"', (header, value, finding) => {
    expect(row(`Naam;${header}\nBakker;${value}`).findings).toEqual([finding])
  })

  test('and a malformed value is not taken over', () => {
    expect(row('Naam;PC;Tel\nBakker;41910;020-56041')).toMatchObject({ state: 'toFix', customer: { postcode: null, phone: null } })
  })

  test('a third number and a second mail address are kept under a header of their own', () => {
    const both = row('Naam;Tel;E-mail\nBakker;0345-550127 / 0345-550128 / 0345-550129;a@bakker.nl; b@bakker.nl'.replace('; b@', ' / b@'))
    expect(both.customer).toMatchObject({
      phone: '+31345550127',
      phone2: '+31345550128',
      email: 'a@bakker.nl',
      own: { 'phone+': '+31345550129', 'email+': 'b@bakker.nl' },
    })
    expect(both.findings.map(({ rule }) => rule)).toEqual(['phone-left-over', 'email-left-over'])
  })

  test('a cell that was typed over is cleaned anew', () => {
    expect(row('Naam;PC\nBakker;41910', {}, { postcode: '4191nm' })).toMatchObject({
      state: 'ready',
      customer: { postcode: '4191 NM' },
      findings: [],
    })
  })

  test('an edit of an own column goes by its header, one of a revenue by its year', () => {
    const column = { column: 1, header: 'Kleur', field: 'own' as const, year: null, join: null, kind: 'text' as const }
    expect(editKey(column)).toBe('own:Kleur')
    expect(editKey({ ...column, field: 'revenue', year: 2024 })).toBe('revenue:2024')
    expect(row('Naam;Kleur;Omzet 24\nBakker;rood;1', {}, { 'own:Kleur': 'geel', 'revenue:2024': '2' }).customer).toMatchObject({
      own: { Kleur: 'geel' },
      revenue: [{ year: 2024, cents: 200 }],
    })
  })
})

describe('what became of each row', () => {
  const text =
    'Naam;PC;Status\nBakker;4116 AA;\nSlager;41160;\nKok;4116 AA;Niet meer geregistreerd\n;4116 AA;\n;;\nNaam;PC;Status\nSmid;4116 AA;actief'

  test('is counted, and no row disappears', () => {
    const { rows, counts } = preview(text)
    expect(rows.map(({ line, state, reason }) => [line, reason ?? state])).toEqual([
      [2, 'ready'],
      [3, 'toFix'],
      [4, 'closed'],
      [5, 'no-name'],
      [6, 'empty-row'],
      [7, 'header-again'],
      [8, 'ready'],
    ])
    expect(counts).toEqual({ read: 7, ready: 2, toFix: 1, closed: 1, rejected: 3 })
  })

  test("closed is recognised in the status and in the name, and the client's own words are kept", () => {
    expect(preview(text).rows[2]?.customer).toMatchObject({ status: 'closed', own: { Status: 'Niet meer geregistreerd' } })
    expect(row('Naam\nBakkerij Jansen (opgeheven)')).toMatchObject({ state: 'closed', findings: [{ rule: 'closed-by-name' }] })
    expect(row('Naam;Status\nBakkerij Jansen;Gestopt', { closed: false }).state).toBe('ready')
  })

  test('each rule is counted once per row it changed', () => {
    expect(preview('Naam;Adres;PC\nBAKKER;Dorp 1a;4116aa\nSlager;Dorp 2;4116 AA').changesPerRule).toMatchObject({
      capitals: 1,
      'address-split': 2,
      postcode: 1,
      phone: 0,
    })
  })

  test('whatever is in the cells: read = ready + to fix + closed + rejected', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', 'Bakker BV', '4191nm', '41910', '0345-550127', 'x@y.nl', 'opgeheven', 'Dorp 1', '\u0000', '"', 'n.v.t.'),
    )
    const header = ['Naam', 'Adres', 'PC', 'Tel', 'E-mail', 'Status', 'Omzet 24']
    const good = ['Smid', 'Dorp 1', '4116 AA', '0345-550127', 'smid@smid.nl', 'actief', '1']
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 9 }), { maxLength: 6 })
    const { mapping } = guessMapping(tableOf(joinCells([header, good], ';')))
    fc.assert(
      fc.property(rows, (cells) => {
        const cleaned = cleanTable(tableOf(joinCells([header, ...cells, good], ';')), mapping, {})
        if ('refused' in cleaned) throw new Error(cleaned.refused)
        const { read, ready, toFix, closed, rejected } = cleaned.counts
        expect([read, ready + toFix + closed + rejected, cleaned.rows.length]).toEqual([cells.length + 1, read, read])
        for (const { state, customer, reason } of cleaned.rows)
          expect(state === 'rejected' ? !customer && reason !== undefined : customer?.name).toBeTruthy()
      }),
      { numRuns: 60 },
    )
  })
})
