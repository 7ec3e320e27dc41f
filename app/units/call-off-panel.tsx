import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { MinutesField } from '#app/ui/minutes-field'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { CallOffFields } from './call-off-fields'
import { CallOffLine } from './call-off-line'
import { CallOffFigures } from './call-off-sums'
import { FormDialog } from './form-dialog'
import type { UnitLedger } from './read.server'

interface CallOffPanelProps {
  ledger: UnitLedger
  me: { mayCorrect: boolean }
  today: string
  op: string
}

type Row = NonNullable<UnitLedger['callOffs']>['rows'][number]

/** How many call-offs stand open on the page; the rest folds away. */
const shownAtOnce = 5

/** What the client called off of a Flex unit: what waits for our answer first, and how the hours stand to what was asked. */
export function CallOffPanel({ ledger, me, today, op }: CallOffPanelProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { callOffs, unit } = ledger
  if (!callOffs) return null
  const { rows, sums } = callOffs
  const line = (row: Row) => (
    <CallOffLine key={row.id} row={row} today={today}>
      {me.mayCorrect && row.state.is === 'waiting' && <Decide ledger={ledger} row={row} op={op} />}
    </CallOffLine>
  )
  return (
    <Panel
      title={t('units:callOffs.title')}
      className="mt-4"
      aside={me.mayCorrect && today <= unit.endsOn ? <Record ledger={ledger} today={today} op={op} /> : undefined}
    >
      <CallOffFigures sums={sums} />
      {sums.ahead > 0 && (
        <div className="mt-3">
          <Notice tone="warn">{t('units:callOffs.ahead', { hours: format.duration(sums.ahead) })}</Notice>
        </div>
      )}
      {rows.length === 0 ? (
        <p className="mt-4 text-ink3">{t('units:callOffs.none')}</p>
      ) : (
        <ul className="mt-4">{rows.slice(0, shownAtOnce).map(line)}</ul>
      )}
      {rows.length > shownAtOnce && (
        <details className="border-t border-line pt-3">
          <summary className="cursor-pointer font-medium text-brand-text">
            {t('units:callOffs.earlier', { count: rows.length - shownAtOnce })}
          </summary>
          <ul className="mt-3">{rows.slice(shownAtOnce).map(line)}</ul>
        </details>
      )}
    </Panel>
  )
}

function Record({ ledger, today, op }: Omit<CallOffPanelProps, 'me'>) {
  const { t } = useTranslation(['common', 'units'])
  return (
    <FormDialog
      action={`/units/${ledger.unit.id}/call-offs?index`}
      op={op}
      title={t('units:callOffs.record')}
      lead={t('units:callOffs.recordLead')}
      submit={t('units:callOffs.recordSubmit')}
      told={t('units:callOffs.recorded')}
      size="md"
      trigger={<Button size="sm">{t('units:callOffs.record')}</Button>}
    >
      {(errors) => (
        <>
          <CallOffFields errors={errors} today={today} last={ledger.unit.endsOn} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('units:callOffs.toldBy')} error={errors.toldBy}>
              <Input name="toldBy" maxLength={120} required />
            </Field>
            <Who ledger={ledger} />
          </div>
        </>
      )}
    </FormDialog>
  )
}

function Decide({ ledger, row, op }: { ledger: UnitLedger; row: Row; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const [decision, setDecision] = useState<'granted' | 'declined'>('granted')
  return (
    <FormDialog
      action={`/units/${ledger.unit.id}/call-offs/decided`}
      op={op}
      title={t('units:callOffs.decide')}
      lead={row.asked}
      submit={t('units:callOffs.submit')}
      told={t('units:callOffs.decided')}
      trigger={
        <Button size="sm" look="primary">
          {t('units:callOffs.button')}
        </Button>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="callOffId" value={row.id} />
          <RadioGroup
            name="decision"
            legend={t('units:callOffs.decide')}
            hideLegend
            value={decision}
            onChange={(value) => setDecision(value === 'declined' ? 'declined' : 'granted')}
            options={(['granted', 'declined'] as const).map((value) => ({ value, label: t(`units:callOffs.choices.${value}`) }))}
          />
          {decision === 'granted' && (
            <div className="grid gap-4 sm:grid-cols-2">
              <MinutesField name="minutes" label={t('units:callOffs.minutes')} defaultValue={row.minutes} error={errors.minutes} required />
              <Who ledger={ledger} />
            </div>
          )}
          <Field
            label={t('units:disputes.answer')}
            hint={t('units:callOffs.answerHint')}
            optional={decision === 'granted'}
            error={errors.answer}
          >
            <Textarea name="answer" rows={3} maxLength={1000} required={decision === 'declined'} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}

function Who({ ledger }: { ledger: UnitLedger }) {
  const { t } = useTranslation('units')
  return (
    <Field label={t('callOffs.who')} hint={t('callOffs.whoHint')}>
      <Select
        name="staffId"
        defaultValue=""
        options={[{ value: '', label: t('callOffs.nobody') }, ...ledger.people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Field>
  )
}
