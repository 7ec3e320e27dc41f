import { PassThrough } from 'node:stream'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { i18nFor, languageOf } from '#app/http/language.server'
import { logError } from '#app/http/log-error.server'
import { AnswerContext } from '#app/http/nonce'
import { roadDocument } from '#app/road/page/road-page.server'

const abortAfterMs = 10_000

/** Whatever a loader, an action or a page throws comes by here once. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  logError(error, request)
}

/**
 * Renders one page. A person gets the shell as soon as it stands and the deferred parts as they come; a search engine,
 * which does not run our scripts, gets the finished page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
) {
  const language = await languageOf(request)
  const nonce = loadContext.cspNonce ?? ''
  const waitForAll = isbot(request.headers.get('User-Agent') ?? '')
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  headers.append('Vary', 'Accept-Language, Cookie')

  const { pathname } = new URL(request.url)
  const context = { nonce, requestId: loadContext.requestId ?? null, pathname, road: roadDocument(remixContext, language) }

  return new Promise<Response>((resolve, reject) => {
    let answered = false
    const { pipe, abort } = renderToPipeableStream(
      <AnswerContext.Provider value={context}>
        <I18nextProvider i18n={i18nFor(language)}>
          <RemixServer context={remixContext} url={request.url} abortDelay={abortAfterMs} nonce={nonce} />
        </I18nextProvider>
      </AnswerContext.Provider>,
      {
        nonce,
        onShellReady: () => waitForAll || answer(),
        onAllReady: () => waitForAll && answer(),
        onShellError: reject,
        onError: (error) => {
          // Before the shell stands, the error goes to onShellError and from there to the log.
          if (answered) logError(error, request)
          else status = 500
        },
      },
    )
    setTimeout(abort, abortAfterMs + 1000).unref()

    function answer() {
      answered = true
      const body = new PassThrough()
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
      pipe(body)
    }
  })
}
