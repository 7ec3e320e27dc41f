import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '#domain/units/invoice'
import type { Terms } from '#domain/units/price'
import { type Chargeable, creditOf, statementOf } from '#domain/units/statement'
import { statementPdf } from '#reports/unit-statement/pdf'
import { statementUbl } from '#reports/unit-statement/ubl'
import { runsOf } from './pdf-reading'

const terms: Terms = {
  appliesFrom: '2025-01-01',
  basis: 'unit',
  charged: 'as-used',
  priceCents: 1_000_000,
  rates: {},
  kmRateCents: 35,
  vat: 'standard',
}
const said = (id: string, on: string) => ({
  id,
  unitId: 'u',
  on,
  termsOn: on,
  text: `Bezoek ${id} & Zn`,
  who: 'Marieke Bos',
  takesBack: false,
})
const entries: Chargeable[] = [
  ...Array.from(
    { length: 40 },
    (_, at): Chargeable => ({
      ...said(`e${at}`, '2025-11-18'),
      kind: 'consumption',
      change: -(37 + at),
      subject: 'visit',
      role: 'consultant',
    }),
  ),
  { ...said('back', '2025-11-19'), takesBack: true, kind: 'consumption', change: 37, subject: 'visit', role: 'consultant' },
  { ...said('km', '2025-11-18'), kind: 'km', metres: 21_300, cents: 746 },
  { ...said('parking', '2025-11-18'), kind: 'parking', metres: 0, cents: 450 },
]

function anInvoice(change: Partial<Terms> = {}): Invoice & { number: string } {
  const sums = statementOf(entries, [{ id: 'u', name: 'Unit 3', minutes: 7_200, editions: [{ ...terms, ...change }] }])
  if ('refused' in sums) throw new Error(sums.refused)
  const party = { street: 'Waalkade 5', postcode: '4001 EJ', place: 'Tiel', kvk: '80223344', vat: 'NL123456782B01', email: 'a@b.example' }
  return {
    number: '2025-0007',
    issuedOn: '2025-12-03',
    dueOn: '2026-01-02',
    period: { from: '2025-11-01', to: '2025-11-30' },
    language: 'nl',
    seller: { ...party, name: 'Jansen & Bos', iban: 'NL02ABNA0123456789', paymentDays: 30 },
    buyer: { ...party, name: 'Waalstroom <Techniek>', reference: null },
    units: [{ id: 'u', name: 'Unit 3', campaign: 'Najaarsronde', contractNumber: '2025-114' }],
    sums,
    credits: null,
  }
}
const aCredit = () => {
  const invoice = anInvoice()
  return { ...invoice, sums: creditOf(invoice.sums), credits: { number: '2025-0006', issuedOn: '2025-12-01', reason: 'Verkeerde periode' } }
}

describe('the paper of a statement', () => {
  // Adds the amounts again from the printed text alone: no figure of the program is used.
  test('adds up by hand, line by line, BTW included', async () => {
    const runs = runsOf(await statementPdf(anInvoice(), { compress: false }))
    const account = runs.find(({ text }) => text.startsWith('Urenverantwoording'))?.page ?? 9
    const euros = runs.filter(({ page, text }) => page < account && /^−?€/.test(text.trim()))
    const rightEdge = Math.max(...euros.map(({ x, width }) => x + width))
    const printed = euros.filter(({ x, width }) => Math.abs(x + width - rightEdge) < 1).map(({ text }) => centsIn(text))
    const [total = 0, vat = 0, net = 0, subtotal = 0] = printed.reverse()
    const lines = printed.slice(4)
    expect(lines).toHaveLength(43)
    expect(lines.reduce((all, cents) => all + cents, 0)).toBe(subtotal)
    expect(subtotal).toBe(net)
    expect(Math.round(net * 0.21)).toBe(vat)
    expect(net + vat).toBe(total)
  })

  test('names what an invoice must: both parties, their numbers, dates, period, rate, and how to pay', async () => {
    const text = runsOf(await statementPdf(anInvoice(), { compress: false }))
      .map((run) => run.text)
      .join(' ')
      .replace(/[\s\u00a0]+/g, ' ')
    for (const part of [
      '2025-0007',
      'Jansen & Bos',
      'Waalstroom <Techniek>',
      'KvK 80223344',
      'NL123456782B01',
      '3 december 2025',
      'november 2025',
      'Btw 21% over',
      'NL02 ABNA 0123 4567 89',
      '2 januari 2026',
      'contract 2025-114',
    ])
      expect(text).toContain(part)
  })

  test('is the same, byte for byte, whenever it is made', async () => {
    expect((await statementPdf(anInvoice())).equals(await statementPdf(anInvoice()))).toBe(true)
  })

  test('in English says VAT', async () => {
    const runs = runsOf(await statementPdf({ ...anInvoice(), language: 'en' }, { compress: false }))
    expect(runs.map(({ text }) => text).join(' ')).toContain('VAT 21% on')
  })
})

