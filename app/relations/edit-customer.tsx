import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'
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
import { tellDone } from '#app/ui/toast'
import type { Customer } from '#db/customers'
import { legalForms } from '#domain/relations/calling'
import { EditConflict } from './edit-conflict'
import type { CustomerText } from './their-text.server'

type Conflict = { refused: 'changed-meanwhile'; theirs: CustomerText; theirVersion: number }
type Answer = { version: number } | Refused | Conflict | FormErrors

export type EditCustomerProps = { customer: Customer; form: CustomerText; op: string; onClose: () => void }

/**
 * The fields of a customer in a dialog; it is there only while it is open. When a colleague saved first, both versions stand side by side and nothing
 * typed is lost.
 */
export function EditCustomer({ customer, form, op, onClose }: EditCustomerProps) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  const fetcher = useFetcher<Answer>()
  const formId = useId()
  const [mine, setMine] = useState<CustomerText | null>(null)
  const answer = fetcher.data
  const conflict = answer && 'theirs' in answer ? (answer as Conflict) : null
  const read = useAsRead({ op, version: customer.version, texts: form }, conflict)
  useEffect(() => {
    if (fetcher.state !== 'idle' || !answer || !('version' in answer)) return
    tellDone(t('relations:dossier.saved'))
    onClose()
  }, [fetcher.state, answer, onClose, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const refused = answer && 'refused' in answer && !('theirs' in answer) ? answer.message : null
  return (
    <Dialog
      size="lg"
      title={conflict ? t('relations:dossier.conflictTitle') : t('relations:dossier.editTitle', { name: customer.name })}
      lead={conflict ? t('relations:dossier.conflictLead') : undefined}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {conflict ? t('relations:dossier.conflictSave') : t('save')}
        </FormFooter>
      }
    >
      {refused && (
        <div className="mb-3">
          <Notice tone="bad" live>
            {refused}
          </Notice>
        </div>
      )}
      <fetcher.Form
        id={formId}
        method="post"
        action={`/relations/${customer.id}/edit`}
        onSubmit={(event) => setMine(textsOf(event.currentTarget))}
      >
        <input type="hidden" name="op" value={read.op} />
        <input type="hidden" name="version" value={read.version} />
        {conflict && mine ? <EditConflict mine={mine} theirs={conflict.theirs} /> : <Fields form={mine ?? read.texts} errors={errors} />}
      </fetcher.Form>
    </Dialog>
  )
}

type AsRead = { op: string; version: number; texts: CustomerText }

/**
 * What was on the screen when the typing began. The page may read the customer anew meanwhile: a form that took that version over would save what was
 * typed over what a colleague wrote. Only a conflict that was shown moves the version on.
 */
function useAsRead(begun: AsRead, conflict: Conflict | null): AsRead {
  const [read] = useState(begun)
  const [shown, setShown] = useState<number | null>(null)
  useEffect(() => {
    if (conflict) setShown(conflict.theirVersion)
  }, [conflict])
  return { ...read, version: conflict?.theirVersion ?? shown ?? read.version }
}

function textsOf(form: HTMLFormElement): CustomerText {
  const sent = new FormData(form)
  const { op: _, version: __, doNotContact, ...texts } = Object.fromEntries(sent)
  return { ...(texts as Omit<CustomerText, 'doNotContact'>), doNotContact: doNotContact === 'on' }
}

const layout: readonly { field: keyof CustomerText; wide?: boolean }[] = [
  { field: 'name', wide: true },
  { field: 'street' },
  { field: 'houseNumber' },
  { field: 'houseNumberSuffix' },
  { field: 'postcode' },
  { field: 'place' },
  { field: 'country' },
  { field: 'phone' },
  { field: 'phone2' },
  { field: 'mobile' },
  { field: 'email', wide: true },
  { field: 'website' },
  { field: 'externalNo' },
  { field: 'kvk' },
  { field: 'branch' },
  { field: 'vat' },
  { field: 'iban', wide: true },
]

function Fields({ form, errors }: { form: CustomerText; errors: Record<string, string[]> }) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  return (
    <div className="grid gap-3 md:grid-cols-6">
      {layout.map(({ field, wide }) => (
        <Field
          key={field}
          label={t(`clean:fields.${field as 'name'}`)}
          error={errors[field]}
          className={wide ? 'md:col-span-4' : 'md:col-span-2'}
        >
          <Input name={field} defaultValue={String(form[field])} required={field === 'name'} maxLength={400} autoComplete="off" />
        </Field>
      ))}
      <Field label={t('clean:fields.legalForm')} className="md:col-span-2">
        <Select
          name="legalForm"
          defaultValue={form.legalForm}
          emptyLabel={t('relations:dossier.legalForms.unknown')}
          options={legalForms.map((each) => ({ value: each, label: t(`relations:dossier.legalForms.${each}`) }))}
        />
      </Field>
      <Field label={t('clean:fields.status')} className="md:col-span-2">
        <Select
          name="status"
          defaultValue={form.status}
          options={[
            { value: 'active', label: t('relations:dossier.statusActive') },
            { value: 'closed', label: t('relations:dossier.statusClosed') },
          ]}
        />
      </Field>
      <Checkbox
        name="doNotContact"
        defaultChecked={form.doNotContact}
        label={t('relations:doNotContact')}
        className="md:col-span-2 md:self-end"
      />
    </div>
  )
}
