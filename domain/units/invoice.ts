import { addDays, type Day } from '#domain/calendar/day'
import type { Period } from '#domain/calendar/period'
import type { Language } from '#domain/language/format'
import type { StatementSums } from './statement'

/** A party on paper: what an invoice in the Netherlands names of seller and buyer (Wet op de omzetbelasting 1968, art. 35a). */
export type Party = {
  name: string
  street: string | null
  postcode: string | null
  place: string | null
  kvk: string | null
  /** The BTW number, 'NL123456782B01'. */
  vat: string | null
  email: string | null
}

export type Seller = Party & { iban: string | null; paymentDays: number }
/** `reference` is what the buyer wants to see on every invoice: a purchase order, a cost centre. */
export type Buyer = Party & { reference: string | null }

/** A statement with everything that an invoice needs; once issued it is kept as it is. */
export type Invoice = {
  /** Null while it is a draft. */
  number: string | null
  issuedOn: Day
  dueOn: Day
  period: Period
  language: Language
  seller: Seller
  buyer: Buyer
  units: { id: string; name: string; campaign: string; contractNumber: string | null }[]
  sums: StatementSums
  /** The statement that this one takes back, and why. */
  credits: { number: string; issuedOn: Day; reason: string } | null
}

export type PartyField = 'street' | 'postcode' | 'place' | 'kvk' | 'vat' | 'iban'

export type IssueRefusal =
  | { refused: 'seller-incomplete'; missing: PartyField[] }
  | { refused: 'buyer-incomplete'; missing: PartyField[] }
  | { refused: 'not-over-yet'; latest: Day }
  | { refused: 'nothing-to-charge' }

/** Why a statement cannot be issued; null when it can: the period is over, there is something on it, and both parties are complete. */
export function issueRefusal({ seller, buyer, period, sums }: Invoice, today: Day): IssueRefusal | null {
  if (period.to >= today) return { refused: 'not-over-yet', latest: addDays(today, -1) }
  if (sums.lines.length === 0) return { refused: 'nothing-to-charge' }
  const [ours, theirs] = [missingOfSeller(seller), missingOfBuyer(buyer, sums)]
  if (ours.length > 0) return { refused: 'seller-incomplete', missing: ours }
  if (theirs.length > 0) return { refused: 'buyer-incomplete', missing: theirs }
  return null
}

export function missingOfSeller(seller: Seller): PartyField[] {
  return (['street', 'postcode', 'place', 'kvk', 'vat', 'iban'] as const).filter((field) => !seller[field]?.trim())
}

/** A buyer's BTW number is needed only where the BTW is shifted to them. */
export function missingOfBuyer(buyer: Buyer, { vat }: Pick<StatementSums, 'vat'>): PartyField[] {
  const needed = [
    'street',
    'postcode',
    'place',
    'kvk',
    ...(vat.some((each) => each.vat === 'reverse-charged') ? ['vat' as const] : []),
  ] as const
  return needed.filter((field) => !buyer[field]?.trim())
}

/** The last day on which an invoice of a day is to be paid. */
export function dueOn(issuedOn: Day, { paymentDays }: Pick<Seller, 'paymentDays'>): Day {
  return addDays(issuedOn, paymentDays)
}
