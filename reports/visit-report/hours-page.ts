import { ink, inked, type Paper, sheet, type } from '#reports/paper'
import { drawBurnDown } from '#reports/paper/draw-burn-down'
import { type Block, stack } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed, pageHeading } from './headed'
import { placesBlock } from './places'
import type { WordedBooking, WordedKey, WordedReport } from './worded'

const width = sheet.right - sheet.left

/** How much room the parts take. A full week is printed closer, when that keeps it on this page. */
type Look = { chart: number; rowPadding: number; least: number }
const roomy: Look = { chart: 160, rowPadding: 5, least: 24 }
const close: Look = { chart: 98, rowPadding: 2.5, least: 12 }

/** Where the hours went and how far they reach, travel apart, where we were and what comes next. */
export function hoursPage(paper: Paper, report: WordedReport): void {
  const { hours } = report
  pageHeading(paper, hours.heading)
  paper.y += 4
  paper.tagged('P', () => {
    paper.y = paper.text(hours.summary, type.summary, { x: sheet.left, y: paper.y, width: 452 })
  })
  paper.y += aboveChart
  const look = lookFor(paper, report)
  drawBurnDown(paper, hours.burnDown, hours.words, hours.spoken, look.chart)
  paper.y += aboveKey
  key(paper, hours.key)
  const bookings = bookingsBlock(paper, report, look)
  const left = sheet.bottom - paper.y - bookings.height - 2 * look.least
  stack(paper, [bookings, placesBlock(paper, report, left)], { least: look.least, most: 34 })
}

const aboveChart = 14
const aboveKey = 9
const keyHeight = 10

/** The roomy look, unless the close one is what brings all of it on this page. */
function lookFor(paper: Paper, report: WordedReport): Look {
  const fits = (look: Look) => {
    const under = paper.y + look.chart + aboveKey + keyHeight + bookingsBlock(paper, report, look).height + 2 * look.least
    return under + placesBlock(paper, report, sheet.bottom - under).height <= sheet.bottom
  }
  return !fits(roomy) && fits(close) ? close : roomy
}

/** What the three lines are, each beside a piece of itself. */
function key(paper: Paper, { done, forecast, plan, note }: WordedKey): void {
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
function bookingsBlock(paper: Paper, report: WordedReport, look: Look): Block {
  const { heading, columns, opening, rows, total, none, travel } = report.bookings
  const first = opening ? [{ ...opening, text: rows.length > 0 ? opening.text : none, isOpening: true }] : []
  const shown: LedgerRow[] = [...first, ...rows.map((row) => ({ ...row, isOpening: false }))]
  const table = tableOf(paper, bookingColumns(columns), shown, {
    gap: 14,
    padding: look.rowPadding,
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
