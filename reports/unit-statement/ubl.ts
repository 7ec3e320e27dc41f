import type { Buyer, Invoice, Party, Seller } from '#domain/units/invoice'
import { type Vat, vatPercent } from '#domain/units/price'
import type { StatementLine } from '#domain/units/statement'
import { dayWords, lineWords } from './worded'
import { statementWords } from './words'
import { type Element, element, xmlDocument } from './xml'

/**
 * A statement as a UBL 2.1 document for Peppol BIS Billing 3.0: an Invoice, or a CreditNote for one that takes another back (its amounts are then
 * positive). The order of elements is that of the UBL 2.1 schemas, which is part of the standard; the Dutch rules NL-R-001 to NL-R-009 ask for the KvK
 * numbers, the addresses and the payment by transfer.
 * Source: https://docs.peppol.eu/poacc/billing/3.0/
 */
export function statementUbl(invoice: Invoice & { number: string }): string {
  const kind = invoice.credits ? creditNote : plainInvoice
  const { seller, buyer, period, credits, sums } = invoice
  const sign = invoice.credits ? -1 : 1
  return xmlDocument(
    element(
      kind.root,
      [
        basic('CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'),
        basic('ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
        basic('ID', invoice.number),
        basic('IssueDate', invoice.issuedOn),
        invoice.credits ? null : basic('DueDate', invoice.dueOn),
        basic(kind.typeCode, kind.code),
        credits ? basic('Note', credits.reason) : null,
        basic('DocumentCurrencyCode', 'EUR'),
        basic('BuyerReference', referenceOf(invoice)),
        group('InvoicePeriod', [basic('StartDate', period.from), basic('EndDate', period.to)]),
        credits
          ? group('BillingReference', [
              group('InvoiceDocumentReference', [basic('ID', credits.number), basic('IssueDate', credits.issuedOn)]),
            ])
          : null,
        group('AccountingSupplierParty', [party(seller)]),
        group('AccountingCustomerParty', [party(buyer)]),
        payment(seller, invoice.number),
        taxTotal(invoice, sign),
        group('LegalMonetaryTotal', [
          amount('LineExtensionAmount', sign * sums.netCents),
          amount('TaxExclusiveAmount', sign * sums.netCents),
          amount('TaxInclusiveAmount', sign * sums.totalCents),
          amount('PayableAmount', sign * sums.totalCents),
        ]),
        ...sums.lines.map((line, at) => lineElement(line, at + 1, invoice, kind, sign)),
      ],
      {
        xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${kind.root}-2`,
        'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
        'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
      },
    ),
  )
}

type Kind = { root: string; typeCode: string; code: string; line: string; quantity: string }
const plainInvoice: Kind = { root: 'Invoice', typeCode: 'InvoiceTypeCode', code: '380', line: 'InvoiceLine', quantity: 'InvoicedQuantity' }
const creditNote: Kind = {
  root: 'CreditNote',
  typeCode: 'CreditNoteTypeCode',
  code: '381',
  line: 'CreditNoteLine',
  quantity: 'CreditedQuantity',
}

const basic = (name: string, text: string, attributes?: Record<string, string>) => element(`cbc:${name}`, text, attributes)
const group = (name: string, content: readonly (Element | null)[]) => element(`cac:${name}`, content)
const amount = (name: string, cents: number) => basic(name, euros(cents), { currencyID: 'EUR' })

/** Whole cents as euros with two decimals and a point: '-0.05'. */
function euros(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

// Peppol asks for a reference of the buyer; without one of their own it is the contract, or the campaign.
function referenceOf({ buyer, units }: Invoice): string {
  return buyer.reference ?? units.find(({ contractNumber }) => contractNumber)?.contractNumber ?? units[0]?.campaign ?? buyer.name
}

/** 0106 is the scheme of KvK numbers. */
function party({ name, street, postcode, place, kvk, vat, email }: Party | Buyer | Seller): Element {
  const scheme = { schemeID: '0106' }
  return group('Party', [
    basic('EndpointID', kvk ?? '', scheme),
    group('PartyName', [basic('Name', name)]),
    group('PostalAddress', [
      basic('StreetName', street ?? ''),
      basic('CityName', place ?? ''),
      basic('PostalZone', postcode ?? ''),
      group('Country', [basic('IdentificationCode', 'NL')]),
    ]),
    vat ? group('PartyTaxScheme', [basic('CompanyID', vat.replace(/[\s.]/g, '')), taxScheme()]) : null,
    group('PartyLegalEntity', [basic('RegistrationName', name), basic('CompanyID', kvk ?? '', scheme)]),
    email ? group('Contact', [basic('ElectronicMail', email)]) : null,
  ])
}

/** 30 is a credit transfer. */
function payment({ iban, name }: Seller, number: string): Element {
  return group('PaymentMeans', [
    basic('PaymentMeansCode', '30'),
    basic('PaymentID', number),
    group('PayeeFinancialAccount', [basic('ID', (iban ?? '').replace(/\s/g, '')), basic('Name', name)]),
  ])
}

function taxTotal({ sums: { vat, vatCents }, language }: Invoice, sign: number): Element {
  return group('TaxTotal', [
    amount('TaxAmount', sign * vatCents),
    ...vat.map((each) =>
      group('TaxSubtotal', [
        amount('TaxableAmount', sign * each.cents),
        amount('TaxAmount', sign * each.vatCents),
        taxCategory('TaxCategory', each.vat, statementWords[language].shifted),
      ]),
    ),
  ])
}

/** S is a rate of BTW, AE is shifted to the buyer; the reason stands with the sums and not with the lines. */
function taxCategory(name: string, vat: Vat, reason: string | null): Element {
  const isShifted = vat === 'reverse-charged'
  return group(name, [
    basic('ID', isShifted ? 'AE' : 'S'),
    basic('Percent', String(vatPercent[vat])),
    isShifted && reason ? basic('TaxExemptionReasonCode', 'VATEX-EU-AE') : null,
    isShifted && reason ? basic('TaxExemptionReason', reason) : null,
    taxScheme(),
  ])
}

const taxScheme = () => group('TaxScheme', [basic('ID', 'VAT')])

/** Minutes are priced by the number of minutes their price is for, so that quantity times price is the amount; kilometres by one. */
function lineElement(line: StatementLine, number: number, { language }: Invoice, kind: Kind, sign: number): Element {
  const { of, count } = line.quantity
  const unitCode = { minutes: 'MIN', metres: 'KMT', pieces: 'C62' }[of]
  const quantity = of === 'metres' ? String((sign * count) / 1000) : String(sign * count)
  return group(kind.line, [
    basic('ID', String(number)),
    basic(kind.quantity, quantity, { unitCode }),
    amount('LineExtensionAmount', sign * line.cents),
    group('Item', [
      basic('Description', [dayWords(line.on, language), line.who].filter(Boolean).join(' · ')),
      basic('Name', lineWords(line, language).slice(0, 200) || statementWords[language].kinds[line.kind]),
      taxCategory('ClassifiedTaxCategory', line.vat, null),
    ]),
    group('Price', [
      amount('PriceAmount', line.price.cents),
      of === 'minutes' ? basic('BaseQuantity', String(line.price.per), { unitCode }) : null,
    ]),
  ])
}
