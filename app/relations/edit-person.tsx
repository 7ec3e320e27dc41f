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
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { Skeleton } from '#app/ui/skeleton'
import { tellDone } from '#app/ui/toast'

export type PersonOnScreen = {
  contactId: string
  name: string
  title: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  birthday: string | null
  doNotContact: boolean
  noMail: boolean
  version: number
  mine: { strength: number; metAt: string | null; metOn: string | null } | null
  seesPersonal: boolean
  mayErase: boolean
  op: string
}

/** One person at a customer: how to reach them, and what the reader knows of them. Read again each time it opens. */
export function EditPerson({ customerId, contactId, onClose }: { customerId: string; contactId: string; onClose: () => void }) {
  const { t } = useTranslation(['common', 'relations'])
  const reading = useFetcher<PersonOnScreen>()
  const writing = useFetcher<{ changed: true } | Refused | FormErrors>()
  const formId = useId()
  const address = `/relations/${customerId}/people/${contactId}`
  const { load } = reading
  useEffect(() => load(address), [address, load])
  const answer = writing.state === 'idle' ? writing.data : undefined
  const name = reading.data?.name ?? ''
  useEffect(() => {
    if (!answer || !('changed' in answer)) return
    tellDone(t('relations:person.changed', { name }))
    onClose()
  }, [answer, name, onClose, t])
  return (
    <Dialog
      title={name || t('relations:person.title')}
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      footer={
        <>
          {reading.data?.mayErase && (
            <TextLink to={`/relations/${customerId}/people/${contactId}/erasure`} className="mr-auto self-center text-xs">
              {t('relations:erase.link')}
            </TextLink>
          )}
          <FormFooter formId={formId} busy={writing.state !== 'idle'} disabled={!reading.data}>
            {t('save')}
          </FormFooter>
        </>
      }
    >
      {reading.data ? (
        <writing.Form id={formId} method="post" action={address} className="grid gap-4 md:grid-cols-2">
          <PersonFields person={reading.data} answer={answer} />
        </writing.Form>
      ) : (
        <Skeleton className="h-64" />
      )}
    </Dialog>
  )
}

const fieldOf: Record<string, string> = {
  'email-malformed': 'email',
  'phone-malformed': 'phone',
  'mobile-malformed': 'mobile',
  'profile-malformed': 'linkedinUrl',
}

function PersonFields({ person, answer }: { person: PersonOnScreen; answer: { changed: true } | Refused | FormErrors | undefined }) {
  const { t } = useTranslation(['common', 'relations', 'clean', 'lists'])
  const refused = answer && 'refused' in answer ? answer : null
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const errorOf = (field: string) => (refused && fieldOf[refused.refused] === field ? refused.message : errors[field])
  return (
    <>
      <input type="hidden" name="op" value={person.op} />
      <input type="hidden" name="version" value={person.version} />
      {refused && !fieldOf[refused.refused] && (
        <div className="md:col-span-2">
          <Notice tone="bad" live>
            {refused.message}
          </Notice>
        </div>
      )}
      <Field label={t('relations:dossier.personName')} error={errorOf('name')}>
        <Input name="name" required maxLength={200} autoComplete="off" defaultValue={person.name} />
      </Field>
      <Field label={t('relations:dossier.personTitle')} optional error={errorOf('title')}>
        <Input name="title" maxLength={200} defaultValue={person.title ?? ''} />
      </Field>
      <Field label={t('clean:fields.phone')} optional error={errorOf('phone')}>
        <Input name="phone" inputMode="tel" maxLength={60} defaultValue={person.phone ?? ''} />
      </Field>
      <Field label={t('clean:fields.mobile')} optional error={errorOf('mobile')}>
        <Input name="mobile" inputMode="tel" maxLength={60} defaultValue={person.mobile ?? ''} />
      </Field>
      <Field label={t('clean:fields.email')} optional error={errorOf('email')}>
        <Input name="email" inputMode="email" maxLength={200} defaultValue={person.email ?? ''} />
      </Field>
      <Field label={t('relations:person.profile')} hint={t('relations:person.profileHint')} optional error={errorOf('linkedinUrl')}>
        <Input name="linkedinUrl" inputMode="url" maxLength={300} defaultValue={person.linkedinUrl ?? ''} />
      </Field>
      {person.seesPersonal && (
        <Field label={t('relations:person.birthday')} hint={t('relations:person.birthdayHint')} optional error={errorOf('birthday')}>
          <Input name="birthday" maxLength={5} placeholder="24-06" defaultValue={dayFirst(person.birthday)} className="w-28" />
        </Field>
      )}
      <Checkbox
        name="doNotContact"
        value="yes"
        label={t('relations:person.doNotContact')}
        defaultChecked={person.doNotContact}
        className="self-end"
      />
      <Checkbox name="noMail" value="yes" label={t('lists:person.noMail')} defaultChecked={person.noMail} className="self-end" />
      <fieldset className="grid gap-4 border-t border-line pt-4 md:col-span-2 md:grid-cols-3">
        <legend className="float-left mb-2 w-full font-semibold md:col-span-3">{t('relations:person.known')}</legend>
        <Field label={t('relations:person.strength')}>
          <Select
            name="strength"
            defaultValue={String(person.mine?.strength ?? 0)}
            options={(['0', '1', '2', '3', '4', '5'] as const).map((value) => ({ value, label: t(`relations:person.strengths.${value}`) }))}
          />
        </Field>
        <Field label={t('relations:person.metAt')} optional error={errorOf('metAt')}>
          <Input name="metAt" maxLength={200} defaultValue={person.mine?.metAt ?? ''} />
        </Field>
        <Field label={t('relations:person.metOn')} optional error={errorOf('metOn')}>
          <Input type="date" name="metOn" defaultValue={person.mine?.metOn ?? ''} />
        </Field>
      </fieldset>
    </>
  )
}

/** 'MM-DD' as people write it: '24-06'. */
function dayFirst(birthday: string | null): string {
  return birthday ? `${birthday.slice(3)}-${birthday.slice(0, 2)}` : ''
}
