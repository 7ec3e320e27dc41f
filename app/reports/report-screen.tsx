import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { dayOf } from '#domain/calendar/moment'
import { Correct, Editions } from './correction-panel'
import { DraftScreen } from './draft-screen'
import { letterOf } from './edition'
import type { ReportFigures } from './figures.server'
import type { ReportPage } from './read.server'
import { Deliveries } from './release-panel'
import { ReportPreview } from './report-preview'

export interface ReportScreenProps {
  page: ReportPage
  figures: ReportFigures
  mayRelease: boolean
}

/** A report: to build while it is a draft, to read and to correct once it is released, with its PDF in two languages. */
export function ReportScreen({ page, figures, mayRelease }: ReportScreenProps) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const { report } = page
  const name = t(`reports:${report.kind}`, { number: `${report.number}${letterOf(report.edition)}` })
  return (
    <>
      <PageHeader
        title={name}
        lead={`${report.client} · ${report.campaign} · ${format.period({ from: report.startsOn, to: report.endsOn })}`}
        crumbs={[{ label: t('reports:title'), to: `/campaigns/${report.campaignId}/run/reports` }]}
        actions={<Downloads reportId={report.id} />}
      />
      {report.state === 'released' ? (
        <Released page={page} figures={figures} mayRelease={mayRelease} />
      ) : (
        <DraftScreen page={page} figures={figures} mayRelease={mayRelease} />
      )}
    </>
  )
}

function Released({ page, figures, mayRelease }: ReportScreenProps) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const { report } = page
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_22rem]">
      <section aria-label={t('reports:preview')} className="order-2 xl:order-1">
        <ReportPreview worded={page.worded} figures={figures} behind={`/reports/${report.id}/behind`} />
      </section>
      <div className="order-1 grid gap-4 xl:sticky xl:top-4 xl:order-2">
        <Notice tone="ok">
          {t('reports:releasedNotice', { day: report.releasedAt ? format.day(dayOf(report.releasedAt), 'long') : '' })}
          <span className="mt-1 block text-xs break-all">
            {t('reports:fingerprint')}: {report.sha256}
          </span>
        </Notice>
        <Editions page={page} />
        <Deliveries deliveries={page.deliveries} />
        {mayRelease && page.editions.at(-1)?.id === report.id && <Correct report={report} />}
      </div>
    </div>
  )
}

function Downloads({ reportId }: { reportId: string }) {
  const { t } = useTranslation(['common', 'reports'])
  return (['nl', 'en'] as const).map((language) => (
    <LinkButton key={language} to={`/reports/${reportId}.pdf?language=${language}`} reloadDocument prefetch="none">
      <Download aria-hidden size={16} /> {t('reports:download', { language: t(`reports:pdfIn.${language}`) })}
    </LinkButton>
  ))
}
