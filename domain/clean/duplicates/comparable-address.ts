import { hasNumberFirst, splitAddress } from '#domain/clean/address'
import { repairText } from '#domain/clean/mojibake'
import { placeKey } from '#domain/clean/places'
import { foldText, isPlaceholder, tidyBlanks } from '#domain/clean/text'
import type { MatchRecord } from './record'
import { lettersOf } from './strings'

/** An address in the form it is compared in; empty texts where nothing is known. */
export type ComparableAddress = {
  /** Folded, abbreviations written out, without blanks. */
  street: string
  /** The second line, in the same form: some write the street there. */
  secondLine: string
  number: string
  suffix: string
  /** "4191nm"; "4191" when the letters are missing; another country's code as it is. */
  postcode: string
  place: string
  streetLetters: number
  secondLetters: number
  placeLetters: number
}

/** The address of a record for comparing, from parts or from one line; a street and number in one cell are taken apart. */
export function comparableAddress(record: MatchRecord): ComparableAddress {
  const line = known(record.street)
  const given = known(record.houseNumber === null || record.houseNumber === undefined ? '' : String(record.houseNumber))
  const parts =
    given && !line.includes(',') ? { street: line, houseNumber: null, suffix: null, postcode: null, place: null } : splitAddress(line)
  const own = /^(\d+)\s*[- ]?(.*)$/.exec(given)
  const street = hasNumberFirst(line) ? englishStreetKey(parts.street) : streetKey(parts.street)
  const place = placeKey(known(record.place) || (parts.place ?? ''))
  const secondLine = streetKey(known(record.premises))
  return {
    street,
    secondLine,
    number: own?.[1] ?? (parts.houseNumber === null ? '' : String(parts.houseNumber)),
    suffix: suffixKey(known(record.houseNumberSuffix) || own?.[2] || (parts.suffix ?? '')),
    postcode: postcodeKey(known(record.postcode) || (parts.postcode ?? '')),
    place,
    streetLetters: lettersOf(street),
    secondLetters: lettersOf(secondLine),
    placeLetters: lettersOf(place),
  }
}

/** The spot an address names: postcode or street and place, and the number; '' when it names none. */
export function spotOf({ postcode, street, place, number }: ComparableAddress): string {
  if (!number) return ''
  if (postcode.length === 6) return postcode + number
  return street ? street + place + number : ''
}

/** True when nothing is known of where it is. */
export function isEmptyAddress({ street, postcode, place }: ComparableAddress): boolean {
  return !street && !postcode && !place
}

/** A value tidied and repaired; empty where people typed that nothing is known. */
export function known(text: string | null | undefined): string {
  if (!text) return ''
  const tidy = tidyBlanks(repairText(text))
  return isPlaceholder(tidy) ? '' : tidy
}

function streetKey(street: string): string {
  return writtenOut.reduce((text, [short, long]) => text.replace(short, long), foldText(street)).replace(/[^a-z0-9]+/g, '')
}

/** "W. Devon" and "West Devon Avenue" are one street: where the number goes first, kinds of street and ordinals are left out and directions are letters. */
function englishStreetKey(street: string): string {
  return foldText(street)
    .replace(/\b(north|south|east|west)\b/g, (direction) => direction.charAt(0))
    .replace(/\b(?:suite|ste|rm|room|unit|floor|fl|bldg|building|apt)\b.*$|\(.*$|#.*$/, '')
    .replace(/\b(\d+)\s?(st|nd|rd|th)\b/g, '$1')
    .replace(
      /\b(street|str|st|saint|avenue|ave|av|road|rd|boulevard|blvd|blv|bl|drive|dr|lane|ln|la|place|pl|court|ct|square|sq|highway|hwy|parkway|pkwy|terrace|way)\b\.?/g,
      ' ',
    )
    .replace(/[^a-z0-9]+/g, '')
}

const writtenOut: [RegExp, string][] = [
  [/\bstr\.?weg\b/g, 'straatweg'],
  [/str\.(?=\s|$|\d)/g, 'straat'],
  [/str\b\.?/g, 'straat'],
  [/wg\b/g, 'weg'],
  [/pln\b/g, 'plein'],
  [/ln\b/g, 'laan'],
  [/\b(burg|bgm)\.?\s/g, 'burgemeester '],
  [/\bdr\.?\s/g, 'dokter '],
  [/\bprof\.?\s/g, 'professor '],
  [/\bst\.?\s/g, 'sint '],
  [/\bkon\.?\s/g, 'koningin '],
  [/\bpr\.?\s/g, 'prins '],
  [/\bgr\.?\s/g, 'graaf '],
  [/\b1e\b/g, 'eerste'],
  [/\b2e\b/g, 'tweede'],
  [/\bv\.?\s/g, 'van '],
  [/\bo\.\s/g, 'oude '],
  [/\bn\.\s/g, 'nieuwe '],
]

function suffixKey(suffix: string): string {
  return foldText(suffix).replace(/[^a-z0-9]/g, '')
}

/** Typed where the postcode was not known. */
const madeUp = new Set(['1234ab', '0000aa', '1111aa', '9999zz'])

function postcodeKey(postcode: string): string {
  const bare = foldText(postcode)
    .replace(/^nl[\s-]*/, '')
    .replace(/[^a-z0-9]/g, '')
  if (madeUp.has(bare) || /^0+$/.test(bare)) return ''
  return /^([1-9]\d{3})([a-z]{2})?/.exec(bare)?.[0] === bare ? bare : (/^\d{4,6}$/.exec(bare)?.[0] ?? '')
}
