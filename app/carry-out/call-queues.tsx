import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import type { CampaignQueue } from '#db/call-desk'

/** The running campaigns with who is still to be called, one's own first. */
export function CallQueues({ queues }: { queues: CampaignQueue[] }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <>
      <PageHeader title={t('run:calls.choose')} lead={t('run:calls.chooseHint')} />
      <Panel flush={queues.length > 0}>
        {queues.length === 0 ? (
          <EmptyState title={t('run:calls.noCampaigns')} action={<LinkButton to="/campaigns">{t('run:calls.toCampaigns')}</LinkButton>} />
        ) : (
          <ul className="divide-y divide-line">
            {queues.map(({ campaignId, name, client, promised, waiting }) => (
              <li key={campaignId}>
                <Link
                  to={`/campaigns/${campaignId}/run/calls`}
                  className="flex min-h-13 items-center gap-3 px-4 py-2 hover:bg-sunken md:px-5"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-semibold">{name}</span>
                    <span className="block truncate text-xs text-ink3">{client}</span>
                  </span>
                  {promised > 0 && <Chip tone="now">{t('run:calls.promisedCount', { count: promised })}</Chip>}
                  <span className="text-ink2 tabular-nums">{t('run:calls.waitingCount', { count: waiting })}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
