import letters from '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, type ShouldRevalidateFunction, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './tailwind.css'
import { deskStays } from '#app/carry-out/desk-stays'
import { keysOn } from '#app/http/keys.server'
import { languageOf } from '#app/http/language.server'
import { useNonce, useRequestId, useRoadDocument } from '#app/http/nonce'
import { themeOf } from '#app/http/theme.server'
import { RoadBody, RoadLinks } from '#app/road/page/road-document'
import { ErrorPage } from '#app/shell/error-page'
import { NavigationProgress } from '#app/shell/navigation-progress'
import { useTheme } from '#app/shell/use-preferences'
import { TakingBack } from '#app/ui/taking-back'
import { Toasts } from '#app/ui/toast'

export async function loader({ request }: LoaderFunctionArgs) {
  const [language, theme, keys] = await Promise.all([languageOf(request), themeOf(request), keysOn(request)])
  return json({ language, theme, keys, commandKey: commandKeyOf(request) })
}

export const shouldRevalidate: ShouldRevalidateFunction = deskStays

/** The sign of the key that goes with K: people look for the one on their own keyboard. */
function commandKeyOf(request: Request): '⌘' | 'Ctrl' {
  return /Mac|iPhone|iPad/.test(request.headers.get('User-Agent') ?? '') ? '⌘' : 'Ctrl'
}

export const meta: MetaFunction = () => [{ title: 'Rondo' }, { name: 'robots', content: 'noindex' }]

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
  { rel: 'apple-touch-icon', href: '/icon-192.png' },
  { rel: 'preload', href: letters, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
]

/** The document around every page and every error. It reads loader data with care: after an error there may be none. */
export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const nonce = useNonce()
  const theme = useTheme()
  const road = useRoadDocument()
  const keys = useRouteLoaderData<typeof loader>('root')?.keys ?? true
  return (
    <html lang={i18n.language} data-theme={theme} data-keys={keys ? 'on' : 'off'} data-request={useRequestId() ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#f6f5f1" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#121419" media="(prefers-color-scheme: dark)" />
        <Meta />
        <Links />
        {road && <RoadLinks road={road} />}
      </head>
      <body>
        {road ? (
          <RoadBody road={road}>{children}</RoadBody>
        ) : (
          <>
            <NavigationProgress />
            {children}
            <Toasts theme={theme} />
            <TakingBack />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
