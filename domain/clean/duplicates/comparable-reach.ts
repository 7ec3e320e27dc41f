import { freeMailDomains, officeMailbox, readMails, readWebsite } from '#domain/clean/mail'
import { known } from './comparable-address'
import type { MatchRecord } from './record'

/** Telephone numbers and mail as they are compared. */
export type ComparableReach = { phones: string[]; email: string /** The organisation's own domain, never a free one. */; domain: string }

/** Telephone numbers, mail and domain of a record for comparing. */
export function comparableReach(record: MatchRecord): ComparableReach {
  const email = firstMail(record.emails ?? [])
  return { phones: phonesOf(record.phones ?? []), email, domain: ownDomain(email, known(record.website)) }
}

/** What stands before the @. */
export function mailboxOf(email: string): string {
  return email.slice(0, email.lastIndexOf('@'))
}

/** What stands behind the @. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

/** True for info@, administratie@ and the like: a mailbox of everybody. */
export function isOfficeMailbox(email: string): boolean {
  return officeMailbox.test(mailboxOf(email))
}

/** True for domains anyone can have an address at. */
export function isFreeDomain(domain: string): boolean {
  return freeMailDomains.has(domain)
}

/**
 * Digits with the Dutch country code put before a national number. Far laxer than `phone.ts`: a number with a slip in it still is
 * the best hint that two records are one.
 */
function phonesOf(texts: readonly string[]): string[] {
  const phones: string[] = []
  for (const text of texts) {
    for (const part of text.split(/[;|]|\s\/\s/)) {
      const phone = phoneKey(known(part))
      if (phone && !phones.includes(phone)) phones.push(phone)
    }
  }
  return phones
}

function phoneKey(text: string): string {
  if (!text) return ''
  const digits = text
    .replace(/O/g, '0')
    .replace(/\(0\)/, '')
    .replace(/(tst|toestel|ext|b\.?g\.?g|na \d|mobiel|\(na).*$/i, '')
    .replace(/[^\d+]/g, '')
  const international = digits.startsWith('+')
    ? digits.slice(1)
    : digits.startsWith('00')
      ? digits.slice(2)
      : digits.startsWith('0')
        ? `31${digits.slice(1)}`
        : digits
  const phone = international.startsWith('310') ? `31${international.slice(3)}` : international
  return phone.length < 6 || /(\d)\1{6}|12345678$/.test(phone) ? '' : phone
}

function firstMail(texts: readonly string[]): string {
  for (const text of texts) {
    const tidy = known(text)
    if (!tidy) continue
    for (const reading of readMails(tidy))
      if ('address' in reading && !/^(test@test|geen@|noreply@)/.test(reading.address)) return reading.address
    const lax = tidy.toLowerCase().replace(/\s+/g, '')
    if (/^[^@\s]+@[^@\s]*[a-z][^@\s]*$/.test(lax)) return lax
  }
  return ''
}

function ownDomain(email: string, website: string): string {
  const mailDomain = email ? domainOf(email) : ''
  if (mailDomain?.includes('.') && !isFreeDomain(mailDomain)) return mailDomain
  const site = website ? readWebsite(website) : null
  return site ? site.replace(/^www\./, '').replace(/[/:?#].*$/, '') : ''
}
