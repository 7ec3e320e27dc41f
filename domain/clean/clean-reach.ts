import type { CustomerField } from './columns'
import type { CleanCustomer } from './customer'
import { readMails, readWebsite } from './mail'
import { readPhones } from './phone'
import type { RawRow } from './raw-row'

type Reach = Pick<CleanCustomer, 'phone' | 'phone2' | 'mobile' | 'email' | 'website'>

/**
 * How the customer is reached. Numbers find their own place: a mobile one goes to `mobile` whatever its column, a second landline to `phone2`.
 * What has no place left is kept as an own field and found.
 */
export function cleanReach(raw: RawRow, country: string): { customer: Reach; leftOver: Record<string, string> } {
  const leftOver: Record<string, string> = {}
  const { phone, phone2, mobile } = raw.on('phone')
    ? sortedPhones(raw, country, leftOver)
    : { phone: raw.take('phone') || null, phone2: raw.take('phone2') || null, mobile: raw.take('mobile') || null }
  return { customer: { phone, phone2, mobile, email: cleanMail(raw, leftOver), website: cleanWebsite(raw) }, leftOver }
}

const phoneFields = ['phone', 'phone2', 'mobile'] as const

function sortedPhones(raw: RawRow, country: string, leftOver: Record<string, string>): Pick<Reach, 'phone' | 'phone2' | 'mobile'> {
  const landlines: string[] = []
  const mobiles: string[] = []
  for (const field of phoneFields) {
    const text = raw.take(field)
    if (text === '') continue
    const numbers: string[] = []
    for (const reading of readPhones(text, country)) {
      if ('unreadable' in reading) {
        raw.find(field, 'malformed', 'phone-malformed', reading.unreadable)
        continue
      }
      if (reading.doubtful) raw.find(field, 'doubtful', 'phone-malformed', text)
      numbers.push(reading.number)
      const list = reading.mobile ? mobiles : landlines
      if (!list.includes(reading.number)) list.push(reading.number)
    }
    if (numbers.length > 0) raw.change(field, text, numbers.join(' / '), 'phone')
  }
  const [mobile = null, ...moreMobiles] = mobiles
  const [phone = null, phone2 = null, ...rest] = [...landlines, ...moreMobiles]
  if (rest.length > 0) {
    raw.find('phone', 'doubtful', 'phone-left-over', rest.join(' / '))
    leftOver['phone+'] = rest.join(' / ')
  }
  return { phone, phone2, mobile }
}

function cleanMail(raw: RawRow, leftOver: Record<string, string>): string | null {
  const text = raw.take('email')
  if (!text || !raw.on('email')) return text || null
  const addresses = mailsIn(raw, 'email', text)
  const [email = null, ...rest] = addresses
  if (rest.length > 0) {
    raw.find('email', 'doubtful', 'email-left-over', rest.join(' / '))
    leftOver['email+'] = rest.join(' / ')
  }
  return email
}

/** The addresses in a cell, each once; what is no address is found. */
export function mailsIn(raw: RawRow, field: CustomerField, text: string): readonly string[] {
  if (text === '') return none
  const addresses: string[] = []
  for (const reading of readMails(text)) {
    if ('unreadable' in reading) raw.find(field, 'malformed', 'email-malformed', reading.unreadable)
    else if (!addresses.includes(reading.address)) addresses.push(reading.address)
  }
  if (addresses.length > 0) raw.change(field, text, addresses.join(' / '), 'email')
  return addresses
}

const none: readonly string[] = []

function cleanWebsite(raw: RawRow): string | null {
  const text = raw.take('website')
  if (!text || !raw.on('website')) return text || null
  const website = readWebsite(text)
  if (website) raw.change('website', text, website, 'website')
  else raw.find('website', 'malformed', 'website-malformed', text)
  return website
}
