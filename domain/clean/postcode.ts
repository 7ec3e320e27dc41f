import type { FindingRule } from './finding'
import { tidyBlanks } from './text'

export type PostcodeReading = { postcode: string } | { wrong: FindingRule; kind: 'malformed' | 'doubtful'; proposal?: string }

/**
 * A Dutch postcode as "4191 NM" whatever its blanks, signs and case (form of the Dutch postcode: four figures, the first not 0, and two letters,
 * never SA, SD or SS). In Belgium, Germany and elsewhere their own forms are taken as they stand.
 */
export function readPostcode(text: string, country = 'NL'): PostcodeReading {
  const plain = country === 'NL' ? plainPostcode.exec(text) : null
  if (plain) return { postcode: `${plain[1]} ${plain[2]}` }
  const bare = tidyBlanks(text).toUpperCase()
  if (country !== 'NL') return abroad(bare, country)
  const compact = bare.replace(/^NL[\s-]*/, '').replace(/[\s.\-_]/g, '')
  const found = /^([1-9]\d{3})([A-Z]{2})$/.exec(compact)
  if (found) {
    const postcode = `${found[1]} ${found[2]}`
    return notIssued.test(postcode) ? { wrong: 'postcode-malformed', kind: 'doubtful' } : { postcode }
  }
  if (/^\d{5}$/.test(compact)) return { wrong: 'postcode-five-digits', kind: 'malformed' }
  if (/^[1-9]\d{3}$/.test(compact)) return { wrong: 'postcode-digits-only', kind: 'malformed' }
  const mended = mistyped(compact)
  return { wrong: 'postcode-malformed', kind: 'malformed', ...(mended ? { proposal: mended } : {}) }
}

/** As it should be, or only without its blank. */
const plainPostcode = /^([1-9]\d{3}) ?((?!S[ADS])[A-Z]{2})$/

const notIssued = / S[ADS]$/

/** Letters O, I, S, B typed for figures 0, 1, 5, 8, and the other way round; a proposal only. */
function mistyped(compact: string): string | null {
  if (compact.length !== 6) return null
  const figures = compact.slice(0, 4).replace(/O/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/B/g, '8')
  const letters = compact.slice(4).replace(/0/g, 'O').replace(/1/g, 'I').replace(/5/g, 'S').replace(/8/g, 'B')
  return /^[1-9]\d{3}$/.test(figures) && /^[A-Z]{2}$/.test(letters) && !notIssued.test(` ${letters}`) ? `${figures} ${letters}` : null
}

function abroad(bare: string, country: string): PostcodeReading {
  const form = forms[country]
  const local = bare.replace(/^[A-Z]{1,2}[\s-]+(?=\d)/, '')
  if (form && !form.test(local)) return { wrong: 'postcode-malformed', kind: 'malformed' }
  return { postcode: form ? local : bare }
}

const forms: Record<string, RegExp> = {
  BE: /^[1-9]\d{3}$/,
  LU: /^\d{4}$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  AT: /^\d{4}$/,
  CH: /^\d{4}$/,
  DK: /^\d{4}$/,
}
