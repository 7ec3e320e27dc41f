import type { RawRow } from './cells'

/** The columns that contact cards become: words that the guess knows. */
export const cardColumns = [
  'Company',
  'Department',
  'Job Title',
  'Name Prefix',
  'Full Name',
  'First Name',
  'Middle Name',
  'Last Name',
  'E-mail Address',
  'E-mail 2 Address',
  'Business Phone',
  'Business Phone 2',
  'Mobile Phone',
  'Home Phone',
  'Business Fax',
  'Business Street',
  'Business Postal Code',
  'Business City',
  'Business State',
  'Business Country/Region',
  'Web Page',
  'LinkedIn',
  'Categories',
  'Notes',
] as const
type Column = (typeof cardColumns)[number]

/** Whether a text begins as contact cards do. */
export function isCards(text: string): boolean {
  return /^\ufeff?\s*BEGIN:VCARD\s/i.test(text)
}

/**
 * Reads contact cards (vCard 2.1, 3.0 and 4.0) out of text that comes in pieces: folded lines, quoted-printable, groups, several numbers. Pictures and sounds are
 * left out. A card becomes one row on the line it begins; one that is never closed ends where the next begins.
 */
export function cardReader(): { add: (text: string) => RawRow[]; end: () => RawRow[] } {
  let rest = ''
  let line = 0
  let card: { line: number; properties: string[] } | null = null
  function take(text: string, rows: RawRow[]) {
    line++
    if (/^BEGIN:VCARD\s*$/i.test(text)) {
      close(rows)
      card = { line, properties: [] }
    } else if (/^END:VCARD\s*$/i.test(text)) close(rows)
    else if (card) addLine(card.properties, text)
  }
  function close(rows: RawRow[]) {
    if (card) rows.push({ line: card.line, cells: cellsOf(card.properties) })
    card = null
  }
  return {
    add(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?=.)/)
      rest = (lines.pop() ?? '').slice(0, longestLine)
      const rows: RawRow[] = []
      for (const each of lines) take(each.replace(/^\ufeff/, ''), rows)
      return rows
    },
    end() {
      const rows: RawRow[] = []
      if (rest) take(rest, rows)
      close(rows)
      return rows
    },
  }
}

/** A longer line is a picture without an end. In characters. */
const longestLine = 4_000_000
const longestProperty = 40_000

/** A line that begins with a blank, or follows one that ends on "=", goes on with the line before it. */
function addLine(properties: string[], text: string): void {
  const last = properties.length - 1
  const before = properties[last]
  if (before === undefined) properties.push(text)
  else if (/^[ \t]/.test(text)) properties[last] = (before + text.slice(1)).slice(0, longestProperty)
  else if (before.endsWith('=') && /quoted-printable/i.test(before))
    properties[last] = (before.slice(0, -1) + text).slice(0, longestProperty)
  else properties.push(text)
}

type Property = { name: string; types: string; value: string }

function cellsOf(lines: readonly string[]): string[] {
  const cells = new Map<Column, string>()
  const put = (column: Column, value: string | undefined, next?: Column) => {
    if (!value) return
    if (!cells.has(column)) cells.set(column, value)
    else if (next && !cells.has(next)) cells.set(next, value)
    else if (cells.get(column) !== value) cells.set(column, `${cells.get(column)} / ${value}`)
  }
  for (const line of lines) {
    const property = propertyOf(line)
    if (property) place(property, put)
  }
  return cardColumns.map((column) => cells.get(column) ?? '')
}

function place({ name, types, value }: Property, put: (column: Column, value: string | undefined, next?: Column) => void): void {
  const parts = () => value.split(/(?<!\\);/).map(plain)
  switch (name) {
    case 'FN':
      put('Full Name', plain(value))
      break
    case 'N': {
      const [last, first, middle, prefix] = parts()
      put('Last Name', last)
      put('First Name', first)
      put('Middle Name', middle)
      put('Name Prefix', prefix)
      break
    }
    case 'ORG': {
      const [company, department] = parts()
      put('Company', company)
      put('Department', department)
      break
    }
    case 'TITLE':
    case 'ROLE':
      put('Job Title', plain(value))
      break
    case 'EMAIL':
      put('E-mail Address', plain(value).replace(/^mailto:/i, ''), 'E-mail 2 Address')
      break
    case 'TEL':
      putPhone(plain(value).replace(/^tel:/i, ''), types, put)
      break
    case 'ADR': {
      const [box, extended, street, city, state, postcode, country] = parts()
      put('Business Street', [street, extended].filter(Boolean).join(' ') || (box && `Postbus ${box.replace(/^postbus\s*/i, '')}`))
      put('Business City', city)
      put('Business State', state)
      put('Business Postal Code', postcode)
      put('Business Country/Region', country)
      break
    }
    case 'URL':
      put(/linkedin\.com/i.test(value) ? 'LinkedIn' : 'Web Page', plain(value))
      break
    case 'X-SOCIALPROFILE':
      if (/linkedin/i.test(value)) put('LinkedIn', plain(value))
      break
    case 'CATEGORIES':
      put('Categories', plain(value))
      break
    case 'NOTE':
      put('Notes', plain(value))
      break
  }
}

function putPhone(number: string, types: string, put: (column: Column, value: string | undefined, next?: Column) => void): void {
  if (/\bfax\b/i.test(types)) put('Business Fax', number)
  else if (/\b(cell|mobile)\b/i.test(types)) put('Mobile Phone', number)
  else if (/\bhome\b/i.test(types) && !/\bwork\b/i.test(types)) put('Home Phone', number)
  else put('Business Phone', number, 'Business Phone 2')
}

/** "item1.TEL;TYPE=WORK:0345…" → its name without group, its parameters, its decoded value; null for what is no property or is a picture. */
function propertyOf(line: string): Property | null {
  // A parameter ends at the next ";" and nowhere else: with two ways to read one, a line without a colon would take for ever.
  const parts = /^(?:[\w-]+\.)?([A-Za-z-]+)((?:;(?:"[^"]*"|[^":;])*)*):([\s\S]*)$/.exec(line.slice(0, longestProperty))
  if (!parts) return null
  const [, name = '', types = '', value = ''] = parts
  if (/^(photo|logo|sound|key)$/i.test(name) || /encoding=(b|base64)\b|;base64\b/i.test(types)) return null
  const isQuoted = /quoted-printable/i.test(types)
  return { name: name.toUpperCase(), types, value: isQuoted ? unquoted(value, types) : value }
}

function unquoted(value: string, types: string): string {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at++) {
    const hex = value[at] === '=' ? /^[0-9a-f]{2}/i.exec(value.slice(at + 1, at + 3)) : null
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(value[at]))
  }
  const single = /charset=(iso-8859|windows-125)/i.test(types)
  try {
    return new TextDecoder(single ? 'windows-1252' : 'utf-8', { fatal: !single }).decode(new Uint8Array(bytes))
  } catch {
    return new TextDecoder('windows-1252').decode(new Uint8Array(bytes))
  }
}

function plain(text: string): string {
  return text
    .replace(/\\n/gi, ' ')
    .replace(/\\([,;:\\])/g, '$1')
    .trim()
}
