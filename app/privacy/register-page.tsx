import { Form } from '@remix-run/react'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import type { PrivacyRow } from '#db/privacy-requests'
import { privacyKinds } from '#domain/relations/privacy-request'
import { PrivacyFrame } from './frame'
import type { RegisterScreen } from './register.server'
import { StandingChip } from './standing-chip'

type Asked = { show: 'open' | 'done' | 'all'; kind: string; client: string }
type Props = RegisterScreen & { asked: Asked; today: string }

/** Every request about somebody's own data: what is late first, then what is open by its last day. */
export function RegisterPage({ list, counts, clients, asked, today }: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  const hrefFor = (page: number) => `?${new URLSearchParams({ ...asked, page: String(page) })}`
  const empty = (
    <EmptyState
      icon={<ShieldCheck aria-hidden size={22} />}
      title={t(asked.show === 'open' ? 'privacy:list.empty' : 'privacy:list.emptyDone')}
      hint={t('privacy:list.emptyHint')}
    />
  )
  return (
    <PrivacyFrame>
      <div className="grid gap-4">
        {counts.late > 0 && <Notice tone="bad">{t('privacy:list.late', { count: counts.late })}</Notice>}
        <Panel flush className="overflow-clip">
          <Filter asked={asked} clients={clients} />
          <div className="max-md:px-4">
            <Table caption={t('privacy:title')} columns={useColumns(today)} rows={list.rows} rowKey={({ id }) => id} empty={empty} />
          </div>
          {list.total > list.size && <Pagination page={list.page} pageSize={list.size} total={list.total} hrefFor={hrefFor} />}
        </Panel>
      </div>
    </PrivacyFrame>
  )
}

function Filter({ asked, clients }: Pick<Props, 'asked' | 'clients'>) {
  const { t } = useTranslation(['common', 'privacy'])
  const shows = (['open', 'done', 'all'] as const).map((value) => ({ value, label: t(`privacy:list.${value}`) }))
  return (
    <Form method="get" className="grid items-end gap-3 p-4 sm:grid-cols-2 md:p-5 lg:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label={t('privacy:list.state')}>
        <Select name="show" options={shows} defaultValue={asked.show} />
      </Field>
      <Field label={t('privacy:list.kind')}>
        <Select
          name="kind"
          options={privacyKinds.map((kind) => ({ value: kind, label: t(`privacy:kinds.${kind}`) }))}
          emptyLabel={t('privacy:list.anyKind')}
          defaultValue={asked.kind}
        />
      </Field>
      <Field label={t('privacy:list.client')}>
        <Select
          name="client"
          options={clients.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={t('privacy:list.anyClient')}
          defaultValue={asked.client}
        />
      </Field>
      <Button type="submit">{t('privacy:list.show')}</Button>
    </Form>
  )
}

function useColumns(today: string): Column<PrivacyRow>[] {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  return [
    {
      key: 'who',
      header: t('privacy:list.who'),
      primary: true,
      cell: ({ id, name }) => <TextLink to={`/privacy/${id}`}>{name}</TextLink>,
    },
    { key: 'kind', header: t('privacy:list.kind'), cell: ({ kind }) => t(`privacy:kinds.${kind}`) },
    { key: 'client', header: t('privacy:list.client'), cell: ({ client }) => client },
    { key: 'received', header: t('privacy:list.received'), wideOnly: true, cell: ({ receivedOn }) => format.day(receivedOn, 'medium') },
    { key: 'due', header: t('privacy:list.due'), cell: ({ dueOn }) => format.day(dueOn, 'medium') },
    { key: 'state', header: t('privacy:list.state'), cell: (row) => <StandingChip request={row} today={today} /> },
  ]
}
