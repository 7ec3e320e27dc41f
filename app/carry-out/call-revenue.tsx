import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { DeskDossier } from '#db/call-desk'

const size = { height: 40, bar: 12, gap: 5 }

/** What they buy, in one look: the last year that is known, bars for the years before, and whether it grows; with the score they gave last. */
export function CallRevenue({ dossier: { revenue, score } }: { dossier: DeskDossier }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const [last, before] = [revenue.at(-1), revenue.at(-2)]
  const scored = score && t('run:calls.scored', { score: format.number(score.score), day: format.day(score.on, 'medium') })
  if (!last) return scored ? <p className="text-ink2">{scored}</p> : null
  const change = before && before.cents > 0 ? (last.cents - before.cents) / before.cents : null
  return (
    <section>
      <div className="flex items-end justify-between gap-4">
        <div>
          <p className="text-xl font-bold tabular-nums">{format.euroWhole(last.cents)}</p>
          <p className="text-xs text-ink3">{t('run:calls.revenueOf', { year: String(last.year) })}</p>
        </div>
        <Bars revenue={revenue} />
      </div>
      <p className="mt-1.5 text-ink2">
        {change !== null && (
          <>
            <b className={change < 0 ? 'font-semibold text-bad-text' : 'font-semibold text-ok-text'}>
              {t(change < 0 ? 'run:calls.less' : 'run:calls.more', { percent: format.percent(Math.abs(change)) })}
            </b>{' '}
            {t('run:calls.thanBefore', { year: String(before?.year ?? '') })}
          </>
        )}{' '}
        {scored}
      </p>
    </section>
  )
}

function Bars({ revenue }: Pick<DeskDossier, 'revenue'>) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const most = Math.max(1, ...revenue.map(({ cents }) => cents))
  const step = size.bar + size.gap
  const width = revenue.length * step - size.gap
  const label = t('run:calls.revenueBars', { years: revenue.map(({ year, cents }) => `${year}: ${format.euroWhole(cents)}`).join(', ') })
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${size.height}`} style={{ width, height: size.height }} className="shrink-0">
      {revenue.map(({ year, cents }, at) => {
        const height = Math.max(2, (Math.max(0, cents) / most) * size.height)
        return (
          <rect
            key={year}
            x={at * step}
            y={size.height - height}
            width={size.bar}
            height={height}
            rx="2"
            fill={at === revenue.length - 1 ? 'var(--seg-b)' : 'var(--line)'}
          >
            <title>{`${year}: ${format.euroWhole(cents)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
