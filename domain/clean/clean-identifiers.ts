import type { CleanCustomer } from './customer'
import type { FindingRule } from './finding'
import { readBranch, readIban, readKvk, readVat } from './identifiers'
import type { RawRow } from './raw-row'
import type { RuleId } from './rules'

type Identifiers = Pick<CleanCustomer, 'kvk' | 'branch' | 'vat' | 'iban'>

/** The numbers that registers give: checked where they have a check, never mended by guess. */
export function cleanIdentifiers(raw: RawRow): Identifiers {
  return {
    kvk: cleanNumber(raw, 'kvk', 'kvk', 'kvk-malformed', readKvk),
    branch: cleanNumber(raw, 'branch', 'kvk', 'branch-malformed', readBranch),
    vat: cleanNumber(raw, 'vat', 'vat', 'vat-malformed', readVat),
    iban: cleanNumber(raw, 'iban', 'iban', 'iban-malformed', readIban),
  }
}

function cleanNumber(
  raw: RawRow,
  field: keyof Identifiers,
  rule: RuleId,
  wrong: FindingRule,
  read: (text: string) => string | null,
): string | null {
  const text = raw.take(field)
  if (!text || !raw.on(rule)) return text || null
  const number = read(text)
  if (number) raw.change(field, text, number, rule)
  else raw.find(field, 'malformed', wrong, text)
  return number
}
