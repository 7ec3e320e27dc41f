import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { shown } from '#app/http/view.server'
import { PortalFrame } from '#app/portal/portal-frame'
import { ClientReport } from '#app/portal/views.server'
import { figuresOf } from '#app/reports/figures.server'
import { releasedReport } from '#app/reports/read.server'
import { ReportPreview } from '#app/reports/report-preview'
import { LinkButton } from '#app/ui/link-button'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.worded.title} · Rondo` : 'Rondo' }]

/** A released report for the client to read on screen, each figure with what is behind it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const { report, worded } = orNotFound(await releasedReport(actor, idOf(params.reportId), now()))
  return json(shown(ClientReport, { id: report.id, worded, figures: figuresOf(worded) }))
}

export default function ReleasedReport() {
  const { t } = useTranslation(['common', 'reports'])
  const { id, worded, figures } = useLoaderData<typeof loader>()
  return (
    <PortalFrame title={worded.title} lead={t('reports:behind.hint')}>
      <div>
        <LinkButton to={`/reports/${id}.pdf`} reloadDocument prefetch="none">
          {t('reports:download', { language: t(`reports:pdfIn.${worded.language}`) })}
        </LinkButton>
      </div>
      <ReportPreview worded={worded} figures={figures} behind={`/portal/reports/${id}/behind`} />
    </PortalFrame>
  )
}
