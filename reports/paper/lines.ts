export type Line = { text: string; width: number }

type WidthOf = (text: string) => number

/**
 * A text broken into lines no wider than `width`. Words break at spaces; a word that is too long for a line of its own breaks
 * after a hyphen, slash, at-sign or dot, else between two letters with a hyphen. With `most`, the last line ends in an ellipsis.
 * Each line but the last keeps its space, so that the words stay apart when the text is copied or read aloud.
 */
export function brokenLines(text: string, width: number, widthOf: WidthOf, most = Number.POSITIVE_INFINITY): Line[] {
  const lines: Line[] = []
  let line = { text: '', width: 0, full: 0 }
  for (const piece of pieces(text, width, widthOf)) {
    const [bare, full] = [widthOf(piece.trimEnd()), widthOf(piece)]
    if (line.text && line.full + bare > width + rounding) {
      lines.push(line)
      line = { text: '', width: 0, full: 0 }
      if (lines.length > most) break
    }
    line = { text: line.text + piece, width: line.full + bare, full: line.full + full }
  }
  if (line.text) lines.push(line)
  return lines.length <= most ? lines : shortened(lines.slice(0, most), width, widthOf)
}

/** A column is often made just as wide as its text: sums of widths may then differ in their last decimals. */
const rounding = 0.01

function* pieces(text: string, width: number, widthOf: WidthOf): Generator<string> {
  for (const [word] of text.trim().matchAll(/[^ ]+ */g)) {
    if (widthOf(word.trimEnd()) <= width + rounding) yield word
    else yield* parts(word, width, widthOf)
  }
}

/** The parts of a word too long for a line. */
function* parts(word: string, width: number, widthOf: WidthOf): Generator<string> {
  for (const [part] of word.matchAll(/[^-/@.]*[-/@.]+ *|[^-/@.]+/g)) {
    if (widthOf(part.trimEnd()) <= width + rounding) yield part
    else yield* letterGroups(part, width, widthOf)
  }
}

/** Never fewer than three letters on a side of the hyphen, where the width allows it. */
function* letterGroups(part: string, width: number, widthOf: WidthOf): Generator<string> {
  let rest = Array.from(part)
  while (rest.length > 1 && widthOf(rest.join('').trimEnd()) > width + rounding) {
    let take = fitting(rest, width, widthOf)
    if (rest.length - take < 3) take = Math.max(1, rest.length - 3)
    const group = rest.slice(0, take).join('')
    rest = rest.slice(take)
    yield take > 1 && /\p{L}$/u.test(group) ? `${group}-` : group
  }
  yield rest.join('')
}

/** How many letters fit with a hyphen behind them: found by halving, at least one. */
function fitting(letters: readonly string[], width: number, widthOf: WidthOf): number {
  let [low, high] = [1, Math.min(letters.length, 400)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOf(`${letters.slice(0, middle).join('')}-`) <= width) low = middle
    else high = middle - 1
  }
  return low
}

function shortened(lines: Line[], width: number, widthOf: WidthOf): Line[] {
  const letters = Array.from((lines.at(-1)?.text ?? '').trimEnd())
  while (letters.length > 0 && widthOf(`${letters.join('').trimEnd()}…`) > width) letters.pop()
  const text = `${letters.join('').replace(/[\s,.;:-]+$/, '')}…`
  return [...lines.slice(0, -1), { text, width: widthOf(text) }]
}
