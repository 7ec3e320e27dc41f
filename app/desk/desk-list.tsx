import { useSearchParams } from '@remix-run/react'
import { Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import { textTones } from '#app/ui/tone'
import type { Page } from '#db/page'
import type { DeskAsked } from './asked.server'
import { DeskFilters } from './desk-filters'
import { stateTones, useDeskWords, verdictTones } from './desk-words'
import type { DeskLine } from './read.server'

interface DeskListProps {
  desk: 'requests' | 'complaints'
  page: Page<DeskLine>
  clients: readonly { id: string; name: string }[]
  asked: DeskAsked
}

/** What came in, the late ones on top. */
export function DeskList({ desk, page, clients, asked }: DeskListProps) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const [search] = useSearchParams()
  const hrefFor = (to: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    return `?${next}`
  }
  return (
    <Panel flush className="overflow-clip">
      <DeskFilters desk={desk} clients={clients} asked={asked} />
      {asked.from && asked.to && (
        <p className="px-4 pb-2 text-ink2 md:px-5">
          {t('desk:list.between', { period: format.period({ from: asked.from, to: asked.to }) })} {asked.asker && t('desk:list.fromClient')}
        </p>
      )}
      <div className="max-md:px-4">
        <Table
          caption={t(`desk:tabs.${desk}`)}
          columns={useColumns(desk)}
          rows={page.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={<Inbox aria-hidden size={22} />}
              title={t(desk === 'requests' ? 'desk:list.empty' : 'desk:list.emptyComplaints')}
              hint={t(desk === 'requests' ? 'desk:list.emptyHint' : 'desk:list.emptyComplaintsHint')}
            />
          }
        />
      </div>
      {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function useColumns(desk: 'requests' | 'complaints'): Column<DeskLine>[] {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  const about = (row: DeskLine) =>
    [desk === 'requests' && t(`desk:kinds.${row.kind}`), row.customer, row.client].filter(Boolean).join(' · ')
  return [
    {
      key: 'subject',
      header: t('desk:list.subject'),
      cell: (row) => (
        <span className="block min-w-0 py-0.5">
          <TextLink to={`/requests/${row.id}`} className="break-words">
            {row.subject}
          </TextLink>
          <span className="block text-xs font-normal text-ink3">{about(row)}</span>
        </span>
      ),
      className: 'md:w-[38%]',
    },
    { key: 'by', header: t('desk:list.by'), cell: (row) => row.by ?? row.customer },
    {
      key: 'owner',
      header: t('desk:list.owner'),
      cell: (row) => row.owner ?? <span className={textTones.now}>{t('desk:list.nobody')}</span>,
    },
    { key: 'received', header: t('desk:list.received'), cell: (row) => format.momentAt(row.receivedAt), wideOnly: true },
    { key: 'state', header: t('desk:list.state'), cell: (row) => <Chip tone={stateTones[row.state.is]}>{words.state(row.state)}</Chip> },
    {
      key: 'answer',
      header: t('desk:list.answer'),
      cell: (row) => (
        <span className={classes(row.due && row.due !== 'running' ? textTones[verdictTones[row.due]] : 'text-ink2')}>{words.due(row)}</span>
      ),
    },
  ]
}