type Node = { name: string; text: string; attributes: Record<string, string>; children: Node[] }

function parsed(xml: string): Node {
  const top: Node = { name: '', text: '', attributes: {}, children: [] }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = {
      name,
      text: '',
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, (value as { value: string }).value])),
      children: [],
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return top.children[0] ?? top
}

const all = (node: Node, path: string): Node[] =>
  path
    .split('/')
    .reduce(
      (found: Node[], name) => found.flatMap((each) => each.children.filter((child) => child.name.replace(/^c[ab]c:/, '') === name)),
      [node],
    )
const one = (node: Node, path: string): string => all(node, path)[0]?.text ?? ''
const cents = (text: string) => Math.round(Number(text) * 100)
const names = (node: Node) => node.children.map(({ name }) => name.replace(/^c[ab]c:/, ''))

// The order of children in the schemas of UBL 2.1, as far as a statement uses them.
const order: Record<string, string[]> = {
  Invoice:
    'CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note DocumentCurrencyCode BuyerReference InvoicePeriod BillingReference AccountingSupplierParty AccountingCustomerParty PaymentMeans TaxTotal LegalMonetaryTotal InvoiceLine'.split(
      ' ',
    ),
  CreditNote:
    'CustomizationID ProfileID ID IssueDate CreditNoteTypeCode Note DocumentCurrencyCode BuyerReference InvoicePeriod BillingReference AccountingSupplierParty AccountingCustomerParty PaymentMeans TaxTotal LegalMonetaryTotal CreditNoteLine'.split(
      ' ',
    ),
  'cac:Party': 'EndpointID PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact'.split(' '),
  'cac:PostalAddress': 'StreetName CityName PostalZone Country'.split(' '),
  'cac:PaymentMeans': 'PaymentMeansCode PaymentID PayeeFinancialAccount'.split(' '),
  'cac:TaxSubtotal': 'TaxableAmount TaxAmount TaxCategory'.split(' '),
  'cac:TaxCategory': 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme'.split(' '),
  'cac:LegalMonetaryTotal': 'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount PayableAmount'.split(' '),
  'cac:InvoiceLine': 'ID InvoicedQuantity LineExtensionAmount Item Price'.split(' '),
  'cac:CreditNoteLine': 'ID CreditedQuantity LineExtensionAmount Item Price'.split(' '),
  'cac:Item': 'Description Name ClassifiedTaxCategory'.split(' '),
  'cac:Price': 'PriceAmount BaseQuantity'.split(' '),
}

function outOfOrder(node: Node): string[] {
  const known = order[node.name]
  const places = known ? names(node).map((name) => known.indexOf(name)) : []
  const wrong = places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0)) ? [`${node.name}: ${names(node).join(' ')}`] : []
  return [...wrong, ...node.children.flatMap(outOfOrder)]
}

