import { NavLink } from '@remix-run/react'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { useLater } from '#app/ui/use-later'
import type { Place } from './places'
import type { ShellNav, ShellUser } from './shell-data'

interface PhoneBarProps {
  user: ShellUser
  nav: ShellNav
  places: readonly Place[]
  onSearch: () => void
}

/** The bar at the bottom of a phone: three places and, behind More, all the others. */
export function PhoneBar({ user, nav, places, onSearch }: PhoneBarProps) {
  const { t } = useTranslation(['common', 'nav'])
  return (
    <nav
      aria-label={t('nav:main')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex in-data-[hand=left]:flex-row-reverse">
        {places
          .filter((place) => place.onPhoneBar)
          .map((place) => (
            <li key={place.name} className="flex-1">
              <NavLink
                to={place.to}
                className={({ isActive }) => classes(barItemClasses, isActive ? 'text-brand-text [&_svg]:stroke-[2.3]' : 'text-ink3')}
              >
                <BarFace icon={place.icon} label={t(`nav:${place.name}`)} count={nav.counts[place.name] ?? 0} />
              </NavLink>
            </li>
          ))}
        <li className="flex-1">
          <More user={user} nav={nav} places={places.filter((place) => !place.onPhoneBar)} onSearch={onSearch} />
        </li>
      </ul>
    </nav>
  )
}

const barItemClasses = 'flex h-16 w-full flex-col items-center justify-center gap-1 text-xs font-medium focus-visible:outline-offset-[-2px]'

function BarFace({ icon: Icon, label, count }: { icon: LucideIcon; label: string; count: number }) {
  const { t } = useTranslation(['common', 'nav'])
  return (
    <>
      <span className="relative">
        <Icon aria-hidden size={23} strokeWidth={1.9} />
        {count > 0 && <i aria-hidden className="absolute -top-0.5 -right-1 size-2.5 rounded-full bg-now ring-2 ring-surface" />}
      </span>
      {label}
      {count > 0 && <span className="sr-only">{t('nav:waiting', { count })}</span>}
    </>
  )
}

// Opened now and then: its code comes when it is first asked for, or with the day a phone keeps.
const loadMore = () => import('./more-sheet')

function More(props: PhoneBarProps) {
  const { t } = useTranslation(['common', 'nav'])
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState(false)
  const MoreSheet = useLater(loadMore, asked)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerDown={() => setAsked(true)}
        onClick={() => {
          setAsked(true)
          setOpen(true)
        }}
        className={classes(barItemClasses, 'text-ink3')}
      >
        <BarFace icon={Ellipsis} label={t('nav:more')} count={0} />
      </button>
      {MoreSheet && <MoreSheet {...props} open={open} onOpenChange={setOpen} />}
    </>
  )
}
