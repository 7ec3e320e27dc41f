import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import type { Evaluation } from '#domain/reporting/evaluation'

/** What is said at an evaluation: findings, adjustments agreed, and what was seen where the log cannot tell. */
export function EvaluationForm({ reportId, version, evaluation }: { reportId: string; version: number; evaluation: Evaluation }) {
  const { t } = useTranslation(['common', 'reports'])
  const saving = useFetcher<{ saved: true } | Refused | FormErrors>()
  const format = useFormat()
  const shown = (seen: Evaluation['expectations'][number]['seen']) =>
    seen ? format.number(seen.value, Number.isInteger(seen.value) ? 0 : 2) : ''
  const answer = saving.data
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('reports:saved'))
  }, [answer, t])
  return (
    <Panel title={t('reports:evaluation.title')} lead={t('reports:evaluation.lead')}>
      <saving.Form method="post" action={`/reports/${reportId}/evaluation`} className="grid gap-3">
        <input type="hidden" name="version" value={version} />
        <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
        {evaluation.expectations.length === 0 && <p className="text-ink2">{t('reports:evaluation.noExpectations')}</p>}
        {evaluation.expectations.map(({ what, expected, seen, isTyped }, at) => (
          <div key={what}>
            <input type="hidden" name="what" value={what} />
            <input type="hidden" name="counted" value={isTyped ? 'typed' : shown(seen)} />
            <Field
              label={t('reports:evaluation.seen', { what, expected })}
              error={answer && 'errors' in answer ? answer.errors[`seen.${at}`] : undefined}
              hint={isTyped ? undefined : t(seen ? 'reports:evaluation.counted' : 'reports:evaluation.notCounted')}
            >
              <Input name="seen" inputMode="decimal" maxLength={16} defaultValue={shown(seen)} />
            </Field>
          </div>
        ))}
        <Field label={t('reports:evaluation.findings')}>
          <Textarea name="findings" rows={5} maxLength={4000} defaultValue={evaluation.findings} />
        </Field>
        <Field label={t('reports:evaluation.agreed')} hint={t('reports:evaluation.agreedHint')}>
          <Textarea name="agreed" rows={5} maxLength={8000} defaultValue={evaluation.agreed.join('\n')} />
        </Field>
        <div>
          <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
            {t('reports:save')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
