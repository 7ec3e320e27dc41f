import { useTranslation } from 'react-i18next'
import { RequestLines } from '#app/desk/portal-requests'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { Portal } from './portal.server'

/** What the client asked that waits for an answer, and the way to ask more. */
export function RequestsPanel({ requests }: { requests: Portal['requests'] }) {
  const { t } = useTranslation(['common', 'desk'])
  return (
    <Panel
      title={t('desk:portal.title')}
      lead={requests.total > 0 ? t('desk:portal.open', { count: requests.total }) : t('desk:portal.lead')}
      aside={
        <LinkButton to="/portal/requests" look={requests.total > 0 ? 'secondary' : 'primary'}>
          {t(requests.total > 0 ? 'desk:portal.all' : 'desk:portal.ask')}
        </LinkButton>
      }
    >
      {requests.rows.length > 0 && <RequestLines rows={requests.rows} />}
    </Panel>
  )
}
