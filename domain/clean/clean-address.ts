import { type SplitAddress, splitAddress, splitHouseNumber } from './address'
import { readDecimal } from './amounts'
import { readCountry } from './country'
import type { CleanCustomer } from './customer'
import { capitalsOfPlace } from './names'
import { officialPlace } from './places'
import { readPostcode } from './postcode'
import type { RawRow } from './raw-row'
import { remembering } from './remember'

type Address = Pick<
  CleanCustomer,
  'street' | 'houseNumber' | 'houseNumberSuffix' | 'postcode' | 'place' | 'municipality' | 'province' | 'country' | 'latitude' | 'longitude'
>

/** Where the customer is: the address line taken apart, the postcode and place written one way, coordinates when they lie on earth. */
export function cleanAddress(raw: RawRow): Address {
  const country = cleanCountry(raw)
  const line = raw.take('street')
  const parts =
    raw.on('address-split') && line ? splitAddress(line) : { street: line, houseNumber: null, suffix: null, postcode: null, place: null }
  const { street, houseNumber, houseNumberSuffix } = cleanStreet(raw, line, parts)
  const postcode = cleanPostcode(raw, raw.take('postcode') || (parts.postcode ?? ''), country)
  const place = cleanPlace(raw, raw.take('place') || (parts.place ?? ''))
  const municipality = cleanPlace(raw, raw.take('municipality'))
  const { latitude, longitude } = cleanCoordinates(raw)
  const province = raw.take('province') || null
  return { street, houseNumber, houseNumberSuffix, postcode, place, municipality, province, country, latitude, longitude }
}

function cleanCountry(raw: RawRow): string {
  const text = raw.take('country')
  if (!text) return 'NL'
  const country = readCountry(text)
  if (!country) raw.find('country', 'doubtful', 'country-unknown', text)
  return country ?? 'NL'
}

/** A number in a column of its own goes before one found in the line; a number in the line is looked for only where it may stand. */
function cleanStreet(raw: RawRow, line: string, parts: SplitAddress): Pick<Address, 'street' | 'houseNumber' | 'houseNumberSuffix'> {
  const street = raw.on('capitals') ? capitalsOfPlace(parts.street) : parts.street
  const numberText = raw.take('houseNumber')
  const suffixText = raw.take('houseNumberSuffix')
  const number = numberText ? splitHouseNumber(numberText) : null
  if (numberText && !number) raw.find('houseNumber', 'malformed', 'address-unreadable', numberText)
  const houseNumber = number?.houseNumber ?? parts.houseNumber
  const suffix = splitSuffix(suffixText) ?? number?.suffix ?? parts.suffix
  raw.change('street', line, street, parts.houseNumber !== null || parts.postcode ? 'address-split' : 'capitals')
  if (houseNumber !== null) raw.change('houseNumber', numberText, String(houseNumber), 'address-split')
  if (suffix) raw.change('houseNumberSuffix', suffixText, suffix, 'address-split')
  if (line && houseNumber === null) raw.find('houseNumber', 'missing', 'house-number-missing', line)
  return { street: street || null, houseNumber, houseNumberSuffix: suffix }
}

function splitSuffix(text: string): string | null {
  return text ? (splitAddress(`x 1 ${text}`).suffix ?? text) : null
}

function cleanPostcode(raw: RawRow, text: string, country: string): string | null {
  if (!text) return null
  if (!raw.on('postcode')) return text
  const reading = readPostcode(text, country)
  if ('wrong' in reading) {
    raw.find('postcode', reading.kind, reading.wrong, text, reading.proposal)
    return reading.kind === 'doubtful' ? text : null
  }
  raw.change('postcode', text, reading.postcode, 'postcode')
  return reading.postcode
}

function cleanPlace(raw: RawRow, text: string): string | null {
  if (!text || !raw.on('place')) return text || null
  const place = writtenPlace(text)
  raw.change('place', text, place, 'place')
  return place
}

const writtenPlace = remembering((text) => officialPlace(capitalsOfPlace(text)))

function cleanCoordinates(raw: RawRow): Pick<Address, 'latitude' | 'longitude'> {
  const [latitudeText, longitudeText] = [raw.take('latitude'), raw.take('longitude')]
  if (!latitudeText && !longitudeText) return nowhere
  const [latitude, longitude] = [readDecimal(latitudeText), readDecimal(longitudeText)]
  const onEarth =
    latitude !== null &&
    longitude !== null &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    !(latitude === 0 && longitude === 0)
  if (onEarth) return { latitude, longitude }
  raw.find('latitude', 'malformed', 'coordinates-malformed', `${latitudeText}, ${longitudeText}`)
  return nowhere
}

const nowhere = { latitude: null, longitude: null }
