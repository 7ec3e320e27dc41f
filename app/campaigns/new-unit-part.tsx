import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { SegmentedControl } from '#app/ui/segmented-control'
import type { Offer } from '#app/units/offers.server'
import type { Day } from '#domain/calendar/day'
import { flexEndsOn } from '#domain/units/kinds'
import { choiceOf } from './offer-choice'

interface NewUnitPartProps {
  offers: readonly Offer[]
  startsOn: Day
  setEndsOn: (day: Day) => void
  errors: FormErrors['errors']
}

/** The unit that is sold: a kind of the settings with its figures filled in, and how many of them. */
export function NewUnitPart({ offers, startsOn, setEndsOn, errors }: NewUnitPartProps) {
  const { t } = useTranslation(['common', 'campaigns', 'units'])
  const format = useFormat()
  const [offer, setOffer] = useState<Offer | undefined>(() => offers.find(({ kind }) => kind === 'unit-2') ?? offers[0])
  const [figures, setFigures] = useState(figuresOf(offer))
  const typed = (name: keyof typeof figures) => ({
    name,
    value: figures[name],
    onChange: (event: { target: { value: string } }) => setFigures({ ...figures, [name]: event.target.value }),
    className: 'tabular-nums',
  })
  const choose = (choice: string) => {
    const chosen = offers.find((each) => choiceOf(each) === choice)
    setOffer(chosen)
    if (!chosen) return
    setFigures(figuresOf(chosen))
    if (chosen.term !== 'period') setEndsOn(flexEndsOn(startsOn, chosen.term))
  }
  const options = offers.map((each) => ({
    value: choiceOf(each),
    label: each.name ?? t(`campaigns:kinds.${each.kind}`),
    hint: t('campaigns:form.indication', { hours: format.hours(each.minutes), visits: each.indicatedVisits }),
  }))
  return (
    <Panel title={t('campaigns:form.unitPart')} lead={offer?.source ?? t('campaigns:form.source')}>
      <RadioGroup
        name="kind"
        legend={t('campaigns:form.kind')}
        hideLegend
        look="cards"
        value={offer ? choiceOf(offer) : 'own'}
        onChange={choose}
        error={errors.kind?.[0]}
        options={[...options, { value: 'own', label: t('campaigns:kinds.own'), hint: t('campaigns:form.ownHint') }]}
      />
      {offer && offer.term !== 'period' && (
        <p className="mt-3 text-ink2">
          {t(`campaigns:form.term.${offer.term}`)} {t(`campaigns:form.unused.${offer.unused}`)}
        </p>
      )}
      <div className="mt-4 grid grid-cols-2 gap-4 md:grid-cols-4">
        <Field label={t('campaigns:form.hours')} error={errors.hours}>
          <Input inputMode="decimal" {...typed('hours')} />
        </Field>
        <Field label={t('campaigns:form.visits')} hint={t('campaigns:form.visitsHint')} error={errors.visits}>
          <Input inputMode="numeric" {...typed('visits')} />
        </Field>
        <Field label={t('campaigns:form.price')} hint={t('campaigns:form.priceHint')} error={errors.price} optional>
          <Input inputMode="decimal" before="€" {...typed('price')} />
        </Field>
        <Field label={t('campaigns:form.contractNumber')} error={errors.contractNumber} optional>
          <Input name="contractNumber" maxLength={60} />
        </Field>
      </div>
      <Several errors={errors} />
    </Panel>
  )
}

/** One unit, or several of the same kind, and how they are used up. */
function Several({ errors }: { errors: FormErrors['errors'] }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const [units, setUnits] = useState('1')
  return (
    <div className="mt-4 grid gap-4 md:grid-cols-4">
      <Field label={t('campaigns:form.units')} error={errors.units}>
        <Input type="number" name="units" min={1} max={12} value={units} onChange={(event) => setUnits(event.target.value)} />
      </Field>
      {Number(units) > 1 && (
        <div className="md:col-span-3">
          <p className="mb-1 font-medium">{t('campaigns:form.use')}</p>
          <SegmentedControl
            name="use"
            legend={t('campaigns:form.use')}
            defaultValue="in-order"
            options={[
              { value: 'in-order', label: t('campaigns:form.inOrder') },
              { value: 'per-booking', label: t('campaigns:form.perBooking') },
            ]}
          />
          <p className="mt-1 text-ink2">{t('campaigns:form.useHint')}</p>
        </div>
      )}
    </div>
  )
}

/** As they are typed in a form: hours with a comma are read in both languages. */
function figuresOf(offer: Offer | undefined) {
  const tidy = (number: number) => String(number).replace('.', ',')
  if (!offer) return { hours: '', visits: '', price: '' }
  const price = offer.priceCents === null ? '' : (offer.priceCents / 100).toFixed(2).replace('.', ',')
  return { hours: tidy(Math.round((offer.minutes / 60) * 100) / 100), visits: String(offer.indicatedVisits), price }
}
