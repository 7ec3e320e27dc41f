import { Form, useSearchParams } from '@remix-run/react'
import { Clock, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { LinkTabs } from '#app/ui/tabs'
import type { HoursPivot } from '#db/hours'
import { hoursPivots } from './pivots'
import type { HoursScreen } from './read.server'

type Row = HoursScreen['rows'][number]
type Asked = { by: HoursPivot; from: string; to: string; client: string; who: string }

/** Who spent which hours on what: one table, added up as one likes, beside the plan. */
export function HoursPage({ screen, asked, search }: { screen: HoursScreen; asked: Asked; search: string }) {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const [params] = useSearchParams()
  const { rows, total, page, size } = screen
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(to) })}`
  const [first] = rows
  const footer = first && {
    label: t('hours:together'),
    actual: format.hours(first.allActual),
    planned: first.allPlanned ? format.hours(first.allPlanned) : '–',
  }
  const empty = <EmptyState icon={<Clock aria-hidden size={22} />} title={t('hours:empty')} hint={t('hours:emptyHint')} />
  return (
    <>
      <PageHeader
        title={t('hours:title')}
        lead={t('hours:lead')}
        actions={
          <a href={`/hours/csv${search}`} download className={buttonClasses({})}>
            <Download aria-hidden size={15} />
            {t('hours:csv')}
          </a>
        }
      />
      <HoursTabs />
      <Panel flush className="mt-4 overflow-clip">
        <Filter screen={screen} asked={asked} />
        <div className="max-md:px-4">
          <Table
            caption={t('hours:title')}
            columns={useColumns(asked.by)}
            rows={rows}
            rowKey={(row) => `${row.key} ${row.label}`}
            footer={footer}
            empty={empty}
          />
        </div>
        {asked.by === 'kind' && <p className="px-4 py-3 text-xs text-ink3 md:px-5">{t('hours:visitIncludes')}</p>}
        {total > size && <Pagination page={page} pageSize={size} total={total} hrefFor={hrefFor} />}
      </Panel>
    </>
  )
}

/** The parts of the hours, each with its own address. */
export function HoursTabs() {
  const { t } = useTranslation('hours')
  return (
    <LinkTabs
      label={t('tabs')}
      tabs={[
        { to: '/hours', label: t('overview'), end: true },
        { to: '/hours/week', label: t('week') },
        { to: '/hours/working', label: t('working') },
      ]}
    />
  )
}

function Filter({ screen: { clients, people }, asked }: { screen: HoursScreen; asked: Asked }) {
  const { t } = useTranslation(['common', 'hours'])
  const named = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form method="get" className="grid items-end gap-3 p-4 sm:grid-cols-2 md:p-5 lg:grid-cols-6">
      <Field label={t('hours:by')}>
        <Select
          name="by"
          defaultValue={asked.by}
          options={hoursPivots.map((each) => ({ value: each, label: t(`hours:pivots.${each}`) }))}
        />
      </Field>
      <Field label={t('hours:from')}>
        <Input type="date" name="from" defaultValue={asked.from} />
      </Field>
      <Field label={t('hours:to')}>
        <Input type="date" name="to" defaultValue={asked.to} />
      </Field>
      <Field label={t('hours:client')}>
        <Select name="client" emptyLabel={t('hours:all')} defaultValue={asked.client} options={named(clients)} />
      </Field>
      {people.length > 0 && (
        <Field label={t('hours:who')}>
          <Select name="who" emptyLabel={t('hours:all')} defaultValue={asked.who} options={named(people)} />
        </Field>
      )}
      <Button type="submit">{t('hours:show')}</Button>
    </Form>
  )
}

function useColumns(by: HoursPivot): Column<Row>[] {
  const { t } = useTranslation(['common', 'hours'])
  const format = useFormat()
  const capacity: Column<Row>[] = [
    { key: 'capacity', header: t('hours:capacity'), align: 'right', cell: (row) => (row.capacity ? format.hours(row.capacity) : '–') },
    {
      key: 'share',
      header: t('hours:share'),
      align: 'right',
      cell: (row) => (row.capacity ? format.percent(row.actual / row.capacity) : '–'),
    },
  ]
  return [
    {
      key: 'label',
      header: t(`hours:pivots.${by}`),
      primary: true,
      cell: ({ label }) => (by === 'kind' ? t(`hours:kinds.${label as 'visit'}`) : label || t('hours:none')),
    },
    { key: 'actual', header: t('hours:actual'), align: 'right', cell: ({ actual }) => <b>{format.hours(actual)}</b> },
    { key: 'planned', header: t('hours:planned'), align: 'right', cell: ({ planned }) => (planned ? format.hours(planned) : '–') },
    {
      key: 'difference',
      header: t('hours:difference'),
      align: 'right',
      className: 'text-ink2',
      cell: ({ actual, planned }) => (planned ? format.change((actual - planned) / 60, 2) : '–'),
    },
    ...(by === 'who' ? capacity : []),
  ]
}
