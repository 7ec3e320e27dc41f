import i18next, { type i18n } from 'i18next'
import type { Language } from './languages'
import type { nl } from './nl'
import type { SameShape } from './same-shape'

/**
 * A translator for one language, ready at once: its messages are handed in, so nothing is fetched or awaited.
 * The browser passes only the language it shows; the server keeps one instance per language.
 */
export function createI18n(language: Language, messages: SameShape<typeof nl>): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    resources: { [language]: messages },
    ns: Object.keys(messages),
    defaultNS: 'common',
    fallbackLng: false,
    initImmediate: false,
    // React escapes what it shows; escaping here too would print &amp; on the screen.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  return instance
}
