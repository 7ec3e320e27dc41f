import { useFetcher, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isTheme, type Theme } from '#app/http/theme'
import type { loader as rootLoader } from '#app/root'

/** The look and language of this browser, and how to change them. The theme changes at once, before the server has it. */
export function usePreferences() {
  const saved = useRouteLoaderData<typeof rootLoader>('root')
  const theme = useTheme()
  const { language } = useTranslation().i18n
  const fetcher = useFetcher({ key: themeFetcher })
  const keysSwitch = useFetcher({ key: 'keys' })
  const chosenKeys = keysSwitch.formData?.get('keys')
  return {
    theme,
    language,
    /** '⌘' or 'Ctrl', as on this keyboard. */
    commandKey: saved?.commandKey ?? 'Ctrl',
    keys: chosenKeys ? chosenKeys === 'on' : (saved?.keys ?? true),
    chooseTheme: (chosen: string) => fetcher.submit({ theme: chosen }, toPreferences),
    switchKeys: (on: boolean) => keysSwitch.submit({ keys: on ? 'on' : 'off' }, toPreferences),
    // The browser holds only one language's messages, so another language is another page load.
    chooseLanguage: (chosen: string) => sendForm({ language: chosen, returnTo: location.pathname + location.search }),
  }
}

const themeFetcher = 'theme'

// Without a page to return to the page stays where it is; the root loader then answers anew.
const toPreferences = { method: 'post', action: '/preferences' } as const

/** The theme on the screen: what was just chosen, else what the browser keeps. */
export function useTheme(): Theme {
  const saved = useRouteLoaderData<typeof rootLoader>('root')
  const chosen = useFetcher({ key: themeFetcher }).formData?.get('theme')
  return isTheme(chosen) ? chosen : (saved?.theme ?? 'system')
}

function sendForm(fields: Record<string, string>) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/preferences'
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}
