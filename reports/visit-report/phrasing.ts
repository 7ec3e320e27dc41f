import { formatNumber, type Language } from '#domain/language/format'

/** What stands for a figure that was not measured: never nought. */
export const notMeasured = '–'

const numerals: Record<Language, readonly string[]> = {
  nl: ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** A count as it stands in prose: a word up to twelve, a figure above. */
export function countsInWords(count: number, language: Language): string {
  return numerals[language][count] ?? formatNumber(count, language)
}

/** Hours from minutes with no more decimals than they need: 4,800 is '80', 2,490 is '41,5', 85 is '1,42'. */
export function hoursInProse(minutes: number, language: Language): string {
  const decimals = minutes % 60 === 0 ? 0 : minutes % 6 === 0 ? 1 : 2
  return formatNumber(minutes / 60, language, decimals)
}

/** Whole kilometres, as a travel claim shows them; under ten one decimal. */
export function kilometres(metres: number): number {
  return metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)
}

export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Edition 0 of a report has no letter, the first correction is 8a, the next 8b. */
export function letterOfEdition(edition: number): string {
  return edition === 0 ? '' : String.fromCharCode(96 + Math.min(26, edition))
}

/** 'Tiel', 'Tiel en Buren', 'Tiel, Buren en Culemborg'; more than three end in 'and elsewhere'. */
export function enumeration(names: readonly string[], and: string, andElsewhere: string): string {
  if (names.length > 3) return `${names.slice(0, 3).join(', ')} ${andElsewhere}`
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${last}` : last
}
