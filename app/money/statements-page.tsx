import { Form, useSearchParams } from '@remix-run/react'
import { ReceiptText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import type { StatementsScreen } from './statements.server'

type Row = StatementsScreen['rows'][number]

/** Every statement that was issued, and the way to make the next one. */
export function StatementsPage({
  rows,
  total,
  page,
  size,
  clients,
  client,
  through,
  latest,
}: StatementsScreen & { client: string; through: string; latest: string }) {
  const { t } = useTranslation(['common', 'money'])
  const [params] = useSearchParams()
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(to) })}`
  const names = clients.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <PageHeader
        title={t('money:statements.title')}
        lead={t('money:statements.lead')}
        actions={<LinkButton to="/settings/invoicing">{t('money:invoicing.title')}</LinkButton>}
      />
      <div className="grid gap-4">
        <Panel title={t('money:statements.make')} lead={t('money:statements.makeLead')}>
          <Form method="get" action="/statements/new" className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
            <Field label={t('money:statements.client')}>
              <Select
                name="client"
                options={names}
                emptyLabel={clients.length ? undefined : t('money:statements.noClients')}
                defaultValue={client || undefined}
              />
            </Field>
            <Field label={t('money:statements.through')}>
              <Input type="date" name="to" defaultValue={through} max={latest} required />
            </Field>
            <Button type="submit" look="primary" disabled={clients.length === 0}>
              {t('money:statements.look')}
            </Button>
          </Form>
        </Panel>
        <Panel flush className="overflow-clip">
          <Form method="get" className="flex flex-wrap items-end gap-3 p-4 md:px-5">
            <Field label={t('money:statements.client')} hideLabel className="w-64 max-sm:w-full">
              <Select name="client" options={names} emptyLabel={t('money:statements.all')} defaultValue={client} />
            </Field>
            <Button type="submit">{t('money:statements.show')}</Button>
          </Form>
          <div className="max-md:px-4">
            <Table
              caption={t('money:statements.title')}
              columns={useColumns()}
              rows={rows}
              rowKey={({ id }) => id}
              empty={
                <EmptyState
                  icon={<ReceiptText aria-hidden size={22} />}
                  title={t('money:statements.empty')}
                  hint={t('money:statements.emptyHint')}
                />
              }
            />
          </div>
          {total > size && <Pagination page={page} pageSize={size} total={total} hrefFor={hrefFor} />}
        </Panel>
      </div>
    </>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  return [
    {
      key: 'number',
      header: t('money:statements.number'),
      primary: true,
      cell: ({ id, number }) => <TextLink to={`/statements/${id}`}>{number}</TextLink>,
    },
    { key: 'client', header: t('money:statements.client'), cell: ({ client }) => client },
    { key: 'period', header: t('money:statements.period'), cell: ({ startsOn, endsOn }) => format.period({ from: startsOn, to: endsOn }) },
    {
      key: 'issued',
      header: t('money:statements.issued'),
      className: 'whitespace-nowrap',
      cell: ({ issuedOn }) => format.day(issuedOn, 'medium'),
    },
    {
      key: 'due',
      header: t('money:statements.due'),
      wideOnly: true,
      className: 'whitespace-nowrap',
      cell: ({ dueOn }) => format.day(dueOn, 'medium'),
    },
    {
      key: 'state',
      header: t('money:statements.state'),
      cell: ({ creditsNumber, creditedBy }) => {
        if (creditsNumber) return <Chip tone="brand">{t('money:statements.credits', { number: creditsNumber })}</Chip>
        return creditedBy ? <Chip tone="warn">{t('money:statements.creditedBy', { number: creditedBy })}</Chip> : null
      },
    },
    {
      key: 'total',
      header: t('money:statements.total'),
      align: 'right',
      className: 'whitespace-nowrap',
      cell: ({ totalCents }) => <b>{format.euro(totalCents)}</b>,
    },
  ]
}
