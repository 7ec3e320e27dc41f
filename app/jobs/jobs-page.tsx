import { useFetcher } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { JobsScreen } from './dead.server'

type Dead = JobsScreen['dead']['rows'][number]

/** What the program does by itself: how the queues stand, and what failed so often that a person must look at it. */
export function JobsPage({ queues, dead }: JobsScreen) {
  const { t } = useTranslation(['common', 'settings'])
  const empty = (
    <EmptyState icon={<CircleCheck aria-hidden size={22} />} title={t('settings:jobs.empty')} hint={t('settings:jobs.emptyHint')} />
  )
  return (
    <>
      <PageHeader title={t('settings:jobs.title')} lead={t('settings:jobs.lead')} />
      <div className="grid gap-4">
        <Panel title={t('settings:jobs.deadTitle')}>
          <Table caption={t('settings:jobs.deadTitle')} columns={useDeadColumns()} rows={dead.rows} rowKey={({ id }) => id} empty={empty} />
          {dead.total > dead.size && (
            <Pagination page={dead.page} pageSize={dead.size} total={dead.total} hrefFor={(to) => `?page=${to}`} />
          )}
        </Panel>
        <Panel title={t('settings:jobs.queues')}>
          <Table caption={t('settings:jobs.queues')} columns={useQueueColumns()} rows={queues} rowKey={({ name }) => name} />
        </Panel>
      </div>
    </>
  )
}

function useQueueColumns(): Column<JobsScreen['queues'][number]>[] {
  const { t } = useTranslation(['common', 'settings'])
  return [
    { key: 'queue', header: t('settings:jobs.queue'), primary: true, cell: ({ name }) => t(`settings:jobs.names.${name}`) },
    { key: 'waiting', header: t('settings:jobs.waiting'), align: 'right', cell: ({ waiting }) => waiting },
    { key: 'active', header: t('settings:jobs.active'), align: 'right', cell: ({ active }) => active },
    { key: 'dead', header: t('settings:jobs.dead'), align: 'right', cell: (queue) => queue.dead },
  ]
}

function useDeadColumns(): Column<Dead>[] {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  return [
    { key: 'what', header: t('settings:jobs.what'), primary: true, cell: ({ name }) => t(`settings:jobs.names.${name}`) },
    { key: 'client', header: t('settings:jobs.client'), cell: ({ client }) => client ?? '–' },
    {
      key: 'message',
      header: t('settings:jobs.message'),
      cell: ({ message }) => <span className="text-ink2 text-sm break-words">{message ?? '–'}</span>,
    },
    { key: 'attempts', header: t('settings:jobs.attempts'), align: 'right', cell: ({ attempts }) => attempts },
    {
      key: 'diedAt',
      header: t('settings:jobs.diedAt'),
      cell: ({ diedAt }) => <span className="tabular-nums">{format.momentAt(diedAt)}</span>,
    },
    { key: 'retry', header: t('settings:jobs.retry'), cell: ({ id }) => <Retry id={id} /> },
  ]
}

function Retry({ id }: { id: string }) {
  const { t } = useTranslation(['common', 'settings'])
  const retrying = useFetcher<Refused>()
  return (
    <retrying.Form method="post">
      <input type="hidden" name="job" value={id} />
      <Button type="submit" size="sm" busy={retrying.state !== 'idle'}>
        {t('settings:jobs.retry')}
      </Button>
      {retrying.data && 'message' in retrying.data && (
        <Notice tone="warn" live>
          {retrying.data.message}
        </Notice>
      )}
    </retrying.Form>
  )
}
