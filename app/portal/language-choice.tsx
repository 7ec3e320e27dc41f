import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { languages } from '#app/messages/languages'

/** The other language, as a plain form: a page holds the messages of one language only. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('nav')
  const { pathname, search } = useLocation()
  const others = languages.filter((name) => name !== i18n.language)
  return (
    <form method="post" action="/preferences" className="flex">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {others.map((name) => (
        <button
          key={name}
          type="submit"
          name="language"
          value={name}
          lang={name}
          className="min-h-11 rounded-md px-3 text-ink2 hover:bg-sunken md:min-h-9"
        >
          {t(`language.${name}`)}
        </button>
      ))}
    </form>
  )
}
