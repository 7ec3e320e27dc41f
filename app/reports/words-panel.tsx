import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import type { ReportPage } from './read.server'

/** The headline and summary of a draft as they stand in the fields, and its language. */
export type DraftWords = { headline: string; summary: string; language: 'nl' | 'en' }

/** The drafted words are not kept as somebody's own: they follow the figures until a person changes them. */
export function ownWords({ headline, summary, language }: DraftWords, drafted: ReportPage['drafted']): DraftWords {
  const own = (words: string, rule: string) => (words.trim() === rule ? '' : words)
  return { headline: own(headline, drafted.headline), summary: own(summary, drafted.summary), language }
}

interface WordsPanelProps {
  page: ReportPage
  words: DraftWords
  onChange: (words: DraftWords) => void
}

/** Headline, summary and language of a draft. */
export function WordsPanel({ page: { report, drafted }, words, onChange }: WordsPanelProps) {
  const { t } = useTranslation(['common', 'reports'])
  const saving = useFetcher<{ saved: true } | Refused | FormErrors>()
  const answer = saving.data
  const own = ownWords(words, drafted)
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('reports:saved'))
  }, [answer, t])
  return (
    <Panel title={t('reports:words')} lead={t('reports:wordsLead')}>
      <saving.Form method="post" className="grid gap-3">
        <input type="hidden" name="version" value={report.version} />
        <input type="hidden" name="headline" value={own.headline} />
        <input type="hidden" name="summary" value={own.summary} />
        <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
        <Field label={t('reports:headline')}>
          <Input maxLength={200} value={words.headline} onChange={(event) => onChange({ ...words, headline: event.target.value })} />
        </Field>
        <Field label={t('reports:summary')}>
          <Textarea
            rows={5}
            maxLength={1200}
            value={words.summary}
            onChange={(event) => onChange({ ...words, summary: event.target.value })}
          />
        </Field>
        <SegmentedControl
          name="language"
          legend={t('reports:language')}
          value={words.language}
          onChange={(language) => onChange({ ...words, language: language === 'en' ? 'en' : 'nl' })}
          options={(['nl', 'en'] as const).map((value) => ({ value, label: t(`reports:pdfIn.${value}`) }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
            {t('reports:save')}
          </Button>
          <Button look="quiet" onClick={() => onChange({ ...words, ...drafted })}>
            {t('reports:drafted')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
