import { createHash } from 'node:crypto'
import { connect } from '#db/connection'
import { type WordedReport, wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'

/** Makes a released report again from the words that are kept with it, and says the digest of its bytes; from the figures that are kept, the same. */
const [url = '', id = ''] = process.argv.slice(2)
const { sql } = connect(url, 1)
const [row] = await sql`select content::text as content, language from report where id = ${id}`
await sql.end()
const kept = JSON.parse(row?.content) as { words: WordedReport; content: Parameters<typeof wordedReport>[0] }
const digest = async (words: WordedReport) =>
  createHash('sha256')
    .update(await weeklyPdf(words))
    .digest('hex')
const [fromWords, fromFigures] = [await digest(kept.words), await digest(wordedReport(kept.content, row?.language))]
console.log(fromWords === fromFigures ? fromWords : `${fromWords} and ${fromFigures}`)
