import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import type { PlanPage } from './plan-page.server'

/** The sum of the plan against the unit: one sentence, three numbers, and what would make it fit. */
export function PlanTotals({ page }: { page: PlanPage }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const { totals } = page
  const over = totals.overBy > 0
  const lines: [string, number][] = [
    [t('actions:totals.activities'), totals.activities],
    [t('actions:totals.setUp'), totals.fixed.setUp],
    [t('actions:totals.reports'), totals.fixed.reports],
    [t('actions:totals.evaluation'), totals.fixed.evaluation],
  ]
  return (
    <Panel title={t('actions:totals.title', { unit: page.unitName ?? t('actions:totals.noUnit') })}>
      <p className={over ? 'font-semibold text-bad-text' : 'font-semibold text-ok-text'} aria-live="polite">
        {over
          ? t('actions:totals.overBy', { over: format.duration(totals.overBy) })
          : t('actions:totals.fits', { margin: format.duration(totals.margin) })}
      </p>
      <Stats className="my-4">
        <Stat
          value={totals.visits}
          label={t('actions:totals.visits')}
          note={t('actions:totals.indication', { count: totals.indicatedVisits })}
        />
        <Stat
          value={format.hours(totals.total)}
          label={t('actions:totals.planned')}
          note={t('actions:totals.of', { hours: format.hours(totals.unitMinutes) })}
        />
      </Stats>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3">
        {lines.map(([label, minutes]) => (
          <div key={label} className="contents">
            <dt className="text-ink2">{label}</dt>
            <dd className="text-right tabular-nums">{format.hours(minutes)}</dd>
          </div>
        ))}
        <dt className="border-t border-line pt-1 font-semibold">{t('actions:totals.total')}</dt>
        <dd className="border-t border-line pt-1 text-right font-semibold tabular-nums">{format.hours(totals.total)}</dd>
      </dl>
      {page.proposals.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {page.proposals.map((proposal) => (
            <li key={proposal.kind}>
              <Notice tone="info">
                {proposal.kind === 'larger-unit'
                  ? t('actions:totals.larger', { hours: format.number(proposal.offer.minutes / 60) })
                  : t('actions:totals.fewer', { saves: format.duration(proposal.saves) })}
              </Notice>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
