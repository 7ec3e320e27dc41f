import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound, orNotFound, pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { behindFigure } from '#app/reports/behind.server'
import { BehindList } from '#app/reports/behind-list'
import { letterOf } from '#app/reports/edition'
import { PageHeader } from '#app/ui/page-header'
import { figureKey } from '#domain/reporting/behind'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('reports:behind.title'))

/** The log lines behind `?figure=` of a report. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const reportId = idOf(params.reportId)
  const key = figureKey(new URL(request.url).searchParams.get('figure'))
  if (!key) throw notFound()
  return json(orNotFound(await behindFigure(actor, { reportId, key, page: pageOf(request) }, now())))
}

export default function BehindFigure() {
  const { t } = useTranslation(['common', 'reports'])
  const behind = useLoaderData<typeof loader>()
  const { report, figure } = behind
  const name = t(`reports:${report.kind}`, { number: `${report.number}${letterOf(report.edition)}` })
  return (
    <>
      <PageHeader
        title={figure || t('reports:behind.title')}
        lead={t('reports:behind.lead')}
        crumbs={[
          { label: t('reports:title'), to: `/campaigns/${report.campaignId}/run/reports` },
          { label: name, to: `/reports/${report.id}` },
        ]}
      />
      <BehindList behind={behind} ours at={`/reports/${report.id}/behind`} />
    </>
  )
}
