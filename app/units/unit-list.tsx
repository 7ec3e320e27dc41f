import { Form, useSearchParams, useSubmit } from '@remix-run/react'
import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import { SegmentedControl } from '#app/ui/segmented-control'
import { type Column, Table } from '#app/ui/table'
import { ForecastShort } from './forecast-short'
import type { UnitListRow } from './read.server'

interface UnitListProps {
  rows: readonly UnitListRow[]
  page: number
  size: number
  total: number
  all: boolean
}

/** Every unit with its balance and whether it will make its visits. */
export function UnitList({ rows, page, size, total, all }: UnitListProps) {
  const { t } = useTranslation(['common', 'units'])
  const [params] = useSearchParams()
  const hrefFor = (number: number) => `/units?${new URLSearchParams({ ...Object.fromEntries(params), page: String(number) })}`
  return (
    <>
      <PageHeader title={t('units:title')} lead={t('units:lead')} actions={<Which all={all} />} />
      <Panel flush className="overflow-clip">
        <div className="max-md:px-4">
          <Table
            caption={t('units:title')}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                icon={<Hourglass aria-hidden size={22} />}
                title={t('units:list.empty')}
                hint={t('units:list.emptyHint')}
                action={
                  <LinkButton to="/campaigns/new" look="primary">
                    {t('units:list.start')}
                  </LinkButton>
                }
              />
            }
          />
        </div>
        {total > size && <Pagination page={page} pageSize={size} total={total} hrefFor={hrefFor} />}
      </Panel>
    </>
  )
}

function Which({ all }: { all: boolean }) {
  const { t } = useTranslation(['common', 'units'])
  const submit = useSubmit()
  return (
    <Form method="get" onChange={(event) => submit(event.currentTarget)}>
      <SegmentedControl
        name="state"
        legend={t('units:list.states')}
        defaultValue={all ? 'all' : 'running'}
        options={[
          { value: 'running', label: t('units:list.running') },
          { value: 'all', label: t('units:list.all') },
        ]}
      />
    </Form>
  )
}

function useColumns(): Column<UnitListRow>[] {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { hours } = format
  return [
    {
      key: 'unit',
      header: t('units:list.unit'),
      primary: true,
      cell: (row) => (
        <span className="flex items-center gap-3 md:py-1">
          <Avatar name={row.client} initials={row.clientInitials} size={30} shape="organisation" />
          <span className="min-w-0">
            <TextLink to={`/units/${row.id}`} className="block truncate">
              {row.name} · {row.client}
            </TextLink>
            <span className="block truncate text-xs font-normal text-ink3">{row.campaign}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'used',
      header: t('units:list.used'),
      cell: ({ used, outlook }) => (
        <Progress
          value={used}
          max={outlook.sold + outlook.extra}
          label={t('units:list.usedOf', { used: hours(used), sold: hours(outlook.sold) })}
          size="md"
          className="w-28"
        />
      ),
    },
    { key: 'balance', header: t('units:list.balance'), align: 'right', cell: ({ outlook }) => <b>{hours(outlook.balance)}</b> },
    { key: 'held', header: t('units:list.held'), align: 'right', wideOnly: true, cell: ({ outlook }) => hours(outlook.held) },
    { key: 'free', header: t('units:list.free'), align: 'right', cell: ({ outlook }) => hours(outlook.free) },
    { key: 'forecast', header: t('units:list.forecast'), cell: ({ outlook }) => <ForecastShort outlook={outlook} /> },
    {
      key: 'period',
      header: t('units:list.period'),
      wideOnly: true,
      className: 'whitespace-nowrap',
      cell: ({ startsOn, endsOn }) => `${format.day(startsOn, 'brief')} – ${format.day(endsOn, 'brief')}`,
    },
  ]
}
