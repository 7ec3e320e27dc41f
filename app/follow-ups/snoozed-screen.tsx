import { Link, useFetcher } from '@remix-run/react'
import { AlarmClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { Snoozed } from '#db/follow-ups'
import type { Page } from '#db/page'
import { usePageHref } from './frame'

/** Who was put off, until when, why and by whom; each can be put back. */
export function SnoozedScreen({ page }: { page: Page<Snoozed> }) {
  const { t } = useTranslation(['common', 'followUps'])
  const format = useFormat()
  const hrefFor = usePageHref()
  const columns: Column<Snoozed>[] = [
    {
      key: 'customer',
      header: t('followUps:snoozed.customer'),
      cell: (row) => (
        <Link to={`/relations/${row.customerId}`} className="text-brand-text hover:underline">
          {row.customer}
        </Link>
      ),
    },
    { key: 'until', header: t('followUps:snoozed.until'), cell: (row) => format.day(row.until) },
    { key: 'reason', header: t('followUps:snoozed.reason'), cell: (row) => <span className="break-words">{row.reason}</span> },
    { key: 'by', header: t('followUps:snoozed.by'), cell: (row) => row.by },
    { key: 'back', header: t('followUps:snoozed.back'), cell: (row) => <PutBack row={row} />, align: 'right' },
  ]
  return (
    <Panel flush>
      <div className="max-md:px-4">
        <Table
          caption={t('followUps:tabs.snoozed')}
          columns={columns}
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              icon={<AlarmClock aria-hidden size={22} />}
              title={t('followUps:snoozed.empty')}
              hint={t('followUps:snoozed.emptyHint')}
            />
          }
        />
      </div>
      {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function PutBack({ row }: { row: Snoozed }) {
  const { t } = useTranslation(['common', 'followUps'])
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/follow-ups/snoozed/${row.id}/ended`}>
      <Button
        type="submit"
        size="sm"
        look="quiet"
        busy={fetcher.state !== 'idle'}
        aria-label={t('followUps:snoozed.backOf', { name: row.customer })}
      >
        {t('followUps:snoozed.putBack')}
      </Button>
    </fetcher.Form>
  )
}
