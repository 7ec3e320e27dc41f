import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import type { Lent } from './lend.server'

interface LendFormProps {
  action: string
  op: string
  staff: readonly { id: string; name: string }[]
  /** Whose it is. */
  lender: { id: string; name: string }
  today: string
  /** It is lent: what was said of it stays until the form goes. */
  onLent?: () => void
}

/** To whom, from when until when and why; afterwards what that means for what stands in those days. */
export function LendForm({ action, op, staff, lender, today, onLent }: LendFormProps) {
  const { t } = useTranslation(['common', 'handover'])
  const fetcher = useFetcher<Lent | Refused | FormErrors>()
  const formId = useId()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const errors = answer && 'errors' in answer ? answer.errors : {}
  useEffect(() => {
    if (fetcher.data && 'lent' in fetcher.data) onLent?.()
  }, [fetcher.data, onLent])
  if (answer && 'lent' in answer) return <LentNotice lent={answer} lender={lender.name} staff={staff} today={today} />
  return (
    <fetcher.Form id={formId} method="post" action={action} className="grid gap-3" noValidate>
      <input type="hidden" name="op" value={op} />
      <Field label={t('handover:lend.to')} error={errors.to}>
        <Select
          name="to"
          defaultValue=""
          emptyLabel={t('handover:leave.choose')}
          options={staff.filter(({ id }) => id !== lender.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t('handover:lend.from')} error={errors.from}>
          <Input type="date" name="from" defaultValue={today} min={today} />
        </Field>
        <Field label={t('handover:lend.until')} error={errors.until}>
          <Input type="date" name="until" min={today} />
        </Field>
      </div>
      <Field label={t('handover:lend.reason')} hint={t('handover:lend.reasonHint')} error={errors.reason}>
        <Input name="reason" maxLength={200} autoComplete="off" />
      </Field>
      {answer && 'refused' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <Button type="submit" busy={fetcher.state !== 'idle'} className="justify-self-start">
        {t('handover:lend.doIt')}
      </Button>
    </fetcher.Form>
  )
}

function LentNotice({ lent, lender, staff, today }: { lent: Lent; lender: string; staff: LendFormProps['staff']; today: string }) {
  const { t } = useTranslation(['common', 'handover'])
  const format = useFormat()
  const { waits, campaigns } = lent
  const name = staff.find(({ id }) => id === lent.to)?.name ?? ''
  const sentences = [
    t(lent.from > today ? 'handover:lend.doneLater' : 'handover:lend.done', {
      count: lent.lent,
      from: format.day(lent.from),
      day: format.day(lent.until),
      name,
    }),
    lent.lentAlready > 0 && t('handover:lend.already', { count: lent.lentAlready }),
    campaigns.length > 0 && t('handover:lend.campaigns', { name, campaigns: campaigns.join(', ') }),
    waits.taskCount > 0 && t('handover:lend.tasks', { count: waits.taskCount, from: lender, name }),
    waits.lateCount > 0 && t('handover:lend.late', { count: waits.lateCount, from: lender, name }),
    waits.appointmentCount > 0 && t('handover:lend.appointments', { count: waits.appointmentCount, from: lender }),
  ].filter(Boolean)
  return (
    <div className="grid gap-3">
      <Notice tone="ok" live>
        {sentences.join(' ')}
      </Notice>
      {waits.appointments.length > 0 && (
        <ul className="text-ink2">
          {waits.appointments.map(({ id, at, customer, customerId }) => (
            <li key={id} className="flex flex-wrap gap-x-2 py-0.5">
              <span className="tabular-nums">{format.momentAt(at)}</span>
              <TextLink to={`/relations/${customerId}`}>{customer}</TextLink>
            </li>
          ))}
        </ul>
      )}
      {waits.appointmentCount > 0 && <TextLink to="/agenda">{t('handover:lend.toAgenda')}</TextLink>}
    </div>
  )
}
