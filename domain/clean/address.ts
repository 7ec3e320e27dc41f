import { tidyBlanks } from './text'

export type SplitAddress = {
  street: string
  houseNumber: number | null
  /** "A", "bis", "II", "14" (of 12-14). Single letters and Roman numbers are capitals. */
  suffix: string | null
  /** What stood behind the street: "…, 4191 NM Geldermalsen". */
  postcode: string | null
  place: string | null
}

/**
 * Takes an address line apart: "Industrieweg 14a", "Keizersgracht 12 II", "Hoofdstraat 12-14", "Postbus 12", "Plein 1944 nr. 3",
 * "Liesekade 269, 2573 PJ 's-Gravenhage". A line without a number keeps its street and has `houseNumber` null.
 */
export function splitAddress(line: string): SplitAddress {
  const plain = plainLine.exec(line)
  if (plain)
    return {
      street: beforeNumber(plain[1] as string),
      houseNumber: wholeNumber(plain[2] as string),
      suffix: plain[3]?.toUpperCase() ?? null,
      postcode: null,
      place: null,
    }
  const tidy = tidyBlanks(line)
  if (tidy.length > longestLine) return { ...streetOnly(tidy), postcode: null, place: null }
  const { front, postcode, place } = withoutPlace(tidy)
  const parts = postBox(front) ?? namedAfterYear(front) ?? numberFirst(front) ?? numberBehind(front) ?? streetOnly(front)
  return { ...parts, postcode, place }
}

/** What is longer is no address line; it is not looked into, so that no text can keep the reader busy. */
const longestLine = 160

/** A street of plain letters, a number and at most a letter: most lines are no more, and every pattern below would say the same of them. */
const plainLine = /^(?!p[bo. ]|antw)([a-z][a-z'.-]*(?: [a-z'.-]+)*) (\d{1,3})(?: ?([a-df-z]))?$/i

type Parts = Pick<SplitAddress, 'street' | 'houseNumber' | 'suffix'>

function streetOnly(street: string): Parts {
  return { street, houseNumber: null, suffix: null }
}

function postBox(line: string): Parts | null {
  const box = /^(postbus|postbox|p\.?\s?o\.?\s?box|pb\.?|antwoordnummer)\s*(\d[\d ]*)$/i.exec(line)
  if (!box) return null
  const street = /^antwoord/i.test(box[1] as string) ? 'Antwoordnummer' : 'Postbus'
  return { street, houseNumber: wholeNumber((box[2] as string).replace(/ /g, '')), suffix: null }
}

/** "Plein 1944 nr. 3", "Laan 1940-1945 66": a year in the name is not the number. */
function namedAfterYear(line: string): Parts | null {
  const found =
    /^(.*(?:plein|straat|laan|weg|kade|park|dreef|hof)\s1[89]\d\d(?:-(?:1[89])?\d\d)?)(?:[\s,]+(?:nr\.?|no\.?)?\s*(\d{1,5})\b(.*))?$/i.exec(
      line,
    )
  if (!found) return null
  const [, street = '', number, rest = ''] = found
  return number ? { street, houseNumber: wholeNumber(number), suffix: suffixOf(rest) } : streetOnly(street)
}

function numberFirst(line: string): Parts | null {
  const found = hasNumberFirst(line) ? /^(\d{1,5})([a-z]?)[,\s]+(.*)$/i.exec(line) : null
  return found && { street: found[3] as string, houseNumber: wholeNumber(found[1] as string), suffix: suffixOf(found[2] as string) }
}

function numberBehind(line: string): Parts | null {
  const found = behindStreet.exec(line) ?? gluedToStreet.exec(line)
  if (!found) return null
  return {
    street: beforeNumber(found[1] as string),
    houseNumber: wholeNumber(found[2] as string),
    suffix: suffixOf(found[3] as string),
  }
}

