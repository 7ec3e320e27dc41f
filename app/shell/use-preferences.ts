import { useFetcher, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isTheme, type Theme } from '#app/http/theme'
import type { loader as rootLoader } from '#app/root'

const themeKey = 'theme'
const keysKey = 'keys'

/**
 * The look and language of this browser. ThemeForm and KeysForm post to /preferences and stay on the page; what is chosen in them
 * shows at once, before the server has it.
 */
export function usePreferences() {
  const saved = useRouteLoaderData<typeof rootLoader>('root')
  const keysFetcher = useFetcher({ key: keysKey })
  const themeFetcher = useFetcher({ key: themeKey })
  const chosenKeys = keysFetcher.formData ? keysFetcher.formData.has('keysOn') : undefined
  return {
    theme: useTheme(),
    language: useTranslation().i18n.language,
    /** '⌘' or 'Ctrl', as on this keyboard. */
    commandKey: saved?.commandKey ?? 'Ctrl',
    keys: chosenKeys ?? saved?.keys ?? true,
    ThemeForm: themeFetcher.Form,
    KeysForm: keysFetcher.Form,
  }
}

/** The theme on the screen: what was just chosen, else what the browser keeps. */
export function useTheme(): Theme {
  const saved = useRouteLoaderData<typeof rootLoader>('root')
  const chosen = useFetcher({ key: themeKey }).formData?.get('theme')
  return isTheme(chosen) ? chosen : (saved?.theme ?? 'system')
}

/** Sends the form in which something was just chosen. */
export function sendOnChange(event: { currentTarget: HTMLFormElement }) {
  event.currentTarget.requestSubmit()
}
