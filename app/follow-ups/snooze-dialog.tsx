import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { tellToTakeBack } from '#app/ui/toast'
import { addDays, type Day } from '#domain/calendar/day'

interface SnoozeDialogProps {
  row: { customerId: string; name: string }
  today: Day
  op: string
  onClose: () => void
}

/** Until when somebody need not be called, and why. It can be taken back. */
export function SnoozeDialog({ row, today, op, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation(['common', 'followUps'])
  const fetcher = useFetcher<{ snoozeId: string } | Refused | FormErrors>()
  const formId = useId()
  const toldAs = useRef<string | null>(null)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer || !('snoozeId' in answer) || toldAs.current === answer.snoozeId) return
    toldAs.current = answer.snoozeId
    const action = `/follow-ups/snoozed/${answer.snoozeId}/ended`
    tellToTakeBack(t('followUps:snooze.done', { name: row.name }), { label: t('undo'), action, fields: {}, done: t('undone') })
    onClose()
  }, [answer, onClose, row.name, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const refused = answer && 'refused' in answer ? answer : null
  return (
    <Dialog
      title={t('followUps:snooze.title', { name: row.name })}
      lead={t('followUps:snooze.lead')}
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {t('followUps:snooze.button')}
        </FormFooter>
      }
    >
      <fetcher.Form id={formId} method="post" action={`/relations/${row.customerId}/put-off`} className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        {refused && refused.refused !== 'day-out-of-range' && (
          <Notice tone="bad" live>
            {refused.message}
          </Notice>
        )}
        <Field label={t('followUps:snooze.until')} error={refused?.refused === 'day-out-of-range' ? refused.message : errors.until}>
          <Input type="date" name="until" required min={addDays(today, 1)} max={addDays(today, 366)} defaultValue={addDays(today, 14)} />
        </Field>
        <Field label={t('followUps:snooze.reason')} error={errors.reason}>
          <Input name="reason" required minLength={3} maxLength={500} autoComplete="off" />
        </Field>
      </fetcher.Form>
    </Dialog>
  )
}
