import type { TFunction } from 'i18next'
import type { Language } from '#app/messages/languages'
import { formatsIn } from '#app/messages/use-format'
import type { LedgerLine } from '#db/ledger-page'
import { euroCell, hourCell, kilometreCell, sheetFile } from '#domain/language/sheet-file'
import { lineText, reasonText } from './line-words'

/**
 * A ledger as a CSV file for a spreadsheet: semicolons and decimal commas in Dutch, commas and points in English, UTF-8 with a byte order mark. Hours are
 * signed decimals, money is in euros. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function ledgerCsv(lines: readonly LedgerLine[], language: Language, t: TFunction<['common', 'units']>): string {
  const head = ['on', 'what', 'who', 'customer', 'in', 'out', 'after', 'kilometres', 'costs', 'reason'] as const
  const rows = lines.map((line) => [
    formatsIn(language).day(line.on, 'digits'),
    lineText(line, t),
    line.who,
    line.customer,
    line.change > 0 ? hourCell(line.change) : null,
    line.change < 0 ? hourCell(-line.change) : null,
    hourCell(line.balance),
    line.travelMetres === 0 ? null : kilometreCell(line.travelMetres),
    line.travelCents === 0 ? null : euroCell(line.travelCents),
    reasonText(line, t),
  ])
  return sheetFile(
    head.map((name) => t(`units:ledger.${name}`)),
    rows,
    language,
  )
}
