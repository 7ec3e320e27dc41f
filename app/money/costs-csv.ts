import type { TFunction } from 'i18next'
import type { Language } from '#app/messages/languages'
import { type Cell, euroCell, hourCell, sheetFile } from '#domain/language/sheet-file'
import type { CostsScreen } from './costs.server'

/** The costs as a sheet: what they are made of, month by month, and the shares of the groups, each with its sum. */
export function costsCsv({ costs, months, shares }: CostsScreen, language: Language, t: TFunction<['common', 'money']>): string {
  const empty: Cell[] = [null, null, null, null]
  const parts = costs.parts.map(({ kind, minutes, cents, perVisit }): Cell[] => [
    t(`money:costs.kinds.${kind}`),
    hourCell(minutes),
    euroCell(cents),
    perVisit === null ? null : euroCell(perVisit),
  ])
  const perMonth = months.map(({ month, cents }): Cell[] => [month, null, euroCell(cents), null])
  const perGroup = shares.map(({ name, own, shared, total }): Cell[] => [
    name || t('money:costs.noGroup'),
    euroCell(own),
    euroCell(total),
    euroCell(shared),
  ])
  const sum: Cell[] = [t('money:costs.total'), null, euroCell(costs.total), costs.perVisit === null ? null : euroCell(costs.perVisit)]
  const head = [t('money:costs.what'), t('money:costs.hours'), t('money:costs.amount'), t('money:costs.perVisit')]
  const groupHead: Cell[] = [t('money:costs.group'), t('money:costs.own'), t('money:costs.amount'), t('money:costs.shared')]
  const groups = shares.length > 0 ? [empty, groupHead, ...perGroup, [t('money:costs.total'), null, euroCell(costs.total), null]] : []
  return sheetFile(
    head,
    [...parts, sum, empty, [t('money:costs.month'), null, t('money:costs.amount'), null], ...perMonth, ...groups],
    language,
  )
}
