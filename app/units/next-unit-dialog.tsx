import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { addDays } from '#domain/calendar/day'
import { FormDialog } from './form-dialog'
import type { Offer } from './offers.server'
import type { UnitLedger } from './read.server'
import { AmountField, FruitlessField, TermField, UnusedField } from './terms-dialog'

/** A unit that follows on this one: choose a kind, and what it holds is filled in. */
export function NextUnitDialog({ ledger, today, op }: { ledger: UnitLedger; today: string; op: string }) {
  const { t } = useTranslation(['common', 'units', 'campaigns'])
  const { unit, contract } = ledger
  const [offerId, setOfferId] = useState(contract.offers[0]?.id ?? '')
  const offer = contract.offers.find(({ id }) => id === offerId)
  if (!offer) return null
  const nameOf = ({ kind, name }: Offer) => name ?? t(`campaigns:kinds.${kind}`)
  return (
    <FormDialog
      action={`/units/${unit.id}/next`}
      op={op}
      size="md"
      title={t('units:next.title')}
      lead={t('units:next.lead', { unit: unit.name })}
      submit={t('units:next.submit')}
      told={t('units:next.done')}
      trigger={<Button size="sm">{t('units:next.button')}</Button>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="kind" value={offer.kind} />
          <Field label={t('units:next.kind')} error={errors.kind}>
            <Select
              value={offerId}
              onChange={(event) => setOfferId(event.target.value)}
              options={contract.offers.map((each) => ({ value: each.id, label: nameOf(each) }))}
            />
          </Field>
          <div key={offerId} className="grid gap-4 sm:grid-cols-2">
            <Field label={t('units:next.name')} error={errors.name}>
              <Input name="name" defaultValue={nameOf(offer)} maxLength={120} required />
            </Field>
            <Field label={t('units:next.contractNumber')} error={errors.contractNumber} optional>
              <Input name="contractNumber" maxLength={60} />
            </Field>
            <HoursFields offer={offer} errors={errors} />
            <Field label={t('units:next.startsOn')} error={errors.startsOn}>
              <Input type="date" name="startsOn" defaultValue={today} required />
            </Field>
            <Field label={t('units:next.endsOn')} error={errors.endsOn}>
              <Input type="date" name="endsOn" defaultValue={addDays(today, 13 * 7 - 1)} required />
            </Field>
            <TermField value={offer.term} error={errors.term} />
            <UnusedField value={offer.unused} error={errors.unused} />
            <FruitlessField charged={offer.chargesFruitless} />
          </div>
        </>
      )}
    </FormDialog>
  )
}

/** Hours, indication and price of a kind. */
export function HoursFields({
  offer,
  errors,
}: {
  offer: Pick<Offer, 'minutes' | 'indicatedVisits' | 'priceCents'>
  errors: Record<string, string[]>
}) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const hours = offer.minutes / 60
  return (
    <>
      <Field label={t('units:next.hours')} error={errors.hours}>
        <Input
          name="hours"
          inputMode="decimal"
          defaultValue={format.number(hours, Number.isInteger(hours) ? 0 : 2)}
          className="tabular-nums"
        />
      </Field>
      <Field label={t('units:next.visits')} error={errors.visits}>
        <Input name="visits" inputMode="numeric" defaultValue={offer.indicatedVisits} className="tabular-nums" />
      </Field>
      <AmountField name="price" label={t('units:terms.price')} cents={offer.priceCents} error={errors.price} optional />
    </>
  )
}
