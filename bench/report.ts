import PDFDocument from 'pdfkit'
import type { ReportContent } from '#domain/reporting/report-content'
import { type FaceName, fontOf } from '#reports/paper/fonts'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { bookings } from '#tests/reports/cases'
import { type Run, runsOf } from '#tests/reports/pdf-reading'
import { sampleContent } from '#tests/reports/sample'

/** About so many bookings stand on a page. */
const perPage = 29.5

/**
 * A report on paper, warm: `--visits N` puts N bookings in it, `--pages P` about as many as fill P pages (left out: the two pages of the sample), `--times N`
 * makes it so often. Figures are of the processor's time, which other work on the machine does not touch; `wallMs` is by the clock. `mbAboveIdle` is the most
 * memory while making one, above what there was before it. `ratioToBarePdfkit` compares with pdfkit alone writing the same runs of text and lines, without
 * tags, layout or pictures.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const count = Number(args.visits ?? (args.pages ? Math.round(Math.max(0, Number(args.pages) - 1.6) * perPage) : 0))
  const content = count > 0 ? bookings(count) : sampleContent()
  const times = Math.max(3, Number(args.times ?? (count > 500 ? 3 : 20)))
  const first = await weeklyPdf(wordedReport(content, 'nl'))
  const drawn = drawnIn(await weeklyPdf(wordedReport(content, 'nl'), { compress: false }))
  await bare(drawn)
  const [ours, theirs] = [await measured(times, () => made(content)), await measured(times, () => bare(drawn))]
  return {
    visits: count || content.bookings.rows.length,
    pages: drawn.at(-1)?.page ?? 0,
    ms: ours.cpuMs,
    wallMs: ours.wallMs,
    mbAboveIdle: ours.mb,
    bareMs: theirs.cpuMs,
    bareMbAboveIdle: theirs.mb,
    ratioToBarePdfkit: Math.round((ours.cpuMs / Math.max(1, theirs.cpuMs)) * 100) / 100,
    kb: Math.round(first.length / 1024),
    reproducible: ours.made.every((bytes) => bytes.equals(first)),
  }
}

const made = (content: ReportContent) => weeklyPdf(wordedReport(content, 'nl'))

type Measured = { cpuMs: number; wallMs: number; mb: number; made: Buffer[] }

/** The median of each figure over so many times, the memory the most of all. */
async function measured(times: number, make: () => Promise<Buffer>): Promise<Measured> {
  const results: { cpu: number; wall: number; mb: number; bytes: Buffer }[] = []
  for (let time = 0; time < times; time++) {
    globalThis.gc?.()
    const idle = process.memoryUsage.rss()
    let most = idle
    const look = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 5)
    const [cpu, began] = [process.cpuUsage(), performance.now()]
    const bytes = await make()
    const { user, system } = process.cpuUsage(cpu)
    const wall = performance.now() - began
    clearInterval(look)
    most = Math.max(most, process.memoryUsage.rss())
    results.push({ cpu: (user + system) / 1000, wall, mb: (most - idle) / 1_048_576, bytes })
  }
  const mb = Math.round(Math.max(...results.map((each) => each.mb)))
  const median = (of: (each: (typeof results)[number]) => number) =>
    Math.round(results.map(of).sort((a, b) => a - b)[results.length >> 1] ?? 0)
  return { cpuMs: median((each) => each.cpu), wallMs: median((each) => each.wall), mb, made: results.map(({ bytes }) => bytes) }
}

type Drawn = Run & { lines: number }

/** Every run of text of a page, and how many lines and shapes were stroked or filled on it with the first run of each page. */
function drawnIn(pdf: Buffer): Drawn[] {
  const runs = runsOf(pdf)
  const strokes = (pdf.toString('latin1').match(/\n(S|f|B|s|b)\n/g) ?? []).length
  const pages = runs.at(-1)?.page ?? 1
  let page = 0
  return runs.map((run) => {
    const begins = run.page !== page
    page = run.page
    return { ...run, lines: begins ? Math.round(strokes / pages) : 0 }
  })
}

/** pdfkit alone: the same pages, runs and lines. */
function bare(drawn: readonly Drawn[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, compress: true, font: null as unknown as string })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    const faces: FaceName[] = ['sans', 'sansMedium', 'sansSemibold', 'sansBold', 'serif', 'serifSemibold', 'serifItalic']
    for (const face of faces) pdf.registerFont(face, fontOf(face) as unknown as string)
    const known = new Map(faces.map((face) => [String(fontOf(face).postscriptName), face]))
    let page = 0
    for (const { page: on, text, size, x, y, lines, face } of drawn) {
      if (on !== page) pdf.addPage()
      page = on
      for (let line = 0; line < lines; line++)
        pdf
          .lineWidth(0.5)
          .moveTo(51, line * 7)
          .lineTo(544, line * 7)
          .stroke()
      pdf
        .font(known.get(face) ?? 'sans')
        .fontSize(size)
        .fillColor('#1B1E24')
        .text(text, x, 842 - y, { lineBreak: false, baseline: 'alphabetic' })
    }
    pdf.end()
  })
}
