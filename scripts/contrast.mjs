// Reads the colours of app/tailwind.css and measures every pair that stands on one another. Run as a command it prints all of
// them and fails on the first theme with a pair that is too faint: 4.5 for words, 3.0 for figures and borders (WCAG 2.2, 1.4.3 and 1.4.11).
import { readFileSync } from 'node:fs'

const words = 4.5
const figures = 3

/** [what, on what, the least contrast] */
const pairs = [
  ...on(words, ['ink', 'ink2', 'ink3'], ['paper', 'surface', 'sunken']),
  ...on(words, ['brand', 'brand-text', 'now-text', 'ok-text', 'warn-text', 'bad-text'], ['surface', 'paper']),
  ...['brand', 'now', 'ok', 'warn', 'bad'].map((tone) => [`${tone}-text`, `${tone}-soft`, words]),
  ...on(words, ['ink', 'ink2'], ['brand-soft', 'now-soft', 'ok-soft', 'warn-soft', 'bad-soft']),
  ['ink3', 'brand-soft', words],
  ['brand-ink', 'brand', words],
  ['now-ink', 'now-text', words],
  ['ok-ink', 'ok', words],
  ['bad-ink', 'bad', words],
  ...on(words, ['seg-ink'], ['seg-a', 'seg-b', 'seg-c', 'seg-d', 'seg-e']),
  ['ink3', 'land', words],
  ...on(figures, ['now', 'ok', 'warn', 'bad', 'edge'], ['surface']),
  ...on(figures, ['edge', 'brand'], ['paper']),
  ...on(figures, ['seg-a', 'seg-b', 'seg-c', 'seg-d', 'seg-e'], ['surface']),
  ...on(figures, ['seg-a', 'seg-b', 'seg-c', 'seg-d', 'now'], ['land']),
]

/** Every pair in both themes, with its contrast and whether that is enough. */
export function contrasts(css) {
  return ['light', 'dark'].flatMap((theme, at) => {
    const colours = coloursOf(css, at)
    return pairs.map(([front, back, least]) => {
      const contrast = contrastOf(colours[front], colours[back])
      return { theme, front, back, least, contrast, enough: contrast >= least }
    })
  })
}

function on(least, fronts, backs) {
  return fronts.flatMap((front) => backs.map((back) => [front, back, least]))
}

function coloursOf(css, at) {
  const found = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi)
  return Object.fromEntries([...found].map(([, name, ...both]) => [name, both[at]]))
}

function contrastOf(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

// Relative luminance as WCAG 2 defines it.
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

if (process.argv[1] === import.meta.filename) {
  const measured = contrasts(readFileSync(new URL('../app/tailwind.css', import.meta.url), 'utf8'))
  for (const { theme, front, back, least, contrast, enough } of measured)
    console.log(`${enough ? 'ok  ' : 'FAIL'} ${theme} ${front} on ${back} ${contrast.toFixed(2)} (least ${least})`)
  process.exitCode = measured.every(({ enough }) => enough) ? 0 : 1
}