describe.each([
  ['an invoice', anInvoice(), 'Invoice', 'InvoiceLine', 'InvoicedQuantity'],
  ['a credit note', aCredit(), 'CreditNote', 'CreditNoteLine', 'CreditedQuantity'],
] as const)('the UBL of %s', (_, invoice, root, lineName, quantityName) => {
  const document = parsed(statementUbl(invoice))

  test('is well-formed, in the order of the schema, without an empty element', () => {
    expect(document.name).toBe(root)
    expect(outOfOrder(document)).toEqual([])
    const empty = (node: Node): string[] =>
      node.children.length === 0 && node.text.trim() === '' ? [node.name] : node.children.flatMap(empty)
    expect(empty(document)).toEqual([])
  })

  test('adds up as the rules of EN 16931 ask (BR-CO-10, 13, 14, 15, 17)', () => {
    const lines = all(document, lineName)
    const net = lines.reduce((sum, line) => sum + cents(one(line, 'LineExtensionAmount')), 0)
    expect(cents(one(document, 'LegalMonetaryTotal/LineExtensionAmount'))).toBe(net)
    expect(cents(one(document, 'LegalMonetaryTotal/TaxExclusiveAmount'))).toBe(net)
    const vat = all(document, 'TaxTotal/TaxSubtotal').map((subtotal) => [
      cents(one(subtotal, 'TaxableAmount')),
      cents(one(subtotal, 'TaxAmount')),
      Number(one(subtotal, 'TaxCategory/Percent')),
    ])
    for (const [base = 0, amount, percent = 0] of vat) expect(amount).toBe(Math.round((base * percent) / 100))
    expect(cents(one(document, 'TaxTotal/TaxAmount'))).toBe(vat.reduce((sum, [, amount = 0]) => sum + amount, 0))
    expect(cents(one(document, 'LegalMonetaryTotal/TaxInclusiveAmount'))).toBe(net + cents(one(document, 'TaxTotal/TaxAmount')))
  })

  test('has on every line quantity times price as its amount, and no price below nought (PEPPOL-EN16931-R120, BR-27)', () => {
    for (const line of all(document, lineName)) {
      const price = Number(one(line, 'Price/PriceAmount')) / Number(one(line, 'Price/BaseQuantity') || 1)
      expect(price).toBeGreaterThanOrEqual(0)
      expect(Math.abs(Number(one(line, quantityName)) * price - Number(one(line, 'LineExtensionAmount')))).toBeLessThan(0.006)
    }
  })

  test('names both parties by KvK number and address, and how it is paid (NL-R-001 to NL-R-008)', () => {
    for (const side of ['AccountingSupplierParty', 'AccountingCustomerParty']) {
      const [entity] = all(document, `${side}/Party/PartyLegalEntity/CompanyID`)
      expect([entity?.text, entity?.attributes.schemeID]).toEqual(['80223344', '0106'])
      expect(['StreetName', 'CityName', 'PostalZone'].map((part) => one(document, `${side}/Party/PostalAddress/${part}`))).toEqual([
        'Waalkade 5',
        'Tiel',
        '4001 EJ',
      ])
    }
    expect([one(document, 'PaymentMeans/PaymentMeansCode'), one(document, 'PaymentMeans/PayeeFinancialAccount/ID')]).toEqual([
      '30',
      'NL02ABNA0123456789',
    ])
    expect(one(document, 'BuyerReference')).toBe('2025-114')
    if (root === 'CreditNote') expect(one(document, 'BillingReference/InvoiceDocumentReference/ID')).toBe('2025-0006')
  })
})

test('BTW that is shifted to the client has its category, its reason and no amount', () => {
  const document = parsed(statementUbl(anInvoice({ vat: 'reverse-charged' })))
  expect(one(document, 'TaxTotal/TaxSubtotal/TaxCategory/ID')).toBe('AE')
  expect(one(document, 'TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReasonCode')).toBe('VATEX-EU-AE')
  expect(one(document, 'TaxTotal/TaxAmount')).toBe('0.00')
})

test('signs that XML does not know are left out of a name', () => {
  const invoice = anInvoice()
  const odd = { ...invoice, buyer: { ...invoice.buyer, name: 'A\u0001B "x" <y> & \ud800z' } }
  expect(one(parsed(statementUbl(odd)), 'AccountingCustomerParty/Party/PartyName/Name')).toBe('AB "x" <y> & z')
})

function centsIn(text: string): number {
  const digits = Number(text.replace(/[^\d]/g, ''))
  return text.includes('−') ? -digits : digits
}
