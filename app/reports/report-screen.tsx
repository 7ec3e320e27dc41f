import { useFetcher } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import { dayOf } from '#domain/calendar/moment'
import { Correct, Editions } from './correction-panel'
import { letterOf } from './edition'
import { EvaluationForm } from './evaluation-form'
import type { ReportFigures } from './figures.server'
import type { ReportPage } from './read.server'
import { Deliveries, Release } from './release-panel'
import { ReportPreview } from './report-preview'

export interface ReportScreenProps {
  page: ReportPage
  figures: ReportFigures
  mayRelease: boolean
}

/** A report: its words to edit while it is a draft, its preview, its PDF in two languages, and its release. */
export function ReportScreen({ page, figures, mayRelease }: ReportScreenProps) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const { report, worded } = page
  const name = t(`reports:${report.kind}`, { number: `${report.number}${letterOf(report.edition)}` })
  return (
    <>
      <PageHeader
        title={name}
        lead={`${report.client} · ${report.campaign} · ${format.period({ from: report.startsOn, to: report.endsOn })}`}
        crumbs={[{ label: t('reports:title'), to: `/campaigns/${report.campaignId}/run/reports` }]}
        actions={<Downloads reportId={report.id} />}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_22rem]">
        <section aria-label={t('reports:preview')} className="order-2 xl:order-1">
          <ReportPreview worded={worded} figures={figures} behind={`/reports/${report.id}/behind`} />
        </section>
        <div className="order-1 grid gap-4 xl:sticky xl:top-4 xl:order-2">
          {report.state === 'released' ? (
            <>
              <Notice tone="ok">
                {t('reports:releasedNotice', { day: report.releasedAt ? format.day(dayOf(report.releasedAt), 'long') : '' })}
                <span className="mt-1 block text-xs break-all">
                  {t('reports:fingerprint')}: {report.sha256}
                </span>
              </Notice>
              <Editions page={page} />
              <Deliveries deliveries={page.deliveries} />
              {mayRelease && page.editions.at(-1)?.id === report.id && <Correct report={report} />}
            </>
          ) : (
            <>
              <Editions page={page} />
              <Words page={page} />
              {page.evaluation && (
                <EvaluationForm key={report.version} reportId={report.id} version={report.version} evaluation={page.evaluation} />
              )}
              <Release page={page} mayRelease={mayRelease} />
            </>
          )}
        </div>
      </div>
    </>
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

function Words({ page }: { page: ReportPage }) {
  const { t } = useTranslation(['common', 'reports'])
  const saving = useFetcher<{ saved: true } | Refused | FormErrors>()
  const { report, drafted } = page
  const [headline, setHeadline] = useState(report.headline ?? drafted.headline)
  const [summary, setSummary] = useState(report.summary ?? drafted.summary)
  const answer = saving.data
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('reports:saved'))
  }, [answer, t])
  const back = () => {
    setHeadline(drafted.headline)
    setSummary(drafted.summary)
  }
  // The drafted words are not kept as somebody's own: they follow the figures until a person changes them.
  const own = (words: string, rule: string) => (words.trim() === rule ? '' : words)
  return (
    <Panel title={t('reports:words')} lead={t('reports:wordsLead')}>
      <saving.Form method="post" className="grid gap-3">
        <input type="hidden" name="version" value={report.version} />
        <input type="hidden" name="headline" value={own(headline, drafted.headline)} />
        <input type="hidden" name="summary" value={own(summary, drafted.summary)} />
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        <Field label={t('reports:headline')}>
          <Input maxLength={200} value={headline} onChange={(event) => setHeadline(event.target.value)} />
        </Field>
        <Field label={t('reports:summary')}>
          <Textarea rows={5} maxLength={1200} value={summary} onChange={(event) => setSummary(event.target.value)} />
        </Field>
        <SegmentedControl
          name="language"
          legend={t('reports:language')}
          defaultValue={report.language}
          options={(['nl', 'en'] as const).map((value) => ({ value, label: t(`reports:pdfIn.${value}`) }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
            {t('reports:save')}
          </Button>
          <Button type="button" look="quiet" onClick={back}>
            {t('reports:drafted')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
