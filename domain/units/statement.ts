import type { Day } from '#domain/calendar/day'
import type { EntrySubject } from './entry'
import { costOf, type MinutePrice, priceOfMinutes, type Role, type Terms, termsOn, type Vat, vatOver, wholeCents } from './price'
import { sum } from './sum'

/** What of a unit may be charged: an entry of its ledger, or a travel cost. */
export type Chargeable = {
  id: string
  unitId: string
  /** The day of the work. */
  on: Day
  /** The day whose terms count: that of the work, and for what takes something back that of what it takes back. */
  termsOn: Day
  text: string
  who: string | null
  /** Whether it takes an earlier entry back. */
  takesBack: boolean
} & (
  | {
      kind: 'opening' | 'consumption' | 'overrun' | 'write-off' | 'expiry'
      /** Signed as the ledger's change: consumption is negative, its reversal positive. */
      change: number
      subject: EntrySubject | null
      role: Role | null
    }
  | { kind: TravelKind; metres: number; cents: number }
)

export type TravelKind = 'km' | 'parking' | 'public-transport' | 'other'
const travelKinds: readonly string[] = ['km', 'parking', 'public-transport', 'other'] satisfies TravelKind[]

export type PricedUnit = { id: string; name: string; minutes: number; editions: readonly Terms[] }

export type StatementLine = {
  id: string
  unitId: string
  kind: 'unit' | 'project' | 'hours' | 'extra' | 'write-off' | TravelKind
  on: Day
  text: string
  who: string | null
  takesBack: boolean
  /** Minutes of work, metres driven, or pieces; negative for what is taken back. `price` is for `per` of them. */
  quantity: { of: 'minutes' | 'metres' | 'pieces'; count: number }
  price: { cents: number; per: number }
  cents: number
  vat: Vat
}

export type VatSum = { vat: Vat; cents: number; vatCents: number }

/** Hours that were worked, with what they went to: beside the amounts, so that the client can follow them. */
export type HoursLine = Pick<StatementLine, 'id' | 'unitId' | 'on' | 'text' | 'who' | 'takesBack'> & {
  subject: EntrySubject
  minutes: number
}

export type StatementSums = {
  lines: StatementLine[]
  vat: VatSum[]
  netCents: number
  vatCents: number
  totalCents: number
  hours: HoursLine[]
}

/**
 * What is to be charged for a period: a line for each price, hour and travel cost, BTW per rate, and the sums. Every amount is rounded once (`wholeCents`);
 * the sums are of the rounded amounts.
 *
 * A unit that is charged at the start is a line of its own, and its hours are only accounted for; what was agreed on top is charged at the price of the
 * unit's hour. One that is charged as it is used has a line for each booking, and what we bear ourselves is taken off again.
 */
export function statementOf(
  entries: readonly Chargeable[],
  units: readonly PricedUnit[],
): StatementSums | { refused: 'price-missing'; unit: string } {
  const lines: StatementLine[] = []
  const hours: HoursLine[] = []
  for (const entry of entries) {
    const unit = units.find(({ id }) => id === entry.unitId)
    const terms = unit && termsOn(unit.editions, entry.termsOn)
    if (!unit || !terms) return { refused: 'price-missing', unit: unit?.name ?? '' }
    const worked = hoursLine(entry)
    if (worked) hours.push(worked)
    const line = lineOf(entry, unit, terms)
    if (line === 'unpriced') return { refused: 'price-missing', unit: unit.name }
    if (line) lines.push(line)
  }
  return { ...sumsOf(lines), hours }
}

/** The sums of lines: BTW once per rate over all its lines. */
export function sumsOf(lines: StatementLine[]): Omit<StatementSums, 'hours'> {
  const rates = [...new Set(lines.map(({ vat }) => vat))].sort()
  const vat = rates.map((rate) => {
    const cents = sum(lines.filter((line) => line.vat === rate).map((line) => line.cents))
    return { vat: rate, cents, vatCents: vatOver(cents, rate) }
  })
  const [netCents, vatCents] = [sum(lines.map(({ cents }) => cents)), sum(vat.map((each) => each.vatCents))]
  return { lines, vat, netCents, vatCents, totalCents: netCents + vatCents }
}

