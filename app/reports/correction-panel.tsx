import { Link, useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Textarea } from '#app/ui/textarea'
import { letterOf } from './edition'
import type { ReportPage } from './read.server'

/** The other editions of the same report. */
export function Editions({ page: { report, editions } }: { page: ReportPage }) {
  const { t } = useTranslation(['common', 'reports'])
  const others = editions.filter(({ id }) => id !== report.id)
  if (others.length === 0) return null
  return (
    <Notice>
      {t('reports:correction.editions')}{' '}
      {others.map(({ id, edition, state }) => (
        <Link key={id} to={`/reports/${id}`} className="mr-2 underline">
          {report.number}
          {letterOf(edition)}
          {state === 'draft' && ` (${t('reports:draft')})`}
        </Link>
      ))}
    </Notice>
  )
}

/** A released report never changes: a mistake is mended by a new edition that says what changed. */
export function Correct({ report }: { report: ReportPage['report'] }) {
  const { t } = useTranslation(['common', 'reports'])
  const correcting = useFetcher<Refused | FormErrors>()
  const answer = correcting.data
  return (
    <Panel
      title={t('reports:correction.title', { number: `${report.number}${letterOf(report.edition + 1)}` })}
      lead={t('reports:correction.lead')}
    >
      <correcting.Form method="post" action={`/reports/${report.id}/correction`} className="grid justify-items-start gap-3">
        <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
        <Field
          label={t('reports:correction.note')}
          error={answer && 'errors' in answer ? answer.errors.note?.[0] : undefined}
          className="w-full"
        >
          <Textarea name="note" rows={3} maxLength={600} required />
        </Field>
        <Button type="submit" busy={correcting.state !== 'idle'}>
          {t('reports:correction.begin')}
        </Button>
      </correcting.Form>
    </Panel>
  )
}
