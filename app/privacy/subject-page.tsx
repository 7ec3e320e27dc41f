import { Form, useActionData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Refusal } from '#app/ui/refusal'
import { Textarea } from '#app/ui/textarea'
import { privacyKinds } from '#domain/relations/privacy-request'
import { LooksPanel } from './looks-panel'
import type { SubjectScreen } from './register.server'
import { StandingChip } from './standing-chip'

type Props = SubjectScreen & { today: string; op: string }

/** What somebody asked about their own data, a form for what they ask now, and who of us looked. */
export function SubjectPage(props: Props) {
  const { t } = useTranslation(['common', 'relations', 'privacy'])
  const { at, name, isErased, isNatural, looks } = props
  const back = at.contactId && !isErased ? `/people/${at.contactId}` : `/relations/${at.customerId}`
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('relations:title'), to: '/relations' },
          { label: name, to: back },
        ]}
        title={t('privacy:subject.title', { name })}
        lead={t(at.contactId ? 'privacy:subject.leadPerson' : 'privacy:subject.leadCustomer')}
      />
      <div className="grid max-w-4xl gap-4">
        {!isNatural && <Notice>{t('privacy:subject.notPerson')}</Notice>}
        <Requests {...props} />
        {isNatural && !isErased && <NewRequest {...props} />}
        {looks && <LooksPanel looks={looks} />}
      </div>
    </>
  )
}

function Requests({ requests, today, isNatural }: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  if (!isNatural && requests.length === 0) return null
  return (
    <Panel title={t('privacy:subject.requests')}>
      {requests.length === 0 && <p className="text-ink3">{t('privacy:subject.none')}</p>}
      <ul className="grid gap-2">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink to={`/privacy/${request.id}`}>{t(`privacy:kinds.${request.kind}`)}</TextLink>
            <span className="text-ink2">{format.day(request.receivedOn, 'medium')}</span>
            <StandingChip request={request} today={today} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function NewRequest({ at, mayHandle, today, op }: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  const answer = useActionData<Refused | FormErrors>()
  const busy = useNavigation().state === 'submitting'
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const erasure = at.contactId ? `/relations/${at.customerId}/people/${at.contactId}/erasure` : `/relations/${at.customerId}/erasure`
  return (
    <Panel
      title={t('privacy:subject.new')}
      aside={
        mayHandle && (
          <LinkButton to={erasure} look="quiet" size="sm">
            {t('privacy:subject.toErasure')}
          </LinkButton>
        )
      }
    >
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
        <RadioGroup
          name="kind"
          legend={t('privacy:subject.what')}
          required
          error={errors.kind?.[0] ?? null}
          options={privacyKinds.map((kind) => ({ value: kind, label: t(`privacy:kinds.${kind}`), hint: t(`privacy:kindHints.${kind}`) }))}
        />
        <Field label={t('privacy:subject.receivedOn')} hint={t('privacy:subject.dueHint')} error={errors.receivedOn} className="max-w-56">
          <Input name="receivedOn" type="date" defaultValue={today} max={today} required />
        </Field>
        <Field label={t('privacy:subject.words')} hint={t('privacy:subject.wordsHint')} error={errors.words} optional>
          <Textarea name="words" maxLength={4000} />
        </Field>
        <div>
          <Button type="submit" look="primary" busy={busy}>
            {t('privacy:subject.add')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