function beforeNumber(street: string): string {
  return street.replace(/[\s,]+$/, '').replace(/\s(?:nr|no|huisnr|nummer)\.?$/i, '')
}

/** True for an address the English way round: "1754 W. Devon Avenue", "56 E. 48th St.". Not for "1e Weteringdwarsstraat 20" or "2 Oktoberstraat 5". */
export function hasNumberFirst(line: string): boolean {
  const behind = /^\d{1,5}(?!e\b|ste\b|de\b)[a-z]?[,\s]+(\p{L}{1,2}\b.*|\p{L}{3}.*|\d+(?:st|nd|rd|th)\b.*)$/iu.exec(line)?.[1]
  return behind !== undefined && !/\d/.test(behind.replace(ordinals, '').replace(insideBuilding, ''))
}

const ordinals = /\b\d+(?:\s?(?:st|nd|rd|th)\b|\s(?=(?:st|str|street|ave|avenue|pl|place)\b))/gi
const insideBuilding = /\b(?:suite|ste|rm|room|unit|floor|bldg|building|apt)\b.*$|\(.*$|#.*$/i

/** Reads a house number cell that may hold the addition too: "14a", "12 - II", "nr. 8". Null when no number is in it. */
export function splitHouseNumber(text: string): { houseNumber: number; suffix: string | null } | null {
  const found = /^(?:nr\.?|no\.?|#)?\s*(\d{1,5})(.*)$/i.exec(tidyBlanks(text))
  return found ? { houseNumber: Number(found[1]), suffix: suffixOf(found[2] as string) } : null
}

/** "-a" → "A", "ii" → "II", "/2" → "2", "Bis" → "bis", "" → null. */
export function suffixOf(text: string): string | null {
  const bare = tidyBlanks(text)
    .replace(/^[\s,./\\-]+|[\s,./\\-]+$/g, '')
    .replace(/^\((.*)\)$/, '$1')
  if (!bare) return null
  if (/^[a-z]$/i.test(bare) || /^[ivx]{1,4}$/i.test(bare)) return bare.toUpperCase()
  return /^[a-z]{2,}$/i.test(bare) ? bare.toLowerCase() : bare
}

/** A street, a blank, a number of at most five figures and what may follow it: letters, a range, a floor. */
const behindStreet =
  /^(.*?\p{L}.*?)[\s,]+(\d{1,5})(?!\d|e\b|ste\b|de\b)((?:\s*[-/\\ ]?\s*(?:[a-z]{1,4}\b|boven|beneden|zwart|etage|parterre|[ivx]+|\d{1,5}|\([^)]*\)|\+))*\.?)$/iu
const gluedToStreet = /^(\p{L}[\p{L}\s.'-]{3,}?)(\d{1,5})((?:\s*[-/]?\s*(?:[a-z]{1,3}\b|[ivx]+|\d{1,4}))*)$/iu

function withoutPlace(line: string): { front: string; postcode: string | null; place: string | null } {
  const found = /^(.*?)(?:[\s,;]+([1-9]\d{3}\s*[a-z]{2})|\s*[,;]\s*(\d{4}\s?[a-z]{0,2}))(?:[\s,;]+(.*))?$/i.exec(line)
  if (found && /\d/.test(found[1] as string))
    return {
      front: (found[1] as string).replace(/[\s,;]+$/, ''),
      postcode: (found[2] ?? found[3]) as string,
      place: found[4]?.trim() || null,
    }
  const comma = /^(.*\d[a-z]?),\s*(\p{L}[\p{L}\s'’.-]{2,})$/iu.exec(line)
  if (comma && !/^(boven|beneden|bis|huis|hoog)/i.test(comma[2] as string))
    return { front: comma[1] as string, postcode: null, place: comma[2] as string }
  return { front: line, postcode: null, place: null }
}

function wholeNumber(digits: string): number | null {
  const number = Number(digits)
  return Number.isSafeInteger(number) && number > 0 && number < 100_000 ? number : null
}
