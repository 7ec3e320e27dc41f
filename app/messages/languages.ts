import { type Language, languages } from '#domain/language/format'

export { type Language, languages }

/** What a stranger gets whose browser speaks none of ours. */
export const defaultLanguage: Language = 'nl'

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
