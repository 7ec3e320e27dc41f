import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { pdfBytes, type } from '#reports/paper'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { sampleContent } from './sample'

const run = promisify(execFile)

// This one goes first: it needs fonts that nothing was printed with yet.
test('what was printed before makes no difference, whatever letters it had', async () => {
  const about = { title: 'Proef', author: 'Proef', subject: 'Proef', language: 'nl', asOf: '2025-11-18' } as const
  await pdfBytes(about, { left: '', page: () => '' }, (paper) => {
    for (const style of [type.body, type.heading, type.quote, type.bodyStrong])
      paper.text('Łódź žšč ŴÉÜ ﬁ ‘’ Жµ', style, { x: 51, y: 100, width: 400 })
  })
  const [child] = await digestsOf({})
  expect(digest(await weeklyPdf(wordedReport(sampleContent(), 'nl')))).toBe(child)
})

test('the same content gives the same bytes, also from its stored form', async () => {
  const worded = wordedReport(sampleContent(), 'nl')
  const [first, again, fromStore] = [await weeklyPdf(worded), await weeklyPdf(worded), await weeklyPdf(JSON.parse(JSON.stringify(worded)))]
  expect(again.equals(first)).toBe(true)
  expect(fromStore.equals(first)).toBe(true)
})

test('another figure gives other bytes', async () => {
  const { hours } = sampleContent()
  const changed = sampleContent({ hours: { ...hours, perVisit: hours.perVisit + 1 } })
  expect(digest(await weeklyPdf(wordedReport(changed, 'nl')))).not.toBe(digest(await weeklyPdf(wordedReport(sampleContent(), 'nl'))))
})

test('another process in another time zone and locale makes the same bytes', async () => {
  const here = (['nl', 'en'] as const).map(async (language) => digest(await weeklyPdf(wordedReport(sampleContent(), language))))
  const [newYork, utc] = await Promise.all([
    digestsOf({ TZ: 'America/New_York', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' }),
    digestsOf({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }),
  ])
  expect(newYork).toEqual(await Promise.all(here))
  expect(utc).toEqual(newYork)
})

async function digestsOf(env: Record<string, string>): Promise<string[]> {
  const script = new URL('./print-digests.ts', import.meta.url)
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script.pathname], { env: { ...process.env, ...env } })
  return stdout.trim().split('\n')
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
