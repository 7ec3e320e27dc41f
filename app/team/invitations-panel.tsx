import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import { useDeed } from '#app/ui/use-deed'
import type { TeamScreen } from './read.server'

type Waiting = TeamScreen['invitations'][number]

/** Invitations that nobody used yet, each to be withdrawn. */
export function InvitationsPanel({ invitations }: { invitations: readonly Waiting[] }) {
  const { t } = useTranslation(['common', 'settings'])
  return (
    <Panel title={t('settings:team.waiting')} lead={t('settings:team.waitingLead')}>
      <ul>
        {invitations.map((invitation) => (
          <Line key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ invitation: { id, name, email, role, client, by, expiresAt } }: { invitation: Waiting }) {
  const { t } = useTranslation(['common', 'settings', 'auth'])
  const format = useFormat()
  const withdrawing = useDeed(t('settings:team.withdrawn', { email }))
  const facts = [email, t(`auth:roles.${role}`), client, by && t('settings:team.invitedBy', { by })].filter(Boolean).join(' · ')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block font-medium">{name || email}</span>
        <span className="block text-xs break-words text-ink3">{facts}</span>
      </span>
      <span className="text-xs text-ink3 tabular-nums">{t('settings:team.until', { at: format.momentAt(expiresAt) })}</span>
      <Button
        size="sm"
        busy={withdrawing.busy}
        aria-label={t('settings:team.withdrawNamed', { name: name || email })}
        onClick={() => withdrawing.send(`/settings/team/invitations/${id}/withdrawn`, {})}
      >
        {t('settings:team.withdraw')}
      </Button>
    </li>
  )
}
