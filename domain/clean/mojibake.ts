import iconv from 'iconv-lite'

/**
 * Repairs text that was decoded with the wrong table: "CafÃ©" and "Caf√©" become "Café", also where it happened twice ("Caf‚àö¬©").
 * Only what is certain is touched: the broken characters, written back as bytes, must be sound UTF-8 for letters or signs of our part
 * of the world. Anything else, and text that is right already, comes back as it was.
 */
export function repairText(text: string): string {
  return ascii.test(text) ? text : text.replace(nonAsciiRun, (run) => repairRun(run, 3) ?? run)
}

/** True when characters were lost for good: the replacement character stands where a letter was. */
export function hasLostCharacters(text: string): boolean {
  return text.includes('\ufffd')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins at NUL
const ascii = /^[\x00-\x7f]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins at NUL
const nonAsciiRun = /[^\x00-\x7f]{2,}/g

/** Latin letters with accents, and the signs that offices type: quotes, dashes, euro, trademark, degree, fractions, hard space. */
const atHome = /^[\u00a0-\u017f\u0218-\u021b\u2010-\u201e\u2020-\u2026\u2030\u2032\u2039\u203a\u20ac\u2122]+$/

const bytesPerTable = [bytesOf('windows-1252', true), bytesOf('macintosh', false)]

function repairRun(run: string, timesLeft: number): string | null {
  for (const bytes of bytesPerTable) {
    const once = decodedAgain(run, bytes)
    if (once === null) continue
    const twice = timesLeft > 1 ? once.replace(nonAsciiRun, (inner) => repairRun(inner, timesLeft - 1) ?? inner) : once
    if (atHome.test(twice)) return twice
  }
  return null
}

function decodedAgain(run: string, table: Map<string, number>): string | null {
  const bytes: number[] = []
  for (const char of run) {
    const byte = table.get(char)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  try {
    return strictUtf8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** `alsoControls`: programs that say Latin-1 keep 0x80–0x9F as control characters, so both spellings of those bytes are known. */
function bytesOf(encoding: string, alsoControls: boolean): Map<string, number> {
  const table = new Map<string, number>()
  for (let byte = 0x80; byte <= 0xff; byte++) {
    if (alsoControls) table.set(String.fromCharCode(byte), byte)
    const char = iconv.decode(Buffer.from([byte]), encoding)
    if (char !== '\ufffd') table.set(char, byte)
  }
  return table
}
