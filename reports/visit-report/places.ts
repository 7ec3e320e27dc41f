import { ink, type Paper, sheet, type } from '#reports/paper'
import { drawMap, mapMark } from '#reports/paper/draw-map'
import type { Block } from '#reports/paper/stack'
import type { WordedReport } from './worded'

const mapWidth = 262
const listLeft = sheet.left + mapWidth + 24
const listWidth = sheet.right - listLeft
const underHeading = 8
const keyHeight = 19
const smallest = 118
const largest = 172

/** The map and, beside it, what comes next. The map takes the height that the page has left, within reason. */
export function placesBlock(paper: Paper, report: WordedReport, left: number): Block {
  const headingHeight = type.heading.line + underHeading
  const around = headingHeight + keyHeight
  const fits = left >= smallest + around
  const mapHeight = fits ? Math.min(largest, left - around) : largest
  const list = planLines(paper, report.next)
  const height = Math.max(mapHeight + around, headingHeight + list.height)
  const draw = () => {
    paper.makeRoom(mapHeight + around)
    const top = paper.y
    theMap(paper, report, top, mapHeight)
    paper.y = top
    subheading(paper, report.next.heading, listLeft, listWidth)
    list.draw()
    paper.y = Math.max(paper.y, top + mapHeight + around)
  }
  return { height, draw }
}

function subheading(paper: Paper, words: string, x: number, width: number): void {
  paper.bookmark(words)
  paper.tagged('H2', () => void paper.text(words, type.heading, { x, y: paper.y, width, most: 1 }))
  paper.y += type.heading.line + underHeading
}

function theMap(paper: Paper, { where, language }: WordedReport, top: number, height: number): void {
  paper.y = top
  subheading(paper, where.heading, sheet.left, mapWidth)
  drawMap(paper, where.points, language, where.spoken, { x: sheet.left, y: paper.y, width: mapWidth, height })
  const y = paper.y + height + 7
  paper.tagged('P', () => mapKey(paper, where, y))
}

function mapKey(paper: Paper, { points, key, none }: WordedReport['where'], y: number): void {
  if (points.length === 0) {
    paper.text(none, type.label, { x: sheet.left, y: y - 1, width: mapWidth, most: 1 })
    return
  }
  let x: number = sheet.left
  const marks = [
    { mark: 'visited', words: key.visited },
    { mark: 'booked', words: key.booked },
    { mark: 'to-plan', words: key.toPlan },
  ] as const
  for (const { mark, words } of marks) {
    mapMark(paper, mark, x + 3, y + 4.7, 3)
    x = paper.write(words, type.label, x + 10, y + 7.4) + 14
  }
}

const betweenLines = 6
/** What comes after so many lines is for the next report. */
const mostLines = 9

function planLines(paper: Paper, { items, none }: WordedReport['next']): Block {
  if (items.length === 0) return { height: paper.heightOf(none, type.bodySoft, listWidth), draw: () => nothing(paper, none) }
  const shown = items.slice(0, mostLines)
  const height = shown.reduce((sum, item) => sum + paper.heightOf(item, type.body, listWidth - 11, 3) + betweenLines, 0)
  return { height, draw: () => paper.group('L', () => plans(paper, shown)) }
}

function nothing(paper: Paper, words: string): void {
  paper.tagged('P', () => {
    paper.y = paper.text(words, type.bodySoft, { x: listLeft, y: paper.y, width: listWidth })
  })
}

function plans(paper: Paper, items: readonly string[]): void {
  for (const item of items) plan(paper, item)
}

function plan(paper: Paper, item: string): void {
  paper.group('LI', () => {
    paper.tagged('LBody', () => {
      paper.disc(listLeft + 2, paper.y + 7, 1.5, { fill: { colour: ink.now } })
      paper.y = paper.text(item, type.body, { x: listLeft + 11, y: paper.y, width: listWidth - 11, most: 3 }) + betweenLines
    })
  })
}
