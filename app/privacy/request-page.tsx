import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { WhatGoes } from '#app/relations/erase-page'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Refusal } from '#app/ui/refusal'
import { Textarea } from '#app/ui/textarea'
import { extendedDueOf, extensionRefusal, identityChecks, isAnsweredWithFile } from '#domain/relations/privacy-request'
import type { RequestScreen } from './decide.server'
import { FilesPanel } from './files-panel'
import { StandingChip } from './standing-chip'

export type RequestPageProps = RequestScreen & { today: string; op: string }

/** One request: what is asked, who asks, what can be done about it, and what was decided. */
export function RequestPage(props: RequestPageProps) {
  const { t } = useTranslation(['common', 'privacy'])
  const { request, mayHandle, isMine, today } = props
  const { kind, name, isErased, contactId, customerId, customer, client, state } = request
  const isOpen = state === 'open'
  return (
    <>
      <PageHeader
        crumbs={[
          ...(mayHandle ? [{ label: t('privacy:title'), to: '/settings/privacy' }] : []),
          {
            label: name,
            to: contactId && !isErased ? `/people/${contactId}/privacy` : `/relations/${customerId}${contactId ? '' : '/privacy'}`,
          },
        ]}
        title={t('privacy:request.title', { kind: t(`privacy:kinds.${kind}`), name })}
        lead={contactId ? t('privacy:request.at', { customer, client }) : client}
        actions={<StandingChip request={request} today={today} />}
      />
      <div className="grid max-w-4xl gap-4">
        {kind === 'erasure' && state === 'answered' && <Notice tone="ok">{t('privacy:request.done')}</Notice>}
        <Facts {...props} />
        {isOpen && mayHandle && !request.identity && <Identity {...props} />}
        {isAnsweredWithFile(kind) && mayHandle && !isErased && <FilesPanel {...props} />}
        {isOpen && mayHandle && kind === 'erasure' && <Erasure {...props} />}
        {isOpen && mayHandle && kind !== 'erasure' && <Answer {...props} />}
        {isOpen && mayHandle && !extensionRefusal(request, today) && <Extend {...props} />}
        {isOpen && !mayHandle && <Notice>{t('privacy:request.forManagers')}</Notice>}
        {isOpen && isMine && <Withdraw {...props} />}
      </div>
    </>
  )
}

