import { createCookie } from '@remix-run/node'
import type { i18n } from 'i18next'
import { en } from '#app/messages/en'
import { createI18n, type Translate } from '#app/messages/i18n'
import { defaultLanguage, isLanguage, type Language, languages } from '#app/messages/languages'
import { namespaces } from '#app/messages/namespaces'
import { nl } from '#app/messages/nl'

const yearInSeconds = 365 * 24 * 60 * 60

const languageCookie = createCookie('rondo_language', { path: '/', sameSite: 'lax', maxAge: yearInSeconds })

/** The language to answer in: what this person chose, else the first one of the browser that we speak, else Dutch. */
export async function languageOf(request: Request): Promise<Language> {
  const chosen = await languageCookie.parse(request.headers.get('Cookie'))
  return isLanguage(chosen) ? chosen : firstSpoken(request.headers.get('Accept-Language'))
}

/** The Set-Cookie header that remembers this choice of language for a year. */
export function rememberLanguage(language: Language): Promise<string> {
  return languageCookie.serialize(language)
}

const instances = { nl: createI18n('nl', nl), en: createI18n('en', en) }

/** The shared translator of one language. It is read only: never change its language. */
export function i18nFor(language: Language): i18n {
  return instances[language]
}

/** The `t` for loaders, actions and mails: `const t = await translatorOf(request)`, then `t('refusals:title')`. */
export async function translatorOf(request: Request): Promise<Translate> {
  const language = await languageOf(request)
  return i18nFor(language).getFixedT(language, namespaces)
}

function firstSpoken(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';')
      const quality = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find(Boolean)
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => languages.find((ours) => ours === language)).find(Boolean) ?? defaultLanguage
}
