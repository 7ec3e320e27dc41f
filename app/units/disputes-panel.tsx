import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Textarea } from '#app/ui/textarea'
import { isOverdue } from '#domain/units/dispute'
import { FormDialog } from './form-dialog'
import type { UnitLedger } from './read.server'

interface DisputesPanelProps {
  ledger: UnitLedger
  me: { mayCorrect: boolean }
  today: string
  op: string
}

/** Lines with which the client does not agree: those that wait for us first, with the day they must be answered. */
export function DisputesPanel({ ledger, me, today, op }: DisputesPanelProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { disputes, unit } = ledger
  if (disputes.length === 0) return null
  return (
    <Panel title={t('units:disputes.title')} className="mt-4">
      <ul>
        {disputes.map((dispute) => (
          <li
            key={dispute.id}
            className="flex flex-wrap items-start justify-between gap-3 border-t border-line py-3 first:border-0 first:pt-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p>
                <b className="font-semibold">{dispute.line}</b>{' '}
                <span className="text-ink3">{[dispute.by, format.day(dispute.raisedAt.slice(0, 10))].filter(Boolean).join(', ')}</span>
              </p>
              <p className="text-ink2">“{dispute.said}”</p>
              {dispute.answer && <p className="mt-1 text-ink2">{t('units:disputes.answered', { answer: dispute.answer })}</p>}
            </div>
            <div className="flex items-center gap-3">
              {dispute.decision ? (
                <Chip>{t(`units:disputes.decisions.${dispute.decision}`)}</Chip>
              ) : (
                <Chip tone={isOverdue(dispute, today) ? 'bad' : 'warn'}>
                  {t('units:disputes.answerBy', { day: format.day(dispute.answerBy) })}
                </Chip>
              )}
              {me.mayCorrect && !dispute.decision && <Decide unitId={unit.id} entryId={dispute.entryId} line={dispute.line} op={op} />}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Decide({ unitId, entryId, line, op }: { unitId: string; entryId: string; line: string; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  return (
    <FormDialog
      action={`/units/${unitId}/decisions`}
      op={op}
      title={t('units:disputes.decide')}
      lead={line}
      submit={t('units:disputes.submit')}
      told={t('units:disputes.done')}
      trigger={
        <Button size="sm" look="primary">
          {t('units:disputes.button')}
        </Button>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="entryId" value={entryId} />
          <RadioGroup
            name="decision"
            legend={t('units:disputes.decide')}
            hideLegend
            defaultValue="stands"
            options={(['stands', 'corrected'] as const).map((value) => ({ value, label: t(`units:disputes.choices.${value}`) }))}
            error={errors.decision?.[0]}
          />
          <Field label={t('units:disputes.answer')} hint={t('units:disputes.answerHint')} error={errors.answer}>
            <Textarea name="answer" rows={3} maxLength={1000} required />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
