import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Panel } from '#app/ui/panel'
import type { DossierProps } from './dossier-page'

/** What each value was before and where it came from, the latest first. */
export function DossierHistory({ history, source }: Pick<DossierProps, 'history' | 'source'>) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  const format = useFormat()
  if (history.length === 0 && !source) return null
  return (
    <Panel title={t('relations:dossier.history.title')}>
      {source && <p className="text-ink3">{t('relations:dossier.history.all', { source })}</p>}
      {history.length === 0 ? (
        <p className="text-ink3">{t('relations:dossier.history.none')}</p>
      ) : (
        <ol className="mt-2 flex max-h-72 flex-col gap-2 overflow-y-auto">
          {history.map(({ field, before, after, why, at }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is read only; two people may change the same field at one moment.
            <li key={`${field} ${at} ${place}`} className="break-words">
              <span className="block">
                {t(`clean:fields.${field as 'name'}`)}: <b className="font-semibold">{after ?? t('relations:dossier.history.empty')}</b>{' '}
                <span className="text-ink3">
                  {t('relations:dossier.history.was', { before: before ?? t('relations:dossier.history.empty') })}
                </span>
              </span>
              <span className="text-xs text-ink3">
                {format.momentAt(at)} · {why}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
