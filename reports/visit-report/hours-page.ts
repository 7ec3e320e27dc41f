import { ink, inked, type Paper, sheet, type } from '#reports/paper'
import { drawBurnDown } from '#reports/paper/draw-burn-down'
import { type Block, stack } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed, pageHeading } from './headed'
import { placesBlock } from './places'
import type { WordedBooking, WordedKey, WordedReport } from './worded'

const width = sheet.right - sheet.left
const chartHeight = 160

/** Where the hours went and how far they reach, travel apart, where we were and what comes next. */
export function hoursPage(paper: Paper, report: WordedReport): void {
  const { hours } = report
  pageHeading(paper, hours.heading)
  paper.y += 4
  paper.tagged('P', () => {
    paper.y = paper.text(hours.summary, type.summary, { x: sheet.left, y: paper.y, width: 452 })
  })
  paper.y += 14
  drawBurnDown(paper, hours.burnDown, hours.words, hours.spoken, chartHeight)
  paper.y += 9
  key(paper, hours.key)
  const bookings = bookingsBlock(paper, report)
  const left = sheet.bottom - paper.y - bookings.height - 2 * least
  stack(paper, [bookings, placesBlock(paper, report, left)], { least, most: 34 })
}

const least = 24

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
  paper.y += 10
}

type LedgerRow = WordedBooking & { isOpening: boolean }

function bookingColumns(columns: WordedBooking): Column<LedgerRow>[] {
  return [
    { heading: columns.day, width: { most: 54 }, style: type.bodySoft, cell: (row) => row.day, most: 1 },
    { heading: columns.text, styleOf: (row) => (row.isOpening ? type.bodySoft : type.body), cell: (row) => row.text },
    { heading: columns.who, width: { most: 70 }, style: type.bodySoft, cell: (row) => row.who, most: 2 },
    { heading: columns.hours, width: { most: 48 }, align: 'right', cell: (row) => row.hours, most: 1 },
    { heading: columns.balance, width: { most: 52 }, align: 'right', style: type.bodyStrong, cell: (row) => row.balance, most: 1 },
    { heading: columns.travel, width: { most: 96 }, align: 'right', style: type.bodySoft, cell: (row) => row.travel, most: 2 },
  ]
}

/** The bookings of the period with the balance after each; travel stands in a column of its own. */
function bookingsBlock(paper: Paper, { bookings: { heading, columns, opening, rows, total, none, travel } }: WordedReport): Block {
  const first = opening ? [{ ...opening, text: rows.length > 0 ? opening.text : none, isOpening: true }] : []
  const shown: LedgerRow[] = [...first, ...rows.map((row) => ({ ...row, isOpening: false }))]
  const table = tableOf(paper, bookingColumns(columns), shown, {
    gap: 14,
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
