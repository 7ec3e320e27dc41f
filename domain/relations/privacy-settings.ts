import { z } from 'zod'

/** What there is a term for. */
export const retentionPurposes = ['private-notes', 'notes', 'photos', 'files', 'mails', 'left-people', 'looks', 'requests'] as const
export type RetentionPurpose = (typeof retentionPurposes)[number]

/** A term in months, why it is that long, and whether the program keeps to it by itself. */
export type Term = { months: number; reason: string; isOn: boolean }

export type PrivacySettings = {
  /** null: as soon as somebody else may decide. */
  secondDecider: boolean | null
  /** How long a file with somebody's data can be downloaded. */
  exportDays: number
  terms: Record<RetentionPurpose, Term>
}

export const mostMonths = 240

const usualMonths: Record<RetentionPurpose, number> = {
  'private-notes': 24,
  notes: 60,
  photos: 24,
  files: 24,
  mails: 24,
  'left-people': 36,
  looks: 24,
  requests: 60,
}

const TermSchema = z.object({ months: z.number().int().min(1).max(mostMonths), reason: z.string().max(500), isOn: z.boolean() })

/** What the office set, and for what it did not, or cannot be read, what is usual: nothing goes by itself. A reason that is empty stands in the words of the screen. */
export function privacySettingsFrom(stored: unknown): PrivacySettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const terms = typeof given.terms === 'object' && given.terms !== null ? (given.terms as Record<string, unknown>) : {}
  const termOf = (purpose: RetentionPurpose): Term => {
    const read = TermSchema.safeParse(terms[purpose])
    return read.success ? read.data : { months: usualMonths[purpose], reason: '', isOn: false }
  }
  const days = z.number().int().min(1).max(30).safeParse(given.exportDays)
  return {
    secondDecider: typeof given.secondDecider === 'boolean' ? given.secondDecider : null,
    exportDays: days.success ? days.data : 7,
    terms: Object.fromEntries(retentionPurposes.map((purpose) => [purpose, termOf(purpose)])) as Record<RetentionPurpose, Term>,
  }
}