/** The opposite of a statement, line by line: what credits it to the cent. */
export function creditOf({ lines, vat, netCents, vatCents, totalCents }: StatementSums): StatementSums {
  return {
    lines: lines.map((line) => ({
      ...line,
      quantity: { ...line.quantity, count: opposite(line.quantity.count) },
      cents: opposite(line.cents),
    })),
    vat: vat.map((each) => ({ ...each, cents: opposite(each.cents), vatCents: opposite(each.vatCents) })),
    netCents: opposite(netCents),
    vatCents: opposite(vatCents),
    totalCents: opposite(totalCents),
    hours: [],
  }
}

/** The number of a statement: the year and a count without gaps, '2026-0014'. */
export function statementNumber(year: number, count: number): string {
  return `${year}-${String(count).padStart(4, '0')}`
}

// −0 is a number of its own in JavaScript.
const opposite = (amount: number) => (amount === 0 ? 0 : -amount)

function lineOf(entry: Chargeable, unit: PricedUnit, terms: Terms): StatementLine | 'unpriced' | null {
  const { id, unitId, on, text, who, takesBack } = entry
  const base = { id, unitId, on, text, who, takesBack, vat: terms.vat }
  if (isTravel(entry)) return { ...base, ...travelAmount(entry, terms) }
  if (entry.kind === 'opening') return openingLine(entry, unit, terms, base)
  const kind = chargedKind(entry.kind, terms)
  if (!kind) return null
  const price = priceOfMinutes(terms, unit.minutes, entry.role)
  if (!price) return 'unpriced'
  const minutes = entry.kind === 'overrun' ? entry.change : opposite(entry.change)
  return { ...base, kind, ...minutesAmount(minutes, price) }
}

function openingLine(
  entry: Extract<Chargeable, { kind: 'opening' | 'consumption' | 'overrun' | 'write-off' | 'expiry' }>,
  unit: PricedUnit,
  terms: Terms,
  base: Pick<StatementLine, 'id' | 'unitId' | 'on' | 'text' | 'who' | 'takesBack' | 'vat'>,
): StatementLine | 'unpriced' | null {
  if (terms.charged !== 'at-start') return null
  if (terms.priceCents === null) return 'unpriced'
  const count = entry.change < 0 ? -1 : 1
  const kind = terms.basis === 'project' ? 'project' : 'unit'
  return {
    ...base,
    kind,
    text: unit.name,
    quantity: { of: 'pieces', count },
    price: { cents: terms.priceCents, per: 1 },
    cents: count * terms.priceCents,
  }
}

/** What of the ledger is charged by the terms: with a price at the start only what was agreed on top, else the hours less what we bear ourselves. */
function chargedKind(kind: 'consumption' | 'overrun' | 'write-off' | 'expiry', { charged }: Terms): 'hours' | 'extra' | 'write-off' | null {
  if (charged === 'at-start') return kind === 'overrun' ? 'extra' : null
  if (kind === 'consumption') return 'hours'
  return kind === 'write-off' ? 'write-off' : null
}

function minutesAmount(minutes: number, price: MinutePrice): Pick<StatementLine, 'quantity' | 'price' | 'cents'> {
  return {
    quantity: { of: 'minutes', count: minutes },
    price: { cents: price.cents, per: price.perMinutes },
    cents: costOf(minutes, price),
  }
}

// The amount was fixed when the travel was booked. It is shown as kilometres at a rate where that is what it is, else as one piece.
function travelAmount(
  { kind, metres, cents }: Extract<Chargeable, { kind: TravelKind }>,
  { kmRateCents }: Terms,
): Pick<StatementLine, 'kind' | 'quantity' | 'price' | 'cents'> {
  if (kind === 'km' && metres !== 0 && wholeCents(metres * kmRateCents, 1000) === cents)
    return { kind, quantity: { of: 'metres', count: metres }, price: { cents: kmRateCents, per: 1000 }, cents }
  const count = cents < 0 ? -1 : 1
  return { kind, quantity: { of: 'pieces', count }, price: { cents: Math.abs(cents), per: 1 }, cents }
}

function hoursLine(entry: Chargeable): HoursLine | null {
  if (isTravel(entry) || entry.kind !== 'consumption') return null
  const { id, unitId, on, text, who, takesBack, subject, change } = entry
  return { id, unitId, on, text, who, takesBack, subject: subject ?? 'other', minutes: opposite(change) }
}

function isTravel(entry: Chargeable): entry is Extract<Chargeable, { kind: TravelKind }> {
  return travelKinds.includes(entry.kind)
}
