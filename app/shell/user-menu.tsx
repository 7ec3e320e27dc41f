import { Form, Link, useSubmit } from '@remix-run/react'
import { Keyboard, LogOut, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { themes } from '#app/http/theme'
import { languages } from '#app/messages/languages'
import { Avatar } from '#app/ui/avatar'
import { classes } from '#app/ui/classes'
import { DropdownMenu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuLine } from '#app/ui/dropdown-menu'
import { Kbd } from '#app/ui/kbd'
import type { ShellUser } from './shell-data'
import { SyncState } from './sync-state'
import { usePreferences } from './use-preferences'

/** Who is logged in, whether all is saved, and the menu that goes with it. */
export function UserMenu({ user, rail, onKeys }: { user: ShellUser; rail: boolean; onKeys: () => void }) {
  const { t } = useTranslation(['common', 'nav'])
  const { theme, language, chooseTheme, chooseLanguage } = usePreferences()
  const submit = useSubmit()
  return (
    <div className="mt-auto border-t border-line p-1.5">
      <DropdownMenu
        align="start"
        side="top"
        className="w-60"
        trigger={
          <button
            type="button"
            aria-label={t('nav:user.menu', { name: user.name })}
            className={classes(
              'flex w-full flex-col items-center gap-1.5 rounded-md p-1.5 hover:bg-sunken data-[state=open]:bg-sunken',
              !rail && 'lg:flex-row lg:gap-2',
            )}
          >
            <Avatar name={user.name} initials={user.initials} size={28} />
            <span className={classes('min-w-0 flex-1 text-left leading-tight', rail ? 'hidden' : 'hidden lg:block')}>
              <span className="block truncate font-semibold">{user.name}</span>
              <SyncState />
            </span>
            <span className={rail ? undefined : 'lg:hidden'}>
              <SyncState wordClassName="sr-only" />
            </span>
          </button>
        }
      >
        <p className="px-2.5 pt-1.5 pb-1">
          <span className="block font-semibold">{user.name}</span>
          <span className="block text-xs text-ink3">{t(`nav:roles.${user.role}`)}</span>
        </p>
        <MenuLine />
        <MenuItem asChild>
          <Link to="/settings/me" prefetch="intent">
            <Settings aria-hidden size={16} className="text-ink3" />
            {t('nav:user.settings')}
          </Link>
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden size={16} />} aside={<Kbd>?</Kbd>} onSelect={onKeys}>
          {t('nav:user.keys')}
        </MenuItem>
        <MenuLine />
        <MenuLabel>{t('nav:user.theme')}</MenuLabel>
        <MenuChoices value={theme} onValueChange={chooseTheme}>
          {themes.map((name) => (
            <MenuChoice key={name} value={name} onSelect={(event) => event.preventDefault()}>
              {t(`nav:theme.${name}`)}
            </MenuChoice>
          ))}
        </MenuChoices>
        <MenuLabel>{t('nav:user.language')}</MenuLabel>
        <MenuChoices value={language} onValueChange={chooseLanguage}>
          {languages.map((name) => (
            <MenuChoice key={name} value={name} lang={name}>
              {t(`nav:language.${name}`)}
            </MenuChoice>
          ))}
        </MenuChoices>
        <MenuLine />
        <MenuItem icon={<LogOut aria-hidden size={16} />} onSelect={() => submit(null, { method: 'post', action: '/logout' })}>
          {t('nav:user.logOut')}
        </MenuItem>
      </DropdownMenu>
      <noscript>
        <Form method="post" action="/logout" className="p-2">
          <button type="submit" className="font-medium underline">
            {t('nav:user.logOut')}
          </button>
        </Form>
      </noscript>
    </div>
  )
}
