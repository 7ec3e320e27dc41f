import { type Paper, sheet, type } from '#reports/paper'
import type { Block } from '#reports/paper/stack'
import { type Column, tableOf } from '#reports/paper/table'
import { headed, underPageHeading } from './headed'
import type { WordedEvaluation } from './worded'

const width = sheet.right - sheet.left

/** What the client expected against what was seen, the base and the segments then and now, and what follows from it. */
export function evaluationBlocks(paper: Paper, { heading, lead, tables, findings, agreed }: WordedEvaluation): Block[] {
  const [first, ...others] = tables.map((table) => tableBlock(paper, table))
  const opening: Block = {
    height: paper.heightOf(lead, type.summary, leadWidth) + underLead + (first?.height ?? 0),
    draw: () => {
      paper.tagged('P', () => {
        paper.y = paper.text(lead, type.summary, { x: sheet.left, y: paper.y, width: leadWidth }) + underLead
      })
      first?.draw()
    },
  }
  const points = agreed.points.map((point, at) => `${at + 1}. ${point}`)
  return [
    underPageHeading(paper, heading, 4, opening),
    paragraphsBlock(paper, findings.heading, findings.text ? findings.text.split(/\n+/) : [findings.none]),
    paragraphsBlock(paper, agreed.heading, points.length > 0 ? points : [agreed.none]),
    ...others,
  ]
}

const leadWidth = 452
const underLead = 18

type Row = readonly string[]

function tableBlock(paper: Paper, { heading, columns, rows, none }: WordedEvaluation['tables'][number]): Block {
  if (rows.length === 0) return paragraphsBlock(paper, heading, [none])
  const table = tableOf<Row>(paper, columnsOf(columns), rows, { padding: 3.5 })
  return headed(paper, heading, table.height, table.draw, 60)
}

function columnsOf([what, one, two, last]: readonly [string, string, string, string]): Column<Row>[] {
  return [
    { heading: what, cell: (row) => row[0] ?? '' },
    { heading: one, width: { most: 84 }, align: 'right', style: type.bodySoft, cell: (row) => row[1] ?? '', most: 1 },
    { heading: two, width: { most: 70 }, align: 'right', style: type.bodyStrong, cell: (row) => row[2] ?? '', most: 1 },
    { heading: last, width: { most: 100 }, cell: (row) => row[3] ?? '', most: 2 },
  ]
}

/** Sentences under a heading; those that are longer than the page go on on the next. */
function paragraphsBlock(paper: Paper, heading: string, paragraphs: readonly string[]): Block {
  const gap = 3
  const height = paragraphs.reduce((sum, text) => sum + paper.heightOf(text, type.body, width) + gap, 0)
  return headed(paper, heading, height, () => {
    for (const text of paragraphs) {
      paper.makeRoom(paper.heightOf(text, type.body, width))
      paper.tagged('P', () => {
        paper.y = paper.text(text, type.body, { x: sheet.left, y: paper.y, width }) + gap
      })
    }
  })
}
