import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { strengthOf } from '#reports/figures/matrix'
import type { Analysis } from './analysis.server'
import { withRule } from './with-rule'

type RfvShown = NonNullable<Analysis['rfv']>

/** How recent against how large, in fifths: each cell a count, and with a click a rule. */
export function RfvPanel({ rfv, chosen }: { rfv: RfvShown; chosen: NonNullable<Analysis['chosen']> }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const amount = (value: number) => (chosen.measure === 'revenue' ? format.euroWhole(value) : format.number(value))
  const most = Math.max(1, ...rfv.cells.flat().map(({ customers }) => customers))
  return (
    <Panel title={t('segments:analysis.rfv')} lead={t('segments:analysis.rfvLead')}>
      <div className="grid gap-3">
        <table className="w-full table-fixed border-separate border-spacing-1 text-center">
          <caption className="sr-only">{t('segments:analysis.rfv')}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-24 text-left text-xs font-medium text-ink3">
                {t('segments:analysis.daysAgo')}
              </th>
              {rfv.bounds.value.map((bound, at) => (
                <th key={valueKeys[at]} scope="col" className="text-xs font-medium text-ink3">
                  {bound ? t('segments:analysis.atLeast', { amount: amount(bound.from) }) : '–'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[4, 3, 2, 1, 0].map((recency) => (
              <tr key={recency}>
                <th scope="row" className="text-left text-xs font-medium text-ink3">
                  {days(rfv.bounds.recency[recency])}
                </th>
                {rfv.cells[recency]?.map(({ customers, total, rule }, value) => (
                  <td key={valueKeys[value]} className="p-0">
                    {rule ? (
                      <Link
                        to={withRule(rule)}
                        title={amount(total)}
                        aria-label={t('segments:analysis.cell', { count: customers, recency: recency + 1, value: value + 1 })}
                        className="grid h-11 place-items-center rounded-md font-semibold tabular-nums hover:outline-2 hover:outline-brand"
                        style={{
                          background: `color-mix(in srgb, var(--brand-soft) ${Math.round(100 * strengthOf(customers, most))}%, var(--surface))`,
                        }}
                      >
                        {customers}
                      </Link>
                    ) : (
                      <span className="grid h-11 place-items-center rounded-md bg-sunken text-ink3">0</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="text-xs text-ink3">{t('segments:analysis.rfvHint')}</p>
        {rfv.unknown > 0 && <Notice tone="warn">{t('segments:analysis.rfvUnknown', { count: rfv.unknown })}</Notice>}
      </div>
    </Panel>
  )
}

const valueKeys = ['v1', 'v2', 'v3', 'v4', 'v5']
const days = (bound: { from: number; to: number } | null | undefined) => (bound ? `${bound.from}–${bound.to}` : '–')
