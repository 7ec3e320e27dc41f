import type { Language } from '#app/messages/languages'
import { formatDay } from '#domain/language/format'
import { type Cell, euroCell, sheetFile } from '#domain/language/sheet-file'
import type { Invoice } from '#domain/units/invoice'
import { vatPercent } from '#domain/units/price'
import { lineWords } from '#reports/unit-statement/worded'
import { statementWords } from '#reports/unit-statement/words'

/** The lines of a statement as a sheet, with the sums under them. */
export function statementCsv({ sums, units, language: own }: Invoice, language: Language): string {
  const words = statementWords[language]
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? ''
  const rows = sums.lines.map((line): Cell[] => [
    formatDay(line.on, language, 'digits'),
    unitName(line.unitId),
    lineWords(line, own),
    line.who,
    line.quantity.of === 'minutes'
      ? { number: line.quantity.count / 60, decimals: 2 }
      : { number: line.quantity.count / (line.quantity.of === 'metres' ? 1000 : 1), decimals: line.quantity.of === 'metres' ? 1 : 0 },
    { minutes: words.time, metres: 'km', pieces: '' }[line.quantity.of],
    euroCell(line.cents),
    { number: vatPercent[line.vat], decimals: 0 },
  ])
  const sum = (label: string, cents: number): Cell[] => [null, null, label, null, null, null, euroCell(cents), null]
  const sumRows = [
    sum(words.net, sums.netCents),
    ...sums.vat.map((each) => sum(words.vat[each.vat], each.vatCents)),
    sum(words.total, sums.totalCents),
  ]
  return sheetFile([words.on, 'Unit', words.what, words.who, words.quantity, '', words.amount, '%'], [...rows, ...sumRows], language)
}
