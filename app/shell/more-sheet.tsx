import { Form, Link, useLocation } from '@remix-run/react'
import { LogOut, Search, Settings } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar'
import { CountBadge } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { Sheet } from '#app/ui/sheet'
import { groupFills } from '#app/ui/tone'
import { officeSettings, seesOfficeSettings } from './office-settings'
import type { Place } from './places'
import type { ShellNav, ShellUser } from './shell-data'
import { SyncState } from './sync-state'

interface MoreSheetProps {
  user: ShellUser
  nav: ShellNav
  places: readonly Place[]
  onSearch: () => void
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Behind More on a phone: the other places, the settings, and the way out. */
export default function MoreSheet({ user, nav, places, onSearch, open, onOpenChange }: MoreSheetProps) {
  const { t } = useTranslation(['common', 'nav'])
  const { key } = useLocation()
  // A sheet that stays open over the page it led to would hide it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the reason to run, not something that is read.
  useEffect(() => onOpenChange(false), [key])
  return (
    <Sheet title={t('nav:more')} open={open} onOpenChange={onOpenChange}>
      <button
        type="button"
        onClick={() => {
          onOpenChange(false)
          onSearch()
        }}
        className="mb-3 flex h-12 w-full items-center gap-3 rounded-lg border border-line bg-paper px-4 text-ink3"
      >
        <Search aria-hidden size={18} />
        {t('nav:searchOrDo')}
      </button>
      <ul>
        {places.map(({ name, to, icon: Icon }) => (
          <SheetRow key={name} to={to} mark={<Icon aria-hidden size={20} strokeWidth={1.9} className="text-ink3" />}>
            <span className="flex-1">{t(`nav:${name}`)}</span>
            <CountBadge count={nav.counts[name] ?? 0} label={t('nav:waiting', { count: nav.counts[name] ?? 0 })} />
          </SheetRow>
        ))}
        {seesOfficeSettings(user.role) &&
          officeSettings.map(({ name, to, icon: Icon }) => (
            <SheetRow key={name} to={to} mark={<Icon aria-hidden size={20} strokeWidth={1.9} className="text-ink3" />}>
              <span className="flex-1">{t(`nav:user.${name}`)}</span>
            </SheetRow>
          ))}
      </ul>
      {nav.pinned.length > 0 && <p className="mt-3 mb-1 text-xs font-semibold text-ink3">{t('nav:pinned')}</p>}
      <ul>
        {nav.pinned.map(({ to, label, colour }) => (
          <SheetRow key={to} to={to} mark={<i aria-hidden className={classes('mx-1.5 size-2 rounded-[3px]', groupFills[colour])} />}>
            <span className="truncate">{label}</span>
          </SheetRow>
        ))}
      </ul>
      <div className="mt-3 flex items-center gap-3 border-t border-line pt-4">
        <Avatar name={user.name} initials={user.initials} size={36} />
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate font-semibold">{user.name}</span>
          <SyncState />
        </span>
        <Link to="/settings/me" aria-label={t('nav:user.settings')} className="grid size-11 place-items-center rounded-md text-ink2">
          <Settings aria-hidden size={20} />
        </Link>
        <Form method="post" action="/logout">
          <button type="submit" aria-label={t('nav:user.logOut')} className="grid size-11 place-items-center rounded-md text-ink2">
            <LogOut aria-hidden size={20} />
          </button>
        </Form>
      </div>
    </Sheet>
  )
}

function SheetRow({ to, mark, children }: { to: string; mark: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link to={to} className="flex min-h-12 items-center gap-3 rounded-md font-medium">
        {mark}
        {children}
      </Link>
    </li>
  )
}
