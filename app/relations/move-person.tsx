import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Checkbox } from '#app/ui/checkbox'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { tellToTakeBack } from '#app/ui/toast'
import type { Person } from '#db/person-page'
import type { Moved } from './move-person.server'

type Props = { person: Person; op: string; today: string; onClose: () => void }

/** Somebody works elsewhere now: where they left, since when, and where they went when that is known. */
export function MovePerson({ person: { contactId, name, places }, op, today, onClose }: Props) {
  const { t } = useTranslation(['common', 'relations'])
  const fetcher = useFetcher<Moved | Refused | FormErrors>()
  const formId = useId()
  const now = places.filter(({ isNow }) => isNow)
  const { data } = fetcher
  const errors = data && 'errors' in data ? data.errors : {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!data || !('endedJobId' in data)) return
    const { endedJobId, wentTo } = data
    tellToTakeBack(t(wentTo ? 'relations:move.done' : 'relations:move.left', { name, place: wentTo }), {
      label: t('undo'),
      action: `/people/${contactId}/back`,
      fields: { endedJobId },
      done: t('relations:move.back', { name }),
    })
    onClose()
  }, [data])
  return (
    <Dialog
      title={t('relations:move.title', { name })}
      lead={t('relations:move.lead')}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {t('relations:move.save')}
        </FormFooter>
      }
    >
      <fetcher.Form id={formId} method="post" action={`/people/${contactId}/moved`} className="grid gap-3" noValidate>
        <input type="hidden" name="op" value={op} />
        <Field label={t('relations:move.from')} error={errors.customerId}>
          <Select name="customerId" options={now.map(({ customerId, customer }) => ({ value: customerId, label: customer }))} />
        </Field>
        <Field label={t('relations:move.leftOn')} error={errors.leftOn}>
          <Input type="date" name="leftOn" defaultValue={today} max={today} />
        </Field>
        <Field label={t('relations:move.wentTo')} hint={t('relations:move.wentToHint')} error={errors.wentTo} optional>
          <Input name="wentTo" maxLength={200} autoComplete="off" />
        </Field>
        <Checkbox name="addFirm" value="yes" label={t('relations:move.addFirm')} />
        {data && 'refused' in data && (
          <Notice tone="bad" live>
            {data.message}
          </Notice>
        )}
      </fetcher.Form>
    </Dialog>
  )
}
