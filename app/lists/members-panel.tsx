import { Link, useSearchParams } from '@remix-run/react'
import { Ban, MailX, UserMinus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import { type Column, Table } from '#app/ui/table'
import { useDeed } from '#app/ui/use-deed'
import { dayOf } from '#domain/calendar/moment'
import type { ListPageProps } from './list-page'
import type { MemberRow } from './read.server'
import { UnsubscribeDialog } from './unsubscribe-dialog'
import { useTaking } from './use-taking'

/** Who stands on the list; who stays out of the file is crossed out with the reason. */
export function MembersPanel({ list, members, counts, onlyOut }: ListPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  const [search, setSearch] = useSearchParams()
  const hrefFor = (page: number) => `?${new URLSearchParams({ ...Object.fromEntries(search), page: String(page) })}`
  const show = (which: string) => setSearch(which === 'out' ? { show: 'out' } : {}, { replace: true, preventScrollReset: true })
  return (
    <Panel
      flush
      title={t('lists:people.title')}
      aside={
        counts.out > 0 && (
          <SegmentedControl
            name="show"
            legend={t('lists:people.show')}
            value={onlyOut ? 'out' : 'all'}
            onChange={show}
            options={[
              { value: 'all', label: t('lists:people.all', { count: counts.all }) },
              { value: 'out', label: t('lists:people.out', { count: counts.out }) },
            ]}
          />
        )
      }
    >
      <div className="mt-2 max-md:px-4">
        <Table
          caption={t('lists:people.title')}
          columns={useColumns(list.id)}
          rows={members.rows}
          rowKey={({ contactId }) => contactId}
          empty={
            <EmptyState
              icon={<Users aria-hidden size={22} />}
              title={t(onlyOut ? 'lists:people.noneOut' : 'lists:people.none')}
              hint={t(onlyOut ? 'lists:people.noneOutHint' : 'lists:people.noneHint')}
            />
          }
        />
      </div>
      {members.total > 0 && <Pagination page={members.page} pageSize={members.size} total={members.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function useColumns(listId: string): Column<MemberRow>[] {
  const { t } = useTranslation(['common', 'lists'])
  return [
    { key: 'name', header: t('lists:people.name'), cell: (row) => <Name row={row} /> },
    {
      key: 'organisation',
      header: t('lists:people.organisation'),
      cell: ({ customerId, organisation, place }) => (
        <span className="min-w-0">
          {customerId && (
            <Link to={`/relations/${customerId}`} prefetch="intent" className="hover:text-brand-text hover:underline">
              {organisation}
            </Link>
          )}
          {place && <span className="block text-xs text-ink3">{place}</span>}
        </span>
      ),
    },
    {
      key: 'mail',
      header: t('lists:people.mail'),
      cell: ({ email, isGeneralAddress, why }) => (
        <span className="min-w-0 break-all md:text-xs">
          <span className={classes(why && 'text-ink3 line-through')}>{email}</span>
          {isGeneralAddress && <span className="block text-xs text-ink3">{t('lists:people.general')}</span>}
        </span>
      ),
    },
    { key: 'deeds', header: t('lists:people.deeds'), align: 'right', cell: (row) => <Deeds row={row} listId={listId} /> },
  ]
}

function Name({ row }: { row: MemberRow }) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  const { contactId, name, why, unsubscribedAt, stopsMail } = row
  const said =
    unsubscribedAt === null
      ? why && t(`lists:why.${why}`)
      : t(stopsMail ? 'lists:unsubscribe.onAll' : 'lists:unsubscribe.onList', { day: format.day(dayOf(unsubscribedAt)) })
  return (
    <span className="min-w-0">
      <TextLink to={`/people/${contactId}`} className={classes(why && 'line-through')}>
        {name}
      </TextLink>
      {row.function && <span className="block text-xs font-normal text-ink3">{row.function}</span>}
      {said && (
        <span className="mt-0.5 block">
          <Chip tone="warn" icon={<Ban aria-hidden size={12} className="shrink-0" />} className="whitespace-normal">
            {said}
          </Chip>
        </span>
      )}
    </span>
  )
}

function Deeds({ row, listId }: { row: MemberRow; listId: string }) {
  const { t } = useTranslation(['common', 'lists'])
  const [asking, setAsking] = useState(false)
  const { takeOff, busy } = useTaking(listId)
  const back = useDeed(t('lists:unsubscribe.undone'))
  const { contactId, name } = row
  if (row.unsubscribedAt !== null)
    return (
      <Button
        size="sm"
        look="quiet"
        busy={back.busy}
        aria-label={t('lists:people.againOf', { name })}
        onClick={() => back.send(`/lists/${listId}/unsubscribed`, { contactId, from: 'none' })}
      >
        {t('lists:people.again')}
      </Button>
    )
  return (
    <span className="flex justify-end gap-1">
      <Button size="sm" look="quiet" onClick={() => setAsking(true)} aria-label={t('lists:people.unsubscribeOf', { name })}>
        <MailX aria-hidden size={15} />
        {t('lists:people.unsubscribe')}
      </Button>
      <Button
        size="sm"
        look="quiet"
        square
        busy={busy}
        onClick={() => takeOff(contactId, name)}
        aria-label={t('lists:people.offOf', { name })}
        title={t('lists:people.off')}
      >
        <UserMinus aria-hidden size={15} />
      </Button>
      {asking && <UnsubscribeDialog listId={listId} person={row} onClose={() => setAsking(false)} />}
    </span>
  )
}
