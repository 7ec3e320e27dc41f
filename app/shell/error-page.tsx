import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { Compass, type LucideIcon, ShieldX, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRequestId } from '#app/http/nonce'
import { Logo } from './logo'

/** The page for what went wrong: what happened, what is safe, what to do, and a code that is also in our log. */
export function ErrorPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const requestId = useRequestId()
  const { pathname } = useLocation()
  const { icon: Icon, status, title, what, safe, whatToDo } = wordsFor(error, t)
  return (
    <main className="grid min-h-dvh place-items-center px-5 py-10">
      <div className="w-full max-w-lg">
        <div className="mb-8 flex items-center gap-2">
          <Logo />
          <b className="text-lg font-bold tracking-tight">{t('appName')}</b>
        </div>
        <section className="rounded-xl border border-line bg-surface p-7 shadow-card">
          <span className="grid size-11 place-items-center rounded-full bg-brand-soft text-brand-text">
            <Icon aria-hidden size={22} strokeWidth={1.9} />
          </span>
          <h1 className="mt-4 text-xl font-bold tracking-tight">{title}</h1>
          <p className="mt-1 text-base text-ink2">{what}</p>
          <dl className="mt-5 grid gap-3 border-t border-line pt-4 text-base">
            <div>
              <dt className="text-xs font-semibold text-ink3">{t('error.safeLabel')}</dt>
              <dd>{safe}</dd>
            </div>
            <div>
              <dt className="text-xs font-semibold text-ink3">{t('error.doLabel')}</dt>
              <dd>{whatToDo}</dd>
            </div>
          </dl>
          <div className="mt-6 flex flex-wrap gap-2">
            {/* A full load: the answer then carries a code, and a page built by an older version is replaced. */}
            {status >= 500 && (
              <a
                href={pathname}
                className="inline-flex min-h-11 items-center rounded-md bg-brand px-4 font-semibold text-brand-ink md:min-h-9"
              >
                {t('tryAgain')}
              </a>
            )}
            <Link
              to="/"
              reloadDocument
              className="inline-flex min-h-11 items-center rounded-md border border-line bg-surface px-4 font-medium hover:bg-sunken md:min-h-9"
            >
              {t('error.home')}
            </Link>
          </div>
        </section>
        <p className="mt-4 px-1 text-xs text-ink3 tabular-nums">
          {status}
          {requestId && ` · ${t('error.code', { id: requestId })}`} · {pathname}
        </p>
      </div>
    </main>
  )
}

interface Words {
  icon: LucideIcon
  status: number
  title: string
  what: string
  safe: string
  whatToDo: string
}

function wordsFor(error: unknown, t: TFunction): Words {
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 404 || status === 405) return { icon: Compass, status, ...t('error.notFound', { returnObjects: true }) }
  if (status === 403) return { icon: ShieldX, status, ...t('error.forbidden', { returnObjects: true }) }
  return {
    icon: Unplug,
    status,
    title: t('error.title'),
    what: t('error.failed.what'),
    safe: t('error.safe'),
    whatToDo: t('error.whatToDo'),
  }
}
