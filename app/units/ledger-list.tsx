import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { LedgerLine } from '#db/ledger-page'
import { isCorrectable, lineText, reasonText } from './line-words'

/** The ledger on a phone: what and who at the left, what it did and the balance after it at the right. */
export function LedgerList({ lines, correct }: { lines: readonly LedgerLine[]; correct?: (line: LedgerLine) => void }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  return (
    <ul aria-label={t('units:ledger.caption')}>
      {lines.map((line) => (
        <li key={line.id} className="flex justify-between gap-3 border-t border-line px-4 py-2.5">
          <span className="min-w-0">
            <span className={line.reversedOn ? 'line-through decoration-edge' : undefined}>{lineText(line, t)}</span>
            <span className="block text-xs text-ink3">
              {format.day(line.on)}
              {line.who && ` · ${line.who}`}
              {line.reason && ` · ${reasonText(line, t)}`}
            </span>
            {correct && isCorrectable(line) && (
              <button
                type="button"
                onClick={() => correct(line)}
                className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-brand-text"
              >
                <Undo2 aria-hidden size={14} />
                {t('units:correct.button')}
                <span className="sr-only">{lineText(line, t)}</span>
              </button>
            )}
          </span>
          <span className="shrink-0 text-right tabular-nums">
            {line.line === 'travel' ? (
              <span className="text-ink2">{format.euro(line.travelCents)}</span>
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
      ))}
    </ul>
  )
}
