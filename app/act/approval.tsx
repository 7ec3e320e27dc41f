import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { tellDone } from '#app/ui/toast'
import { dayOf } from '#domain/calendar/moment'
import type { PlanPage } from './plan-page.server'

/** Records that the client agrees with the plan, and shows the newest agreement. */
export function Approval({ page, op }: { page: PlanPage; op: string }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const approving = useFetcher<{ edition: number } | Refused | FormErrors>()
  const answer = approving.data
  useEffect(() => {
    if (answer && 'edition' in answer) tellDone(t('actions:approve.saved', { edition: answer.edition }))
  }, [answer, t])
  const { approved } = page
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <Panel title={t('actions:approve.title')} lead={t('actions:approve.lead')}>
      <div className="grid gap-3">
        {approved && (
          <Notice tone={approved.same ? 'ok' : 'warn'}>
            {t('actions:approve.done', {
              edition: approved.edition,
              by: approved.by,
              day: approved.at ? format.day(dayOf(approved.at)) : '',
            })}
            . {t(approved.same ? 'actions:approve.same' : 'actions:approve.changed')}
          </Notice>
        )}
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        {!approved?.same && (
          <approving.Form method="post" action="approved" className="grid gap-3">
            <input type="hidden" name="op" value={op} />
            <Field label={t('actions:approve.by')} hint={t('actions:approve.byHint')} error={errors.approvedBy}>
              <Input name="approvedBy" required maxLength={120} />
            </Field>
            <div>
              <Button type="submit" look="primary" busy={approving.state !== 'idle'}>
                {t('actions:approve.submit')}
              </Button>
            </div>
          </approving.Form>
        )}
        {approved && (
          <div>
            <LinkButton to="../run/inventory" look={approved.same ? 'primary' : 'secondary'}>
              {t('actions:toRun')}
            </LinkButton>
          </div>
        )}
      </div>
    </Panel>
  )
}
