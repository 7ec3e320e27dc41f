import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import { Textarea } from '#app/ui/textarea'
import { termsInWords } from '#app/units/contract-panel'
import { FormDialog } from '#app/units/form-dialog'
import { lineText, reasonText } from '#app/units/line-words'
import { isDisputable } from '#domain/units/dispute'
import { ClientCallOffs } from './call-offs'
import { PortalFrame } from './portal-frame'
import type { ClientLine, ClientUnit } from './unit.server'

/** The client's own view of a unit: what was agreed, what is left, and every line, each of which they may doubt. */
export function ClientUnitPage({ ledger, today, op }: { ledger: ClientUnit; today: string; op: string }) {
  const { t } = useTranslation(['common', 'units', 'campaigns'])
  const format = useFormat()
  const { unit, terms, lines } = ledger
  return (
    <PortalFrame title={t('units:portal.title', { unit: unit.name })} lead={`${unit.campaign}. ${t('units:portal.lead')}`}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel title={t('units:ledger.balance')}>
          <Stats>
            <Stat value={format.hours(ledger.balance)} label={t('units:ledger.balance')} />
            <Stat value={format.hours(ledger.held)} label={t('units:ledger.held')} />
            <Stat value={format.hours(ledger.free)} label={t('units:ledger.free')} />
          </Stats>
          <p className="mt-3 text-ink3">
            {t('units:travelApart')} <b className="text-ink2">{format.euro(ledger.travelCents)}</b>
          </p>
        </Panel>
        <Panel title={t('units:portal.contract')}>
          <ul className="grid gap-1 text-ink2">
            {termsInWords(terms, unit.minutes, t, format).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Panel>
      </div>
      <ClientCallOffs ledger={ledger} today={today} op={op} />
      <Panel title={t('units:ledger.heading')} flush className="overflow-clip">
        <ul aria-label={t('units:ledger.caption')} className="mt-2">
          {lines.rows.map((line) => (
            <Line key={line.id} line={line} unitId={unit.id} op={op} />
          ))}
        </ul>
        {lines.total > lines.size && (
          <Pagination
            page={lines.page}
            pageSize={lines.size}
            total={lines.total}
            hrefFor={(page) => `/portal/units/${unit.id}?page=${page}`}
          />
        )}
      </Panel>
    </PortalFrame>
  )
}

function Line({ line, unitId, op }: { line: ClientLine; unitId: string; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { dispute } = line
  const mayDoubt =
    line.line === 'entry' && !line.reversedOn && !dispute?.isOpen && line.kind !== 'travel' && isDisputable({ kind: line.kind })
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 border-t border-line px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_auto_auto] md:px-5">
      <span className="min-w-0">
        <span className={line.reversedOn ? 'line-through decoration-edge' : undefined}>{lineText(line, t)}</span>
        <span className="block text-xs text-ink3">
          {format.day(line.on)}
          {line.who && ` · ${line.who}`}
          {line.reason && ` · ${reasonText(line, t)}`}
        </span>
        {dispute && (
          <span className="block text-xs text-ink2">
            {dispute.isOpen
              ? t('units:portal.waiting', { day: format.day(dispute.answerBy) })
              : t('units:portal.answered', { answer: dispute.answer })}
          </span>
        )}
      </span>
      {mayDoubt && (
        <span className="-ml-2 max-md:row-start-2 md:ml-0">
          <Doubt line={line} unitId={unitId} op={op} />
        </span>
      )}
      <span className="col-start-2 row-start-1 min-w-20 text-right tabular-nums md:col-start-3">
        {line.line === 'travel' ? (
          format.euro(line.travelCents)
        ) : (
          <>
            <b>{format.hours(line.balance)}</b>
            <span className="block text-xs text-ink3">
              {line.change > 0 ? '+' : '−'}
              {format.hours(Math.abs(line.change))}
            </span>
          </>
        )}
      </span>
    </li>
  )
}

function Doubt({ line, unitId, op }: { line: ClientLine; unitId: string; op: string }) {
  const { t } = useTranslation(['common', 'units'])
  const text = lineText(line, t)
  return (
    <FormDialog
      action={`/portal/units/${unitId}/disputes`}
      op={op}
      title={t('units:portal.disputeTitle')}
      lead={`${text}. ${t('units:portal.disputeLead')}`}
      submit={t('units:portal.submit')}
      told={t('units:portal.done')}
      trigger={
        <Button size="sm" look="quiet">
          {t('units:portal.dispute')}
          <span className="sr-only"> {text}</span>
        </Button>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="entryId" value={line.id} />
          <Field label={t('units:portal.said')} error={errors.said}>
            <Textarea name="said" rows={4} maxLength={1000} required />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
