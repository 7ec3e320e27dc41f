import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { AbcChart } from '#app/ui/figures/base-charts'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { Analysis } from './analysis.server'
import { withRule } from './with-rule'

type AbcShown = NonNullable<Analysis['abc']>
type Chosen = NonNullable<Analysis['chosen']>

/** Which few customers make most of the number: the curve with its cuts, the classes, and the largest with why they are in theirs. */
export function AbcPanel({ abc, chosen }: { abc: AbcShown; chosen: Chosen }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const amount = (value: number) => (chosen.measure === 'revenue' ? format.euroWhole(value) : format.number(value))
  const known = abc.customers - abc.unknown
  const { A, B } = abc.classes
  return (
    <Panel title={t('segments:analysis.abc')} lead={t('segments:analysis.abcLead', { count: A.customers, share: format.percent(A.share) })}>
      <div className="grid gap-4">
        <AbcChart
          figure={abc.figure}
          label={t('segments:analysis.curve', { count: A.customers, share: format.percent(A.share), all: known })}
        />
        <ul className="divide-y divide-line border-y border-line">
          {(['A', 'B', 'C'] as const).map((name) => {
            const { customers, share, floor, rule } = abc.classes[name]
            return (
              <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                <b className="w-6">{name}</b>
                <span className="tabular-nums">{t('segments:count', { count: customers })}</span>
                <span className="text-ink2 tabular-nums">{format.percent(share)}</span>
                {floor !== null && <span className="text-xs text-ink3">{t('segments:analysis.from', { amount: amount(floor) })}</span>}
                {rule && (
                  <LinkButton
                    to={withRule(rule)}
                    look="quiet"
                    size="sm"
                    className="ml-auto"
                    aria-label={t('segments:analysis.classToRule', { name })}
                  >
                    {t('segments:analysis.toRule')}
                  </LinkButton>
                )}
              </li>
            )
          })}
        </ul>
        {abc.unknown > 0 && (
          <Notice tone="warn">
            {t('segments:analysis.unknown', { count: abc.unknown })}{' '}
            <Link className="underline" to={withRule({ all: [{ field: 'measure', ...chosen, test: { op: 'empty' } }] })}>
              {t('segments:analysis.toRule')}
            </Link>
          </Notice>
        )}
        <details>
          <summary className="cursor-pointer font-medium">{t('segments:analysis.why')}</summary>
          <ol className="mt-2 grid gap-1">
            {abc.largest.map((customer) => (
              <li key={customer.id}>
                <Link to={`/relations/${customer.id}`} className="font-medium hover:underline">
                  {customer.name}
                </Link>{' '}
                <span className="text-ink2">
                  {t(`segments:analysis.because.${customer.class}`, {
                    amount: amount(customer.value),
                    upTo: format.percent(customer.upTo),
                    a: format.percent(abc.cuts.a),
                    b: format.percent(abc.cuts.b),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </details>
        {B.customers === 0 && A.customers === known && <p className="text-xs text-ink3">{t('segments:analysis.allInA')}</p>}
      </div>
    </Panel>
  )
}
