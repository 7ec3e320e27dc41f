import { Form, useNavigation, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGuideWords } from '#app/guide/guide-words'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import type { Service } from '#db/guide'
import { requestKinds } from '#domain/carry-out/request'
import type { RequestChoices } from './read.server'

interface RequestFormProps {
  choices: RequestChoices
  me: string
  op: string
  /** The day and time it is, as the field takes it. */
  now: string
  kind: string | null
  /** The service it is about, when one came from the guide. */
  service: string | null
  answer?: FormErrors | undefined
}

/** What somebody asked by phone, by mail or at a visit, written down by one of ours. */
export function RequestForm({ choices, ...props }: RequestFormProps) {
  const { t } = useTranslation(['common', 'desk'])
  const { client, customer } = choices
  const lead = client && customer ? t('desk:form.about', { customer: customer.name, client: client.name }) : t('desk:form.lead')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('desk:form.title')} lead={lead} crumbs={[{ to: '/requests', label: t('desk:title') }]} />
      <Panel>
        {client ? <Fields key={client.id} choices={{ ...choices, client }} {...props} /> : <EmptyState title={t('desk:form.noClient')} />}
      </Panel>
    </div>
  )
}

type Chosen = RequestChoices & { client: { id: string; name: string } }

function Fields({ choices, me, op, now, kind, service, answer }: Omit<RequestFormProps, 'choices'> & { choices: Chosen }) {
  const { t } = useTranslation(['common', 'desk'])
  const { clients, client, customer, people, staff, campaigns, services } = choices
  const [, setSearch] = useSearchParams()
  const [serviceId, setServiceId] = useState(service ?? '')
  const [who, setWho] = useState(customer ? '' : (people[0]?.id ?? ''))
  const { said } = useGuideWords()
  const errors = answer?.errors ?? {}
  const busy = useNavigation().state === 'submitting'
  return (
    <Form method="post" noValidate className="grid gap-4">
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="customerId" value={customer?.id ?? ''} />
      <input type="hidden" name="clientId" value={client.id} />
      <Refusal>{answer?.form.join(' ')}</Refusal>
      <div className="grid gap-4 sm:grid-cols-2">
        {!customer && (
          <Field label={t('desk:form.client')}>
            <Select
              value={client.id}
              onChange={(event) => setSearch({ client: event.target.value }, { replace: true })}
              options={clients.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        {!customer && people.length > 0 && (
          <Field label={t('desk:form.who')} error={errors.clientPersonId}>
            <Select
              name="clientPersonId"
              value={who}
              onChange={(event) => setWho(event.target.value)}
              options={[...people.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t('desk:form.someone') }]}
            />
          </Field>
        )}
        {who === '' && (
          <>
            <Field label={t('desk:form.name')} error={errors.toldBy}>
              <Input name="toldBy" maxLength={120} required autoComplete="off" />
            </Field>
            <Field label={t('desk:form.replyTo')} hint={t('desk:form.replyToHint')} optional error={errors.replyTo}>
              <Input type="email" name="replyTo" maxLength={254} autoComplete="off" />
            </Field>
          </>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t('desk:form.kind')} error={errors.kind}>
          <Select
            name="kind"
            defaultValue={kind ?? (customer ? 'complaint' : 'question')}
            options={requestKinds.map((value) => ({ value, label: t(`desk:kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('desk:form.channel')} error={errors.channel}>
          <Select
            name="channel"
            defaultValue="phone"
            options={(['phone', 'mail', 'visit'] as const).map((value) => ({ value, label: t(`desk:channels.${value}`) }))}
          />
        </Field>
        <Field label={t('desk:form.received')} error={errors.receivedAt}>
          <Input type="datetime-local" name="receivedAt" defaultValue={now} max={now} />
        </Field>
      </div>
      {services.length > 0 && (
        <div>
          <Field label={t('desk:form.service')} optional error={errors.serviceId}>
            <Select
              name="serviceId"
              value={serviceId}
              onChange={(event) => setServiceId(event.target.value)}
              emptyLabel={t('desk:form.noService')}
              options={services.map(({ id, name }) => ({ value: id, label: said(name) }))}
            />
          </Field>
          <ServiceSays service={services.find(({ id }) => id === serviceId)} />
        </div>
      )}
      <Field label={t('desk:form.subject')} error={errors.subject}>
        <Input name="subject" maxLength={200} required autoComplete="off" />
      </Field>
      <Field label={t('desk:form.text')} hint={t('desk:form.textHint')} optional error={errors.text}>
        <Textarea name="text" rows={5} maxLength={10_000} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('desk:form.owner')} error={errors.ownerId}>
          <Select
            name="ownerId"
            defaultValue={staff.some(({ id }) => id === me) ? me : ''}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('desk:form.campaign')} error={errors.campaignId}>
          <Select
            name="campaignId"
            defaultValue={campaigns.length === 1 ? campaigns[0]?.id : ''}
            emptyLabel={t('desk:form.noCampaign')}
            options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </div>
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t('desk:form.save')}
        </Button>
      </div>
    </Form>
  )
}

/** What the guide says of the service: its price and term, what one may promise, and what a manager decides. */
function ServiceSays({ service }: { service: Service | undefined }) {
  const { t } = useTranslation(['common', 'desk'])
  const { said, figures } = useGuideWords()
  if (!service) return <TextLink to="/guide">{t('desk:form.guide')}</TextLink>
  const [promise, limits] = [said(service.promise), said(service.limits)]
  return (
    <div className="mt-2 rounded-lg bg-sunken px-4 py-3 text-ink2" aria-live="polite">
      <p className="tabular-nums first-letter:uppercase">{figures(service)}</p>
      <p className="whitespace-pre-line">{said(service.conditions)}</p>
      {promise && (
        <p className="mt-1">
          <b className="font-semibold text-ok-text">{t('desk:guide.promise')}:</b> {promise}
        </p>
      )}
      {limits && (
        <p className="mt-1">
          <b className="font-semibold text-warn-text">{t('desk:guide.limits')}:</b> {limits}
        </p>
      )}
    </div>
  )
}
