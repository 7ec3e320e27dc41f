import { BookOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PortalFrame } from '#app/portal/portal-frame'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import type { ClientGuide } from './guide.server'
import { useGuideWords } from './guide-words'

/** What a client can ask of us, on which conditions, for what price and how fast they have an answer. */
export function PortalGuide({ guide }: { guide: ClientGuide }) {
  const { t } = useTranslation(['common', 'desk'])
  const { figures } = useGuideWords()
  return (
    <PortalFrame title={t('desk:guide.portalTitle')} lead={t('desk:guide.portalLead')}>
      <Panel>
        {guide.rows.length === 0 ? (
          <EmptyState
            dense
            icon={<BookOpen aria-hidden size={20} />}
            title={t('desk:guide.portalEmpty')}
            hint={t('desk:guide.portalEmptyHint')}
          />
        ) : (
          <ul>
            {guide.rows.map((service) => (
              <li key={service.id} className="border-t border-line py-3 first:border-0 first:pt-0">
                <h2 className="font-semibold">{service.name}</h2>
                <p className="text-ink2 tabular-nums first-letter:uppercase">{figures(service)}</p>
                {service.conditions && <p className="mt-1 max-w-[68ch] break-words whitespace-pre-line">{service.conditions}</p>}
              </li>
            ))}
          </ul>
        )}
        {guide.total > guide.size && (
          <Pagination page={guide.page} pageSize={guide.size} total={guide.total} hrefFor={(page) => `/portal/guide?page=${page}`} />
        )}
      </Panel>
    </PortalFrame>
  )
}
