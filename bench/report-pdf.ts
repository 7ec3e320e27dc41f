import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { bookings } from '#tests/reports/cases'
import { runsOf } from '#tests/reports/pdf-reading'
import { sampleContent } from '#tests/reports/sample'

/**
 * A weekly report on paper. `--visits N` puts N bookings in the week (left out: the two pages of the sample), `--times N` makes it
 * so often (20). `firstMs` is the first in this process, fonts and all; `ms` the median of the rest; `cpuMs` the processor's time per report.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const visits = Number(args.visits ?? 0)
  const times = Math.max(2, Number(args.times ?? 20))
  const content = visits > 0 ? bookings(visits) : sampleContent()
  const megabytesBefore = memoryInMb()
  const reports: { ms: number; bytes: Buffer }[] = []
  const cpu = process.cpuUsage()
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    const bytes = await weeklyPdf(wordedReport(content, 'nl'))
    reports.push({ ms: performance.now() - began, bytes })
  }
  const { user, system } = process.cpuUsage(cpu)
  const [first, ...rest] = reports
  const readable = await weeklyPdf(wordedReport(content, 'nl'), { compress: false })
  return {
    visits: visits || content.visits.length,
    times,
    pages: runsOf(readable).at(-1)?.page ?? 0,
    bytes: first?.bytes.length ?? 0,
    firstMs: Math.round(first?.ms ?? 0),
    ms: median(rest.map((report) => report.ms)),
    cpuMs: Math.round((user + system) / 1000 / times),
    mbAboveIdle: memoryInMb() - megabytesBefore,
    reproducible: rest.every((report) => first?.bytes.equals(report.bytes)),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}

function memoryInMb(): number {
  return Math.round(process.memoryUsage.rss() / 1_048_576)
}
