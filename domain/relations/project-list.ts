import { addDays, type Day, daysBetween, earlierOf } from '#domain/calendar/day'
import { sheetText } from '#domain/language/sheet'
import { isMailAddress } from './mail-address'

/** A list lasts so many days from today at most, and so many after it was made however often it is made longer: it is for one project. */
export const mostDaysAhead = 180
export const mostDaysInAll = 365

/** Within so many days of its last day its people hear of it. */
export const warnDays = 7

/** So many stand on a list at most. Who mails more mails a segment. */
export const mostOnList = 2000

export type ListState = { kind: 'running' | 'expiring'; daysLeft: number } | { kind: 'expired' }

/** Where a list is on a day. `expiresOn` is the last day that it is there; a list that was ended before is expired whatever the day. */
export function listState({ expiresOn, endedAt }: { expiresOn: Day; endedAt: string | null }, today: Day): ListState {
  const daysLeft = daysBetween(today, expiresOn)
  if (endedAt !== null || daysLeft < 0) return { kind: 'expired' }
  return { kind: daysLeft <= warnDays ? 'expiring' : 'running', daysLeft }
}

/** The latest last day that a list may get. */
export function latestExpiry(madeOn: Day, today: Day): Day {
  return earlierOf(addDays(today, mostDaysAhead), addDays(madeOn, mostDaysInAll))
}

/** So many days a new list lasts unless somebody says otherwise. */
const usualDays = 30

/** The last day that is proposed for a list that is made today. */
export function usualExpiry(today: Day): Day {
  return earlierOf(addDays(today, usualDays), latestExpiry(today, today))
}

export type ExpiryRefusal = { refused: 'expires-in-the-past' } | { refused: 'expires-too-late'; latest: Day }

/** Why a list may not have this last day; null when it may. */
export function expiryRefusal({ madeOn, expiresOn }: { madeOn: Day; expiresOn: Day }, today: Day): ExpiryRefusal | null {
  if (expiresOn < today) return { refused: 'expires-in-the-past' }
  const latest = latestExpiry(madeOn, today)
  return expiresOn > latest ? { refused: 'expires-too-late', latest } : null
}

/** What decides whether somebody may stand on a list that goes to a mailing tool. `place` is where they work now. */
export type Addressee = {
  contactId: string
  /** Their own address, or that of the organisation where they have none. */
  email: string | null
  isErased: boolean
  doNotContact: boolean
  noMail: boolean
  /** They unsubscribed from this very list. */
  unsubscribed: boolean
  /** They had a place and left it, and nobody knows of another. */
  hasLeft: boolean
  organisationRefuses: boolean
  organisationClosed: boolean
}

/** Why somebody does not go to a mailing tool, the weightiest first. */
export const mailReasons = [
  'erased',
  'do-not-contact',
  'no-mail',
  'unsubscribed',
  'organisation-refuses',
  'left',
  'organisation-closed',
  'no-address',
  'address-malformed',
  'same-address',
] as const
export type MailReason = (typeof mailReasons)[number]

/** Why this person may not be mailed; null when they may. Of several reasons the weightiest. */
export function whyNotMailed(person: Addressee): Exclude<MailReason, 'same-address'> | null {
  if (person.isErased) return 'erased'
  if (person.doNotContact) return 'do-not-contact'
  if (person.noMail) return 'no-mail'
  if (person.unsubscribed) return 'unsubscribed'
  if (person.organisationRefuses) return 'organisation-refuses'
  if (person.hasLeft) return 'left'
  if (person.organisationClosed) return 'organisation-closed'
  const email = person.email?.trim() ?? ''
  if (email === '') return 'no-address'
  // An address cannot get the apostrophe that keeps a spreadsheet from running a text: the tool would mail another one.
  return isMailAddress(email) && sheetText(email) === email ? null : 'address-malformed'
}

export type Sorted<Person> = { mailed: (Person & { address: string })[]; refused: { person: Person; reason: MailReason }[] }

/**
 * People by whether they may be mailed, in the order given; nobody is lost. Of several with one address the first is mailed, and nobody at an address at which
 * somebody among them wants no mail.
 * @param before who comes first and is not sorted: who stands on the list already
 */
export function sortedForMail<Person extends Addressee>(people: readonly Person[], before: readonly Addressee[] = []): Sorted<Person> {
  const held = new Set([...people, ...before].filter((person) => isStop(whyNotMailed(person))).map(addressOf))
  for (const person of before) if (!whyNotMailed(person)) held.add(addressOf(person))
  const sorted: Sorted<Person> = { mailed: [], refused: [] }
  for (const person of people) {
    const reason = whyNotMailed(person) ?? (held.has(addressOf(person)) ? 'same-address' : null)
    if (reason) sorted.refused.push({ person, reason })
    else {
      held.add(addressOf(person))
      sorted.mailed.push({ ...person, address: person.email?.trim() ?? '' })
    }
  }
  return sorted
}

const addressOf = ({ email }: Addressee) => email?.trim().toLowerCase() ?? ''

const isStop = (reason: MailReason | null) => reason === 'unsubscribed' || reason === 'no-mail' || reason === 'do-not-contact'

/** Who of those asked joins a list. Who stands on it already is counted, everybody else who does not join is named with the reason; nobody is lost. */
export function joining<Person extends Addressee>(
  members: readonly Addressee[],
  asked: readonly Person[],
): { join: Person[]; already: number; refused: { person: Person; reason: MailReason }[] } {
  const on = new Set(members.map(({ contactId }) => contactId))
  const others = asked.filter(({ contactId }) => !on.has(contactId))
  const { mailed, refused } = sortedForMail(others, members)
  return { join: mailed, already: asked.length - others.length, refused }
}