function Facts({ request }: RequestPageProps) {
  const { t } = useTranslation(['common', 'relations', 'privacy'])
  const format = useFormat()
  const { state, identity, identityBy, extendedOn, extensionReason, decidedAt, decidedBy, askedBy, words, reason, ground } = request
  const rows: [string, ReactNode][] = [
    [t('privacy:request.received'), format.day(request.receivedOn, 'date')],
    [t('privacy:request.due'), format.day(request.dueOn, 'date')],
    [t('privacy:request.askedBy'), askedBy ?? '–'],
    [
      t('privacy:request.identity'),
      identity
        ? t('privacy:request.identityBy', { how: t(`privacy:identities.${identity}`), who: identityBy ?? '–' })
        : t('privacy:request.noIdentity'),
    ],
  ]
  if (ground) rows.push([t('privacy:request.ground'), t(`relations:erase.grounds.${ground}`)])
  if (decidedAt)
    rows.push([
      t('privacy:request.decided'),
      t('privacy:request.decidedBy', {
        state: t(`privacy:states.${state as 'answered'}`),
        day: format.momentAt(decidedAt),
        who: decidedBy ?? '–',
      }),
    ])
  const long: [string, string | null][] = [
    [t('privacy:request.words'), words],
    [t('privacy:request.reason'), reason],
  ]
  return (
    <Panel title={t('privacy:request.facts')}>
      <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-ink3">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
        {long.map(
          ([label, value]) =>
            value && (
              <div key={label} className="sm:col-span-2">
                <dt className="text-xs text-ink3">{label}</dt>
                <dd className="max-w-[68ch] break-words whitespace-pre-line">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {extendedOn && (
        <p className="mt-3 text-ink2">{t('privacy:request.extended', { day: format.day(extendedOn, 'date'), reason: extensionReason })}</p>
      )}
    </Panel>
  )
}

type Answered = Refused | FormErrors | undefined

/** A form of this page with its own answer; a second press sends the same id. */
function useAct(op: string) {
  const fetcher = useFetcher<Answered>()
  const data = fetcher.data
  const errors: Record<string, string[]> = data && 'errors' in data ? data.errors : {}
  const hidden = (act: string | null) => (
    <>
      <input type="hidden" name="op" value={op} />
      {act && <input type="hidden" name="act" value={act} />}
      <Refusal className="mb-1">{data && 'message' in data && data.message}</Refusal>
    </>
  )
  return { Form: fetcher.Form, busy: fetcher.state !== 'idle', errors, hidden }
}

function Identity({ op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'privacy'])
  const { Form, busy, errors, hidden } = useAct(op)
  return (
    <Panel title={t('privacy:request.identityTitle')} lead={t('privacy:request.identityLead')}>
      <Form method="post" className="grid gap-3">
        {hidden('identity')}
        <RadioGroup
          name="identity"
          legend={t('privacy:request.identity')}
          hideLegend
          required
          error={errors.identity?.[0] ?? null}
          options={identityChecks.map((value) => ({ value, label: t(`privacy:identities.${value}`) }))}
        />
        <div>
          <Button type="submit" busy={busy}>
            {t('privacy:request.identitySave')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

function Answer({ request, op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'privacy'])
  const { Form, busy, errors, hidden } = useAct(op)
  return (
    <Panel title={t('privacy:request.answerTitle')} lead={t('privacy:request.answerLead')}>
      <Form method="post" className="grid gap-3">
        {hidden(null)}
        <Field label={t('privacy:request.answerText')} hint={t('privacy:request.refuseHint')} error={errors.reason}>
          <Textarea name="reason" maxLength={1000} required />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            name="act"
            value="answer"
            look="primary"
            busy={busy}
            disabled={!request.identity && request.kind !== 'objection'}
          >
            {t('privacy:request.answer')}
          </Button>
          <Button type="submit" name="act" value="refuse" busy={busy}>
            {t('privacy:request.refuse')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

/** Deciding on an erasure: what goes, what stays and why, and the two ways to decide. */
function Erasure({ request, erasure, waitsForOther, isAlone, op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'relations', 'privacy'])
  if (waitsForOther)
    return <Notice tone={isAlone ? 'warn' : 'info'}>{t(isAlone ? 'privacy:request.nobodyElse' : 'privacy:request.waitsForOther')}</Notice>
  if (!erasure) return <Notice>{t('privacy:refused.not-found')}</Notice>
  const mayErase = request.ground !== 'they-asked' || request.identity !== null
  return (
    <>
      <WhatGoes whole={erasure.contactId === null} counts={erasure.counts} people={erasure.people} />
      {erasure.stops && erasure.stops !== 'erased-already' && <Notice tone="warn">{t(`relations:refused.${erasure.stops}`)}</Notice>}
      <Panel title={t('privacy:request.erasureTitle')}>
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Approve name={erasure.name} op={op} mayErase={mayErase} />
          <RefuseIt op={op} />
        </div>
      </Panel>
    </>
  )
}

function Approve({ name, op, mayErase }: { name: string; op: string; mayErase: boolean }) {
  const { t } = useTranslation(['common', 'relations', 'privacy'])
  const { Form, busy, errors, hidden } = useAct(op)
  return (
    <Form method="post" className="grid gap-3">
      {hidden('approve')}
      <Field label={t('privacy:request.typeName', { name })} hint={t('relations:erase.forGood')} error={errors.typedName}>
        <Input name="typedName" required maxLength={400} autoComplete="off" />
      </Field>
      {!mayErase && <p className="text-ink2">{t('privacy:refused.identity-first')}</p>}
      <div>
        <Button type="submit" look="danger" busy={busy} disabled={!mayErase}>
          {t('privacy:request.approve')}
        </Button>
      </div>
    </Form>
  )
}

function RefuseIt({ op }: { op: string }) {
  const { t } = useTranslation(['common', 'privacy'])
  const { Form, busy, errors, hidden } = useAct(op)
  return (
    <Form method="post" className="grid gap-3">
      {hidden('refuse')}
      <Field label={t('privacy:request.refuseReason')} hint={t('privacy:request.refuseHint')} error={errors.reason}>
        <Textarea name="reason" maxLength={1000} required />
      </Field>
      <div>
        <Button type="submit" busy={busy}>
          {t('privacy:request.refuse')}
        </Button>
      </div>
    </Form>
  )
}

function Extend({ request, op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'privacy'])
  const format = useFormat()
  const { Form, busy, errors, hidden } = useAct(op)
  const day = format.day(extendedDueOf(request.receivedOn), 'date')
  return (
    <Panel title={t('privacy:request.extendTitle')} lead={t('privacy:request.extendLead', { day, due: format.day(request.dueOn, 'date') })}>
      <Form method="post" className="grid gap-3">
        {hidden('extend')}
        <Field label={t('privacy:request.extendReason')} error={errors.reason}>
          <Input name="reason" maxLength={1000} required />
        </Field>
        <div>
          <Button type="submit" busy={busy}>
            {t('privacy:request.extend', { day })}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

function Withdraw({ op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'privacy'])
  const { Form, busy, hidden } = useAct(op)
  return (
    <Form method="post" className="flex flex-wrap items-center gap-3">
      {hidden('withdraw')}
      <Button type="submit" look="quiet" busy={busy}>
        {t('privacy:request.withdraw')}
      </Button>
      <span className="text-xs text-ink3">{t('privacy:request.withdrawHint')}</span>
    </Form>
  )
}
