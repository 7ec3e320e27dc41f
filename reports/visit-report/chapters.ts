import { type Paper, sheet } from '#reports/paper'
import { type Block, type Gaps, leastHeight, stack } from '#reports/paper/stack'
import { baseBlocks } from './base-page'
import { customerBlocks } from './customers-page'
import { evaluationBlocks } from './evaluation-page'
import { asksBlock, glanceBlocks, opening } from './first-page'
import { underPageHeading } from './headed'
import { bookingsBlock, hoursBlocks } from './hours-page'
import { type Chapter, chaptersFrom } from './parts'
import { voicesBlock } from './voices'
import type { WordedReport } from './worded'

const onFirst: Gaps = { least: 26, most: 46, above: true }
const gapsOf: Record<Chapter['chapter'], Gaps> = {
  first: { ...onFirst, above: false },
  evaluation: { least: 18, most: 26, above: false },
  hours: { least: 12, most: 34, above: false },
  base: { least: 22, most: 34, above: false },
  customers: { least: 22, most: 30, above: false },
  annex: { least: 22, most: 30, above: false },
}

/**
 * Writes a report chapter by chapter, in the order of its layout. What asks and tells at the first page goes under its figures; a chapter that does not fit
 * in what is left of a page begins on the next.
 */
export function writeReport(paper: Paper, report: WordedReport): void {
  opening(paper, report)
  let [blocks, gaps, isOpening]: [Block[], Gaps, boolean] = [glanceBlocks(paper, report), onFirst, true]
  for (const { chapter, parts } of chaptersFrom(report)) {
    const more = blocksOf(paper, report, { chapter, parts })
    if (more.length === 0) continue
    const joins = (isOpening && chapter === 'first') || leastHeight([...blocks, ...more], gaps) <= sheet.bottom - paper.y
    if (joins) blocks = [...blocks, ...more]
    else {
      stack(paper, blocks, gaps)
      paper.newPage()
      blocks = more
      gaps = gapsOf[chapter]
    }
    isOpening = false
  }
  stack(paper, blocks, gaps)
}

function blocksOf(paper: Paper, report: WordedReport, { chapter, parts }: Chapter): Block[] {
  const page = sheet.bottom - sheet.top
  if (chapter === 'first') return parts.map((part) => (part === 'asks' ? asksBlock(paper, report.asks) : voicesBlock(paper, report.voices)))
  if (chapter === 'evaluation') return report.evaluation ? evaluationBlocks(paper, report.evaluation) : []
  if (chapter === 'hours') return hoursBlocks(paper, report, parts, page)
  if (chapter === 'base') return baseBlocks(paper, report, parts)
  if (chapter === 'customers') return underHeading(paper, report.customers?.heading ?? '', customerBlocks(paper, report, parts))
  const lists = parts.flatMap((part) => (part === 'bookings' ? [bookingsBlock(paper, report, 2.5)] : customerBlocks(paper, report, [part])))
  return underHeading(paper, report.annex ?? '', lists)
}

/** The first block of a chapter under the heading of all of it. */
function underHeading(paper: Paper, words: string, [first, ...others]: readonly Block[]): Block[] {
  if (!first) return []
  return words ? [underPageHeading(paper, words, 18, first), ...others] : [first, ...others]
}
