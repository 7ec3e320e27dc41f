import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const files = {
  sans: '@expo-google-fonts/hanken-grotesk/400Regular/HankenGrotesk_400Regular.ttf',
  sansMedium: '@expo-google-fonts/hanken-grotesk/500Medium/HankenGrotesk_500Medium.ttf',
  sansSemibold: '@expo-google-fonts/hanken-grotesk/600SemiBold/HankenGrotesk_600SemiBold.ttf',
  sansBold: '@expo-google-fonts/hanken-grotesk/700Bold/HankenGrotesk_700Bold.ttf',
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifSemibold: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  serifItalic: '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
} as const

export type FaceName = keyof typeof files

/** The serif has Greek and Cyrillic, the sans does not: a name in those letters is set in the serif. */
const substitutes: Record<FaceName, FaceName | null> = {
  sans: 'serif',
  sansMedium: 'serif',
  sansSemibold: 'serifSemibold',
  sansBold: 'serifSemibold',
  serif: null,
  serifSemibold: null,
  serifItalic: 'serif',
}

const opened = new Map<FaceName, Font>()
const require = createRequire(import.meta.url)

/**
 * A parsed font, read from its package the first time and kept for the process: parsing costs more than writing a page.
 * The packages are found from where this module runs, so from the sources as well as from the server build.
 */
export function fontOf(face: FaceName): Font {
  const known = opened.get(face)
  if (known) return known
  const font = create(readFileSync(require.resolve(files[face]))) as Font
  nameGlyphs(font)
  opened.set(face, font)
  return font
}

const ligatures = ['ff', 'fi', 'fl', 'fj', 'ffi', 'ffl', 'ffj', 'fb', 'fh', 'fk', 'ft', 'tt']
/** Letters that share a glyph with one that is used more: a soft hyphen, half rings that look like quotation marks, ligatures as letters. */
const seldom = /[\u00ad\u02bb\u02bc\ufb00-\ufb06]/

/**
 * Settles for every glyph which letters it stands for. fontkit remembers that from the first time a glyph is met, so without this a
 * document would depend on the documents that the process made before it: its bytes, and what a reader copies from it.
 */
function nameGlyphs(font: Font): void {
  for (const ligature of ligatures) font.layout(ligature)
  for (const letter of font.characterSet) if (!seldom.test(String.fromCodePoint(letter))) font.glyphForCodePoint(letter)
  for (let glyph = 0; glyph < font.numGlyphs; glyph++) font.getGlyph(glyph)
}

export type Run = { text: string; face: FaceName }

/**
 * A text as runs that each have all their letters in one face. A letter that neither the face nor its substitute has
 * becomes '?', so that the reader sees something is missing; it never disappears.
 */
export function runsOf(text: string, face: FaceName): Run[] {
  const runs: Run[] = []
  for (const letter of text) {
    const run = runFor(letter, face)
    const last = runs.at(-1)
    if (last && last.face === run.face) last.text += run.text
    else runs.push(run)
  }
  return runs
}

function runFor(letter: string, face: FaceName): Run {
  if (has(face, letter)) return { text: letter, face }
  const substitute = substitutes[face]
  if (substitute && has(substitute, letter)) return { text: letter, face: substitute }
  return { text: '?', face }
}

const known = new Map<FaceName, Map<string, boolean>>()

function has(face: FaceName, letter: string): boolean {
  const letters = known.get(face) ?? new Map<string, boolean>()
  known.set(face, letters)
  const before = letters.get(letter)
  if (before !== undefined) return before
  const answer = fontOf(face).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  // Bounded: a file with every letter of the world must not stay in memory.
  if (letters.size < 5000) letters.set(letter, answer)
  return answer
}

/** How far the letters reach above and under the baseline, as a share of the size. */
export function reachOf(face: FaceName): { up: number; down: number } {
  const font = fontOf(face)
  return { up: font.ascent / font.unitsPerEm, down: -font.descent / font.unitsPerEm }
}
