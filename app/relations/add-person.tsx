import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import { decisionRoles } from './decision-roles'

/** A new contact at this customer, in a dialog. */
export function AddPerson({
  customerId,
  op,
  open,
  onOpenChange,
}: {
  customerId: string
  op: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  const fetcher = useFetcher<{ contactId: string; name: string } | Refused | FormErrors>()
  const formId = useId()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer || !('contactId' in answer)) return
    tellDone(t('relations:dossier.personAdded', { name: answer.name }))
    onOpenChange(false)
  }, [answer, onOpenChange, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const refused = answer && 'refused' in answer ? answer : null
  return (
    <Dialog
      title={t('relations:dossier.addPerson')}
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {t('save')}
        </FormFooter>
      }
    >
      <fetcher.Form id={formId} method="post" action={`/relations/${customerId}/people`} className="grid gap-4 md:grid-cols-2">
        <input type="hidden" name="op" value={op} />
        {refused && refused.refused !== 'email-malformed' && refused.refused !== 'phone-malformed' && (
          <div className="md:col-span-2">
            <Notice tone="bad" live>
              {refused.message}
            </Notice>
          </div>
        )}
        <Field label={t('relations:dossier.personName')} error={errors.name} className="md:col-span-2">
          <Input name="name" required maxLength={200} autoComplete="off" />
        </Field>
        <Field label={t('relations:dossier.personTitle')} optional error={errors.title}>
          <Input name="title" maxLength={200} />
        </Field>
        <Field label={t('relations:dossier.decides')} error={errors.decisionRole}>
          <Select
            name="decisionRole"
            emptyLabel={t('relations:dossier.roles.none')}
            options={decisionRoles.map((role) => ({ value: role, label: t(`relations:dossier.roles.${role}`) }))}
          />
        </Field>
        <Field
          label={t('clean:fields.email')}
          optional
          error={refused?.refused === 'email-malformed' ? t('clean:findings.email-malformed') : errors.email}
        >
          <Input name="email" inputMode="email" maxLength={200} />
        </Field>
        <Field
          label={t('clean:fields.phone')}
          optional
          error={refused?.refused === 'phone-malformed' ? t('clean:findings.phone-malformed') : errors.phone}
        >
          <Input name="phone" inputMode="tel" maxLength={60} />
        </Field>
      </fetcher.Form>
    </Dialog>
  )
}
