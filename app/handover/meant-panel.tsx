import { useSearchParams } from '@remix-run/react'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Table } from '#app/ui/table'
import type { DealProps } from './deal-page'

/** Whom the rule means, by name, with who has the role now. */
export function MeantPanel({ found, clientId, role }: DealProps) {
  const { t } = useTranslation(['common', 'handover'])
  const [search] = useSearchParams()
  if (!clientId)
    return (
      <Panel>
        <EmptyState icon={<SlidersHorizontal aria-hidden size={22} />} title={t('handover:rule.chooseClient')} />
      </Panel>
    )
  if (!found || found.page.total === 0) return null
  const now = t('handover:dealing.now', { role: t(`handover:roles.${role}`) })
  const hrefFor = (page: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(page))
    return `?${next}`
  }
  return (
    <Panel
      flush
      title={<span className="inline-block first-letter:uppercase">{now}</span>}
      lead={found.holders.map(({ name, count }) => `${name ?? t('handover:nobody')} ${count}`).join(' · ')}
      className="overflow-clip"
    >
      <div className="mt-2 max-md:px-4">
        <Table
          caption={now}
          columns={[
            {
              key: 'name',
              header: t('handover:dealing.name'),
              primary: true,
              cell: ({ id, name }) => <TextLink to={`/relations/${id}`}>{name}</TextLink>,
            },
            { key: 'place', header: t('handover:dealing.place'), cell: ({ place }) => place },
            { key: 'holder', header: now, cell: ({ holder }) => holder ?? <span className="text-ink3">{t('handover:nobody')}</span> },
          ]}
          rows={found.page.rows}
          rowKey={({ id }) => id}
        />
      </div>
      <Pagination page={found.page.page} pageSize={found.page.size} total={found.page.total} hrefFor={hrefFor} />
    </Panel>
  )
}
