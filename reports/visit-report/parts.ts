import { chaptersOf, usualLayout } from '#domain/reporting/layout'
import type { WordedReport } from './worded'

export type Chapter = NonNullable<WordedReport['chapters']>[number]

/** The chapters of a report, in order; one that was released before one could choose has the usual ones. */
export function chaptersFrom({ chapters, evaluation, customers }: Pick<WordedReport, 'chapters' | 'evaluation' | 'customers'>): Chapter[] {
  const kind = evaluation ? 'final-evaluation' : customers ? 'monthly' : 'weekly'
  return chapters ?? chaptersOf(usualLayout(kind), kind)
}
