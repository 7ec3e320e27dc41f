/** JSON without what PostgreSQL refuses: NUL goes, a half of a surrogate pair becomes the replacement character. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? text.replace(escapes, (found, bad?: string) => (bad ? (bad === '0000' ? '' : '\\ufffd') : found)) : text
}

// Takes escapes one by one from the left, so that an escaped backslash before the letter u is not read as an escape.
const escapes = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|[\s\S])/g

/** One value of a line for COPY in its text format; null is PostgreSQL's null. */
export function copyValue(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return value === true ? 't' : value === false ? 'f' : String(value)
  return special.test(value) ? value.replace(specials, (char) => written[char] ?? '') : value
}

const special = /[\\\t\n\r\0]/
const specials = /[\\\t\n\r\0]/g
const written: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A list of texts as an array literal. */
export function arrayText(texts: readonly string[]): string {
  return texts.length === 0 ? '{}' : `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
