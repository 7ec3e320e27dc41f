import type { Glyph } from 'fontkit'
import { type FaceName, fontOf, runsOf } from './fonts'

/** Letters of one face as glyphs. `advance` is the glyph's own width, `move` what kerning adds to it, `dx` and `dy` a shift of the glyph: thousandths of the size. */
export type SetRun = { face: FaceName; text: string; glyphs: readonly SetGlyph[]; width: number }
export type SetGlyph = { glyph: Glyph; advance: number; move: number; dx: number; dy: number }

/** A word with the spaces behind it. `width` is at a size of one point. */
type SetWord = { runs: readonly SetRun[]; width: number }

const known = new Map<string, SetWord>()
/** Words come back in every report; bounded (some 8 MB), so that what was printed once does not stay for ever. */
const mostKnown = 16_000
const longestKnown = 40

/** A text as words that are set: a word is looked up in its font once and then known to the process. */
export function setWords(text: string, face: FaceName): SetWord[] {
  const words: SetWord[] = []
  let from = 0
  while (from < text.length) {
    const space = text.indexOf(' ', from)
    const end = space === -1 ? text.length : space + 1
    words.push(setWord(text.slice(from, end), face))
    from = end
  }
  return words
}

/** How wide a text is at a size of one point. */
export function unitWidth(text: string, face: FaceName): number {
  return setWords(text, face).reduce((sum, word) => sum + word.width, 0)
}

function setWord(word: string, face: FaceName): SetWord {
  const key = `${face} ${word}`
  const before = known.get(key)
  if (before) return before
  const runs = runsOf(word, face).map(setRun)
  const made = { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }
  if (word.length > longestKnown) return made
  if (known.size >= mostKnown) known.clear()
  known.set(key, made)
  return made
}

function setRun({ text, face }: { text: string; face: FaceName }): SetRun {
  const font = fontOf(face)
  const scale = 1000 / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  const set = glyphs.map((glyph, at): SetGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
    const advance = glyph.advanceWidth * scale
    if (xAdvance === glyph.advanceWidth && xOffset === 0 && yOffset === 0) return upright(glyph, face, advance)
    return { glyph, advance, move: xAdvance * scale - advance, dx: xOffset * scale, dy: yOffset * scale }
  })
  return { face, text, glyphs: set, width: set.reduce((sum, { advance, move }) => sum + advance + move, 0) / 1000 }
}

/** A glyph where its font puts it, as nearly all are: one for all the words it stands in, so that thousands of known words stay small. */
function upright(glyph: Glyph, face: FaceName, advance: number): SetGlyph {
  const key = `${face} ${glyph.id}`
  const before = uprights.get(key)
  if (before) return before
  const made = { glyph, advance, move: 0, dx: 0, dy: 0 }
  uprights.set(key, made)
  return made
}

const uprights = new Map<string, SetGlyph>()
