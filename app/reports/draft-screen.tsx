import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '#app/ui/segmented-control'
import { BuilderPanel } from './builder-panel'
import { Editions } from './correction-panel'
import { EvaluationForm } from './evaluation-form'
import type { ReportFigures } from './figures.server'
import { FirstPage } from './first-page'
import type { ReportPage } from './read.server'
import { Release } from './release-panel'
import { ReportPreview } from './report-preview'
import { type DraftWords, ownWords, WordsPanel } from './words-panel'

interface DraftScreenProps {
  page: ReportPage
  figures: ReportFigures
  mayRelease: boolean
}

/** A draft: its parts and words to choose, beside them the first page as it will be, and what is looked at before it is released. */
export function DraftScreen({ page, figures, mayRelease }: DraftScreenProps) {
  const { t } = useTranslation(['common', 'reports'])
  const { report, drafted } = page
  const [layout, setLayout] = useState(page.layout)
  const [words, setWords] = useState<DraftWords>({
    headline: report.headline ?? drafted.headline,
    summary: report.summary ?? drafted.summary,
    language: report.language,
  })
  const [shown, setShown] = useState('page')
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_24rem]">
      <section aria-label={t('reports:preview')} className="grid gap-3 xl:sticky xl:top-4">
        <SegmentedControl
          name="shown"
          legend={t('reports:preview')}
          value={shown}
          onChange={setShown}
          className="justify-self-start"
          options={[
            { value: 'page', label: t('reports:builder.firstPage') },
            { value: 'whole', label: t('reports:builder.whole') },
          ]}
        />
        {shown === 'page' ? (
          <FirstPage reportId={report.id} version={report.version} parts={layout} words={ownWords(words, drafted)} />
        ) : (
          <ReportPreview worded={page.worded} figures={figures} behind={`/reports/${report.id}/behind`} />
        )}
      </section>
      <div className="grid gap-4">
        <Editions page={page} />
        <BuilderPanel page={page} layout={layout} onChange={setLayout} />
        <WordsPanel page={page} words={words} onChange={setWords} />
        {page.evaluation && (
          <EvaluationForm key={report.version} reportId={report.id} version={report.version} evaluation={page.evaluation} />
        )}
        <Release page={page} mayRelease={mayRelease} />
      </div>
    </div>
  )
}
