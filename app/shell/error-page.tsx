import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { Compass, FileWarning, Hourglass, type LucideIcon, ShieldX, Unplug, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRequestId } from '#app/http/nonce'
import { buttonClasses } from '#app/ui/button-look'
import { Logo } from './logo'

type Trouble = 'notFound' | 'forbidden' | 'unreadable' | 'tooLarge' | 'tooMany' | 'offline' | 'failed'

/**
 * The page for what went wrong: what happened, what is safe, what to do, and a code that is also in our log.
 * framed: it stands inside the shell, which already shows where we are.
 */
export function ErrorPage({ framed = false }: { framed?: boolean }) {
  const { t } = useTranslation()
  const error = useRouteError()
  const { pathname } = useLocation()
  const reference = useReference(pathname)
  const status = isRouteErrorResponse(error) ? error.status : 500
  const trouble = troubleOf(error, status)
  const words = trouble === 'failed' ? generalWords() : t(`error.${trouble}`, { returnObjects: true })
  const Icon = icons[trouble]

  function generalWords() {
    return { title: t('error.title'), what: t('error.failed.what'), safe: t('error.safe'), whatToDo: t('error.whatToDo') }
  }

  const Frame = framed ? 'div' : 'main'
  return (
    <Frame className={framed ? 'grid place-items-center py-12' : 'grid min-h-dvh place-items-center px-5 py-10'}>
      <div className="w-full max-w-lg">
        {!framed && (
          <p className="mb-8 flex items-center gap-2">
            <Logo />
            <b className="text-lg font-bold tracking-tight">{t('appName')}</b>
          </p>
        )}
        <section className="rounded-xl border border-line bg-surface p-6 shadow-card md:p-7">
          <span className="grid size-11 place-items-center rounded-full bg-brand-soft text-brand-text">
            <Icon aria-hidden size={22} strokeWidth={1.9} />
          </span>
          <h1 className="mt-4 text-xl font-bold tracking-tight">{words.title}</h1>
          <p className="mt-1 text-base text-ink2 text-pretty">{words.what}</p>
          <dl className="mt-5 grid gap-3 border-t border-line pt-4 text-base">
            <div>
              <dt className="text-xs font-semibold text-ink3">{t('error.safeLabel')}</dt>
              <dd>{words.safe}</dd>
            </div>
            <div>
              <dt className="text-xs font-semibold text-ink3">{t('error.doLabel')}</dt>
              <dd className="text-pretty">{words.whatToDo}</dd>
            </div>
          </dl>
          {/* Full loads: the answer then carries a code, and a page built by an older version is replaced. */}
          <div className="mt-6 flex flex-wrap gap-2">
            {status >= 500 && (
              <a href={pathname} className={buttonClasses({ look: 'primary' })}>
                {t('tryAgain')}
              </a>
            )}
            <a href="/" className={buttonClasses({ look: status >= 500 ? 'secondary' : 'primary' })}>
              {t('error.home')}
            </a>
          </div>
        </section>
        <p className="mt-4 px-1 text-xs wrap-anywhere text-ink3 tabular-nums">
          {status} · {pathname}
          {reference && ` · ${reference}`}
        </p>
      </div>
    </Frame>
  )
}

/** What to pass on: the code of the page load, or the time when the browser itself came here. */
function useReference(pathname: string): string | null {
  const { t } = useTranslation()
  const requestId = useRequestId(pathname)
  const [time, setTime] = useState<string | null>(null)
  useEffect(() => setTime(new Date().toISOString().slice(0, 19).replace('T', ' ')), [])
  if (requestId) return t('error.code', { id: requestId })
  return time && t('error.at', { time: `${time} UTC` })
}

const icons: Record<Trouble, LucideIcon> = {
  notFound: Compass,
  forbidden: ShieldX,
  unreadable: FileWarning,
  tooLarge: FileWarning,
  tooMany: Hourglass,
  offline: WifiOff,
  failed: Unplug,
}

function troubleOf(error: unknown, status: number): Trouble {
  // The browser's own error when a request gets no answer; the server never shows it.
  if (error instanceof TypeError && typeof navigator !== 'undefined' && navigator.onLine === false) return 'offline'
  if (status === 404 || status === 405) return 'notFound'
  if (status === 403) return 'forbidden'
  if (status === 413) return 'tooLarge'
  if (status === 429) return 'tooMany'
  return status >= 400 && status < 500 ? 'unreadable' : 'failed'
}
