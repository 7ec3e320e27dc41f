// Patterns that PostgreSQL and JavaScript read alike.

/** The very same text, with any white space where it has some. */
export function written(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}

/** The text whatever the case of its letters. */
export function spelled(text: string): string {
  return written(text).replace(/(?<!\\)\p{L}/gu, (letter) => {
    const [low, high] = [letter.toLowerCase(), letter.toUpperCase()]
    return low !== high && [...low].length === 1 && [...high].length === 1 ? `[${low}${high}]` : letter
  })
}

/** How a name is written when it is one: as it stands, in capitals, and with a capital before each of its words where it stands without. */
export function namesOf(name: string): string[] {
  const hasOneCase = name === name.toLowerCase() || name === name.toUpperCase()
  const titled = name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  const asIs = name === name.toLowerCase() ? [] : [name]
  return [...new Set([...asIs, name.toUpperCase(), ...(hasOneCase ? [titled] : [])])]
}

/** What a national number has at least; a shorter one is somebody's only with its country before it. */
const leastDigits = 7
const between = '[ ().-]{0,2}'

// ITU-T E.164: of the codes of countries two are one digit, these are two, and the others three.
const ofACountry = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/

/** A number in E.164 however it is written: with its country or the trunk zero, or with neither. */
export function numberOf(number: string): string[] {
  const plain = number
    .trim()
    .replace(/^00/, '+')
    .replace(/(?!^\+)\D/g, '')
  const [, country, rest = plain] = ofACountry.exec(plain) ?? []
  const national = rest.replace(/^\+?0*/, '')
  const isShort = national.length < leastDigits
  if (isShort && (!country || national.length < 4)) return []
  const abroad = `(?:(?:\\+|00)${country ?? '\\d{1,3}'}[ ().-]{0,3})${isShort ? '' : '?'}`
  return [`(?<!\\d)${abroad}(?:\\(?0\\)?${between})?${[...national].join(between)}(?!\\d)`]
}
