import { RemixBrowser } from '@remix-run/react'
import type { i18n } from 'i18next'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { AnswerContext } from '#app/http/nonce'
import { createI18n } from '#app/messages/i18n'

/** The browser takes only the messages of the language the server answered in: that language is on the html element. */
async function messagesHere(): Promise<i18n> {
  if (document.documentElement.lang === 'en') return createI18n('en', (await import('#app/messages/en')).en)
  return createI18n('nl', (await import('#app/messages/nl')).nl)
}

async function hydrate() {
  const i18n = await messagesHere()
  const answer = { nonce: '', requestId: document.documentElement.dataset.request ?? null, pathname: location.pathname }
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <AnswerContext.Provider value={answer}>
          <I18nextProvider i18n={i18n}>
            <RemixBrowser />
          </I18nextProvider>
        </AnswerContext.Provider>
      </StrictMode>,
    )
  })
}

// Radix locks the page behind a dialog by a style element of its own; what makes that element takes its nonce from this name.
Object.assign(globalThis, { __webpack_nonce__: document.querySelector('script')?.nonce })

void hydrate()
