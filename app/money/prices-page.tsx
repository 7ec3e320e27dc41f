import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { tellDone } from '#app/ui/toast'
import { pricePerHour, type Terms } from '#domain/units/price'
import type { PricesScreen } from './prices.server'

type Answer = { agreed: true } | FormErrors | { refused: string; message: string }

/** What a unit costs, what an hour of it then costs, and what was agreed over time. */
export function PricesPage({ unit, client, versions, now, agreed, today, op }: PricesScreen & { today: string; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  return (
    <>
      <PageHeader
        crumbs={[{ to: `/units/${unit.id}`, label: unit.name }]}
        title={t('money:prices.title')}
        lead={t('money:prices.lead', { unit: unit.name, client })}
        actions={<LinkButton to={`/units/${unit.id}/travel`}>{t('money:prices.travel')}</LinkButton>}
      />
      <div className="grid gap-4">
        {now && <Now terms={now} minutes={unit.minutes} />}
        <Panel flush title={t('money:prices.versions')} lead={t('money:prices.versionsLead')} className="overflow-clip">
          <div className="max-md:px-4">
            <Table caption={t('money:prices.versions')} columns={useColumns()} rows={versions} rowKey={({ appliesFrom }) => appliesFrom} />
          </div>
        </Panel>
        <ChangeForm today={today} now={now} op={op} />
        {agreed.length > 0 && (
          <Panel title={t('money:prices.history')}>
            <ul>
              {agreed.map(({ edition, reason, by, madeAt }) => (
                <li key={edition} className="border-t border-line py-2 first:border-0">
                  {t('money:prices.by', { reason, by: by ?? '–', day: format.day(madeAt.slice(0, 10), 'medium') })}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  )
}

function Now({ terms, minutes }: { terms: Terms; minutes: number }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const perHour = terms.basis === 'hourly' ? (terms.rates.consultant ?? null) : pricePerHour(terms.priceCents, minutes)
  if (perHour === null) return <Notice tone="warn">{t('money:prices.none')}</Notice>
  const hours = format.hours(minutes)
  return (
    <Panel title={t('money:prices.now')}>
      <p className="text-xl font-bold tabular-nums">{t('money:prices.perHour', { price: format.euro(perHour) })}</p>
      {terms.priceCents !== null && terms.basis !== 'hourly' && (
        <p className="text-ink2">{t('money:prices.perHourHint', { total: format.euro(terms.priceCents), hours })}</p>
      )}
      <p className="text-ink2">
        {t(`money:prices.basis.${terms.basis}`)}, {t(`money:prices.charged.${terms.charged}`)} · {t('money:prices.vat')}{' '}
        {t(`money:prices.vatRates.${terms.vat}`)}
      </p>
    </Panel>
  )
}

function useColumns(): Column<Terms>[] {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  return [
    { key: 'from', header: t('money:prices.from'), primary: true, cell: ({ appliesFrom }) => format.day(appliesFrom, 'medium') },
    {
      key: 'how',
      header: t('money:prices.how'),
      cell: ({ basis, charged }) => `${t(`money:prices.basis.${basis}`)}, ${t(`money:prices.charged.${charged}`)}`,
    },
    { key: 'price', header: t('money:prices.price'), align: 'right', cell: (terms) => priceOf(terms, format.euro) },
    { key: 'km', header: t('money:prices.km'), align: 'right', cell: ({ kmRateCents }) => format.euro(kmRateCents) },
    { key: 'vat', header: t('money:prices.vat'), align: 'right', cell: ({ vat }) => t(`money:prices.vatRates.${vat}`) },
  ]
}

function priceOf({ basis, rates, priceCents }: Terms, euro: (cents: number) => string): string {
  if (basis !== 'hourly') return priceCents === null ? '–' : euro(priceCents)
  return [rates.consultant, rates.manager].flatMap((rate) => (rate === undefined ? [] : [euro(rate)])).join(' / ')
}

function ChangeForm({ today, now, op }: { today: string; now: Terms | null; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const changing = useFetcher<Answer>()
  const answer = changing.data
  useEffect(() => {
    if (answer && 'agreed' in answer) tellDone(t('money:prices.done'))
  }, [answer, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const options = <Key extends string>(keys: readonly Key[], say: (key: Key) => string) =>
    keys.map((key) => ({ value: key, label: say(key) }))
  return (
    <Panel title={t('money:prices.change')} lead={t('money:prices.changeLead')}>
      <changing.Form method="post" noValidate className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="op" value={op} />
        <Field label={t('money:prices.basisLabel')} error={errors.basis}>
          <Select
            name="basis"
            defaultValue={now?.basis}
            options={options(['unit', 'project', 'hourly'] as const, (key) => t(`money:prices.basis.${key}`))}
          />
        </Field>
        <Field label={t('money:prices.chargedLabel')} error={errors.charged}>
          <Select
            name="charged"
            defaultValue={now?.charged}
            options={options(['at-start', 'as-used'] as const, (key) => t(`money:prices.charged.${key}`))}
          />
        </Field>
        <Field label={t('money:prices.vat')} error={errors.vat}>
          <Select
            name="vat"
            defaultValue={now?.vat}
            options={options(['standard', 'low', 'reverse-charged'] as const, (key) => t(`money:prices.vatRates.${key}`))}
          />
        </Field>
        <Field label={t('money:prices.from')} error={errors.appliesFrom}>
          <Input type="date" name="appliesFrom" defaultValue={today} required />
        </Field>
        <Field label={t('money:prices.rateConsultant')} hint={t('money:prices.ratesHint')} optional error={errors.consultant}>
          <Input name="consultant" inputMode="decimal" before="€" autoComplete="off" />
        </Field>
        <Field label={t('money:prices.rateManager')} hint={t('money:prices.ratesHint')} optional error={errors.manager}>
          <Input name="manager" inputMode="decimal" before="€" autoComplete="off" />
        </Field>
        <Field label={t('money:prices.reason')} error={errors.reason} className="sm:col-span-2">
          <Input name="reason" maxLength={300} required />
        </Field>
        <Refusal className="sm:col-span-2 lg:col-span-4">{answer && 'refused' in answer && answer.message}</Refusal>
        <div className="sm:col-span-2 lg:col-span-4">
          <Button type="submit" look="primary" busy={changing.state !== 'idle'}>
            {t('money:prices.submit')}
          </Button>
        </div>
      </changing.Form>
    </Panel>
  )
}
