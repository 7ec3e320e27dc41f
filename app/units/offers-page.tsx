import { useFetcher } from '@remix-run/react'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { FormDialog } from './form-dialog'
import { HoursFields } from './next-unit-dialog'
import type { Offer } from './offers.server'
import { FruitlessField, TermField, UnusedField } from './terms-dialog'

/** The kinds of units that the firm sells: hours, indication, price and validity, each with where the figures come from. */
export function OffersPage({ offers, op }: { offers: readonly Offer[]; op: string }) {
  const { t } = useTranslation(['common', 'units', 'campaigns'])
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('units:offers.title')}
        lead={t('units:offers.lead')}
        actions={
          <OfferDialog
            offer={null}
            op={op}
            trigger={
              <Button look="primary">
                <Plus aria-hidden size={16} />
                {t('units:offers.add')}
              </Button>
            }
          />
        }
      />
      <ul className="grid gap-4 md:grid-cols-2">
        {offers.map((offer) => (
          <li key={offer.id}>
            <OfferCard offer={offer} op={op} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function OfferCard({ offer, op }: { offer: Offer; op: string }) {
  const { t } = useTranslation(['common', 'units', 'campaigns'])
  const format = useFormat()
  const removing = useFetcher()
  const { minutes, indicatedVisits, priceCents, term, unused, chargesFruitless, source } = offer
  const hours = format.hours(minutes)
  const perHour = priceCents === null ? '' : format.euro(Math.round((priceCents * 60) / minutes))
  return (
    <Panel title={offer.name ?? t(`campaigns:kinds.${offer.kind}`)}>
      <p className="tabular-nums">
        {t('units:offers.figures', { hours, visits: indicatedVisits, indication: t('units:offers.indication') })}
      </p>
      <p className="text-ink2 tabular-nums">
        {priceCents === null ? t('units:offers.noPrice') : t('units:offers.perHour', { price: format.euro(priceCents), perHour })}
      </p>
      <p className="text-ink2">
        {t(`units:terms.terms.${term}`)} · {t('units:terms.unused').toLowerCase()}: {t(`units:terms.unusedHours.${unused}`).toLowerCase()} ·{' '}
        {t('units:terms.fruitless').toLowerCase()}: {t(`units:terms.fruitlessDrive.${chargesFruitless ? 'charged' : 'free'}`).toLowerCase()}
      </p>
      <p className="mt-1 text-xs text-ink3">
        {t('units:offers.source')}: {source ?? t('units:source.indication')}
      </p>
      <div className="mt-3 flex gap-2">
        <OfferDialog key={offer.version} offer={offer} op={op} trigger={<Button size="sm">{t('units:offers.edit')}</Button>} />
        {offer.kind === 'own' && (
          <removing.Form method="post">
            <input type="hidden" name="remove" value={offer.id} />
            <Button type="submit" size="sm" look="quiet" busy={removing.state !== 'idle'}>
              {t('units:offers.remove')}
            </Button>
          </removing.Form>
        )}
      </div>
    </Panel>
  )
}

const blank = {
  minutes: 2_400,
  indicatedVisits: 14,
  priceCents: null,
  term: 'period',
  unused: 'stay',
  chargesFruitless: true,
  source: null,
} as const

function OfferDialog({ offer, op, trigger }: { offer: Offer | null; op: string; trigger: ReactNode }) {
  const { t } = useTranslation(['common', 'units', 'campaigns'])
  const shown = offer ?? blank
  const isOwn = offer === null || offer.kind === 'own'
  const name = offer ? (offer.name ?? t(`campaigns:kinds.${offer.kind}`)) : ''
  return (
    <FormDialog
      action="/settings/units"
      op={op}
      size="md"
      title={offer ? t('units:offers.editTitle', { name }) : t('units:offers.add')}
      lead={t('units:offers.lead')}
      submit={t('units:offers.submit')}
      told={t('units:offers.done')}
      trigger={trigger}
    >
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {offer && <input type="hidden" name="id" value={offer.id} />}
          {offer && <input type="hidden" name="version" value={offer.version} />}
          {isOwn && (
            <Field label={t('units:next.name')} error={errors.name} className="sm:col-span-2">
              <Input name="name" defaultValue={offer?.name ?? ''} maxLength={120} required />
            </Field>
          )}
          <HoursFields offer={shown} errors={errors} />
          <TermField value={shown.term} error={errors.term} />
          <UnusedField value={shown.unused} error={errors.unused} />
          <FruitlessField charged={shown.chargesFruitless} />
          <Field
            label={t('units:offers.source')}
            hint={t('units:offers.sourceHint')}
            error={errors.source}
            className="sm:col-span-2"
            optional
          >
            <Input name="source" defaultValue={shown.source ?? ''} maxLength={300} />
          </Field>
        </div>
      )}
    </FormDialog>
  )
}
