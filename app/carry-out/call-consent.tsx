import { useFetcher } from '@remix-run/react'
import { Check, CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import type { Day } from '#domain/calendar/day'
import type { CallDesk } from './call-desk.server'

export const consentHows = ['in-writing', 'by-phone', 'in-person', 'web-form', 'published-number', 'with-a-sale'] as const

/** Whether we may call and on which ground, in words; of a natural person also the consents with their proof, and a form for a new one. */
export function MayWeCall({ desk, page, today }: { desk: CallDesk; page: string; today: Day }) {
  const { t } = useTranslation(['common', 'run', 'relations'])
  const { calling } = desk
  // Who is not to be contacted is not called on any ground.
  const basis = desk.guard.mayOverride ? calling.basis : null
  const form = calling.legalForm ? t(`relations:dossier.legalForms.${calling.legalForm}`) : t('run:consent.formUnknown')
  return (
    <section className="grid gap-3">
      <div>
        <h3 className="mb-1.5 text-xs font-semibold text-ink3">{t('run:consent.may')}</h3>
        <p className="flex items-start gap-1.5 text-ink2">
          {basis ? (
            <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-ok-text" />
          ) : (
            <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warn-text" />
          )}
          <span>{basis ? t(`run:consent.basis.${basis}`, { form }) : t('run:consent.notNow', { form })}</span>
        </p>
      </div>
      {(calling.basis !== 'legal-person' || desk.consents.length > 0) && <Consents desk={desk} page={page} today={today} />}
    </section>
  )
}

/** Consent to be called, with its proof: who gave it, when, how and in which words. */
function Consents({ desk, page, today }: { desk: CallDesk; page: string; today: Day }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const saving = useFetcher<{ kept: string } | { withdrawn: true } | Refused | FormErrors>()
  const said = saving.data && 'message' in saving.data ? saving.data.message : null
  const errors: Record<string, string[]> = saving.data && 'errors' in saving.data ? saving.data.errors : {}
  const who = desk.people.find(({ contactId }) => contactId === desk.contactId)
  return (
    <div>
      <h4 className="text-xs font-medium text-ink3">{t('run:consent.title')}</h4>
      <ul className="mt-1 grid gap-2">
        {desk.consents.map(({ id, person, givenOn, how, wording, recordedBy }) => (
          <li key={id}>
            <span className="block font-medium">
              {person ?? t('run:consent.organisation')}, {format.day(givenOn)}, {t(`run:consent.hows.${how}`)}
            </span>
            <q className="block font-serif text-ink2">{wording}</q>
            <saving.Form method="post" action={`${page}/consents`} className="flex items-center gap-2 text-xs text-ink3">
              {t('run:consent.recordedBy', { name: recordedBy })}
              <input type="hidden" name="withdraw" value={id} />
              <Button type="submit" size="sm" look="quiet" busy={saving.state !== 'idle'}>
                {t('run:consent.withdraw')}
              </Button>
            </saving.Form>
          </li>
        ))}
      </ul>
      <details className="mt-2" key={desk.consents.length}>
        <summary className="min-h-11 cursor-pointer py-2 font-medium text-brand-text md:min-h-0">{t('run:consent.add')}</summary>
        <saving.Form method="post" action={`${page}/consents`} className="grid gap-2">
          <input type="hidden" name="contactId" value={who?.contactId ?? ''} />
          <p className="text-xs text-ink3">{t('run:consent.by', { name: who?.name ?? desk.customer.name })}</p>
          <Field label={t('run:consent.givenOn')} error={errors.givenOn}>
            <Input name="givenOn" type="date" max={today} defaultValue={today} />
          </Field>
          <Field label={t('run:consent.how')}>
            <Select name="how" options={consentHows.map((value) => ({ value, label: t(`run:consent.hows.${value}`) }))} />
          </Field>
          <Field label={t('run:consent.wording')} hint={t('run:consent.wordingHint')} error={errors.wording}>
            <Textarea name="wording" rows={2} maxLength={1000} required />
          </Field>
          {said && <p className="text-bad-text">{said}</p>}
          <Button type="submit" busy={saving.state !== 'idle'}>
            {t('run:consent.save')}
          </Button>
        </saving.Form>
      </details>
    </div>
  )
}
