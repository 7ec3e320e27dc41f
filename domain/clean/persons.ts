import { foldText, tidyBlanks } from './text'

/** A person's name in its parts. `initials` are capitals without points; `infix` is the tussenvoegsel in lower case. */
export type PersonName = {
  salutation: 'heer' | 'mevrouw' | null
  initials: string | null
  firstName: string | null
  infix: string | null
  lastName: string | null
}

/**
 * Takes a written name apart: "Dhr. drs. J.P.M. van der Berg", "Berg, Jan van der", "mw. E.A. (Els) Bakker-de Vries". Titles are left out, the
 * order is found by a comma, initials are told from a first name by their points or capitals.
 */
export function parsePerson(text: string): PersonName {
  if (text.length > longestName) return { salutation: null, initials: null, firstName: null, infix: null, lastName: tidyBlanks(text) }
  const { rest, salutation } = withoutTitles(tidyBlanks(text))
  const bracket = rest.includes('(')
  const called = bracket ? (/\(([\p{L}' -]{2,})\)/u.exec(rest)?.[1] ?? null) : null
  const { given, family } = inOrder(tidyBlanks(bracket ? rest.replace(/\([^)]*\)/g, ' ') : rest))
  const { infix, lastName } = splitFamilyName(family)
  const { initials, firstName } = splitGivenNames(given)
  return { salutation, initials, firstName: firstName ?? called, infix, lastName }
}

/** A longer text is no person's name; it is not taken apart, so that no text can keep the reader busy. */
const longestName = 200

/** "van der Berg" → van der + Berg; "Berg, van der" → the same; "de" alone is a last name. */
export function splitFamilyName(text: string): { infix: string | null; lastName: string | null } {
  let family = tidyBlanks(text)
  if (family === '') return nobody
  if (family.length > longestName) return { infix: null, lastName: family }
  const behind = family.includes(' ') ? infixBehind.exec(family) : null
  if (behind && (family.includes(',') || !startsWithInfix.test(family))) family = `${behind[2]} ${behind[1]?.replace(/,$/, '')}`
  const before = (family.includes(' ') ? infixBefore.exec(family) : null) ?? /^((?:d|l)['’])(\p{Lu}.*)$/u.exec(family)
  if (!before) return { infix: null, lastName: family || null }
  return { infix: spelledOut((before[1] as string).trim().toLowerCase()), lastName: before[2] as string }
}

const nobody = { infix: null, lastName: null }

/** "J.P.M." and "JPM" are initials, "Jan Peter" and "Jo" first names, "J.P. (Jan)" both. */
export function splitGivenNames(text: string): { initials: string | null; firstName: string | null } {
  if (text === '') return noNames
  const words = tidyBlanks(text).split(' ').filter(Boolean)
  const initials = words.filter(isInitials)
  const names = words.filter((word) => !isInitials(word))
  return {
    initials:
      initials.length > 0
        ? initials
            .join('')
            .replace(/[^\p{L}]/gu, '')
            .toUpperCase()
        : null,
    firstName: names.length > 0 ? names.join(' ') : null,
  }
}

const noNames = { initials: null, firstName: null }

/** "j.p.m." → "JPM"; null where there is no letter. */
export function tidyInitials(text: string): string | null {
  return text === '' ? null : text.replace(/[^\p{L}]/gu, '').toUpperCase() || null
}

/** "Jan van der Berg"; with initials where there is no first name: "J.P.M. van der Berg". */
export function writtenName(person: PersonName): string {
  const given = person.firstName ?? (person.initials ? `${[...person.initials].join('.')}.` : null)
  return [given, person.infix, person.lastName].filter(Boolean).join(' ')
}

/** "JAN VAN DER BERG" → "Jan van der Berg", "jansen-de vries" → "Jansen-de Vries"; mixed case stays. */
export function capitalsOfPerson(person: PersonName): PersonName {
  const whole = `${person.firstName ?? ''}${person.lastName ?? ''}`
  const oneCase = whole.length > 1 && (whole === whole.toUpperCase() || whole === whole.toLowerCase())
  const firstName = oneCase && person.firstName ? eachWord(person.firstName) : person.firstName
  return { ...person, firstName, lastName: oneCase && person.lastName ? eachWord(person.lastName) : person.lastName }
}

/** Reads "dhr.", "M", "mevrouw", "Ms" as how a person is addressed; null for anything else. */
export function salutationIn(text: string): 'heer' | 'mevrouw' | null {
  if (text === '') return null
  const word = foldText(text)
    .replace(/[^a-z ]/g, '')
    .trim()
  if (/^(m|man|heer|de heer|dhr|mr|meneer|mister|h)$/.test(word)) return 'heer'
  if (/^(v|vrouw|mevr|mevrouw|mw|mvr|mrs|ms|miss|mej|f)$/.test(word)) return 'mevrouw'
  return null
}

const infixWords =
  "(?:van|von|de|den|der|des|het|'t|ten|ter|te|in|op|aan|bij|onder|over|uit|voor|tot|la|le|les|du|da|dos|di|del|della|el|al|ben|bin|zu|zum|zur|v\\.?\\s?d\\.?|v/d|vd|v\\.|d\\.|a/d|o/d|'s)"
const startsWithInfix = new RegExp(`^${infixWords}\\s`, 'i')

const infixBehind = new RegExp(`^(.+?),?\\s+(${infixWords}(?:\\s+${infixWords})*)$`, 'i')
const infixBefore = new RegExp(`^((?:(?:${infixWords})\\s+)+)(\\S.*)$`, 'i')
const infixAtEnd = new RegExp(`^(.*?)\\s*((?:${infixWords}\\s*)+)$`, 'i')
const onlyInfix = new RegExp(`^${infixWords}(?:\\s+${infixWords})*$`, 'i')

const titleWords =
  /^(?:dhr|mevr|mevrouw|mw|mvr|heer|drs|ing|ir|mr|dr|prof|bsc|msc|ba|ma|mba|llm|phd|jr|sr|ds|pater|weduwe|fam|familie|t\.a\.v|tav|mrs|ms|miss|mister|meneer|hr)\.?$/i

function withoutTitles(text: string): { rest: string; salutation: 'heer' | 'mevrouw' | null } {
  let salutation: 'heer' | 'mevrouw' | null = null
  const words = text.replace(/^(de heer|t\.a\.v\.)\s/i, (title) => `${title.toLowerCase().startsWith('de') ? 'dhr.' : ''} `).split(' ')
  const kept = words.filter((word, place) => {
    const bare = word.replace(/,$/, '')
    if (!titleWords.test(bare) || (words.length === 1 && place === 0)) return true
    if (/^(dhr|heer|meneer|mister|hr)\.?$/i.test(bare)) salutation = 'heer'
    if (/^(mevr|mevrouw|mw|mvr|mrs|ms|miss)\.?$/i.test(bare)) salutation = 'mevrouw'
    return false
  })
  return { rest: kept.join(' ').trim().replace(/,$/, ''), salutation }
}

/** "Last, First infix" where there is a comma; else given names first, as far as initials run or one word, then the rest. */
function inOrder(text: string): { given: string; family: string } {
  const comma = text.indexOf(',')
  if (comma > 0) {
    const family = text.slice(0, comma).trim()
    const given = text.slice(comma + 1).trim()
    if (onlyInfix.test(given)) return inOrder(`${family.replace(/\S+$/, '')}${given} ${/\S+$/.exec(family)?.[0] ?? ''}`.trim())
    const withInfix = infixAtEnd.exec(given)
    if (withInfix && startsOrIsInfix(withInfix[2] as string))
      return { given: (withInfix[1] as string).trim(), family: `${(withInfix[2] as string).trim()} ${family}` }
    return { given, family }
  }
  const words = text.split(' ').filter(Boolean)
  if (words.length < 2) return { given: '', family: text }
  let count = 0
  while (count < words.length - 1 && isInitials(words[count] as string)) count++
  if (count === 0 && !startsWithInfix.test(text)) count = 1
  while (
    count > 0 &&
    count < words.length - 1 &&
    !startsWithInfix.test(`${words.slice(count).join(' ')} `) &&
    words.slice(count + 1).some((word) => startsWithInfix.test(`${word} x`))
  )
    count++
  return { given: words.slice(0, count).join(' '), family: words.slice(count).join(' ') }
}

function startsOrIsInfix(text: string): boolean {
  return startsWithInfix.test(`${text.trim()} `)
}

function isInitials(word: string): boolean {
  if (word.length > 4 && !word.includes('.')) return false
  if (/^v\.?d\.$/i.test(word)) return false
  return (
    /^(?:\p{L}{1,2}\.-?)+\p{Lu}?$/u.test(word) || /^\p{Lu}$/u.test(word) || (/^[A-Z]{2,4}$/.test(word) && !/[AEIOUY]/.test(word.slice(1)))
  )
}

const spellings: Record<string, string> = {
  vd: 'van der',
  'v.d.': 'van der',
  'v.d': 'van der',
  'v/d': 'van der',
  'v d': 'van der',
  'v. d.': 'van der',
  'v.': 'van',
  'd.': 'de',
  'a/d': 'aan de',
  'o/d': 'op de',
}

function spelledOut(infix: string): string {
  return infix
    .replace(/’/g, "'")
    .split(' ')
    .map((word) => spellings[word] ?? word)
    .join(' ')
}

function eachWord(text: string): string {
  return text
    .toLowerCase()
    .split(/(?<=[\s-])/)
    .map((word) =>
      startsWithInfix.test(`${word.trim()} `) && word.trim().length < 4
        ? word
        : word.replace(/^ij/, 'IJ').replace(/\p{L}/u, (letter) => letter.toUpperCase()),
    )
    .join('')
}
