import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import { CallOffFields } from '#app/units/call-off-fields'
import { CallOffLine } from '#app/units/call-off-line'
import { CallOffFigures } from '#app/units/call-off-sums'
import { FormDialog } from '#app/units/form-dialog'
import type { ClientUnit } from './unit.server'

/** The client's hours on call-off: ask for a visit with one message, see what became of it. */
export function ClientCallOffs({ ledger, today, op }: { ledger: ClientUnit; today: string; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { callOffs, unit, terms } = ledger
  if (!callOffs) return null
  const { rows, sums } = callOffs
  const action = `/portal/units/${unit.id}/call-offs`
  return (
    <Panel
      id="call-off"
      title={t('units:callOffs.title')}
      lead={t('units:callOffs.portalLead')}
      className="scroll-mt-4"
      aside={
        today <= terms.endsOn && sums.open > 0 ? (
          <FormDialog
            action={`${action}?index`}
            op={op}
            title={t('units:callOffs.ask')}
            lead={t('units:callOffs.askLead', { hours: format.duration(sums.open) })}
            submit={t('units:callOffs.askSubmit')}
            told={t('units:callOffs.askDone')}
            size="md"
            trigger={<Button look="primary">{t('units:callOffs.ask')}</Button>}
          >
            {(errors) => <CallOffFields errors={errors} today={today} last={terms.endsOn} />}
          </FormDialog>
        ) : undefined
      }
    >
      <CallOffFigures sums={sums} />
      <ul className="mt-4" aria-label={t('units:callOffs.title')}>
        {rows.map((row) => (
          <CallOffLine key={row.id} row={row} today={today}>
            {row.state.is === 'waiting' && (
              <FormDialog
                action={`${action}/withdrawn`}
                op={op}
                title={t('units:callOffs.withdrawTitle')}
                lead={row.asked}
                submit={t('units:callOffs.withdraw')}
                told={t('units:callOffs.withdrawn')}
                danger
                trigger={
                  <Button size="sm" look="quiet">
                    {t('units:callOffs.withdraw')}
                  </Button>
                }
              >
                {() => <input type="hidden" name="callOffId" value={row.id} />}
              </FormDialog>
            )}
          </CallOffLine>
        ))}
      </ul>
    </Panel>
  )
}
