import { Link, NavLink } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CountBadge } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { groupFills } from '#app/ui/tone'
import { Logo } from './logo'
import type { Place } from './places'
import type { ShellNav, ShellUser } from './shell-data'
import { usePreferences } from './use-preferences'
import { UserMenu } from './user-menu'

interface SidebarProps {
  user: ShellUser
  nav: ShellNav
  places: readonly Place[]
  /** Icons only; on a middling screen it is so anyway. */
  rail: boolean
  onSearch: () => void
  onKeys: () => void
}

/** The menu at the left of a wide screen. */
export function Sidebar({ user, nav, places, rail, onSearch, onKeys }: SidebarProps) {
  const { t } = useTranslation(['common', 'nav'])
  const { commandKey } = usePreferences()
  return (
    <nav
      aria-label={t('nav:main')}
      className={classes(
        'group/side sticky top-0 hidden h-dvh w-15 shrink-0 flex-col border-r border-line bg-paper md:flex',
        !rail && 'lg:w-53',
      )}
    >
      <Link to="/" className={classes('flex h-14 items-center justify-center gap-2', !rail && 'lg:justify-start lg:px-4')}>
        <Logo />
        <b className={classes('text-lg font-bold tracking-tight', wordClasses(rail))}>{t('appName')}</b>
      </Link>
      <div className={classes('flex justify-center px-2 pb-3', !rail && 'lg:px-3')}>
        <button
          type="button"
          onClick={onSearch}
          aria-keyshortcuts="Control+K Meta+K"
          title={t('nav:searchOrDo')}
          className={classes(
            'flex size-10 items-center justify-center gap-2 rounded-md text-ink3 hover:bg-sunken',
            !rail &&
              'lg:h-8 lg:w-full lg:justify-start lg:border lg:border-line lg:bg-surface lg:px-2 lg:hover:border-edge lg:hover:bg-surface',
          )}
        >
          <Search aria-hidden size={rail ? 19 : 15} className="shrink-0" />
          <span className={classes('flex-1 text-left', wordClasses(rail))}>{t('nav:searchOrDo')}</span>
          <span className={rail ? 'hidden' : 'hidden lg:block'}>
            <Kbd>{commandKey === '⌘' ? '⌘K' : 'Ctrl K'}</Kbd>
          </span>
        </button>
      </div>
      <ul className="flex flex-col gap-0.5 px-2">
        {places.map((place) => (
          <li key={place.name}>
            <PlaceLink place={place} count={nav.counts[place.name] ?? 0} rail={rail} />
          </li>
        ))}
      </ul>
      {nav.pinned.length > 0 && (
        <div className={classes('mt-6 min-h-0 overflow-y-auto px-2', rail ? 'hidden' : 'hidden lg:block')}>
          <p className="mb-1.5 px-2.5 text-xs font-semibold text-ink3">{t('nav:pinned')}</p>
          <ul>
            {nav.pinned.map(({ to, label, colour }) => (
              <li key={to}>
                <NavLink to={to} prefetch="intent" className={({ isActive }) => classes(pinClasses, isActive ? 'text-ink' : 'text-ink2')}>
                  <i aria-hidden className={classes('size-2 shrink-0 rounded-[3px]', groupFills[colour])} />
                  <span className="truncate">{label}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      <UserMenu user={user} rail={rail} onKeys={onKeys} />
    </nav>
  )
}

function PlaceLink({ place, count, rail }: { place: Place; count: number; rail: boolean }) {
  const { t } = useTranslation(['common', 'nav'])
  const { icon: Icon } = place
  const label = t(`nav:${place.name}`)
  return (
    <NavLink
      to={place.to}
      prefetch="intent"
      title={rail ? label : undefined}
      className={({ isActive }) =>
        classes(
          'relative mx-auto flex size-10 items-center justify-center gap-2.5 rounded-md font-medium transition-colors duration-100',
          !rail && 'lg:h-8 lg:w-full lg:justify-start lg:px-2.5',
          isActive ? 'bg-brand-soft text-brand-text [&_svg]:stroke-[2.3]' : 'text-ink2 hover:bg-sunken hover:text-ink',
        )
      }
    >
      <Icon aria-hidden size={rail ? 19 : 17} strokeWidth={1.9} className="shrink-0" />
      <span className={classes('flex-1', wordClasses(rail))}>{label}</span>
      {count > 0 && (
        <>
          <i
            aria-hidden
            className={classes('absolute top-1.5 right-1.5 size-2 rounded-full bg-now ring-2 ring-paper', !rail && 'lg:hidden')}
          />
          <span className={rail ? 'sr-only' : 'sr-only lg:not-sr-only lg:flex'}>
            <CountBadge count={count} label={t('nav:waiting', { count })} />
          </span>
        </>
      )}
    </NavLink>
  )
}

const pinClasses = 'flex h-8 items-center gap-2 rounded-md px-2.5 hover:bg-sunken'

/** Words are always there for a screen reader; the eye gets them where there is room. */
function wordClasses(rail: boolean): string {
  return rail ? 'sr-only' : 'sr-only lg:not-sr-only'
}
