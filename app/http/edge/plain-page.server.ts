import type { Request, Response } from 'express'
import { i18nFor, languageOf } from '#app/http/language.server'
import type { Theme } from '#app/http/theme'
import { themeOf } from '#app/http/theme.server'
import type { Language } from '#app/messages/languages'
import type { nl } from '#app/messages/nl'

type Refusal = { status: number; message: keyof (typeof nl)['auth']['edge']; values?: Record<string, string | number> }

/**
 * Answers a request that never reaches Remix with a small page of our own, in the language of whoever asks. A data request of Remix's browser side
 * gets the status in the form it understands, so that the error page of the app shows.
 */
export function refuse(request: Request, response: Response, refusal: Refusal): void {
  const asked = asWebRequest(request)
  void Promise.all([languageOf(asked), themeOf(asked)]).then(([language, theme]) => {
    if (response.headersSent) return
    response.status(refusal.status)
    if (wantsData(request)) {
      response.setHeader('X-Remix-Catch', 'yes')
      response.json({ refused: refusal.message })
      return
    }
    // The type of `message` holds the keys to those that exist.
    const t = i18nFor(language).getFixedT(language, 'auth') as (key: string, values?: Record<string, string | number>) => string
    const words = {
      title: t(`edge.${refusal.message}.title`),
      what: t(`edge.${refusal.message}.what`, refusal.values),
      home: t('edgePage.home'),
      code: t('edgePage.code', { id: response.locals.requestId, status: refusal.status }),
    }
    response.setHeader('Content-Language', language)
    response.setHeader('Vary', 'Accept-Language, Cookie')
    response.type('html').send(page({ language, theme, nonce: response.locals.nonce, words }))
  })
}

const wantsData = (request: Request) => typeof request.query._data === 'string'

/** Enough of a web request to read cookies and languages from. */
function asWebRequest(request: Request) {
  const { cookie = '', 'accept-language': languages = '' } = request.headers
  return new Request('http://localhost/', { headers: { Cookie: cookie, 'Accept-Language': languages } })
}

type Page = { language: Language; theme: Theme; nonce: string; words: Record<'title' | 'what' | 'home' | 'code', string> }

function page({ language, theme, nonce, words }: Page) {
  return `<!doctype html>
<html lang="${language}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)} · Rondo</title><style nonce="${nonce}">${style}</style></head>
<body><main><b>Rondo</b><section><h1>${escaped(words.title)}</h1><p>${escaped(words.what)}</p><a href="/">${escaped(words.home)}</a></section>
<small>${escaped(words.code)}</small></main></body></html>`
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

// The colours are those of app/tailwind.css, which this page does not load: it must also stand when there is no build.
const style = `:root{color-scheme:light dark}[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
body{margin:0;background:light-dark(#f6f5f1,#121419);color:light-dark(#1b1e24,#edeff3);font:15px/1.5 'Hanken Grotesk Variable',system-ui,sans-serif}
main{min-height:100dvh;max-width:32rem;margin:0 auto;padding:20px;box-sizing:border-box;display:grid;align-content:center;gap:16px}b{font-size:18px}
section{background:light-dark(#fff,#1a1d23);border:1px solid light-dark(#e3e0d7,#2f343d);border-radius:14px;padding:28px}
h1{font-size:20px;margin:0 0 6px}p{margin:0 0 20px;color:light-dark(#484c55,#bbc0c9)}small{color:light-dark(#62666e,#989ea9);overflow-wrap:anywhere}
a{display:inline-block;padding:10px 16px;border-radius:8px;background:light-dark(#26469f,#9db4ff);color:light-dark(#fff,#0f1b40);font-weight:600;text-decoration:none}`
