import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { tellToTakeBack } from '#app/ui/toast'
import type { Meant } from '#db/care-rule'
import { ruleFields } from '#domain/relations/handing-out'
import type { DealProps } from './deal-page'

type Answer = { handoutId: string; changed: number; letIn: boolean } | Refused | FormErrors

/** How many the rule means, and to whom they go: the one press that writes. What was done can be undone. */
export function DealForm({ staff, clientId, rule, role, to, op, found }: DealProps & { found: Meant }) {
  const { t } = useTranslation(['common', 'handover'])
  const fetcher = useFetcher<Answer>()
  const [chosen, setChosen] = useState(to ?? '')
  const { total } = found.page
  const name = staff.find(({ id }) => id === chosen)?.name ?? ''
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const errors = answer && 'errors' in answer ? answer.errors : {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!answer || !('changed' in answer) || answer.changed === 0) return
    tellToTakeBack(t('handover:dealing.done', { count: answer.changed, role: t(`handover:roles.${role}`) }), {
      label: t('undo'),
      action: `/settings/handover/${answer.handoutId}/undone`,
      fields: {},
      done: t('handover:latest.undone'),
    })
  }, [answer])
  return (
    <Panel
      title={t('handover:dealing.meant', { count: total })}
      lead={total > 0 ? t('handover:dealing.meantHint') : t('handover:dealing.adapt')}
    >
      {answer && 'changed' in answer && (
        <div className="mb-3">
          <Notice tone="ok" live>
            {t('handover:dealing.done', { count: answer.changed, role: t(`handover:roles.${role}`) })}{' '}
            {answer.letIn && t('handover:dealing.letIn', { name })}
          </Notice>
        </div>
      )}
      {total > 0 && (
        <fetcher.Form method="post" action="/settings/handover/deal" className="grid gap-3" noValidate>
          <input type="hidden" name="op" value={op} />
          <input type="hidden" name="clientId" value={clientId ?? ''} />
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="expected" value={total} />
          {ruleFields.map((field) => (
            <input key={field} type="hidden" name={field} value={rule[field] ?? ''} />
          ))}
          <Field label={t('handover:dealing.to')} error={errors.to}>
            <Select
              name="to"
              value={chosen}
              onChange={({ target: { value } }) => setChosen(value)}
              emptyLabel={t('handover:leave.choose')}
              className="max-w-sm"
            >
              {staff.map(({ id, name: each }) => (
                <option key={id} value={id}>
                  {each}
                </option>
              ))}
              <option value="nobody">{t('handover:dealing.nobody')}</option>
            </Select>
          </Field>
          {role === 'owner' && chosen !== 'nobody' && (
            <Checkbox name="formerStandsBy" value="yes" label={t('handover:dealing.formerStandsBy')} />
          )}
          {answer && 'refused' in answer && (
            <Notice tone="bad" live>
              {answer.message}
            </Notice>
          )}
          <Button type="submit" look="primary" busy={fetcher.state !== 'idle'} disabled={chosen === ''} className="justify-self-start">
            {chosen === 'nobody'
              ? t('handover:dealing.takeAway', { count: total })
              : t('handover:dealing.doIt', { count: total, name: name || '…' })}
          </Button>
        </fetcher.Form>
      )}
    </Panel>
  )
}
