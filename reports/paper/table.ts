import { type Paper, sheet, type } from '#reports/paper'
import { ink, type TypeStyle } from './type'

export type Column<Row> = {
  heading: string
  /** Points; or as wide as its widest text but at most so many. The one column without a width takes what is left. */
  width?: number | { most: number }
  align?: 'left' | 'right'
  style?: TypeStyle
  /** Where the style depends on the row; the same size and line as `style`. */
  styleOf?: (row: Row) => TypeStyle
  /** At most so many lines; what is longer ends in an ellipsis. */
  most?: number
  cell: (row: Row) => string
}

export type TableLook = {
  gap?: number
  padding?: number
  /** False where the columns speak for themselves; the first cell then names its row. */
  headings?: boolean
  /** The last row, under a strong line: a text per column. A text runs on over the empty columns to its right. */
  total?: readonly string[]
}

export type Table = { height: number; draw: () => void }

const defaultMost = 4
const headingHeight = 17
const totalPadding = 6

/**
 * A table, measured; `draw` sets it from paper.y down. Rows never break inside; the headings come back on every page, and a heading
 * never stands alone. Text wraps within its column.
 */
export function tableOf<Row>(paper: Paper, columns: readonly Column<Row>[], rows: readonly Row[], look: TableLook = {}): Table {
  const { gap = 12, padding = 5, headings = true, total } = look
  const places = placesOf(paper, columns, rows, gap, total)
  const heights = rows.map((row) => rowHeight(paper, places, row) + padding * 2)
  const totalHeight = total ? type.bodyStrong.line + totalPadding * 2 : 0
  const height = heights.reduce((sum, one) => sum + one, headings ? headingHeight : 0) + totalHeight
  const draw = () => {
    if (headings) {
      paper.makeRoom(headingHeight + (heights[0] ?? 0))
      paper.group('TR', () => headingCells(paper, places, true))
      paper.y += headingHeight
    }
    for (const [index, row] of rows.entries()) {
      // The total never stands alone on a page: the last row goes with it.
      const needs = (heights[index] ?? 0) + (index === rows.length - 1 ? totalHeight : 0)
      if (paper.makeRoom(needs) && headings) {
        paper.decoration(() => headingCells(paper, places, false), 'Pagination')
        paper.y += headingHeight
      }
      if (index > 0 || headings) paper.decoration(() => paper.hairline(paper.y))
      paper.group('TR', () => rowCells(paper, places, row, padding, headings))
      paper.y += heights[index] ?? 0
    }
    if (total) totalRow(paper, places, total, gap)
  }
  return { height, draw: () => paper.group('Table', draw) }
}

type Place<Row> = { column: Column<Row>; x: number; width: number }

function placesOf<Row>(
  paper: Paper,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  gap: number,
  total: readonly string[] = [],
): Place<Row>[] {
  const widths = columns.map((column, index) => widthOf(paper, column, rows, total[index] ?? ''))
  const known = widths.reduce((sum: number, width) => sum + (width ?? 0), 0)
  const rest = Math.max(60, sheet.right - sheet.left - known - gap * (columns.length - 1))
  let x: number = sheet.left
  return columns.map((column, index) => {
    const place = { column, x, width: widths[index] ?? rest }
    x += place.width + gap
    return place
  })
}

function widthOf<Row>(paper: Paper, column: Column<Row>, rows: readonly Row[], total: string): number | null {
  if (column.width === undefined || typeof column.width === 'number') return column.width ?? null
  const { most } = column.width
  let widest = Math.min(most, Math.max(paper.widthOf(column.heading, type.label), paper.widthOf(total, type.bodyStrong)))
  for (const row of rows) {
    if (widest >= most) break
    widest = Math.max(widest, Math.min(most, paper.widthOf(column.cell(row), styleOf(column))))
  }
  return Math.ceil(widest)
}

function rowHeight<Row>(paper: Paper, places: readonly Place<Row>[], row: Row): number {
  const heights = places.map(({ column, width }) => paper.heightOf(column.cell(row), styleOf(column), width, column.most ?? defaultMost))
  return Math.max(type.body.line, ...heights)
}

function headingCells<Row>(paper: Paper, places: readonly Place<Row>[], readAloud: boolean): void {
  for (const { column, x, width } of places) {
    const draw = () => {
      paper.text(column.heading, type.label, { x, y: paper.y + 1, width, align: column.align ?? 'left', most: 1 })
    }
    if (readAloud) paper.tagged('TH', draw, { scope: 'Column' })
    else draw()
  }
}

function rowCells<Row>(paper: Paper, places: readonly Place<Row>[], row: Row, padding: number, headings: boolean): void {
  for (const [index, { column, x, width }] of places.entries()) {
    const box = { x, y: paper.y + padding, width, align: column.align ?? 'left', most: column.most ?? defaultMost } as const
    const draw = () => void paper.text(column.cell(row), column.styleOf?.(row) ?? styleOf(column), box)
    if (headings || index > 0) paper.tagged('TD', draw)
    else paper.tagged('TH', draw, { scope: 'Row' })
  }
}

function totalRow<Row>(paper: Paper, places: readonly Place<Row>[], texts: readonly string[], gap: number): void {
  paper.decoration(() => paper.hairline(paper.y, sheet.left, sheet.right, { colour: ink.black, width: 1 }))
  paper.group('TR', () => {
    for (const [index, { column, x, width }] of places.entries()) {
      const next = places.findIndex((_, later) => later > index && texts[later])
      const end = places[next]?.x ?? sheet.right + gap
      const room = column.align === 'right' || !texts[index] ? width : end - gap - x
      const box = { x, y: paper.y + totalPadding, width: room, align: column.align ?? 'left', most: 1 } as const
      paper.tagged('TD', () => void paper.text(texts[index] ?? '', type.bodyStrong, box))
    }
  })
  paper.y += type.bodyStrong.line + totalPadding * 2
}

function styleOf<Row>(column: Column<Row>): TypeStyle {
  return column.style ?? type.body
}
