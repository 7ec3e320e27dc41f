import { useSearchParams, useSubmit } from '@remix-run/react'
import { ArrowRightLeft, Split } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { LatestPanel } from './latest-panel'
import { LoansPanel } from './loans-panel'
import type { HandoverScreen } from './read.server'

type Looker = HandoverScreen['team']['people']['rows'][number]
type Props = HandoverScreen & { clientId: string | null }

/** Who looks after how many relations, what is lent, what was handed out of late; and the ways to change that. */
export function HandoverPage({ clients, team, loans, latest, clientId }: Props) {
  const { t } = useTranslation(['common', 'handover'])
  const hrefFor = usePaged()
  return (
    <>
      <PageHeader
        title={t('handover:title')}
        lead={t('handover:lead')}
        actions={
          <>
            {clients.length > 1 && <ClientChoice clients={clients} clientId={clientId} />}
            <LinkButton to={clientId ? `/settings/handover/deal?client=${clientId}` : '/settings/handover/deal'} look="primary">
              <Split aria-hidden size={16} />
              {t('handover:deal')}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        <Gone people={team.people.rows} />
        <Panel flush title={t('handover:team.title')} lead={<TeamLead team={team} clientId={clientId} />} className="overflow-clip">
          <div className="mt-2 max-md:px-4">
            <Table
              caption={t('handover:team.title')}
              columns={useTeamColumns(clientId)}
              rows={team.people.rows}
              rowKey={({ staffId }) => staffId}
              rowClassName={({ gone }) => (gone ? 'text-ink3' : undefined)}
              empty={<EmptyState icon={<ArrowRightLeft aria-hidden size={22} />} title={t('handover:latest.none')} />}
            />
          </div>
          {team.people.total > team.people.size && <Pagination {...paged(team.people)} hrefFor={(page) => hrefFor('page', page)} />}
        </Panel>
        <LoansPanel loans={loans} hrefFor={(page) => hrefFor('loans', page)} />
        <LatestPanel latest={latest} hrefFor={(page) => hrefFor('latest', page)} />
      </div>
    </>
  )
}

const paged = ({ page, size, total }: { page: number; size: number; total: number }) => ({ page, pageSize: size, total })

function usePaged(): (name: string, page: number) => string {
  const [search] = useSearchParams()
  return (name, page) => {
    const next = new URLSearchParams(search)
    next.set(name, String(page))
    return `?${next}`
  }
}

function ClientChoice({ clients, clientId }: Pick<Props, 'clients' | 'clientId'>) {
  const { t } = useTranslation(['common', 'handover'])
  const submit = useSubmit()
  return (
    <Select
      aria-label={t('handover:client')}
      value={clientId ?? ''}
      emptyLabel={t('handover:allClients')}
      options={clients.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ target: { value } }) => submit(value ? { client: value } : {}, { replace: true, preventScrollReset: true })}
      className="w-52 max-md:w-full"
    />
  )
}

function TeamLead({ team: { active, ownerless }, clientId }: Pick<Props, 'team' | 'clientId'>) {
  const { t } = useTranslation(['common', 'handover'])
  return (
    <>
      {t('handover:team.lead', { count: ownerless, active })}{' '}
      {ownerless > 0 && <TextLink to={listOf('none', '', clientId)}>{t('handover:team.ownerless')}</TextLink>}
    </>
  )
}

function listOf(owner: string, care: string, clientId: string | null): string {
  return `/relations?${new URLSearchParams({ owner, ...(care ? { care } : {}), ...(clientId ? { client: clientId } : {}) })}`
}

function Gone({ people }: { people: readonly Looker[] }) {
  const { t } = useTranslation(['common', 'handover'])
  const gone = people.filter((person) => person.gone)
  if (gone.length === 0) return null
  return (
    <Notice tone="warn" title={t('handover:team.goneTitle')}>
      {t('handover:team.gone', { count: gone.length, names: gone.map(({ name }) => name).join(', ') })}
    </Notice>
  )
}

function useTeamColumns(clientId: string | null): Column<Looker>[] {
  const { t } = useTranslation(['common', 'handover'])
  const number = (
    key: 'owner' | 'dossier' | 'standby' | 'borrowed' | 'lent',
    of: (person: Looker) => number,
    care: string,
  ): Column<Looker> => ({
    key,
    header: t(`handover:team.${key}`),
    align: 'right',
    cell: (person) => (
      <Count person={person} count={of(person)} what={t(`handover:team.${key}`)} to={listOf(person.staffId, care, clientId)} />
    ),
  })
  return [
    {
      key: 'who',
      header: t('handover:team.who'),
      primary: true,
      cell: ({ name, initials, gone }) => (
        <span className="flex items-center gap-2.5">
          <Avatar name={name} initials={initials} size={28} />
          {name}
          {gone && <Chip tone="warn">{t('handover:team.left')}</Chip>}
        </span>
      ),
    },
    number('owner', ({ owner }) => owner, 'owner'),
    number('dossier', ({ dossierKeeper }) => dossierKeeper, 'dossier-keeper'),
    number('standby', ({ standby }) => standby, 'standby'),
    number('borrowed', ({ borrowed }) => borrowed, 'loan'),
    number('lent', ({ lent }) => lent, 'lent'),
    { key: 'tasks', header: t('handover:team.tasks'), align: 'right', cell: ({ openTasks }) => <Figure count={openTasks} /> },
    {
      key: 'more',
      header: t('handover:team.more'),
      align: 'right',
      cell: ({ staffId, name }) => (
        <TextLink
          to={`/settings/handover/staff/${staffId}`}
          aria-label={t('handover:team.passOf', { name })}
          className="inline-flex min-h-11 items-center md:min-h-6"
        >
          {t('handover:team.pass')}
        </TextLink>
      ),
    },
  ]
}

function Count({ person, count, what, to }: { person: Looker; count: number; what: string; to: string }) {
  const { t } = useTranslation(['common', 'handover'])
  if (count === 0) return <Figure count={0} />
  return (
    <TextLink
      to={to}
      aria-label={t('handover:team.see', { count, name: person.name, what })}
      className="inline-flex min-h-11 items-center md:min-h-6"
    >
      {count}
    </TextLink>
  )
}

const Figure = ({ count }: { count: number }) => <span className={count === 0 ? 'text-ink3' : undefined}>{count}</span>
