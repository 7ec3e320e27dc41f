import { z } from 'zod'

export type PrivacySettings = {
  /** null: as soon as somebody else may decide. */
  secondDecider: boolean | null
  /** How long a file with somebody's data can be downloaded. */
  exportDays: number
}

/** The least and the most days that a file may stay. */
export const exportDaysBounds = { least: 1, most: 30 }

const Days = z.number().int().min(exportDaysBounds.least).max(exportDaysBounds.most)

/** What the office set, and for what it did not, or cannot be read, what is usual. */
export function privacySettingsFrom(stored: unknown): PrivacySettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const days = Days.safeParse(given.exportDays)
  return {
    secondDecider: typeof given.secondDecider === 'boolean' ? given.secondDecider : null,
    exportDays: days.success ? days.data : 7,
  }
}
