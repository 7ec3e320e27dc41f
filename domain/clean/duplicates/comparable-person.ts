import { readDay } from '#domain/clean/dates'
import { parsePerson, splitFamilyName, splitGivenNames, tidyInitials } from '#domain/clean/persons'
import { foldText } from '#domain/clean/text'
import { known } from './comparable-address'
import type { MatchRecord } from './record'

/** A person's name as it is compared: folded letters only, the infix left out, double names whole and in halves. */
export type ComparableName = {
  first: string
  last: string /** The halves of "Jansen-de Vries"; one entry for a single name. */
  lasts: string[]
  initials: string
}

/** The name of a person for comparing, from its parts or from one written name. */
export function comparableName(record: MatchRecord): ComparableName {
  const written = known(record.fullName)
  const parsed = written && !record.lastName ? parsePerson(written) : null
  const family = splitFamilyName(withoutTitle(known(record.lastName))).lastName ?? parsed?.lastName ?? ''
  const given = splitGivenNames(withoutTitle(known(record.firstName)))
  const first =
    foldText(given.firstName ?? parsed?.firstName ?? '')
      .replace(/[^a-z ]/g, '')
      .trim()
      .split(' ')[0] ?? ''
  const initials = tidyInitials(foldText(known(record.initials))) ?? given.initials ?? parsed?.initials ?? ''
  const lasts = family
    .split(/\s*-\s*/)
    .map((half) => lettersOnly(splitFamilyName(half).lastName ?? ''))
    .filter(Boolean)
  return { first, last: lasts.join(''), lasts, initials: foldText(initials) || first.slice(0, 1) }
}

/** `YYYYMMDD`, or the digits that are there. */
export function comparableDate(text: string | null | undefined): string {
  const tidy = known(text)
  return tidy ? (readDay(tidy) ?? tidy).replace(/\D/g, '') : ''
}

function withoutTitle(text: string): string {
  return text.replace(/\b(dhr|mevr|mevrouw|mw|drs|ing|ir|mr|dr|prof|bsc|msc|jr|sr)\b\.?/gi, ' ').trim()
}

function lettersOnly(text: string): string {
  return foldText(text).replace(/[^a-z]/g, '')
}
