import { type Day, daysBetween } from '#domain/calendar/day'

/** What somebody of ours is to a relation for good; a loan is for a while. */
export const careRoles = ['owner', 'dossier-keeper', 'standby'] as const
export type CareRole = (typeof careRoles)[number]

/** The fields by which relations are handed out at once. What is left out asks nothing; of several all must hold. */
export const ruleFields = [
  'legalForm',
  'tag',
  'ownKey',
  'ownValue',
  'province',
  'municipality',
  'place',
  'postcodeFrom',
  'postcodeTo',
  'segmentId',
  'holder',
] as const

/** `holder`: who has the role now, the id of a member of staff or 'none'. Postcodes are four digits, both ends included. */
export type CareRule = Partial<Record<(typeof ruleFields)[number], string>>

export type RuleRefusal = { refused: 'postcode-malformed' } | { refused: 'postcodes-reversed' }

/** Reads a rule as it was typed: empty fields go, a single postcode is a range of one, 4001 AB counts as 4001. */
export function careRule(typed: CareRule): CareRule | RuleRefusal {
  const rule: CareRule = {}
  for (const field of ruleFields) {
    const value = typed[field]?.trim()
    if (value) rule[field] = value
  }
  if (!rule.ownKey || !rule.ownValue) {
    delete rule.ownKey
    delete rule.ownValue
  }
  const from = rule.postcodeFrom ?? rule.postcodeTo
  if (from === undefined) return rule
  const digits = [from, rule.postcodeTo ?? from].map((written) => /^([1-9]\d{3})\s?(?:[A-Za-z]{2})?$/.exec(written)?.[1])
  const [first, last] = digits
  if (!first || !last) return { refused: 'postcode-malformed' }
  if (last < first) return { refused: 'postcodes-reversed' }
  return { ...rule, postcodeFrom: first, postcodeTo: last }
}

export type Loan = { from: Day; until: Day; reason: string }

export type LoanRefusal =
  | { refused: 'begins-in-the-past' }
  | { refused: 'ends-before-start' }
  | { refused: 'too-long'; days: number }
  | { refused: 'reason-missing' }

/** A loan is for a while: what lasts longer is handed over. */
export const longestLoan = 366

/** What is wrong with a loan, if anything: it begins today or later, lasts a year at most, and has a reason. */
export function loanRefusal({ from, until, reason }: Loan, today: Day): LoanRefusal | null {
  if (from < today) return { refused: 'begins-in-the-past' }
  if (until < from) return { refused: 'ends-before-start' }
  if (daysBetween(from, until) >= longestLoan) return { refused: 'too-long', days: longestLoan }
  return reason.trim() === '' ? { refused: 'reason-missing' } : null
}
