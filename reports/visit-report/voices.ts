import { barLengths } from '#reports/figures/bars'
import { baselineOf, ink, type Paper, sheet, type } from '#reports/paper'
import type { Block } from '#reports/paper/stack'
import { headed } from './headed'
import type { WordedReport, WordedTheme } from './worded'

const toneColours = { good: ink.good, bad: ink.bad, neutral: ink.brand } as const
const quoteLeft = sheet.left + 300
const quoteGap = 3

type Quote = NonNullable<WordedReport['voices']['quote']>

/** What customers speak of, as bars, and one of them in their own words. */
export function voicesBlock(paper: Paper, { heading, themes, quote, none }: WordedReport['voices']): Block {
  const bars = themes.length > 0 ? themeBars(paper, themes, quote ? 272 : sheet.right - sheet.left) : null
  const words = quote ? quoteBlock(paper, quote, bars ? quoteLeft : sheet.left) : null
  if (!bars && !words) return headed(paper, heading, paper.heightOf(none, type.bodySoft, 440), () => nothingYet(paper, none))
  const height = Math.max(bars?.height ?? 0, words?.height ?? 0)
  const draw = () => {
    const top = paper.y
    bars?.draw()
    paper.y = top
    words?.draw()
    paper.y = top + height
  }
  return headed(paper, heading, height, draw, height)
}

function nothingYet(paper: Paper, words: string): void {
  paper.tagged('P', () => {
    paper.y = paper.text(words, type.bodySoft, { x: sheet.left, y: paper.y, width: 440 })
  })
}

/** Bars with their name at the left and their count at the end: in grey they say the same. */
function themeBars(paper: Paper, themes: readonly WordedTheme[], room: number): Block {
  const widest = themes.reduce((most, theme) => Math.max(most, paper.widthOf(theme.label, type.body)), 0)
  const names = Math.min(room * 0.55, widest) + 10
  const behind = Math.max(...themes.map((theme) => endWidth(paper, theme)))
  const counts = themes.map((theme) => theme.count)
  const lengths = barLengths(counts, Math.min(220, room - names - behind))
  const heights = themes.map((theme) => Math.max(20, paper.heightOf(theme.label, type.body, names - 10, 2) + 6))
  const draw = () => {
    paper.group('L', () => {
      for (const [index, theme] of themes.entries()) {
        paper.group('LI', () => paper.tagged('LBody', () => themeBar(paper, theme, names, lengths[index] ?? 0)))
        paper.y += heights[index] ?? 0
      }
    })
  }
  return { height: heights.reduce((sum, height) => sum + height, 0), draw }
}

function endWidth(paper: Paper, { count, change }: WordedTheme): number {
  return 12 + paper.widthOf(String(count), type.bodyStrong) + (change ? 5 + paper.widthOf(change, type.label) : 0)
}

function themeBar(paper: Paper, { label, count, tone, change }: WordedTheme, names: number, length: number): void {
  const baseline = paper.y + baselineOf(type.body)
  paper.text(label, type.body, { x: sheet.left, y: paper.y, width: names - 10, most: 2 })
  paper.box(sheet.left + names, baseline - 6.4, length, 6, { colour: toneColours[tone] }, 3)
  const behind = paper.write(String(count), type.bodyStrong, sheet.left + names + length + 6, baseline)
  if (change) paper.write(change, type.label, behind + 5, baseline)
}

function quoteBlock(paper: Paper, { text, by }: Quote, x: number): Block {
  const room = Math.min(sheet.right - x, 380)
  const height = paper.heightOf(text, type.quote, room, 8) + quoteGap + paper.heightOf(by, type.label, room, 2)
  const draw = () => {
    paper.tagged('BlockQuote', () => {
      const under = paper.text(text, type.quote, { x, y: paper.y - 2, width: room, most: 8 })
      paper.text(by, type.label, { x, y: under + quoteGap, width: room, most: 2 })
    })
  }
  return { height, draw }
}
