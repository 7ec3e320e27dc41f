import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import type { UnitTerms } from '#domain/units/kinds'
import { FormDialog } from './form-dialog'
import { NextUnitDialog } from './next-unit-dialog'
import type { UnitLedger } from './read.server'
import { TermsDialog } from './terms-dialog'

interface ContractPanelProps {
  ledger: UnitLedger
  me: { mayCorrect: boolean }
  today: string
  op: string
}

/** What was agreed on a unit, in words, with every version of it; and for a manager what can be done with the unit as a whole. */
export function ContractPanel({ ledger, me, today, op }: ContractPanelProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { unit, contract } = ledger
  return (
    <Panel
      className="mt-4"
      title={t('units:contract.title')}
      aside={me.mayCorrect ? <Deeds ledger={ledger} today={today} op={op} /> : undefined}
      lead={unit.contractNumber ? t('units:ledger.contract', { number: unit.contractNumber }) : undefined}
    >
      <ul className="columns-1 gap-8 space-y-1 text-ink2 lg:columns-2">
        {termsInWords(contract.terms, unit.minutes, t, format).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {contract.sharedWith.length > 0 && <li>{t('units:contract.shared', { names: contract.sharedWith.join(', ') })}</li>}
        {contract.follows && <li>{t('units:contract.follows', { unit: contract.follows })}</li>}
        {unit.closedThrough && <li>{t('units:contract.closedThrough', { day: format.day(unit.closedThrough) })}</li>}
      </ul>
      {contract.versions.length > 0 && (
        <ol className="mt-3 grid gap-1.5 border-t border-line pt-3 text-xs text-ink3" aria-label={t('units:contract.versions')}>
          {contract.versions.map((version) => (
            <li key={version.version}>
              <b className="font-medium text-ink2">
                {t('units:contract.version', { number: version.version, day: format.day(version.appliesFrom) })}
              </b>{' '}
              {version.changed.map((name) => t(`units:contract.names.${name}`)).join(', ')}. {version.reason} ({version.agreedWith})
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** What a manager may do with the unit as a whole. */
function Deeds({ ledger, today, op }: Omit<ContractPanelProps, 'me'>) {
  const { t } = useTranslation(['common', 'units'])
  const { unit, contract } = ledger
  const to = (deed: string) => ({ action: `/units/${unit.id}/${deed}`, op })
  return (
    <div className="flex flex-wrap gap-2">
      <TermsDialog ledger={ledger} op={op} />
      <NextUnitDialog ledger={ledger} today={today} op={op} />
      {contract.campaigns.length > 0 && (
        <FormDialog
          {...to('shared')}
          title={t('units:share.title')}
          lead={t('units:share.lead')}
          submit={t('units:share.submit')}
          told={t('units:share.done')}
          trigger={<Button size="sm">{t('units:share.button')}</Button>}
        >
          {() =>
            contract.campaigns.map(({ id, name, shared }) => (
              <Checkbox key={id} name="campaignIds" value={id} defaultChecked={shared} label={name} />
            ))
          }
        </FormDialog>
      )}
      <FormDialog
        {...to('closed')}
        title={t('units:close.title')}
        lead={t('units:close.lead')}
        submit={t('units:close.submit')}
        told={t('units:close.done')}
        danger
        trigger={<Button size="sm">{t('units:close.button')}</Button>}
      >
        {(errors) => (
          <Field label={t('units:close.through')} error={errors.through}>
            <Input type="date" name="through" min={unit.startsOn} max={today} required />
          </Field>
        )}
      </FormDialog>
      {contract.lapsed > 0 && <ExpireDialog ledger={ledger} op={op} />}
    </div>
  )
}

function ExpireDialog({ ledger, op }: { ledger: UnitLedger; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { unit, contract } = ledger
  return (
    <FormDialog
      action={`/units/${unit.id}/expired`}
      op={op}
      title={t('units:expire.title', { left: format.duration(contract.lapsed) })}
      lead={t('units:expire.lead', { day: format.day(unit.endsOn) })}
      submit={t('units:expire.submit')}
      told={t('units:expire.done')}
      danger
      trigger={
        <Button size="sm" look="danger">
          {t('units:expire.button')}
        </Button>
      }
    >
      {() => null}
    </FormDialog>
  )
}

/** A contract as sentences: how long it is valid, what becomes of unused hours, what is charged and what is not, and what it costs. */
export function termsInWords(
  terms: UnitTerms,
  minutes: number,
  t: TFunction<['common', 'units']>,
  format: ReturnType<typeof useFormat>,
): string[] {
  const price = terms.priceCents
  return [
    t(`units:contract.terms.${terms.term}`, { day: format.day(terms.endsOn) }),
    t(`units:contract.unused.${terms.unused}`),
    t(terms.chargesFruitless ? 'units:contract.fruitless.charged' : 'units:contract.fruitless.free'),
    t(terms.driveTimeCounts ? 'units:contract.drive.counts' : 'units:contract.drive.apart', { rate: format.euro(terms.kmRateCents) }),
    ...(price === null
      ? []
      : [t('units:contract.price', { price: format.euro(price), perHour: format.euro(Math.round((price * 60) / minutes)) })]),
  ]
}
