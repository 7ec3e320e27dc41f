/** A line that somebody pasted: the addresses in it, in small letters; none when there is no address to see. */
export type PastedLine = { text: string; addresses: string[] }

/** So much of a line is shown when it is told that nobody was found. */
const mostShown = 80

/**
 * Reads pasted addresses, from whatever they come out of: one a line, with commas or semicolons between them, or as 'Jo Smit <jo@firma.nl>'. Empty lines are
 * nothing; a line without an address is told, never left out.
 */
export function pastedLines(text: string): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line.slice(0, mostShown), addresses: addressesIn(line) }))
}

function addressesIn(line: string): string[] {
  const parts = line.split(/[\s<>,;"'()[\]|]+/).map((part) => part.replace(/^mailto:/i, '').replace(/[.:]+$/, ''))
  return [...new Set(parts.filter((part) => /^[^@]+@[^@]+$/.test(part)).map((part) => part.toLowerCase()))]
}
