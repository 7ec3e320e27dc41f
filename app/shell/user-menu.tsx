import { Form, Link, useLocation } from '@remix-run/react'
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Theme, themes } from '#app/http/theme'
import { languages } from '#app/messages/languages'
import { Avatar } from '#app/ui/avatar'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { floatingClasses, menuItemClasses } from '#app/ui/overlay-classes'
import { officeSettings, seesOfficeSettings } from './office-settings'
import type { ShellUser } from './shell-data'
import { SyncState } from './sync-state'
import { usePreferences } from './use-preferences'

interface UserMenuProps {
  user: ShellUser
  rail: boolean
  onKeys: () => void
}

/** Who is logged in and whether all is saved; behind it settings, look, language and the way out. Works before and without scripts. */
export function UserMenu({ user, rail, onKeys }: UserMenuProps) {
  const { t } = useTranslation(['common', 'nav'])
  const menu = useClosing()
  return (
    <details ref={menu} className="relative mt-auto border-t border-line p-1.5">
      <summary
        aria-label={t('nav:user.menu', { name: user.name })}
        className={classes(
          'flex list-none flex-col items-center gap-1.5 rounded-md p-1.5 hover:bg-sunken [details[open]>&]:bg-sunken [&::-webkit-details-marker]:hidden',
          !rail && 'lg:flex-row lg:gap-2',
        )}
      >
        <Avatar name={user.name} initials={user.initials} size={28} />
        <span className={classes('min-w-0 flex-1 leading-tight', rail ? 'hidden' : 'hidden lg:block')}>
          <span className="block truncate font-semibold">{user.name}</span>
          <SyncState />
        </span>
        <span className={rail ? undefined : 'lg:hidden'}>
          <SyncState wordClassName="sr-only" />
        </span>
      </summary>
      <div className={classes(floatingClasses, 'absolute bottom-full left-1.5 w-60 animate-enter p-1')}>
        <p className="px-2.5 pt-1.5 pb-2">
          <span className="block font-semibold">{user.name}</span>
          <span className="block text-xs text-ink3">{t(`nav:roles.${user.role}`)}</span>
        </p>
        <Line />
        <Link to="/settings/me" prefetch="intent" className={rowClasses}>
          <Settings aria-hidden size={16} className="text-ink3" />
          {t('nav:user.settings')}
        </Link>
        {seesOfficeSettings(user.role) &&
          officeSettings.map(({ name, to, icon: Icon }) => (
            <Link key={name} to={to} prefetch="intent" className={rowClasses}>
              <Icon aria-hidden size={16} className="text-ink3" />
              {t(`nav:user.${name}`)}
            </Link>
          ))}
        <button type="button" onClick={onKeys} className={rowClasses}>
          <Keyboard aria-hidden size={16} className="text-ink3" />
          <span className="flex-1">{t('nav:user.keys')}</span>
          <Kbd>?</Kbd>
        </button>
        <Line />
        <ThemeChoice />
        <LanguageChoice />
        <Line />
        <Form method="post" action="/logout">
          <button type="submit" className={rowClasses}>
            <LogOut aria-hidden size={16} className="text-ink3" />
            {t('nav:user.logOut')}
          </button>
        </Form>
      </div>
    </details>
  )
}

const rowClasses = `${menuItemClasses} hover:bg-sunken`
const themeIcons: Record<Theme, typeof Sun> = { light: Sun, dark: Moon, system: Monitor }

function ThemeChoice() {
  const { t } = useTranslation(['common', 'nav'])
  const { theme, ThemeForm } = usePreferences()
  return (
    <ThemeForm method="post" action="/preferences" className={choiceClasses}>
      <span className="flex-1">{t('nav:user.theme')}</span>
      {themes.map((name) => {
        const Icon = themeIcons[name]
        return (
          <Choice key={name} name="theme" value={name} on={name === theme} title={t(`nav:theme.${name}`)}>
            <Icon aria-hidden size={15} />
            <span className="sr-only">{t(`nav:theme.${name}`)}</span>
          </Choice>
        )
      })}
    </ThemeForm>
  )
}

/** The browser holds only one language's messages, so another language is another page load. */
function LanguageChoice() {
  const { t } = useTranslation(['common', 'nav'])
  const { language } = usePreferences()
  return (
    <Form method="post" action="/preferences" reloadDocument className={choiceClasses}>
      <span className="flex-1">{t('nav:user.language')}</span>
      {languages.map((name) => (
        <Choice key={name} name="language" value={name} on={name === language} title={t(`nav:language.${name}`)}>
          <span aria-hidden className="uppercase">
            {name}
          </span>
          <span className="sr-only" lang={name}>
            {t(`nav:language.${name}`)}
          </span>
        </Choice>
      ))}
    </Form>
  )
}

const choiceClasses = 'flex min-h-9 items-center gap-0.5 px-2.5'

function Choice({ name, value, on, title, children }: { name: string; value: string; on: boolean; title: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-pressed={on}
      title={title}
      className={classes(
        'grid h-7 min-w-8 place-items-center rounded-md px-1.5 text-xs font-semibold',
        on ? 'bg-brand-soft text-brand-text' : 'text-ink3 hover:bg-sunken hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

function Line() {
  return <hr className="-mx-1 my-1 border-line" />
}

/** An open menu closes on Escape, on a press elsewhere, and when the page changes. */
function useClosing() {
  const menu = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the reason to run, not something that is read.
  useEffect(() => menu.current?.removeAttribute('open'), [key])
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) menu.current?.removeAttribute('open')
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return
      menu.current.removeAttribute('open')
      menu.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return menu
}
