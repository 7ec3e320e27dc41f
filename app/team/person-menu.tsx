import { Ellipsis, LogOut, UserCheck, UserCog, UserX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { DropdownMenu, MenuItem } from '#app/ui/dropdown-menu'
import { TextLink } from '#app/ui/link-button'
import { useDeed } from '#app/ui/use-deed'
import type { TeamRow, TeamScreen } from './read.server'
import { RoleDialog } from './role-dialog'

/** What may be done about one person: another role, out everywhere, the login ended or back. */
export function PersonMenu({ person, roles }: { person: TeamRow; roles: TeamScreen['roles'] }) {
  const { t } = useTranslation(['common', 'settings'])
  const [asking, setAsking] = useState<'role' | 'disable' | null>(null)
  const { name, userId, state, sessions } = person
  const base = `/settings/team/${userId}`
  const access = useDeed(t(state === 'disabled' ? 'settings:team.enabled' : 'settings:team.disabled', { name }))
  const out = useDeed(t('settings:team.loggedOut', { name }))
  const choices = person.client ? (['owner', 'staff'] as const) : roles
  return (
    <>
      <DropdownMenu
        trigger={
          <Button look="quiet" size="sm" square aria-label={t('settings:team.more', { name })}>
            <Ellipsis aria-hidden size={18} />
          </Button>
        }
      >
        {choices.length > 1 && (
          <MenuItem icon={<UserCog aria-hidden size={16} />} onSelect={() => setAsking('role')}>
            {t('settings:team.changeRole')}
          </MenuItem>
        )}
        {sessions > 0 && (
          <MenuItem
            icon={<LogOut aria-hidden size={16} />}
            aside={t('settings:team.devices', { count: sessions })}
            onSelect={() => out.send(`${base}/sessions`, {})}
          >
            {t('settings:team.logOut')}
          </MenuItem>
        )}
        {state === 'disabled' ? (
          <MenuItem icon={<UserCheck aria-hidden size={16} />} onSelect={() => access.send(`${base}/access`, { may: 'yes' })}>
            {t('settings:team.enable')}
          </MenuItem>
        ) : (
          <MenuItem danger icon={<UserX aria-hidden size={16} />} onSelect={() => setAsking('disable')}>
            {t('settings:team.disable')}
          </MenuItem>
        )}
      </DropdownMenu>
      <RoleDialog person={person} choices={choices} open={asking === 'role'} onOpenChange={(open) => setAsking(open ? 'role' : null)} />
      <ConfirmDialog
        open={asking === 'disable'}
        onOpenChange={(open) => setAsking(open ? 'disable' : null)}
        title={t('settings:team.disableTitle', { name })}
        lead={
          <>
            {t('settings:team.disableLead')}
            {!person.client && (
              <TextLink to={`/settings/handover/staff/${person.id}`} className="mt-2 block">
                {t('settings:team.passFirst', { name })}
              </TextLink>
            )}
          </>
        }
        confirmLabel={t('settings:team.disable')}
        onConfirm={() => access.send(`${base}/access`, { may: 'no' })}
      />
    </>
  )
}
