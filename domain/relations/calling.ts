import { addDays, type Day, dayFrom, partsOf } from '#domain/calendar/day'

/** The legal forms that the calling rules tell apart; `foreign` covers GmbH, Ltd and the like. */
export const legalForms = [
  'bv',
  'nv',
  'vof',
  'cv',
  'maatschap',
  'eenmanszaak',
  'stichting',
  'vereniging',
  'cooperatie',
  'overheid',
  'foreign',
] as const

export type LegalForm = (typeof legalForms)[number]

export type Party = 'legal-person' | 'natural-person'

/**
 * Article 11.7 Telecommunicatiewet as dated settings. They hold facts the firm must check with counsel, so an administrator may change them
 * with a reason; a day set to null switches the rule off.
 */
export type CallingRules = {
  /** From this day natural persons are called only with consent (1 July 2021; sole traders and partnerships are natural persons). */
  consentNeededFrom: Day | null
  /** From this day existing customers no longer are an exception (announced for 1 July 2026, not confirmed in force). */
  customerExceptionEndsOn: Day | null
  /** How long after the last sale the exception held (self-regulation of the sector). */
  customerExceptionYears: number
}

export const defaultCallingRules: CallingRules = {
  consentNeededFrom: '2021-07-01',
  customerExceptionEndsOn: '2026-07-01',
  customerExceptionYears: 3,
}

export type CallingFacts = {
  /** null when it is not known: then the strict rule of natural persons holds. */
  legalForm: LegalForm | null
  /** A service call has no promotion at all; whether "may we visit you?" is one is open, so it counts as commercial. */
  purpose: 'commercial' | 'service'
  /** Consent of the person, with its proof; null when there is none or it was withdrawn. */
  consent: { givenOn: Day; proof: string } | null
  /** The organisation or the person asked not to be called. */
  objectedOn: Day | null
  /** The last sale of the client to this customer, if the number came with it and an opt-out was offered then. */
  lastSaleWithOptOut: Day | null
  /** The person published this number for being called on business. */
  publishedForBusiness: boolean
  /** Whether it is a time at which natural persons are called; left out: it is. */
  insideCallHours?: boolean
}

export type CallingBasis = 'service-call' | 'legal-person' | 'consent' | 'published-number' | 'existing-customer' | 'before-the-rule'

export type CallingRefusal =
  | 'objected'
  | 'outside-call-hours'
  | 'consent-needed'
  | 'customer-exception-ended'
  | 'customer-exception-expired'

export type CallingAnswer =
  | { may: true; basis: CallingBasis; party: Party; formKnown: boolean }
  | { may: false; because: CallingRefusal; party: Party; formKnown: boolean; since: Day | null }

/** Whether this organisation may be called on this day, and on which basis. An objection beats everything. */
export function mayCall(facts: CallingFacts, today: Day, rules: CallingRules = defaultCallingRules): CallingAnswer {
  const known = { party: partyOf(facts.legalForm), formKnown: facts.legalForm !== null }
  if (facts.objectedOn !== null) return { may: false, because: 'objected', since: facts.objectedOn, ...known }
  const basis = basisOf(facts, known.party, today, rules)
  if (basis !== null && known.party === 'natural-person' && facts.insideCallHours === false) {
    return { may: false, because: 'outside-call-hours', since: null, ...known }
  }
  return basis === null ? { may: false, ...refusalOf(facts, today, rules), ...known } : { may: true, basis, ...known }
}

/** Natural persons include the sole trader, vof, cv and maatschap; a form that is not known counts as a natural person. */
export function partyOf(form: LegalForm | null): Party {
  return form === null || naturalForms.has(form) ? 'natural-person' : 'legal-person'
}

const naturalForms: ReadonlySet<LegalForm> = new Set<LegalForm>(['eenmanszaak', 'vof', 'cv', 'maatschap'])

function basisOf(facts: CallingFacts, party: Party, today: Day, rules: CallingRules): CallingBasis | null {
  if (facts.purpose === 'service') return 'service-call'
  if (party === 'legal-person') return 'legal-person'
  if (facts.consent !== null && facts.consent.givenOn <= today) return 'consent'
  if (facts.publishedForBusiness) return 'published-number'
  if (rules.consentNeededFrom === null || today < rules.consentNeededFrom) return 'before-the-rule'
  const exceptionHolds = rules.customerExceptionEndsOn === null || today < rules.customerExceptionEndsOn
  return exceptionHolds && isRecentCustomer(facts, today, rules) ? 'existing-customer' : null
}

function refusalOf(facts: CallingFacts, today: Day, rules: CallingRules): { because: CallingRefusal; since: Day | null } {
  if (facts.lastSaleWithOptOut === null) return { because: 'consent-needed', since: rules.consentNeededFrom }
  if (!isRecentCustomer(facts, today, rules)) {
    return { because: 'customer-exception-expired', since: yearsAfter(facts.lastSaleWithOptOut, rules.customerExceptionYears) }
  }
  return { because: 'customer-exception-ended', since: rules.customerExceptionEndsOn }
}

function isRecentCustomer(facts: CallingFacts, today: Day, rules: CallingRules): boolean {
  return facts.lastSaleWithOptOut !== null && today < yearsAfter(facts.lastSaleWithOptOut, rules.customerExceptionYears)
}

function yearsAfter(day: Day, years: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const later = dayFrom(year + years, month, dayOfMonth)
  // 29 February in a year without one would roll to 1 March.
  return partsOf(later).month === month ? later : addDays(later, -1)
}
