import type { ReportPart } from '#domain/reporting/layout'
import { ink, inked, type Paper, sheet, type } from '#reports/paper'
import { drawBurnDown } from '#reports/paper/draw-burn-down'
import type { Block } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed, underPageHeading } from './headed'
import { placesBlock } from './places'
import type { WordedBooking, WordedKey, WordedReport } from './worded'

const width = sheet.right - sheet.left

/** How much room the parts take. A full week is printed closer, when that keeps it on this page. */
type Look = { chart: number; rowPadding: number; gap: number }
const roomy: Look = { chart: 160, rowPadding: 5, gap: 24 }
const close: Look = { chart: 98, rowPadding: 2.5, gap: 12 }

type HoursPart = 'hours' | 'bookings' | 'places'

/** Where the hours went and how far they reach, travel apart, where we were and what comes next, in the height that a page has for them. */
export function hoursBlocks(paper: Paper, report: WordedReport, parts: readonly ReportPart[], room: number): Block[] {
  const own = parts.filter((part): part is HoursPart => part === 'hours' || part === 'bookings' || part === 'places')
  const inLook = (look: Look) => {
    const gaps = look.gap * (own.length - 1)
    const others = own.filter((part) => part !== 'places').map((part) => [part, blockOf(paper, report, part, look)] as const)
    const left = room - gaps - others.reduce((sum, [, block]) => sum + block.height, 0)
    const blocks = own.map((part) => others.find(([name]) => name === part)?.[1] ?? placesBlock(paper, report, left))
    return { blocks, height: gaps + blocks.reduce((sum, block) => sum + block.height, 0) }
  }
  const [wide, narrow] = [inLook(roomy), inLook(close)]
  return wide.height > room && narrow.height <= room ? narrow.blocks : wide.blocks
}

function blockOf(paper: Paper, report: WordedReport, part: Exclude<HoursPart, 'places'>, look: Look): Block {
  return part === 'hours' ? burnDownBlock(paper, report.hours, look) : bookingsBlock(paper, report, look.rowPadding)
}

const summaryWidth = 452
const aboveChart = 14
const aboveKey = 9
const keyHeight = 10

function burnDownBlock(paper: Paper, { heading, summary, burnDown, words, spoken, key }: WordedReport['hours'], { chart }: Look): Block {
  const height = paper.heightOf(summary, type.summary, summaryWidth) + aboveChart + chart + aboveKey + keyHeight
  const draw = () => {
    paper.tagged('P', () => {
      paper.y = paper.text(summary, type.summary, { x: sheet.left, y: paper.y, width: summaryWidth })
    })
    paper.y += aboveChart
    drawBurnDown(paper, burnDown, words, spoken, chart)
    paper.y += aboveKey
    drawKey(paper, key)
  }
  // The chart never breaks: all of it goes to the next page.
  const block = underPageHeading(paper, heading, 4, { height, draw })
  const whole = () => {
    paper.makeRoom(block.height)
    block.draw()
  }
  return { ...block, draw: whole }
}

/** What the three lines are, each beside a piece of itself. */
function drawKey(paper: Paper, { done, forecast, plan, note }: WordedKey): void {
  const [y, baseline] = [paper.y, paper.y + 7.4]
  const samples = [
    { words: done, stroke: { colour: ink.brand, width: 2, round: true } },
    { words: forecast, stroke: { colour: ink.brand, width: 1.6, dash: [0.1, 4] as [number, number], round: true } },
    { words: plan, stroke: { colour: ink.edge, width: 0.9, dash: [3.5, 3] as [number, number] } },
  ]
  paper.tagged('P', () => {
    let x: number = sheet.left
    for (const { words, stroke } of samples) {
      paper.line([x + 1, y + 4.6], [x + 17, y + 4.6], stroke)
      x = paper.write(words, type.label, x + 22, baseline) + 16
    }
    paper.text(note, type.label, { x: x + 4, y: y - 1.1, width: sheet.right - x - 4, align: 'right', most: 1 })
  })
  paper.y += keyHeight
}

type LedgerRow = WordedBooking & { isOpening: boolean }

function bookingColumns(columns: WordedBooking): Column<LedgerRow>[] {
  return [
    { heading: columns.day, width: { most: 54 }, style: type.bodySoft, cell: (row) => row.day, most: 1 },
    { heading: columns.text, styleOf: (row) => (row.isOpening ? type.bodySoft : type.body), cell: (row) => row.text },
    { heading: columns.who, width: { most: 70 }, style: type.bodySoft, cell: (row) => row.who, most: 2 },
    { heading: columns.hours, width: { most: 48 }, align: 'right', cell: (row) => row.hours, most: 1 },
    { heading: columns.balance, width: { most: 52 }, align: 'right', style: type.bodyStrong, cell: (row) => row.balance, most: 1 },
    { heading: columns.travel, width: { most: 88 }, align: 'right', style: type.bodySoft, cell: (row) => row.travel, most: 2 },
  ]
}

/** The bookings of the period with the balance after each; travel stands in a column of its own. */
export function bookingsBlock(paper: Paper, report: WordedReport, rowPadding: number): Block {
  const { heading, columns, opening, rows, total, none, travel } = report.bookings
  const first = opening ? [{ ...opening, text: rows.length > 0 ? opening.text : none, isOpening: true }] : []
  const shown: LedgerRow[] = [...first, ...rows.map((row) => ({ ...row, isOpening: false }))]
  const table = tableOf(paper, bookingColumns(columns), shown, {
    gap: 14,
    padding: rowPadding,
    total: [total.text, '', '', '', total.balance, total.travel],
  })
  const noteHeight = travel ? paper.heightOf(travel, type.label, width) : 0
  return headed(
    paper,
    heading,
    table.height + noteHeight - 2,
    () => {
      paper.y -= 2
      table.draw()
      if (!travel) return
      paper.makeRoom(noteHeight)
      paper.tagged('P', () => {
        paper.y = paper.text(travel, inked(type.label, ink.faint), { x: sheet.left, y: paper.y, width })
      })
    },
    70,
  )
}
