import type { CustomerField } from './columns'
import type { RuleId } from './rules'

export type FindingKind = 'missing' | 'malformed' | 'doubtful' | 'outdated' | 'closed'

/** Which check found it; the screens word each of these. */
export const findingRules = [
  'too-few-cells',
  'too-many-cells',
  'lost-characters',
  'too-long',
  'name-missing',
  'name-from-contact',
  'address-unreadable',
  'house-number-missing',
  'postcode-malformed',
  'postcode-five-digits',
  'postcode-digits-only',
  'place-missing',
  'phone-malformed',
  'phone-missing',
  'phone-left-over',
  'email-malformed',
  'email-left-over',
  'website-malformed',
  'kvk-malformed',
  'branch-malformed',
  'vat-malformed',
  'iban-malformed',
  'amount-malformed',
  'date-malformed',
  'coordinates-malformed',
  'country-unknown',
  'contact-rule-in-note',
  'closed-by-status',
  'closed-by-name',
  'not-confirmed-lately',
  'newer-in-file',
  'postcode-elsewhere',
] as const
export type FindingRule = (typeof findingRules)[number]

/** Something about one row that needs a person. `proposal` is what the value would become on "accept". */
export type Finding = { field: CustomerField | 'row'; kind: FindingKind; value: string; rule: FindingRule; proposal?: string }

/** A value the rules wrote differently from the file. */
export type Change = { field: CustomerField; before: string; after: string; rule: RuleId }

/** Whether something malformed was found in the field of an edit; amounts are edited per year: 'revenue:2024'. */
export function isWrong({ kind, field }: Finding, editField: string): boolean {
  return kind === 'malformed' && field === editField.split(':')[0]
}
