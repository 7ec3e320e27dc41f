import { z } from 'zod'

/** The normalising rules, each with its count on the import screen and each to be switched off. */
export const ruleIds = [
  'encoding',
  'placeholders',
  'capitals',
  'legal-form',
  'person-name',
  'address-split',
  'postcode',
  'place',
  'phone',
  'email',
  'website',
  'kvk',
  'vat',
  'iban',
  'amounts',
  'dates',
  'closed',
] as const
export type RuleId = (typeof ruleIds)[number]

/** Which rules are on. A rule that is not named is on. */
export const Rules = z.partialRecord(z.enum(ruleIds), z.boolean())
export type Rules = z.infer<typeof Rules>

/** Whether a rule is on; one that is not named is. */
export function isOn(rules: Rules, rule: RuleId): boolean {
  return rules[rule] !== false
}
