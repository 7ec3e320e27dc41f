import { formatDay, formatEuro, formatHours, formatNumber, type Language } from '#domain/language/format'
import type { StatementLine } from '#domain/units/statement'
import { statementWords } from './words'

/** What a line is, in words: for a price its unit, else its kind and what it was for. */
export function lineWords({ kind, text, takesBack }: StatementLine, language: Language): string {
  const words = statementWords[language]
  const isNamedByText = kind === 'hours' || kind === 'unit'
  const said = isNamedByText ? text : [words.kinds[kind], text].filter(Boolean).join(' · ')
  return takesBack ? words.corrected(said) : said
}

/** How much of it: hours as the ledger shows them, kilometres, or pieces. */
export function quantityWords({ quantity }: StatementLine, language: Language): string {
  const { of, count } = quantity
  if (of === 'minutes') return statementWords[language].hours(formatHours(count, language))
  if (of === 'metres') return `${formatNumber(count / 1000, language, count % 1000 === 0 ? 0 : 1)} km`
  return formatNumber(count, language)
}

/** What one of it costs: an hour, a kilometre or a piece. */
export function priceWords({ quantity, price }: StatementLine, language: Language): string {
  const words = statementWords[language]
  if (quantity.of === 'minutes') return words.perHour(formatEuro(Math.round((price.cents * 60) / price.per), language))
  if (quantity.of === 'metres') return words.perKm(formatEuro(price.cents, language))
  return formatEuro(price.cents, language)
}

export function dayWords(day: string, language: Language): string {
  return formatDay(day, language, 'digits')
}
