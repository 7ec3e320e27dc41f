import { Form, Link, useRouteLoaderData } from '@remix-run/react'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '#app/shell/logo'
import { Button } from '#app/ui/button'
import { LanguageChoice } from './language-choice'

/** A page of the client's own beside their first one: the same head, a way back, and what it is about. */
export function PortalFrame({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation(['common', 'campaigns'])
  return (
    <div className="mx-auto max-w-[1080px] px-4 pb-16 md:px-7">
      <PortalHead />
      <main id="content">
        <Link to="/portal" className="inline-flex min-h-11 items-center gap-1 text-ink2 hover:underline">
          <ArrowLeft aria-hidden size={16} /> {t('campaigns:portal.title')}
        </Link>
        <h1 className="font-serif text-2xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="text-base text-ink2">{lead}</p>}
        <div className="mt-5 grid gap-4">{children}</div>
      </main>
    </div>
  )
}

/** The head of every page of the client: the name, the language, and the way out. */
export function PortalHead() {
  const { t } = useTranslation(['common', 'campaigns'])
  const look = useRouteLoaderData<{ logo: string | null }>('routes/portal')
  return (
    <header className="flex flex-wrap items-center gap-2 py-4">
      {look?.logo ? <img src={look.logo} alt="" className="max-h-9 max-w-40 rounded-sm bg-white object-contain p-0.5" /> : <Logo />}
      <b className="flex-1 text-lg font-bold tracking-tight">{t('appName')}</b>
      <LanguageChoice />
      <Form method="post" action="/logout">
        <Button type="submit" look="quiet">
          {t('campaigns:portal.logOut')}
        </Button>
      </Form>
    </header>
  )
}
