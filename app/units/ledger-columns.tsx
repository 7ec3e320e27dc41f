import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { TextLink } from '#app/ui/link-button'
import type { Column } from '#app/ui/table'
import { Tooltip } from '#app/ui/tooltip'
import type { LedgerLine } from '#db/ledger-page'
import { isCorrectable, lineText, reasonText } from './line-words'
import type { UnitLedger } from './read.server'

/** The columns of the ledger; with `correct` a line can be taken back. */
export function useLedgerColumns(unit: UnitLedger['unit'], correct?: (line: LedgerLine) => void): Column<LedgerLine>[] {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  return [
    {
      key: 'on',
      header: t('units:ledger.on'),
      sortable: true,
      className: 'whitespace-nowrap tabular-nums w-28',
      cell: (line) => format.day(line.on),
    },
    {
      key: 'what',
      header: t('units:ledger.what'),
      primary: true,
      cell: (line) => (
        <span className={line.reversedOn ? 'line-through decoration-edge' : undefined}>
          {line.customerId ? (
            <TextLink to={`/relations/${line.customerId}`} className="text-inherit">
              {lineText(line, t)}
            </TextLink>
          ) : (
            lineText(line, t)
          )}
        </span>
      ),
    },
    { key: 'who', header: t('units:ledger.who'), className: 'whitespace-nowrap', cell: (line) => line.who ?? '' },
    {
      key: 'visit',
      header: t('units:ledger.visit'),
      className: 'whitespace-nowrap',
      cell: (line) =>
        line.visitId && line.visitNumber ? (
          <TextLink to={`/visits/${line.visitId}`}>{t('units:ledger.visitNumber', { number: line.visitNumber })}</TextLink>
        ) : null,
    },
    { key: 'in', header: t('units:ledger.in'), align: 'right', cell: (line) => (line.change > 0 ? format.hours(line.change) : null) },
    { key: 'out', header: t('units:ledger.out'), align: 'right', cell: (line) => (line.change < 0 ? format.hours(-line.change) : null) },
    {
      key: 'balance',
      header: t('units:ledger.after'),
      align: 'right',
      cell: (line) => (line.line === 'travel' ? null : <b>{format.hours(line.balance)}</b>),
    },
    {
      key: 'travel',
      header: t('units:ledger.km'),
      align: 'right',
      className: 'whitespace-nowrap text-ink2',
      cell: (line) => <Travel line={line} />,
    },
    {
      key: 'status',
      header: t('units:ledger.status'),
      cell: (line) => (
        <span className="flex items-center justify-between gap-2">
          <Status line={line} unit={unit} />
          {correct && isCorrectable(line) && <CorrectButton onClick={() => correct(line)} />}
        </span>
      ),
    },
  ]
}

function Travel({ line }: { line: LedgerLine }) {
  const format = useFormat()
  if (line.travelCents === 0 && line.travelMetres === 0) return null
  const km = line.travelMetres === 0 ? '' : `${format.km(Math.round(line.travelMetres / 1000))} · `
  return (
    <>
      {km}
      {format.euro(line.travelCents)}
    </>
  )
}

/** What became of a line: taken back, a correction with its reason, closed, or ready to be invoiced. */
function Status({ line, unit }: { line: LedgerLine; unit: UnitLedger['unit'] }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  if (line.reversedOn) return <Chip>{t('units:ledger.corrected', { day: format.day(line.reversedOn, 'brief') })}</Chip>
  if (line.kind === 'opening')
    return unit.contractNumber ? (
      <span className="text-xs text-ink3">{t('units:ledger.contract', { number: unit.contractNumber })}</span>
    ) : null
  if (line.reason)
    return (
      <Tooltip text={reasonText(line, t)}>
        <button type="button" className="rounded-full">
          <Chip tone="brand">
            {line.reversesOn ? t('units:ledger.corrects', { day: format.day(line.reversesOn, 'brief') }) : t('units:ledger.reason')}
          </Chip>
          <span className="sr-only">{reasonText(line, t)}</span>
        </button>
      </Tooltip>
    )
  if (unit.closedThrough && line.on <= unit.closedThrough) return <span className="text-xs text-ink3">{t('units:ledger.closed')}</span>
  if (!unit.chargesFruitless && line.visitId) return <Chip tone="ok">{t('units:ledger.billable')}</Chip>
  return null
}

/** Shown where the mouse is, so that a long ledger stays calm; the keyboard always finds it. */
function CorrectButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation(['common', 'units'])
  const label = t('units:correct.button')
  return (
    <Button
      look="quiet"
      size="sm"
      square
      aria-label={label}
      title={label}
      className="ml-auto opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      onClick={onClick}
    >
      <Undo2 aria-hidden size={15} />
    </Button>
  )
}
