import { useTranslation } from 'react-i18next'
import { PortalFrame } from '#app/portal/portal-frame'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { InventoryPage } from './inventory.server'
import { RoundList } from './round-list'

/** The round as the client's own people go through it: the same list, the same keys, without our dossiers. */
export function PortalRound({ page }: { page: InventoryPage }) {
  const { t } = useTranslation(['common', 'run'])
  const { round, progress } = page
  return (
    <PortalFrame title={round?.name} lead={t('run:portal.lead')}>
      {round?.closedAt && <Notice tone="ok">{t('run:portal.closed')}</Notice>}
      <Panel title={t('run:inventory.progress', { done: progress.total - progress.open, total: progress.total })}>
        <RoundList page={page} forClient />
      </Panel>
    </PortalFrame>
  )
}
