import { firstPagePicture, type PagePicture, pdfBytes } from '#reports/paper'
import { paletteOf } from '#reports/paper/look'
import { writeReport } from './chapters'
import type { WordedReport } from './worded'

/**
 * A report as a PDF: what the client wants to know on the first page, then the parts it was given, in their order. The same report gives the same bytes,
 * wherever and whenever it is made.
 * `compress: false` leaves the streams readable, for tests.
 */
export async function weeklyPdf(report: WordedReport, options: { compress?: boolean } = {}): Promise<Buffer> {
  return pdfBytes(aboutOf(report), footerOf(report), (paper) => writeReport(paper, report), { ...options, palette: paletteOf(report.look) })
}

/** Its first page as the paper has it, as a picture for the screen. */
export function reportFirstPage(report: WordedReport): PagePicture {
  return firstPagePicture(aboutOf(report), footerOf(report), (paper) => writeReport(paper, report), paletteOf(report.look))
}

function aboutOf({ title, firm, about, language, asOf }: WordedReport) {
  return { title, author: firm, subject: about, language, asOf }
}

function footerOf({ footer, of }: WordedReport) {
  return { left: footer, page: (page: number, pages: number) => `${page} ${of} ${pages}` }
}
