import { Form, useActionData, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import type { ErasureScreen } from './erase.server'

/** What goes and what stays when somebody is erased, and why; nothing is done before their name was typed. */
export function ErasePage({
  customer,
  contactId,
  name,
  counts,
  people,
  stops,
  isAsked,
  openRequestId,
  op,
  grounds,
}: ErasureScreen & { op: string; grounds: readonly string[] }) {
  const { t } = useTranslation(['common', 'relations'])
  const answer = useActionData<Refused | FormErrors>()
  const busy = useNavigation().state !== 'idle'
  const back = `/relations/${customer.id}`
  const refused = answer && 'refused' in answer ? answer : null
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const wrongName = refused?.refused === 'name-differs' ? refused.message : errors.typedName
  const whole = contactId === null
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('relations:title'), to: '/relations' },
          { label: customer.name, to: back },
        ]}
        title={t('relations:erase.title', { name })}
        lead={t(whole ? 'relations:erase.leadCustomer' : 'relations:erase.leadPerson')}
      />
      {openRequestId && !stops ? (
        <Notice tone="warn" action={<LinkButton to={`/privacy/${openRequestId}`}>{t('relations:erase.toRequest')}</LinkButton>}>
          {t('relations:erase.askedAlready')}
        </Notice>
      ) : stops ? (
        <Notice tone="warn" action={<LinkButton to={back}>{t('relations:erase.toDossier')}</LinkButton>}>
          {t(`relations:refused.${stops}`)}
        </Notice>
      ) : (
        <div className="grid max-w-4xl gap-5">
          <WhatGoes whole={whole} counts={counts} people={people} />
          {isAsked && <Notice>{t('relations:erase.otherDecides')}</Notice>}
          <Form method="post" className="grid gap-4 rounded-xl border border-line bg-surface p-5">
            <input type="hidden" name="op" value={op} />
            {refused && refused.refused !== 'name-differs' && (
              <Notice tone="bad" live>
                {refused.message}
              </Notice>
            )}
            <RadioGroup
              name="ground"
              legend={t('relations:erase.ground')}
              required
              error={errors.ground?.[0] ?? null}
              options={grounds.map((ground) => ({ value: ground, label: t(`relations:erase.grounds.${ground as 'they-asked'}`) }))}
            />
            <Field label={t('relations:erase.typeName', { name })} error={wrongName}>
              <Input name="typedName" required maxLength={400} autoComplete="off" />
            </Field>
            {!isAsked && <p className="text-ink2">{t('relations:erase.forGood')}</p>}
            <div className="flex flex-wrap gap-2">
              <Button type="submit" look="danger" busy={busy}>
                {t(isAsked ? 'relations:erase.askIt' : 'relations:erase.doIt')}
              </Button>
              <LinkButton to={back}>{t('cancel')}</LinkButton>
            </div>
          </Form>
        </div>
      )}
    </>
  )
}

/** What goes with an erasure, and what stays and why. */
export function WhatGoes({ whole, counts, people }: Pick<ErasureScreen, 'counts' | 'people'> & { whole: boolean }) {
  const { t } = useTranslation(['common', 'relations'])
  return (
    <div className="grid items-start gap-5 md:grid-cols-2">
      <Panel title={t('relations:erase.goes')}>
        <Points>
          {t(whole ? 'relations:erase.goesCustomer' : 'relations:erase.goesPerson')}
          {t('relations:erase.goesTexts', { calls: counts.calls, visits: counts.visits, notes: counts.notes })}
          {counts.tasks > 0 && t('relations:erase.goesTasks', { count: counts.tasks })}
          {counts.mails > 0 && t('relations:erase.goesMails', { count: counts.mails })}
          {t('relations:erase.goesHistory')}
          {counts.files > 0 && t('relations:erase.goesFiles', { count: counts.files })}
          {t(whole ? 'relations:erase.goesPhotos' : 'relations:erase.goesCards')}
          {people > 0 && t('relations:erase.goesPeople', { count: people })}
          {t(whole ? 'relations:erase.goesNamesCustomer' : 'relations:erase.goesNamesPerson', { texts: counts.texts })}
        </Points>
      </Panel>
      <Panel title={t('relations:erase.stays')}>
        <Points>
          {t('relations:erase.staysLedger')}
          {t('relations:erase.staysNumber')}
          {t('relations:erase.staysAlone')}
          {counts.waiting > 0 && t('relations:erase.staysWaiting', { count: counts.waiting })}
          {t('relations:erase.staysReports', { count: counts.reports })}
          {t('relations:erase.staysAudit')}
          {t('relations:erase.staysBackups')}
        </Points>
      </Panel>
    </div>
  )
}

function Points({ children }: { children: readonly (string | false)[] }): ReactNode {
  return (
    <ul className="grid list-disc gap-2 pl-4 text-ink2 marker:text-ink3">
      {children
        .filter((point) => point !== false)
        .map((point) => (
          <li key={point}>{point}</li>
        ))}
    </ul>
  )
}
