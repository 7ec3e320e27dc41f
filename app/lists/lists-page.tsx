import { Form, useSearchParams } from '@remix-run/react'
import { ListChecks, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { useNarrowing } from '#app/ui/use-narrowing'
import { useRowKeys } from '#app/ui/use-row-keys'
import { FormDialog } from '#app/units/form-dialog'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { listState, usualExpiry } from '#domain/relations/project-list'
import { ListFields } from './list-fields'
import { StateChip } from './list-words'
import type { ListsScreen } from './read.server'

type Props = ListsScreen & { over: boolean; clientId: string | null; today: Day; op: string }
type Row = ListsScreen['page']['rows'][number]

/** The temporary lists: those of now with what expires first on top, and what is left to say of those that are over. */
export function ListsPage(props: Props) {
  const { t } = useTranslation(['common', 'lists'])
  const [search] = useSearchParams()
  const { page, over, choices } = props
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(table)
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...Object.fromEntries(search), page: String(to) })}`
  return (
    <>
      <PageHeader title={t('lists:title')} lead={t('lists:lead')} actions={choices.length > 0 && <MakeList {...props} />} />
      <Filters {...props} />
      <div ref={table}>
        <Panel flush className="mt-4">
          <div className="max-md:px-4">
            <Table
              caption={t('lists:title')}
              columns={useColumns(props)}
              rows={page.rows}
              rowKey={({ id }) => id}
              empty={
                <EmptyState
                  icon={<ListChecks aria-hidden size={22} />}
                  title={t(over ? 'lists:emptyOver' : 'lists:empty')}
                  hint={t(over ? 'lists:emptyOverHint' : 'lists:emptyHint')}
                />
              }
            />
          </div>
          {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
        </Panel>
      </div>
    </>
  )
}

function Filters({ over, clientId, choices }: Props) {
  const { t } = useTranslation(['common', 'lists'])
  const { send } = useNarrowing()
  return (
    <Form method="get" className="flex flex-wrap items-center gap-2" onChange={({ currentTarget }) => send(currentTarget)}>
      <SegmentedControl
        key={String(over)}
        name="which"
        legend={t('lists:title')}
        defaultValue={over ? 'over' : 'now'}
        options={[
          { value: 'now', label: t('lists:tabs.now') },
          { value: 'over', label: t('lists:tabs.over') },
        ]}
      />
      {choices.length > 1 && (
        <Select
          key={clientId}
          name="client"
          aria-label={t('lists:client')}
          defaultValue={clientId ?? ''}
          emptyLabel={t('lists:allClients')}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Form>
  )
}

function MakeList({ choices, clientId, today, latest, op }: Props) {
  const { t } = useTranslation(['common', 'lists'])
  const [chosen, setChosen] = useState(clientId ?? choices[0]?.id ?? '')
  const campaigns = choices.find(({ id }) => id === chosen)?.campaigns ?? []
  return (
    <FormDialog
      action="/lists?index"
      op={op}
      title={t('lists:form.title')}
      lead={t('lists:form.lead')}
      submit={t('lists:form.make')}
      told={t('lists:form.made')}
      size="md"
      trigger={<Button look="primary">{t('lists:make')}</Button>}
    >
      {(errors) => (
        <>
          <Field label={t('lists:client')} error={errors.clientId}>
            <Select
              name="clientId"
              value={chosen}
              onChange={({ target: { value } }) => setChosen(value)}
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <ListFields
            key={chosen}
            errors={errors}
            list={{ name: '', purpose: '', campaignId: null, expiresOn: usualExpiry(today) }}
            {...{ campaigns, today, latest }}
          />
        </>
      )}
    </FormDialog>
  )
}

function useColumns({ over, today, choices }: Props): Column<Row>[] {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  const client: Column<Row> = {
    key: 'client',
    header: t('lists:columns.client'),
    cell: (row) => <span className="text-ink2">{row.client}</span>,
  }
  return [
    {
      key: 'name',
      header: t('lists:columns.name'),
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <TextLink to={`/lists/${row.id}`} data-row-link>
            {row.name}
          </TextLink>
          {!over && <StateChip state={listState(row, today)} />}
          {row.campaign && <span className="text-xs font-normal text-ink3">{row.campaign}</span>}
        </span>
      ),
    },
    ...(choices.length > 1 ? [client] : []),
    { key: 'people', header: t('lists:columns.people'), align: 'right', cell: (row) => format.number(row.people) },
    {
      key: 'until',
      header: t(over ? 'lists:columns.ended' : 'lists:columns.until'),
      align: 'right',
      cell: (row) => format.day(over && row.endedAt ? dayOf(row.endedAt) : row.expiresOn, 'medium'),
    },
    {
      key: 'exported',
      header: t('lists:columns.exported'),
      align: 'right',
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
          {row.exportedAt ? format.day(dayOf(row.exportedAt)) : <span className="text-ink3">{t('lists:never')}</span>}
          {over && row.uploads > 0 && (
            <Chip tone="now" icon={<Upload aria-hidden size={12} />}>
              {t('lists:uploads', { count: row.uploads })}
            </Chip>
          )}
        </span>
      ),
    },
    { key: 'madeBy', header: t('lists:columns.madeBy'), cell: (row) => <span className="text-ink2">{row.madeBy}</span>, wideOnly: true },
  ]
}
