/** No text on paper is longer: what a client sends in a field of 10 MB is cut, with an ellipsis that shows it. */
const longest = 20_000

// Control characters, and the invisible marks that turn the direction of what follows or hide inside a name.
const hidden = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu
const brokenHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Nearly every text: letters of western and central Europe in one piece each, digits and ordinary marks. */
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]*$/

// Signs and scripts that no face of ours has: pictures, and letters that are not Latin, Greek or Cyrillic, with the spaces and marks between them.
const other =
  '(?:[^\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Common}\\p{Script=Inherited}]|\\p{Emoji_Presentation}|[\\u{1f000}-\\u{1faff}])'
const undrawn = new RegExp(`${other}(?:[\\s\\p{P}\\p{M}]*${other})*\\p{M}*`, 'gu')

const plainer: Record<string, string> = { '\t': ' ', '\r': ' ', '\n': ' ', '\u2009': ' ', '\u202f': '\u00a0', '\u2011': '-', '\u2010': '-' }

/**
 * A text as paper may show it: one line, composed letters, without control characters and without marks that
 * turn the reading direction and so let a name pose as another. Ligatures that were typed as one letter become their letters. A stretch of pictures or of
 * another script becomes one […]: the reader sees that something stands there, and where.
 */
export function safeText(text: string): string {
  if (text.length <= longest && plain.test(text)) return text
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return cut
    .replace(/[\t\r\n\u2009\u202f\u2010\u2011]/g, (mark) => plainer[mark] ?? ' ')
    .replace(hidden, '')
    .replace(brokenHalf, '\ufffd')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .normalize('NFC')
    .replace(undrawn, '[…]')
}
