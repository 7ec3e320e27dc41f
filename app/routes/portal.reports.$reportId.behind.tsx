import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound, orNotFound, pageOf } from '#app/http/params.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { PortalFrame } from '#app/portal/portal-frame'
import { ClientBehind } from '#app/portal/views.server'
import { behindFigure } from '#app/reports/behind.server'
import { BehindList } from '#app/reports/behind-list'
import { TextLink } from '#app/ui/link-button'
import { figureKey } from '#domain/reporting/behind'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('reports:behind.title'))

/** The log lines behind `?figure=` of a released report, as its client reads them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const reportId = idOf(params.reportId)
  const key = figureKey(new URL(request.url).searchParams.get('figure'))
  if (!key) throw notFound()
  const behind = orNotFound(await behindFigure(actor, { reportId, key, page: pageOf(request) }, now()))
  return json(shown(ClientBehind, { reportId, key, figure: behind.figure, lines: behind.lines }))
}

export default function ClientBehindFigure() {
  const { t } = useTranslation(['common', 'reports'])
  const { reportId, figure, ...behind } = useLoaderData<typeof loader>()
  return (
    <PortalFrame title={figure || t('reports:behind.title')} lead={t('reports:behind.lead')}>
      <TextLink to={`/portal/reports/${reportId}`}>{t('reports:behind.back')}</TextLink>
      <BehindList behind={{ ...behind, figure }} ours={false} at={`/portal/reports/${reportId}/behind`} />
    </PortalFrame>
  )
}
