import { ink, type Paper, sheet, type } from '#reports/paper'
import type { Block } from '#reports/paper/stack'
import { tableOf } from '#reports/paper/table'

/** A part of an overview: sentences, points, or a small table. */
export type OverviewPart = { heading: string } & (
  | { text: string }
  | { points: readonly string[] }
  | { columns: readonly string[]; rows: readonly (readonly string[])[] }
)

const width = sheet.right - sheet.left

/** A part as a block that knows its height before it is drawn. */
export function blockOf(paper: Paper, part: OverviewPart): Block {
  return { height: heightOf(paper, part), draw: () => draw(paper, part) }
}

const headingRoom = type.heading.line + 5
const pointIndent = 12

function heightOf(paper: Paper, part: OverviewPart): number {
  if ('text' in part) return headingRoom + paper.heightOf(part.text, type.body, width)
  if ('points' in part)
    return headingRoom + part.points.reduce((sum, point) => sum + paper.heightOf(point, type.body, width - pointIndent) + 3, 0)
  return headingRoom + tableOfPart(paper, part).height
}

function draw(paper: Paper, part: OverviewPart): void {
  paper.makeRoom(headingRoom + type.body.line * 2)
  paper.tagged('H2', () => {
    paper.y = paper.text(part.heading, type.heading, { x: sheet.left, y: paper.y, width }) + 5
  })
  if ('text' in part) paragraphs(paper, part.text)
  else if ('points' in part) points(paper, part.points)
  else paper.group('Table', () => tableOfPart(paper, part).draw())
}

function paragraphs(paper: Paper, text: string): void {
  for (const paragraph of text.split(/\n+/).filter((each) => each.trim() !== '')) {
    paper.makeRoom(paper.heightOf(paragraph, type.body, width))
    paper.tagged('P', () => {
      paper.y = paper.text(paragraph, type.body, { x: sheet.left, y: paper.y, width })
    })
  }
}

function points(paper: Paper, said: readonly string[]): void {
  paper.group('L', () => {
    for (const point of said) {
      paper.makeRoom(paper.heightOf(point, type.body, width - pointIndent))
      const { y } = paper
      paper.decoration(() => paper.disc(sheet.left + 3, y + 7, 1.6, { fill: { colour: ink.brand } }))
      paper.group('LI', () =>
        paper.tagged('LBody', () => {
          paper.y = paper.text(point, type.body, { x: sheet.left + pointIndent, y, width: width - pointIndent }) + 3
        }),
      )
    }
  })
}

function tableOfPart(paper: Paper, { columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  const last = columns.length - 1
  const made = columns.map((heading, at) => ({
    heading,
    // What was told stands last, and is told to the end: it is what somebody takes along.
    ...(at === last ? { most: 24 } : { width: { most: Math.round(width / columns.length) + 10 } }),
    ...(at === 0 ? { style: type.bodyStrong } : { style: type.body }),
    cell: (row: readonly string[]) => row[at] ?? '',
  }))
  return tableOf(paper, made, rows, { padding: 4 })
}
