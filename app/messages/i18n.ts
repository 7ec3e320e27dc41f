import i18next, { type i18n, type TFunction } from 'i18next'
import type { Language } from './languages'
import { namespaces } from './namespaces'
import type { nl } from './nl'
import type { SameShape } from './same-shape'

/** A `t` that knows every namespace: `t('save')` is common, others are named: `t('units:title')`. */
export type Translate = TFunction<typeof namespaces>

const made = new Map<string, i18n>()

/**
 * A translator for one language, ready at once: its messages are handed in, so nothing is fetched or awaited.
 * The browser passes only the language it shows; the server keeps one instance per language.
 * @param messages all namespaces, or on the page of the day those of the road: nothing on a page may ask for others (tests/road-words.test.ts)
 */
export function createI18n(language: Language, messages: Partial<SameShape<typeof nl>>): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    resources: { [language]: messages },
    ns: namespaces.filter((name) => name in messages),
    defaultNS: 'common',
    fallbackLng: false,
    initImmediate: false,
    // React escapes what it shows; escaping here too would print &amp; on the screen.
    interpolation: { escapeValue: false, alwaysFormat: true, format: written },
    react: { useSuspense: false },
    returnNull: false,
  })
  made.set(language, instance)
  return instance
}

/** The `t` of a language outside React; undefined in the browser for the language it did not load. */
export function translatorIn(language: string): Translate | undefined {
  return made.get(language)?.getFixedT(language, namespaces)
}

/** Numbers in a sentence are written as its language writes them, "1.250 klanten"; only a year has no separator. Texts stay as they are. */
function written(value: unknown, _format: string | undefined, language: string | undefined, options?: Record<string, unknown>): string {
  if (typeof value !== 'number' || options?.interpolationkey === 'year') return String(value ?? '')
  return value.toLocaleString(language)
}
