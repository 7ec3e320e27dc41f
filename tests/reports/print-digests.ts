import { createHash } from 'node:crypto'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { sampleContent } from './sample'

// Run as a process of its own by reproducible.test.ts, under another time zone and locale.
for (const language of ['nl', 'en'] as const) {
  const bytes = await weeklyPdf(wordedReport(sampleContent(), language))
  console.log(createHash('sha256').update(bytes).digest('hex'))
}
