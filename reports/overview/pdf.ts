import type { ReportLook } from '#domain/reporting/look'
import { ink, inked, type Paper, pdfBytes, sheet, type } from '#reports/paper'
import { paletteOf } from '#reports/paper/look'
import { clientLogo, masthead } from '#reports/paper/masthead'
import { stack } from '#reports/paper/stack'
import { blockOf, type OverviewPart } from './parts'

/** An overview of agreements or a list, with every word already in the reader's language. */
export type Overview = {
  title: string
  firm: string
  stamp: string
  lead: string
  /** Who agreed and when; or that it waits. */
  seal: string
  isAgreed: boolean
  parts: readonly OverviewPart[]
  footer: string
  of: string
  language: 'nl' | 'en'
  /** The day of its content: the same overview gives the same bytes. */
  asOf: string
}

/** An overview on paper, in the look of the house: one or two pages A4, longer only when what is listed is longer. */
export function overviewPdf(overview: Overview, { look, compress }: { look?: ReportLook; compress?: boolean } = {}): Promise<Buffer> {
  const { title, firm, lead, language, asOf } = overview
  const footer = { left: overview.footer, page: (page: number, pages: number) => `${page} ${overview.of} ${pages}` }
  const about = { title, author: firm, subject: lead, language, asOf }
  return pdfBytes(about, footer, (paper) => write(paper, overview, look), { compress, palette: paletteOf(look) })
}

const width = sheet.right - sheet.left

function write(paper: Paper, overview: Overview, look: ReportLook | undefined): void {
  masthead(paper, overview.firm, overview.stamp, look)
  paper.y += 22
  const taken = clientLogo(paper, look?.client, paper.y + type.page.line)
  paper.tagged('H1', () => {
    paper.y = paper.text(overview.title, type.page, { x: sheet.left, y: paper.y, width: width - taken })
  })
  paper.tagged('P', () => {
    paper.y = paper.text(overview.lead, type.summary, { x: sheet.left, y: paper.y + 4, width })
  })
  paper.tagged('P', () => {
    paper.y = paper.text(overview.seal, inked(type.bodyStrong, overview.isAgreed ? ink.good : ink.nowText), {
      x: sheet.left,
      y: paper.y + 6,
      width,
    })
  })
  stack(
    paper,
    overview.parts.map((part) => blockOf(paper, part)),
    { least: 14, most: 22, above: true },
  )
}
