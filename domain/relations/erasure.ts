import { type LegalForm, partyOf } from './calling'

/** What a record knows of somebody by which a text can be about them: names as written, e-mail addresses, and numbers in E.164. */
export type KnownAs = { names: readonly string[]; mails: readonly string[]; numbers: readonly string[] }

/** Only who is a natural person can be erased: a sole trader or a partnership, and, as long as nobody knows the legal form, anybody. Of a company its people can. */
export function isErasable(legalForm: LegalForm | null): boolean {
  return partyOf(legalForm) === 'natural-person'
}

/** Names that stand for one person anywhere: of more than one word. A single word may be half of somebody else's name. */
export function fullNames(names: readonly string[]): string[] {
  return names.filter((name) => /\S\s+\S/.test(name.trim()) && name.trim().length >= 6)
}

/**
 * A regular expression as PostgreSQL reads it, to be matched whatever the case, for every way in which a text may be about somebody: a number with or without its
 * country and with any of the usual signs between. Null when nothing is known.
 */
export function mentionsOf({ names, mails, numbers }: KnownAs): string | null {
  const ways = [
    ...names
      .map((name) => name.trim())
      .filter((name) => name.length >= 3)
      .map((name) => `(?<!\\w)${written(name)}(?!\\w)`),
    ...mails
      .map((mail) => mail.trim())
      .filter(Boolean)
      .map((mail) => `(?<![\\w.+-])${written(mail)}(?![\\w-])`),
    ...numbers.flatMap(numberWritten),
  ]
  return ways.length > 0 ? `(?:${[...new Set(ways)].join('|')})` : null
}

/** Without country and trunk zero, a Dutch number has this many digits. */
const nationalDigits = 9
const leastDigits = 7

function numberWritten(number: string): string[] {
  const digits = number.replace(/\D/g, '').slice(-nationalDigits)
  if (digits.length < leastDigits) return []
  const country = '(?:(?:\\+|00)\\d{2,3}[ ().-]{0,3})?(?:\\(?0\\)?[ ().-]{0,2})?'
  return [`(?<!\\d)${country}${[...digits].join('[ ().-]{0,2}')}(?!\\d)`]
}

const written = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
