import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { AnswerContext } from '#app/http/nonce'
import { createI18n } from '#app/messages/i18n'
import { dataId, pageId } from './page-data'
import { RoadPage } from './road-page'

/** The browser's side of the day on its own: no router, the words of the road in one language, the data that stands on the page. */
async function hydrate(at: HTMLElement) {
  const page = JSON.parse(document.getElementById(dataId)?.textContent ?? '')
  const i18n =
    document.documentElement.lang === 'en'
      ? createI18n('en', (await import('#app/messages/en-road')).en)
      : createI18n('nl', (await import('#app/messages/nl-road')).nl)
  const answer = { nonce: '', requestId: document.documentElement.dataset.request ?? null, pathname: location.pathname }
  startTransition(() => {
    hydrateRoot(
      at,
      <StrictMode>
        <AnswerContext.Provider value={answer}>
          <I18nextProvider i18n={i18n}>
            <RoadPage page={page} />
          </I18nextProvider>
        </AnswerContext.Provider>
      </StrictMode>,
    )
  })
}

// Radix locks the page behind a dialog by a style element of its own; what makes that element takes its nonce from this name.
Object.assign(globalThis, { __webpack_nonce__: document.querySelector('script')?.nonce })

const at = document.getElementById(pageId)
if (at) void hydrate(at)
