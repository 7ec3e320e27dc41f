import type { Day } from '#domain/calendar/day'
import { largestOffer, type UnitTerms } from './kinds'

/** The terms of a unit from a day on. Version 1 is what was signed. */
export type TermsVersion = UnitTerms & { version: number; appliesFrom: Day; reason: string | null; agreedWith: string | null }

export type TermsRefusal =
  | { refused: 'reason-too-short' }
  | { refused: 'agreed-with-missing' }
  | { refused: 'ends-too-early'; earliest: Day }
  | { refused: 'price-out-of-range' }
  | { refused: 'rate-out-of-range' }
  | { refused: 'nothing-changed' }

/** Three euros a kilometre: more is a slip of the pen. */
const highestRate = 300

/**
 * A contract changes halfway: a new version, from today on, with who of the client agreed. What was booked is never counted again: work on
 * an earlier day, also when it is logged later, keeps the terms of that day.
 * @param versions those so far, the newest last
 */
export function changeTerms(
  versions: readonly TermsVersion[],
  wish: UnitTerms,
  { today, startsOn, reason, agreedWith }: { today: Day; startsOn: Day; reason: string; agreedWith: string },
): { version: TermsVersion } | TermsRefusal {
  const newest = versions.at(-1)
  const isSame = newest && termNames.every((name) => newest[name] === wish[name])
  if (isSame) return { refused: 'nothing-changed' }
  if (reason.trim().length < 10) return { refused: 'reason-too-short' }
  if (agreedWith.trim() === '') return { refused: 'agreed-with-missing' }
  const earliest = startsOn > today ? startsOn : today
  if (wish.endsOn < earliest && wish.endsOn !== newest?.endsOn) return { refused: 'ends-too-early', earliest }
  if (wish.priceCents !== null && !isAmount(wish.priceCents, largestOffer.cents)) return { refused: 'price-out-of-range' }
  if (!isAmount(wish.kmRateCents, highestRate)) return { refused: 'rate-out-of-range' }
  const version = (newest?.version ?? 0) + 1
  return { version: { ...wish, version, appliesFrom: earliest, reason: reason.trim(), agreedWith: agreedWith.trim() } }
}

/** The terms on a day: the newest version that applied then, or the first for a day before all of them. */
export function termsOn(versions: readonly TermsVersion[], day: Day): TermsVersion | null {
  return [...versions].reverse().find(({ appliesFrom }) => appliesFrom <= day) ?? versions[0] ?? null
}

/** What of a contract changed between two versions. */
export function changedTerms(before: UnitTerms, after: UnitTerms): (keyof UnitTerms)[] {
  return termNames.filter((name) => before[name] !== after[name])
}

const termNames = ['endsOn', 'term', 'unused', 'driveTimeCounts', 'kmRateCents', 'chargesFruitless', 'priceCents'] as const

const isAmount = (cents: number, most: number) => Number.isInteger(cents) && cents >= 0 && cents <= most
