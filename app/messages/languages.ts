/** The languages every screen, mail and paper exists in. The first is the one a stranger gets. */
export const languages = ['nl', 'en'] as const

export type Language = (typeof languages)[number]

export const defaultLanguage: Language = 'nl'

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
