import { Link, useSearchParams } from '@remix-run/react'
import { Ban, ContactRound, DoorOpen, Search } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip, Marker } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { GroupColour } from '#app/ui/tone'
import { useRowKeys } from '#app/ui/use-row-keys'
import { useItemWords } from './item-words'
import { RelationsFilters } from './relations-filters'

export type RelationLine = {
  id: string
  name: string
  place: string | null
  phone: string | null
  phoneText: string | null
  status: 'active' | 'closed'
  doNotContact: boolean
  clientName: string
  segment: { name: string; colour: string } | null
  ownerName: string | null
  contactName: string | null
  contactId: string | null
  /** When somebody talked with them last, who, and how it ended; the latter are null when only the file knows of it. */
  last: { on: string; by: string | null; channel: 'call' | 'visit' | null; about: string | null } | null
  next: { text: string | null; dueOn: string | null; who: string | null } | null
  nextAppointmentAt: string | null
}

export type RelationsListProps = {
  page: { rows: RelationLine[]; total: number; page: number; size: number }
  choices: {
    clients: { id: string; name: string }[]
    campaigns: { id: string; name: string; clientName: string }[]
    segments: { id: string; name: string }[]
    places: string[]
    owners: { id: string; name: string }[]
  }
  filter: {
    search: string
    client?: string
    campaign?: string
    segment?: string
    place?: string
    owner?: string
    care?: 'owner' | 'dossier-keeper' | 'standby' | 'loan' | 'lent'
    status: 'active' | 'closed' | 'all'
  }
}

/** The registry: every relation the reader may see, found by name, place, number or person. */
export function RelationsList({ page, choices, filter }: RelationsListProps) {
  const { t } = useTranslation(['common', 'relations'])
  const [search] = useSearchParams()
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(table, 'relations-search')
  const isNarrowed = [...search.keys()].some((key) => key !== 'page')
  return (
    <>
      <PageHeader
        title={t('relations:title')}
        lead={t('relations:sentence', { count: page.total })}
        actions={
          <LinkButton to="/relations/doors">
            <DoorOpen aria-hidden size={16} />
            {t('relations:doors.link')}
          </LinkButton>
        }
      />
      <RelationsFilters choices={choices} filter={filter} isNarrowed={isNarrowed} />
      <div ref={table}>
        <Panel flush className="mt-4">
          <div className="max-md:px-4">
            <Table
              caption={t('relations:title')}
              columns={useColumns({ manyClients: choices.clients.length > 1, withSegment: filter.campaign !== undefined })}
              rows={page.rows}
              rowKey={(row) => row.id}
              rowClassName={(row) => (row.status === 'closed' ? 'text-ink3' : undefined)}
              empty={<NobodyHere isNarrowed={isNarrowed} />}
            />
          </div>
          {page.total > 0 && (
            <Pagination
              page={page.page}
              pageSize={page.size}
              total={page.total}
              hrefFor={(number) => hrefOf(search, { page: String(number) })}
            />
          )}
        </Panel>
      </div>
    </>
  )
}

function hrefOf(search: URLSearchParams, change: Record<string, string>): string {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(change)) next.set(key, value)
  return `?${next}`
}

function NobodyHere({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation(['common', 'relations'])
  return isNarrowed ? (
    <EmptyState
      icon={<Search aria-hidden size={22} />}
      title={t('relations:nothingTitle')}
      hint={t('relations:nothingHint')}
      action={<LinkButton to="/relations">{t('relations:clear')}</LinkButton>}
    />
  ) : (
    <EmptyState
      icon={<ContactRound aria-hidden size={22} />}
      title={t('relations:emptyTitle')}
      hint={t('relations:emptyHint')}
      action={
        <LinkButton to="/campaigns" look="primary">
          {t('relations:toCampaigns')}
        </LinkButton>
      }
    />
  )
}

function useColumns({ manyClients, withSegment }: { manyClients: boolean; withSegment: boolean }): Column<RelationLine>[] {
  const { t } = useTranslation(['common', 'relations'])
  const client: Column<RelationLine> = {
    key: 'client',
    header: t('relations:columns.client'),
    cell: (row) => <span className="text-ink2">{row.clientName}</span>,
    wideOnly: true,
  }
  const segment: Column<RelationLine> = {
    key: 'segment',
    header: t('relations:columns.segment'),
    cell: (row) => row.segment && <Marker colour={row.segment.colour.toLowerCase() as GroupColour}>{row.segment.name}</Marker>,
  }
  return [
    {
      key: 'name',
      header: t('relations:columns.name'),
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <TextLink to={`/relations/${row.id}`} data-row-link>
            {row.name}
          </TextLink>
          {row.doNotContact && (
            <Chip tone="bad" icon={<Ban aria-hidden size={12} />}>
              {t('relations:doNotContact')}
            </Chip>
          )}
          {row.status === 'closed' && <Chip>{t('relations:closed')}</Chip>}
        </span>
      ),
    },
    { key: 'place', header: t('relations:columns.place'), cell: (row) => row.place },
    ...(manyClients ? [client] : []),
    ...(withSegment ? [segment] : []),
    {
      key: 'contact',
      header: t('relations:columns.contact'),
      cell: (row) => (
        <span className="flex flex-wrap gap-x-2 max-md:justify-end">
          {row.contactId && (
            <Link to={`/people/${row.contactId}`} className="hover:text-brand-text hover:underline">
              {row.contactName}
            </Link>
          )}
          {row.phone && (
            <a href={`tel:${row.phone}`} className="whitespace-nowrap text-ink3 hover:text-brand-text hover:underline">
              {row.phoneText}
            </a>
          )}
        </span>
      ),
    },
    {
      key: 'owner',
      header: t('relations:columns.owner'),
      cell: (row) => <span className="text-ink2">{row.ownerName}</span>,
      wideOnly: true,
    },
    {
      key: 'last',
      header: t('relations:columns.lastContact'),
      align: 'right',
      cell: (row) => <LastContactCell row={row} />,
    },
    {
      key: 'next',
      header: t('relations:columns.next'),
      align: 'right',
      cell: (row) => <NextCell row={row} />,
    },
  ]
}

/** When, by whom and how it ended. */
function LastContactCell({ row: { last } }: { row: RelationLine }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const words = useItemWords()
  if (!last) return <span className="text-ink3">{t('relations:never')}</span>
  return (
    <>
      {format.day(last.on)}
      <span className="block text-xs text-ink3">
        {last.channel ? `${last.by}, ${words.title({ kind: last.channel, sort: last.about ?? '' })}` : t('relations:fromTheFile')}
      </span>
    </>
  )
}

/** The appointment that comes, and what follows by whom. */
function NextCell({ row: { id, nextAppointmentAt, next } }: { row: RelationLine }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const what = next && (next.text ?? t('relations:callBack'))
  return (
    <>
      {nextAppointmentAt && <Link to={`/relations/${id}`}>{format.momentAt(nextAppointmentAt)}</Link>}
      {next && (
        <span className="ml-auto block max-w-56 truncate text-xs text-ink3" title={what ?? undefined}>
          {[next.who, next.dueOn && format.day(next.dueOn), what].filter(Boolean).join(', ')}
        </span>
      )}
    </>
  )
}
