import type { ReportLook } from '#domain/reporting/look'
import { blockOf, type OverviewPart } from '#reports/overview/parts'
import { ink, inked, type Paper, pdfBytes, sheet, type } from '#reports/paper'
import { paletteOf } from '#reports/paper/look'
import { masthead } from '#reports/paper/masthead'
import { stack } from '#reports/paper/stack'

/** What to know before one visit, with every word already in the reader's language. */
export type BriefingPaper = {
  /** Which visit of the day it is: 'Visit 2 of 4'. */
  stamp: string
  customer: string
  /** When and where. */
  lead: string
  goalHeading: string
  goal: string | null
  problem: string | null
  parts: readonly OverviewPart[]
}

export type Briefings = {
  title: string
  firm: string
  visits: readonly BriefingPaper[]
  footer: string
  of: string
  language: 'nl' | 'en'
  asOf: string
}

/** The briefings of a day on paper, each visit on a page of its own, in the look of the firm. */
export function briefingsPdf(day: Briefings, { look, compress }: { look?: ReportLook; compress?: boolean } = {}): Promise<Buffer> {
  const { title, firm, language, asOf } = day
  const footer = { left: day.footer, page: (page: number, pages: number) => `${page} ${day.of} ${pages}` }
  return pdfBytes(
    { title, author: firm, subject: title, language, asOf },
    footer,
    (paper) => {
      for (const [at, visit] of day.visits.entries()) {
        if (at > 0) paper.newPage()
        write(paper, day, visit, look)
      }
    },
    { compress, palette: paletteOf(look) },
  )
}

const width = sheet.right - sheet.left
const inset = 14

function write(paper: Paper, { firm }: Briefings, visit: BriefingPaper, look: ReportLook | undefined): void {
  masthead(paper, firm, visit.stamp, look)
  paper.y += 20
  paper.bookmark(visit.customer)
  paper.tagged('H1', () => {
    paper.y = paper.text(visit.customer, type.page, { x: sheet.left, y: paper.y, width })
  })
  paper.tagged('P', () => {
    paper.y = paper.text(visit.lead, type.summary, { x: sheet.left, y: paper.y + 3, width }) + 10
  })
  if (visit.goal) goal(paper, visit.goalHeading, visit.goal)
  if (visit.problem) {
    const { problem } = visit
    paper.tagged('P', () => {
      paper.y = paper.text(problem, inked(type.bodyStrong, ink.nowText), { x: sheet.left, y: paper.y, width })
    })
  }
  const parts = visit.parts.map((part) => blockOf(paper, part))
  stack(paper, parts, { least: 12, most: 18, above: true })
}

function goal(paper: Paper, heading: string, text: string): void {
  const inner = { x: sheet.left + inset, width: width - 2 * inset }
  const height = paper.heightOf(heading, type.labelStrong, inner.width) + paper.heightOf(text, type.quote, inner.width) + 2 * inset - 4
  const top = paper.y
  paper.decoration(() => paper.box(sheet.left, top, width, height, { colour: ink.brandSoft }, 8))
  paper.tagged('P', () => {
    const under = paper.text(heading, inked(type.labelStrong, ink.brand), { ...inner, y: top + inset - 4 })
    paper.text(text, inked(type.quote, ink.black), { ...inner, y: under + 1 })
  })
  paper.y = top + height + 10
}
