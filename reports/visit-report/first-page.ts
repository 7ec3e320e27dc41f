import { progressParts } from '#reports/figures/bars'
import { ink, inked, type Paper, sheet, type } from '#reports/paper'
import { clientLogo, masthead } from '#reports/paper/masthead'
import type { Block } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed } from './headed'
import type { WordedAsk, WordedNumber, WordedProgress, WordedReport } from './worded'

const width = sheet.right - sheet.left

/** What every report opens with: whose it is, what changed most, and its summary. */
export function opening(paper: Paper, report: WordedReport): void {
  paper.bookmark(report.glance.heading)
  masthead(paper, report.firm, report.stamp, report.look)
  paper.y += 40
  saidFirst(paper, report)
}

/** What the client wants to know at a glance: what a correction mends, the four figures, and how far it is. */
export function glanceBlocks(paper: Paper, { correction, glance }: WordedReport): Block[] {
  return [...(correction ? [correctionBlock(paper, correction)] : []), numbersBlock(paper, glance.numbers, glance.progress)]
}

function saidFirst(paper: Paper, { about, glance, look }: WordedReport): void {
  const line = { x: sheet.left, width }
  const taken = clientLogo(paper, look?.client, paper.y + 13)
  paper.tagged('P', () => {
    paper.y = paper.text(about, type.note, { ...line, width: width - taken, y: paper.y, most: 2 })
  })
  paper.y += 7
  paper.tagged('H1', () => {
    paper.y = paper.text(glance.headline, type.headline, { ...line, y: paper.y, most: 5, even: true })
  })
  paper.y += 10
  paper.tagged('P', () => {
    paper.y = paper.text(glance.summary.join(' '), type.summary, { x: sheet.left, y: paper.y, width: 452, most: 10 })
  })
}

/** What a correction changes of the report it replaces: nobody has to lay the two side by side. */
function correctionBlock(paper: Paper, { heading, text, changes }: NonNullable<WordedReport['correction']>): Block {
  const lines = changes.map((change) => `· ${change}`)
  const height = paper.heightOf(text, type.body, width) + lines.reduce((sum, line) => sum + paper.heightOf(line, type.body, width) + 2, 4)
  return headed(paper, heading, height, () => {
    paper.tagged('P', () => {
      paper.y = paper.text(text, type.body, { x: sheet.left, y: paper.y, width }) + 4
    })
    for (const line of lines) {
      paper.tagged('P', () => {
        paper.y = paper.text(line, type.body, { x: sheet.left, y: paper.y, width }) + 2
      })
    }
  })
}

const gutter = 14
const indent = 12

/** Four figures side by side, and under them the bar of what is done, booked and still to plan. */
function numbersBlock(paper: Paper, figures: readonly WordedNumber[], progress: WordedProgress | null): Block {
  const column = (width - gutter * (figures.length - 1)) / figures.length
  const labels = figures.map((figure) => paper.heightOf(figure.label, type.body, column - indent, 2))
  const height = 31 + Math.max(type.body.line, ...labels) + type.label.line
  const draw = () => {
    const y = paper.y
    paper.group('L', () => {
      for (const [index, figure] of figures.entries()) {
        const x = sheet.left + index * (column + gutter)
        paper.decoration(() => paper.box(x, y, 1.4, height, { colour: ink.brand }))
        paper.group('LI', () => paper.tagged('LBody', () => number(paper, figure, x + indent, y, column - indent)))
      }
    })
    paper.y += height
    if (progress) progressBar(paper, progress)
  }
  return { height: height + (progress ? progressHeight : 0), draw }
}

/** The figure, what it is part of, what it counts, how it changed. */
function number(paper: Paper, { value, of, label, change }: WordedNumber, x: number, y: number, room: number): void {
  const behind = paper.write(value, type.figure, x, y + 21)
  if (of) paper.write(` ${of}`, type.figureOf, behind + 1, y + 21)
  const under = paper.text(label, type.body, { x, y: y + 29, width: room, most: 2 })
  paper.text(change, type.label, { x, y: under + 1, width: room, most: 1 })
}

const partColours = { visited: ink.brand, booked: ink.brandMiddle, 'to-plan': ink.line } as const
const progressHeight = 42

function progressBar(paper: Paper, { parts, spoken }: WordedProgress): void {
  const y = paper.y + 22
  const places = progressParts(
    parts.map((part) => part.count),
    width,
  )
  const draw = () => {
    let free: number = sheet.left
    for (const [index, part] of parts.entries()) {
      const place = places[index]
      if (!place || place.width === 0) continue
      paper.box(sheet.left + place.x, y, place.width, 6, { colour: partColours[part.kind] }, 2)
      const words = inked(type.label, part.kind === 'to-plan' ? ink.faint : ink.soft)
      const x = Math.min(Math.max(free, sheet.left + place.x), sheet.right - paper.widthOf(part.label, words))
      free = paper.write(part.label, words, x, y + 17) + 8
    }
  }
  paper.tagged('Figure', draw, { alt: spoken, box: [sheet.left, y, sheet.right, y + 20] })
  paper.y += progressHeight
}

type NumberedAsk = WordedAsk & { number: string }

const askColumns: Column<NumberedAsk>[] = [
  { heading: '', width: 9, style: inked(type.bodyStrong, ink.nowText), cell: (ask) => ask.number, most: 1 },
  { heading: '', cell: (ask) => ask.text, most: 5 },
  { heading: '', width: { most: 90 }, style: type.bodySoft, cell: (ask) => ask.who, most: 2 },
  { heading: '', width: { most: 92 }, align: 'right', style: type.bodyStrong, styleOf: whenStyle, cell: (ask) => ask.when, most: 2 },
]

function whenStyle({ state }: WordedAsk) {
  if (state === 'done') return { ...type.bodyStrong, ink: ink.good }
  return state === 'late' ? inked(type.bodyStrong, ink.nowText) : type.bodyStrong
}

/** What is asked of the client's people. */
export function asksBlock(paper: Paper, { heading, asks, none }: WordedReport['asks']): Block {
  const numbered = asks.map((ask, index): NumberedAsk => ({ ...ask, number: String(index + 1) }))
  const table = tableOf(paper, askColumns, numbered, { headings: false, padding: 6.5, gap: 14 })
  const nothing = paper.heightOf(none, type.bodySoft, width) + 8
  return headed(paper, heading, asks.length > 0 ? table.height : nothing, () => {
    paper.decoration(() => paper.hairline(paper.y))
    if (asks.length > 0) table.draw()
    else said(paper, none, 8)
  })
}

/** A sentence in place of a list that is empty. */
function said(paper: Paper, words: string, above: number): void {
  paper.tagged('P', () => {
    paper.y = paper.text(words, type.bodySoft, { x: sheet.left, y: paper.y + above, width })
  })
}
