import type { TFunction } from 'i18next'
import type { Language } from '#app/messages/languages'
import type { AccountedRow, HoursPivot } from '#db/hours'
import { hourCell, sheetFile } from '#domain/language/sheet-file'

/** Hours as a sheet: what they went to, worked and planned. */
export function hoursCsv(rows: readonly AccountedRow[], by: HoursPivot, language: Language, t: TFunction<['common', 'hours']>): string {
  const named = ({ label }: AccountedRow) => (by === 'kind' ? t(`hours:kinds.${label as 'visit'}`) : label || t('hours:none'))
  const head = [t(`hours:pivots.${by}`), t('hours:actual'), t('hours:planned')]
  return sheetFile(
    head,
    rows.map((row) => [named(row), hourCell(row.actual), hourCell(row.planned)]),
    language,
  )
}
