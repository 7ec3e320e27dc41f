import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Select } from '#app/ui/select'
import type { Offer } from '#app/units/offers.server'
import { addDays, type Day } from '#domain/calendar/day'
import { NewUnitPart } from './new-unit-part'

interface NewCampaignProps {
  clients: readonly { id: string; name: string }[]
  people: readonly { id: string; name: string }[]
  offers: readonly Offer[]
  today: Day
  me: string
  /** Whether they may bring in colleagues. */
  mayInvite: boolean
  op: string
  answer: FormErrors | undefined
}

type Errors = FormErrors['errors']

/** One form for a client, a campaign and its unit. */
export function NewCampaign({ clients, people, offers, today, me, mayInvite, op, answer }: NewCampaignProps) {
  const { t } = useTranslation(['common', 'campaigns'])
  const sending = useNavigation().state !== 'idle'
  const errors = answer?.errors ?? {}
  const [startsOn, setStartsOn] = useState(today)
  const [endsOn, setEndsOn] = useState(addDays(today, 13 * 7 - 1))
  const period = { startsOn, setStartsOn, endsOn, setEndsOn }
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/campaigns', label: t('campaigns:title') }]}
        title={t('campaigns:form.title')}
        lead={t('campaigns:form.lead')}
      />
      <Form method="post" noValidate className="grid max-w-4xl gap-4">
        <input type="hidden" name="op" value={op} />
        {answer && answer.form.length > 0 && (
          <Notice tone="bad" live>
            {answer.form.join(' ')}
          </Notice>
        )}
        <ClientPart clients={clients} errors={errors} />
        <CampaignPart period={period} errors={errors} />
        <NewUnitPart offers={offers} startsOn={startsOn} setEndsOn={setEndsOn} errors={errors} />
        <PeoplePart {...{ people, me, mayInvite, errors }} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={sending}>
            {t('campaigns:form.submit')}
          </Button>
          <LinkButton to="/campaigns" look="quiet">
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  )
}

function ClientPart({ clients, errors }: { clients: NewCampaignProps['clients']; errors: Errors }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const [clientId, setClientId] = useState('')
  return (
    <Panel title={t('campaigns:form.clientPart')}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('campaigns:form.client')} error={errors.clientId} className="md:col-span-2">
          <Select
            name="clientId"
            value={clientId}
            onChange={(event) => setClientId(event.target.value)}
            emptyLabel={t('campaigns:form.newClient')}
            options={clients.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        {clientId === '' && (
          <>
            <Field label={t('campaigns:form.clientName')} error={errors.clientName}>
              <Input name="clientName" autoComplete="organization" maxLength={120} />
            </Field>
            <Field label={t('campaigns:form.clientPlace')} error={errors.clientPlace} optional>
              <Input name="clientPlace" maxLength={120} />
            </Field>
          </>
        )}
      </div>
    </Panel>
  )
}

interface Period {
  startsOn: Day
  setStartsOn: (day: Day) => void
  endsOn: Day
  setEndsOn: (day: Day) => void
}

function CampaignPart({ period, errors }: { period: Period; errors: Errors }) {
  const { t } = useTranslation(['common', 'campaigns'])
  return (
    <Panel title={t('campaigns:form.campaignPart')}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('campaigns:form.name')} hint={t('campaigns:form.nameHint')} error={errors.name} className="md:col-span-2">
          <Input name="name" required maxLength={120} placeholder={t('campaigns:form.namePlaceholder')} />
        </Field>
        <Field label={t('campaigns:form.startsOn')} error={errors.startsOn}>
          <Input
            type="date"
            name="startsOn"
            required
            value={period.startsOn}
            onChange={(event) => period.setStartsOn(event.target.value)}
          />
        </Field>
        <Field label={t('campaigns:form.endsOn')} error={errors.endsOn}>
          <Input type="date" name="endsOn" required value={period.endsOn} onChange={(event) => period.setEndsOn(event.target.value)} />
        </Field>
        <Field label={t('campaigns:form.goal')} hint={t('campaigns:form.goalHint')} error={errors.goal} optional className="md:col-span-2">
          <Input name="goal" maxLength={400} />
        </Field>
      </div>
    </Panel>
  )
}

function PeoplePart({ people, me, mayInvite, errors }: Pick<NewCampaignProps, 'people' | 'me' | 'mayInvite'> & { errors: Errors }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const [leadId, setLeadId] = useState(me)
  const others = people.filter(({ id }) => id !== leadId)
  return (
    <Panel title={t('campaigns:form.peoplePart')}>
      <div className="grid gap-4 md:grid-cols-2">
        <div className="grid content-start gap-4">
          <Field label={t('campaigns:form.leadBy')} error={errors.leadId}>
            <Select
              name="leadId"
              value={leadId}
              onChange={(event) => setLeadId(event.target.value)}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <fieldset>
            <legend className="mb-1 font-medium">{t('campaigns:form.people')}</legend>
            {others.map(({ id, name }) => (
              <Checkbox key={id} name="staffIds" value={id} label={name} />
            ))}
            {others.length === 0 && (
              <p className="text-ink3">
                {t('campaigns:form.nobodyElse')} {mayInvite && <TextLink to="/settings/team">{t('campaigns:form.invite')}</TextLink>}
              </p>
            )}
          </fieldset>
        </div>
        <div className="grid content-start gap-4">
          <div>
            <p className="mb-1 font-medium">{t('campaigns:form.rhythm')}</p>
            <SegmentedControl
              name="reportRhythm"
              legend={t('campaigns:form.rhythm')}
              defaultValue="weekly"
              options={[
                { value: 'weekly', label: t('campaigns:form.weekly') },
                { value: 'monthly', label: t('campaigns:form.monthly') },
              ]}
            />
          </div>
          <div className="grid grid-cols-[2fr_1fr] gap-3">
            <Field label={t('campaigns:form.evaluationOn')} error={errors.evaluationOn} optional>
              <Input type="date" name="evaluationOn" />
            </Field>
            <Field label={t('campaigns:form.evaluationTime')} error={errors.evaluationTime}>
              <Input type="time" name="evaluationTime" defaultValue="14:00" />
            </Field>
          </div>
        </div>
      </div>
    </Panel>
  )
}
