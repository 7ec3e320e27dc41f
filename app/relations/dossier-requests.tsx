import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { textTones } from '#app/ui/tone'
import type { Dossier } from '#db/dossiers'

/** What this customer complained of or asked and is not done, and the way to write down more. */
export function DossierRequests({ customerId, requests }: { customerId: string; requests: Dossier['openRequests'] }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  return (
    <Panel
      title={t('desk:dossier.title')}
      aside={
        <LinkButton to={`/requests/new?customer=${customerId}`} look="quiet" size="sm">
          {t('desk:dossier.note')}
        </LinkButton>
      }
    >
      {requests.length === 0 && <p className="text-ink3">{t('desk:dossier.none')}</p>}
      <ul className="divide-y divide-line">
        {requests.map(({ id, kind, subject, answerBy, answered, isLate, owner }) => (
          <li key={id} className="py-2 first:pt-0">
            <TextLink to={`/requests/${id}`} className="break-words">
              {subject}
            </TextLink>
            <span className="block text-xs text-ink3">
              {t(`desk:kinds.${kind}`)} · {owner ?? t('desk:list.nobody')}
              {(answered || answerBy) && ' · '}
              <span className={isLate ? textTones.bad : undefined}>
                {answered
                  ? t('desk:states.answered')
                  : answerBy && t(isLate ? 'desk:due.missed' : 'desk:due.running', { when: format.momentAt(answerBy) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs">
        <TextLink to={`/requests/complaints?customer=${customerId}&which=every`}>{t('desk:dossier.all')}</TextLink>
      </p>
    </Panel>
  )
}
