import type { TFunction } from 'i18next'
import type { Language } from '#app/messages/languages'
import { formatsIn } from '#app/messages/use-format'
import type { LedgerLine } from '#db/ledger-page'
import { csvFile, sheetText as text } from '#domain/language/sheet'
import { lineText, reasonText } from './line-words'

/**
 * A ledger as a CSV file for a spreadsheet: semicolons and decimal commas in Dutch, commas and points in English, UTF-8 with a byte order mark. Hours are
 * signed decimals, money is in euros. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function ledgerCsv(lines: readonly LedgerLine[], language: Language, t: TFunction<['common', 'units']>): string {
  const separator = language === 'nl' ? ';' : ','
  const number = (value: number) => (language === 'nl' ? value.toFixed(2).replace('.', ',') : value.toFixed(2))
  const head = ['on', 'what', 'who', 'customer', 'in', 'out', 'after', 'kilometres', 'costs', 'reason'] as const
  const rows = lines.map((line) => [
    formatsIn(language).day(line.on, 'digits'),
    text(lineText(line, t)),
    text(line.who ?? ''),
    text(line.customer ?? ''),
    line.change > 0 ? number(line.change / 60) : '',
    line.change < 0 ? number(-line.change / 60) : '',
    number(line.balance / 60),
    line.travelMetres === 0 ? '' : number(line.travelMetres / 1000),
    line.travelCents === 0 ? '' : number(line.travelCents / 100),
    text(reasonText(line, t)),
  ])
  const all = [head.map((name) => t(`units:ledger.${name}`)), ...rows]
  return csvFile(all, separator)
}
