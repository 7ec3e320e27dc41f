import { type LegalForm, partyOf } from './calling'
import { namesOf, numberOf, spelled, written } from './erasure-written'

/** What a record knows of somebody by which a text can be about them. */
export type KnownAs = {
  /** Of people, found whatever the case. */
  people: readonly string[]
  /** Last names and trade names, which may be a word like any other: found as a name is written, with capitals. */
  names: readonly string[]
  mails: readonly string[]
  /** In E.164. */
  numbers: readonly string[]
  addresses: readonly { street: string; houseNumber: number; suffix: string | null }[]
  /** Of the chamber of commerce, of the tax, of a bank account. */
  codes: readonly string[]
}

export const nothingKnown: KnownAs = { people: [], names: [], mails: [], numbers: [], addresses: [], codes: [] }

/** Only who is a natural person can be erased: a sole trader or a partnership, and, as long as nobody knows the legal form, anybody. Of a company its people can. */
export function isErasable(legalForm: LegalForm | null): boolean {
  return partyOf(legalForm) === 'natural-person'
}

/** Names that stand for one alone: of two words that are no infix, no article and no legal form. What is less may be half of somebody else's name, or no name at all. */
export function fullNames(names: readonly string[]): string[] {
  return names.filter((name) => {
    const words = name.trim().split(/\s+/).filter(isTelling)
    return words.length >= 2 && name.trim().length >= 6
  })
}

/** A trade name as it is registered and as people say it: without its legal form. */
export function tradeNames(name: string): string[] {
  const said = name.trim().replace(/[\s,]+(?:b\.?v|n\.?v|c\.?v|v\.?o\.?f|eenmanszaak|maatschap)\.?$/i, '')
  return said === name.trim() || said === '' ? [name] : [name, said]
}

const isTelling = (word: string) => /\p{L}/u.test(word) && !untelling.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''))

const untelling = new Set(
  (
    'van de den der het een t s d te ter ten op in aan bij uit onder over voor tot en of met von vom zu zum zur und the and of du des la le les l et di da dos del el al ' +
    'bv nv vof cv eenmanszaak maatschap'
  ).split(' '),
)

/**
 * A regular expression as PostgreSQL reads it, to be matched as it stands: where case does not matter it says so letter by letter. It has every way in which a text
 * may be about somebody: a number with or without its country and with any of the usual signs between. Null when nothing is known.
 */
export function mentionsOf({ people, names, mails, numbers, addresses, codes }: KnownAs): string | null {
  const ways = [
    ...people.filter(isLongEnough).map((name) => asWord(spelled(name.trim()))),
    ...names.filter(isLongEnough).flatMap((name) => namesOf(name.trim()).map((each) => asWord(written(each)))),
    ...mails.filter((mail) => mail.trim()).map((mail) => `(?<![\\w.+-])${spelled(mail.trim())}(?![\\w-])`),
    ...numbers.flatMap((number) => numberOf(number)),
    ...addresses.map(({ street, houseNumber, suffix }) =>
      asWord(`${spelled(street.trim())}\\s+${houseNumber}${suffix?.trim() ? `(?:[\\s-]*${spelled(suffix.trim())})?` : ''}`),
    ),
    ...codes.map((code) => code.replace(/[^\p{L}\p{N}]/gu, '')).flatMap((code) => (code.length >= 8 ? [asWord(spacedOut(code))] : [])),
  ]
  return ways.length > 0 ? `(?:${[...new Set(ways)].join('|')})` : null
}

const isLongEnough = (name: string) => name.trim().length >= 3
const asWord = (pattern: string) => `(?<!\\w)${pattern}(?!\\w)`
const spacedOut = (code: string) => [...code].map((sign) => spelled(sign)).join('[ .]?')
