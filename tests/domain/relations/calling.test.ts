import { expect, test } from 'vitest'
import { type CallingFacts, type LegalForm, mayCall, partyOf } from '#domain/relations/calling'

const soleTrader: CallingFacts = {
  legalForm: 'eenmanszaak',
  purpose: 'commercial',
  consent: null,
  objectedOn: null,
  lastSaleWithOptOut: null,
  publishedForBusiness: false,
}
const bv: CallingFacts = { ...soleTrader, legalForm: 'bv' }

test('a legal person may be called by a human without consent', () => {
  const forms: LegalForm[] = ['bv', 'nv', 'stichting', 'vereniging', 'cooperatie', 'overheid', 'foreign']
  for (const legalForm of forms) {
    expect(mayCall({ ...bv, legalForm }, '2026-08-01')).toEqual({
      may: true,
      basis: 'legal-person',
      party: 'legal-person',
      formKnown: true,
    })
  }
})

test('sole traders and partnerships are natural persons, and so is who is not known', () => {
  const forms: (LegalForm | null)[] = ['eenmanszaak', 'vof', 'cv', 'maatschap', null]
  expect(forms.map(partyOf)).toEqual(Array(5).fill('natural-person'))
  expect(mayCall({ ...soleTrader, legalForm: null }, '2025-11-18')).toEqual({
    may: false,
    because: 'consent-needed',
    since: '2021-07-01',
    party: 'natural-person',
    formKnown: false,
  })
})

test('before 1 July 2021 a natural person could be called', () => {
  expect(mayCall(soleTrader, '2021-06-30')).toMatchObject({ may: true, basis: 'before-the-rule' })
  expect(mayCall(soleTrader, '2021-07-01')).toMatchObject({ may: false, because: 'consent-needed' })
})

test('an existing customer may be called until the exception lapses on 1 July 2026', () => {
  const customer = { ...soleTrader, lastSaleWithOptOut: '2025-03-01' }
  expect(mayCall(customer, '2026-06-30')).toMatchObject({ may: true, basis: 'existing-customer' })
  expect(mayCall(customer, '2026-07-01')).toMatchObject({ may: false, because: 'customer-exception-ended', since: '2026-07-01' })
})

test('the exception holds three years after the last sale', () => {
  const customer = { ...soleTrader, lastSaleWithOptOut: '2020-02-29' }
  expect(mayCall(customer, '2023-02-27')).toMatchObject({ may: true, basis: 'existing-customer' })
  expect(mayCall(customer, '2023-02-28')).toMatchObject({ may: false, because: 'customer-exception-expired', since: '2023-02-28' })
})

test('the firm can set the 2026 rule aside while it is not in force', () => {
  const rules = { consentNeededFrom: '2021-07-01', customerExceptionEndsOn: null, customerExceptionYears: 3 }
  expect(mayCall({ ...soleTrader, lastSaleWithOptOut: '2026-03-01' }, '2026-08-01', rules)).toMatchObject({
    may: true,
    basis: 'existing-customer',
  })
})

test('consent, a number published for business and a service call each are a basis', () => {
  const consent = { givenOn: '2026-01-05', proof: 'form on the fair, no. 14' }
  expect(mayCall({ ...soleTrader, consent }, '2026-08-01')).toMatchObject({ may: true, basis: 'consent' })
  expect(mayCall({ ...soleTrader, consent }, '2026-01-04')).toMatchObject({ may: false })
  expect(mayCall({ ...soleTrader, publishedForBusiness: true }, '2026-08-01')).toMatchObject({ may: true, basis: 'published-number' })
  expect(mayCall({ ...soleTrader, purpose: 'service' }, '2026-08-01')).toMatchObject({ may: true, basis: 'service-call' })
})

test('an objection beats consent, legal form and service alike', () => {
  const consent = { givenOn: '2026-01-05', proof: 'mail' }
  for (const facts of [
    { ...bv, consent },
    { ...bv, purpose: 'service' as const },
  ]) {
    expect(mayCall({ ...facts, objectedOn: '2026-02-01' }, '2026-08-01')).toMatchObject({
      may: false,
      because: 'objected',
      since: '2026-02-01',
    })
  }
})
