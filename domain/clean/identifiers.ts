import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import * as jsvat from 'jsvat'
import { tidyBlanks } from './text'

/** A Chamber of Commerce number: exactly 8 figures, leading zeros kept; it has no check digit. Lost leading zeros are put back down to 7 figures. */
export function readKvk(text: string): string | null {
  const digits = tidyBlanks(text)
    .replace(/^kvk[\s:.-]*/i, '')
    .replace(/[\s.-]/g, '')
  if (!/^\d{7,8}$/.test(digits) || /^0+$/.test(digits)) return null
  return digits.padStart(8, '0')
}

/** An establishment number: 12 figures, of which spreadsheets drop the leading zeros. */
export function readBranch(text: string): string | null {
  const digits = tidyBlanks(text).replace(/[\s.-]/g, '')
  return /^\d{4,12}$/.test(digits) && !/^0+$/.test(digits) ? digits.padStart(12, '0') : null
}

/**
 * A VAT number, checked: for the Netherlands either the mod-11 test on its nine figures or the mod-97 test over the whole is enough
 * (sole traders' numbers since 2020 pass only the second); Belgian, German and other EU numbers by their own tests.
 */
export function readVat(text: string): string | null {
  const bare = tidyBlanks(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^BTW/, '')
  const number = /^\d{9}B\d{2}$/.test(bare) ? `NL${bare}` : bare
  if (!/^[A-Z]{2}[A-Z0-9]{5,13}$/.test(number)) return null
  if (number.startsWith('NL')) return isDutchVat(number) ? number : null
  return jsvat.checkVAT(number, otherCountries).isValid ? number : null
}

/** An IBAN without blanks, checked for its country's length and by mod 97. */
export function readIban(text: string): string | null {
  const compact = electronicFormatIBAN(tidyBlanks(text).replace(/^iban[\s:]*/i, ''))
  return compact && isValidIBAN(compact) ? compact : null
}

/** "NL12 INGB 0969 9019 31": in fours, for screens and paper. */
export function writtenIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}

const otherCountries = [
  jsvat.belgium,
  jsvat.germany,
  jsvat.france,
  jsvat.luxembourg,
  jsvat.unitedKingdom,
  jsvat.austria,
  jsvat.denmark,
  jsvat.italy,
  jsvat.spain,
  jsvat.poland,
  jsvat.sweden,
]

function isDutchVat(number: string): boolean {
  if (!/^NL\d{9}B\d{2}$/.test(number)) return false
  return passesMod11(number.slice(2, 11)) || passesMod97(number)
}

/** Weights 9…2 over the first eight figures, the ninth is the check figure. */
function passesMod11(digits: string): boolean {
  const sum = [...digits.slice(0, 8)].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0)
  return sum % 11 === Number(digits[8])
}

/** Letters count from A = 10; the whole number must leave 1 when divided by 97. */
function passesMod97(number: string): boolean {
  let rest = 0
  for (const char of number) {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
