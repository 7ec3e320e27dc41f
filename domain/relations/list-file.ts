import type { Language } from '#domain/language/format'
import { csvLine, sheetText } from '#domain/language/sheet'
import { sheetFile } from '#domain/language/sheet-file'

/**
 * How a list leaves: `sheet` with everything, under heads in the language of the reader; `tool` as mailing tools read it by themselves (address, name parts,
 * organisation, with commas); `addresses` one address a line and nothing else.
 */
export const listFormats = ['tool', 'addresses', 'sheet'] as const
export type ListFormat = (typeof listFormats)[number]

/** What became of an upload: it was taken off at the mailing tool, or the file was never uploaded. */
export type Settled = 'taken-off' | 'not-uploaded'

/** Somebody as they stand in the file. */
export type ListLine = {
  address: string
  name: string
  firstName: string | null
  infix: string | null
  lastName: string | null
  salutation: string | null
  function: string | null
  organisation: string | null
  place: string | null
}

export type SheetHeads = Record<(typeof sheetColumns)[number], string>

const sheetColumns = ['address', 'salutation', 'name', 'firstName', 'infix', 'lastName', 'function', 'organisation', 'place'] as const

/** The heads that Mailchimp, Brevo, Laposta and their like map by themselves. */
const toolHeads = ['Email Address', 'First Name', 'Last Name', 'Company']

/** A list as a file. What a spreadsheet would run is made harmless; addresses are plain by `whyNotMailed`. */
export function listFile(
  lines: readonly ListLine[],
  format: ListFormat,
  { heads, language }: { heads: SheetHeads; language: Language },
): string {
  if (format === 'addresses') return lines.map(({ address }) => `${address}\r\n`).join('')
  if (format === 'sheet')
    return sheetFile(
      sheetColumns.map((column) => heads[column]),
      lines.map((line) => sheetColumns.map((column) => line[column])),
      language,
    )
  // Without a byte order mark: a tool that takes it for a letter does not know the first head.
  const rows = lines.map((line) => [line.address, ...namesOf(line), line.organisation ?? ''])
  return [toolHeads, ...rows.map((row) => row.map(sheetText))].map((row) => csvLine(row, ',')).join('')
}

/** First and last name; a name that nobody took apart is a last name, so that it is said as it is known. */
function namesOf({ name, firstName, infix, lastName }: ListLine): [string, string] {
  return lastName ? [firstName ?? '', [infix, lastName].filter(Boolean).join(' ')] : ['', name]
}
