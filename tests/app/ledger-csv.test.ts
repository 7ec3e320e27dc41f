import { expect, test } from 'vitest'
import { i18nFor } from '#app/http/language.server'
import { ledgerCsv } from '#app/units/csv'
import type { LedgerLine } from '#db/ledger-page'

const line: LedgerLine = {
  id: '1',
  line: 'entry',
  on: '2025-11-18',
  kind: 'consumption',
  subject: 'visit',
  text: 'Bezoek Bakker; Geldermalsen',
  reason: null,
  who: 'Marieke Bos',
  change: -70,
  balance: 2310,
  travelMetres: 21_000,
  travelCents: 735,
  visitId: null,
  visitNumber: null,
  customerId: null,
  customer: 'Bakker "Klimaat"',
  reversedOn: null,
  reversesOn: null,
}
const csv = (lines: LedgerLine[], language: 'nl' | 'en') =>
  ledgerCsv(lines, language, i18nFor(language).getFixedT(language, ['common', 'units']))

test('a Dutch spreadsheet opens the ledger with semicolons and decimal commas', () => {
  expect(csv([line], 'nl').split('\r\n')).toEqual([
    '\uFEFFDatum;Wat;Wie;Relatie;In;Uit;Saldo;Kilometers;Reiskosten;Reden',
    '18-11-2025;"Bezoek Bakker; Geldermalsen";Marieke Bos;"Bakker ""Klimaat""";;1,17;38,50;21,00;7,35;',
    '',
  ])
})

test('an English one with commas and points', () => {
  expect(csv([{ ...line, text: 'Visit', customer: 'Bakker', change: 15 }], 'en').split('\r\n')[1]).toBe(
    '18/11/2025,Visit,Marieke Bos,Bakker,0.25,,38.50,21.00,7.35,',
  )
})

test('what a spreadsheet would run as a formula stays a text; amounts stay numbers', () => {
  const [, row] = csv(
    [{ ...line, text: '=HYPERLINK("x")', customer: '@som', who: '-2+3', travelCents: -735, travelMetres: 0 }],
    'nl',
  ).split('\r\n')
  expect(row).toBe(`18-11-2025;"'=HYPERLINK(""x"")";'-2+3;'@som;;1,17;38,50;;-7,35;`)
})
