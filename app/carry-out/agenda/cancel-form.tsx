import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { tellDone } from '#app/ui/toast'
import type { CalendarItem } from '#db/appointments'

/** Calls an appointment off, with its reason. Folded until somebody wants it. */
export function CancelForm({ item, onClose, className }: { item: CalendarItem; onClose: () => void; className?: string }) {
  const { t } = useTranslation(['common', 'agenda'])
  const cancelling = useFetcher<{ cancelled: true } | Refused | FormErrors>()
  const answer = cancelling.state === 'idle' ? cancelling.data : undefined
  useEffect(() => {
    if (!answer || !('cancelled' in answer)) return
    tellDone(t('agenda:cancel.done', { customer: item.customer }))
    onClose()
  }, [answer, item, onClose, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <details className={className}>
      <summary className="min-h-11 font-semibold text-ink2 md:min-h-8">{t('agenda:cancel.title')}</summary>
      <cancelling.Form method="post" action="/agenda/cancellations" className="mt-2 grid gap-3">
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        <input type="hidden" name="appointmentId" value={item.id} />
        <Field label={t('agenda:cancel.reason')} hint={t('agenda:cancel.hint')} error={errors.reason}>
          <Input name="reason" required maxLength={500} />
        </Field>
        <Button type="submit" look="danger" busy={cancelling.state !== 'idle'}>
          {t('agenda:cancel.submit')}
        </Button>
      </cancelling.Form>
    </details>
  )
}
