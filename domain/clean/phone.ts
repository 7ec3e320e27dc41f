import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { tidyBlanks } from './text'

/** `doubtful`: as long as a number is, but in no range that was given out. */
export type PhoneReading = { number: string; mobile: boolean; doubtful?: true } | { unreadable: string }

/**
 * The telephone numbers in one cell, each as E.164: "0345-550127 / 06 12345678 (na 18u)" holds two. Letters O for zeros, "(0)", extensions and
 * remarks are seen through. 088, 085, 0800 and 0900 numbers count as telephone numbers too. What is no number comes back as it stood.
 */
export function readPhones(cell: string, country = 'NL'): PhoneReading[] {
  const plain = country === 'NL' && plainCell.test(cell) ? dutchNumber(cell.replace(/[ -]/, '')) : null
  if (plain) return [plain]
  if (cell.length > longestCell) return [{ unreadable: cell }]
  return apart(tidyBlanks(cell)).map((part) => readPhone(part, country))
}

/** One Dutch number as offices write it: "0345-550127", "06 12345678". Most cells are no more. */
const plainCell = /^0[1-9]\d{0,2}[ -]?\d{6,8}$/

/** A longer cell holds no telephone numbers; it is not looked into, so that no text can keep the reader busy. */
const longestCell = 250

/** One written number as E.164, or null. */
export function readOnePhone(text: string, country = 'NL'): { number: string; mobile: boolean } | null {
  const reading = readPhone(tidyBlanks(text), country)
  return 'number' in reading && !reading.doubtful ? reading : null
}

/** "0345 55 01 27", "06 12 34 56 78": how a Dutch office writes it; other numbers as `+32 …`. For screens and paper. */
export function writtenPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return e164
  return number.country === 'NL' ? number.formatNational() : number.formatInternational()
}

function readPhone(text: string, country: string): PhoneReading {
  const digits = digitsOf(text)
  const dutch = country === 'NL' ? dutchNumber(digits) : null
  if (dutch) return dutch
  if (digits.replace(/\D/g, '').length < 4) return { unreadable: text }
  const parsed = parsePhoneNumberFromString(digits, isSupportedCountry(country) ? (country as CountryCode) : 'NL')
  if (!parsed?.isPossible() || tooShort(parsed.number) || madeUp.test(parsed.number)) return { unreadable: text }
  if (!parsed.isValid()) return { number: parsed.number, mobile: parsed.number.startsWith('+316'), doubtful: true }
  return { number: parsed.number, mobile: parsed.getType() === 'MOBILE' }
}

/** Most numbers in a Dutch file are Dutch, and this is much quicker than asking the library for each. */
function dutchNumber(digits: string): { number: string; mobile: boolean } | null {
  const national = /^(?:\+31|0031|31(?=\d{9}$))0?(\d+)$/.exec(digits)?.[1] ?? /^0(\d+)$/.exec(digits)?.[1]
  if (!national || madeUp.test(national)) return null
  if (/^6[1-58]\d{7}$/.test(national)) return { number: `+31${national}`, mobile: true }
  return /^(?:[1-57]\d{8}|8[58]\d{7})$/.test(national) && areaCode.test(national) ? { number: `+31${national}`, mobile: false } : null
}

/** The library lets local numbers without an area code pass; Dutch numbers have nine figures after +31, but for service numbers. */
function tooShort(number: string): boolean {
  return number.startsWith('+31') && !/^\+31[89]/.test(number) && number.length !== 12
}

/** Typed to fill the cell: 0600000000, 0612345678. */
const madeUp = /(\d)\1{6}|12345678$/

/** The first figures of the Dutch area codes (numbering plan, ACM), as the library knows them; 06, 08x and 09x are told apart elsewhere. */
const areaCode =
  /^(?:1[035]|11[13-578]|16[124-8]|17[24]|18[0-467]|2[0346]|22[2-46-9]|25[125]|29[479]|3[03568]|31[3-8]|32[01]|34[1-8]|4[0356]|41[1-368]|47[58]|48[15-8]|49[23579]|5[0358]|51[1-9]|52[1-57-9]|54[13-8]|56[126]|57[0-3578]|59[1-9]|7|8[58])/

function digitsOf(text: string): string {
  return text
    .replace(/(?<=[\d\s+(-])[oO](?=[\d\s)-])|^[oO](?=\d)/g, '0')
    .replace(/\(\s*0\s*\)/g, '')
    .replace(/[\s(]*(?:tst|toestel|ext|doorkies|na \d|voor \d|privé|prive|mobiel|b\.?g\.?g|werk|thuis|alleen|tot \d|overdag).*$/i, '')
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '')
}

/** A slash, comma or "of" stands between two numbers only when enough figures stand on both sides ("020/123456" is one number). */
function apart(cell: string): string[] {
  if (!cell) return []
  const parts: string[] = []
  for (const part of cell.split(/\s*(?:[/;,|&]|\ben\b|\bof\b|\bor\b|\n)\s*/i)) {
    const last = parts.length - 1
    const open = last >= 0 && count(parts[last] as string) < 8
    if (last >= 0 && (open || count(part) < 8)) parts[last] += open ? part : ` ${part}`
    else parts.push(part)
  }
  return parts.flatMap(glued)
}

/** "0345-550127 06-12345678" without anything between. */
function glued(part: string): string[] {
  const two = /^(\+?[\d() -]{9,}?)\s+((?:\+|0)[\d() -]{9,})$/.exec(part)
  return two && count(two[1] as string) >= 9 && count(two[2] as string) >= 9 ? [two[1] as string, two[2] as string] : [part]
}

function count(text: string): number {
  return text.replace(/\D/g, '').length
}
