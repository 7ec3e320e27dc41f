import { ReceiptText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { Panel } from '#app/ui/panel'
import type { Portal } from './portal.server'

/** What was charged to the client, for its owner: each with its paper and the file for the bookkeeping. */
export function Statements({ statements }: { statements: NonNullable<Portal['statements']> }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  return (
    <Panel title={t('money:portal.title')}>
      {statements.length === 0 ? (
        <EmptyState dense icon={<ReceiptText aria-hidden size={20} />} title={t('money:portal.none')} hint={t('money:portal.noneHint')} />
      ) : (
        <ul>
          {statements.map(({ id, number, startsOn, endsOn, dueOn, totalCents }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-2 first:border-0">
              <span className="min-w-0 flex-1 basis-56">
                <b className="font-semibold">{number}</b> · {format.period({ from: startsOn, to: endsOn })}
                <span className="block text-xs text-ink3">
                  {totalCents > 0 && t('money:statement.due', { day: format.day(dueOn, 'date') })}
                </span>
              </span>
              <b className="tabular-nums">{format.euro(totalCents)}</b>
              <span className="flex gap-2">
                <a
                  href={`/statements/${id}.pdf`}
                  download
                  aria-label={t('money:portal.pdfOf', { number })}
                  className={buttonClasses({ size: 'sm' })}
                >
                  {t('money:statement.pdf')}
                </a>
                <a
                  href={`/statements/${id}.xml`}
                  download
                  aria-label={t('money:portal.ublOf', { number })}
                  className={buttonClasses({ size: 'sm' })}
                >
                  {t('money:statement.ubl')}
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
