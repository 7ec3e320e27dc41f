import { firstPageSvg, type Paper, pdfBytes } from '#reports/paper'
import { customersPage } from './customers-page'
import { evaluationPage } from './evaluation-page'
import { firstPage } from './first-page'
import { hoursPage } from './hours-page'
import type { WordedReport } from './worded'

/**
 * The weekly or monthly report as a PDF: what the client wants to know on the first page, in an evaluation what was expected and
 * seen, hours and travel on the next, and in all but a weekly report its opportunities, complaints and visits one by one. The same report gives the same bytes, wherever and whenever it is made.
 * `compress: false` leaves the streams readable, for tests.
 */
export async function weeklyPdf(report: WordedReport, options: { compress?: boolean } = {}): Promise<Buffer> {
  return pdfBytes(aboutOf(report), footerOf(report), (paper) => write(paper, report), options)
}

/** Its first page as the paper has it, as SVG for the screen, and the number of pages. */
export function reportFirstPage(report: WordedReport): { svg: string; pages: number } {
  return firstPageSvg(aboutOf(report), footerOf(report), (paper) => write(paper, report))
}

function aboutOf({ title, firm, about, language, asOf }: WordedReport) {
  return { title, author: firm, subject: about, language, asOf }
}

function footerOf({ footer, of }: WordedReport) {
  return { left: footer, page: (page: number, pages: number) => `${page} ${of} ${pages}` }
}

function write(paper: Paper, report: WordedReport): void {
  firstPage(paper, report)
  if (report.evaluation) {
    paper.newPage()
    evaluationPage(paper, report.evaluation)
  }
  paper.newPage()
  hoursPage(paper, report)
  if (report.customers) {
    paper.newPage()
    customersPage(paper, report)
  }
}
