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
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
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
  useKeys({ a: () => document.querySelector<HTMLButtonElement>('button[data-ask]')?.click() })
  const asking = useFetcher<{ edition: number } | Refused>()
  const { approved, asked, segments } = page
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const same = approved?.difference.length === 0
  const isOver = page.totals.overBy > (asked?.same ? (asked.overrun?.minutes ?? 0) : 0) && !same
  const nameOf = (id: string | null) => segments.find((segment) => segment.id === id)?.name ?? t('actions:approve.nowhere')
  const refused = [answer, asking.data].find((each) => each && 'message' in each)
  return (
    <Panel title={t('actions:approve.title')} lead={t('actions:approve.lead')}>
      <div className="grid gap-3">
        {approved && (
          <Notice tone={same ? 'ok' : 'warn'}>
            <p>
              {t('actions:approve.done', {
                edition: approved.edition,
                by: approved.by,
                day: approved.at ? format.day(dayOf(approved.at)) : '',
              })}
              . {t(same ? 'actions:approve.same' : 'actions:approve.changedSince')}
            </p>
            {approved.difference.length > 0 && (
              <ul className="mt-1">
                {approved.difference.slice(0, 8).map(({ segmentId, kind, what }, at) => (
                  <li key={`${segmentId} ${kind} ${what} ${at.toString()}`}>
                    {t(`actions:approve.${what}`, { segment: nameOf(segmentId), kind: t(`actions:kinds.${kind}`) })}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        {approved && approved.moved.length > 0 && (
          <details>
            <summary className="cursor-pointer font-medium">
              {t('actions:approve.moved', { count: approved.moved.reduce((sum, { customers }) => sum + customers, 0) })}
            </summary>
            <ul className="mt-1 text-ink2">
              {approved.moved.slice(0, 10).map(({ from, to, customers }) => (
                <li key={`${from} ${to}`}>{t('actions:approve.move', { customers, from: nameOf(from), to: nameOf(to) })}</li>
              ))}
            </ul>
          </details>
        )}
        {asked && (
          <Notice tone={asked.same ? 'info' : 'warn'}>
            {t(asked.same ? 'actions:approve.asked' : 'actions:approve.askedOld', {
              edition: asked.edition,
              day: format.day(dayOf(asked.at)),
            })}{' '}
            {Object.entries(asked.approvals)
              .map(([id, { by }]) => t('actions:approve.part', { segment: nameOf(id), by }))
              .join(' · ')}
            {asked.overrun && (
              <p>
                {t('actions:approve.overrun', {
                  over: format.duration(asked.overrun.minutes),
                  words: asked.overrun.words,
                  by: asked.overrun.by,
                })}
              </p>
            )}
          </Notice>
        )}
        {refused && 'message' in refused && (
          <Notice tone="bad" live>
            {refused.message}
          </Notice>
        )}
        {isOver && (
          <Notice tone="warn">
            {t(page.mayOverrun ? 'actions:approve.over' : 'actions:approve.overAsk', { over: format.duration(page.totals.overBy) })}
          </Notice>
        )}
        {!same && !asked?.same && (
          <asking.Form method="post" action="asked" className="grid justify-items-start gap-3">
            <input type="hidden" name="op" value={op} />
            {isOver && page.mayOverrun && <Overrun over={page.totals.overBy} />}
            <Button type="submit" look="primary" keyHint="A" data-ask busy={asking.state !== 'idle'}>
              {t('actions:approve.ask')}
            </Button>
          </asking.Form>
        )}
        {!same && (
          <details open={asked !== null}>
            <summary className="cursor-pointer font-medium">{t('actions:approve.record')}</summary>
            <approving.Form method="post" action="approved" className="mt-2 grid gap-3">
              <input type="hidden" name="op" value={op} />
              <Field label={t('actions:approve.by')} hint={t('actions:approve.byHint')} error={errors.approvedBy}>
                <Input name="approvedBy" required maxLength={120} />
              </Field>
              {isOver && !asked?.same && page.mayOverrun && <Overrun over={page.totals.overBy} />}
              <div>
                <Button type="submit" look="secondary" busy={approving.state !== 'idle'}>
                  {t('actions:approve.submit')}
                </Button>
              </div>
            </approving.Form>
          </details>
        )}
        {approved && (
          <div>
            <LinkButton to="../run/inventory" look={same ? 'primary' : 'secondary'}>
              {t('actions:toRun')}
            </LinkButton>
          </div>
        )}
      </div>
    </Panel>
  )
}

/** What was agreed with the client about a plan that is larger than the unit, in words; a plan over it goes nowhere without. */
function Overrun({ over }: { over: number }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  return (
    <Field
      label={t('actions:approve.overrunLabel', { over: format.duration(over) })}
      hint={t('actions:approve.overrunHint')}
      className="w-full"
    >
      <Textarea name="overrun" rows={2} minLength={10} maxLength={1000} />
    </Field>
  )
}
