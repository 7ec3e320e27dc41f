import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar, initialsOf } from '#app/ui/avatar'
import { Chip } from '#app/ui/chip'
import type { Column } from '#app/ui/table'
import { PersonMenu } from './person-menu'
import type { TeamRow, TeamScreen } from './read.server'

/** The columns of the list: our people with their campaigns, or the clients' people with their client. */
export function useTeamColumns(of: 'office' | 'clients', roles: TeamScreen['roles']): Column<TeamRow>[] {
  const { t } = useTranslation(['common', 'settings', 'auth'])
  const format = useFormat()
  return [
    { key: 'name', header: t('settings:team.name'), primary: true, cell: (person) => <Who person={person} /> },
    { key: 'role', header: t('settings:team.role'), cell: ({ role }) => t(`auth:roles.${role}`) },
    of === 'clients'
      ? { key: 'client', header: t('settings:team.client'), cell: ({ client }) => client?.name ?? '–' }
      : { key: 'campaigns', header: t('settings:team.campaigns'), cell: ({ campaigns }) => <Campaigns names={campaigns} /> },
    {
      key: 'seen',
      header: t('settings:team.lastSeen'),
      cell: ({ lastSeenAt }) => (
        <span className="tabular-nums">{lastSeenAt ? format.momentAt(lastSeenAt) : t('settings:team.neverSeen')}</span>
      ),
    },
    {
      key: 'secondFactor',
      header: t('settings:team.secondFactor'),
      cell: ({ userId, secondFactor }) => (userId ? <Factor on={secondFactor} /> : '–'),
    },
    {
      key: 'more',
      header: t('settings:team.manage'),
      align: 'right',
      cell: (person) => person.mayManage && <PersonMenu person={person} roles={roles} />,
    },
  ]
}

function Who({ person: { name, email, state } }: { person: TeamRow }) {
  const { t } = useTranslation(['common', 'settings'])
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} initials={initialsOf(name)} size={28} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          {name}
          {state !== 'active' && <Chip tone={state === 'disabled' ? 'bad' : 'neutral'}>{t(`settings:team.states.${state}`)}</Chip>}
        </span>
        <span className="block truncate text-xs font-normal text-ink3">{email}</span>
      </span>
    </span>
  )
}

function Factor({ on }: { on: boolean }) {
  const { t } = useTranslation(['common', 'settings'])
  if (!on) return <span className="text-ink3">{t('settings:team.no')}</span>
  return (
    <span className="inline-flex items-center gap-1 text-ok-text">
      <ShieldCheck aria-hidden size={15} />
      {t('settings:team.yes')}
    </span>
  )
}

const shown = 2

function Campaigns({ names }: { names: readonly string[] }) {
  const { t } = useTranslation(['common', 'settings'])
  if (names.length === 0) return <span className="text-ink3">–</span>
  const more = names.length - shown
  return (
    <span title={names.join(', ')}>
      {names.slice(0, shown).join(', ')}
      {more > 0 && <span className="text-ink3"> {t('settings:team.andMore', { count: more })}</span>}
    </span>
  )
}
