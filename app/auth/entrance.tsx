import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#app/messages/languages'
import { Logo } from '#app/shell/logo'
import { classes } from '#app/ui/classes'
import { Round } from './round'

/** The frame of every page before the door: logging in, a code, a new password, an invitation. */
export function Entrance({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(28rem,2fr)_3fr]">
      <main className="flex flex-col px-5 py-6 md:px-10 lg:px-14">
        <div className="flex items-center gap-2">
          <Logo size={28} />
          <b className="text-lg font-bold tracking-tight">{t('appName')}</b>
        </div>
        <div className="my-auto w-full max-w-sm self-center py-10 lg:self-start">
          <h1 className="text-2xl font-bold tracking-tight text-balance">{title}</h1>
          {lead && <p className="mt-2 text-base text-pretty text-ink2">{lead}</p>}
          <div className="mt-7">{children}</div>
        </div>
        <LanguageChoice />
      </main>
      <Round />
    </div>
  )
}

// The browser holds only one language's messages, so another language is another page load: a plain form, which also works without scripts.
function LanguageChoice() {
  const { t, i18n } = useTranslation('nav')
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/preferences" className="-ml-2.5 flex gap-1 text-ink3">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {languages.map((name) => (
        <button
          key={name}
          type="submit"
          name="language"
          value={name}
          lang={name}
          aria-pressed={name === i18n.language}
          className={classes(
            'min-h-11 rounded-md px-2.5 md:min-h-8',
            name === i18n.language ? 'font-semibold text-ink' : 'hover:bg-sunken hover:text-ink',
          )}
        >
          {t(`language.${name}`)}
        </button>
      ))}
    </form>
  )
}
