import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Panel } from '#app/ui/panel'
import type { Portfolio } from './portfolio.server'

/** How well it was done, in four figures. What was not measured says so: it is never a nought. */
export function QualityLine({ quality }: { quality: Portfolio['quality'] }) {
  const { t } = useTranslation(['common', 'home'])
  const { reportsOnTime, visitsLoggedInADay, promisesKept, guardOverrides } = quality
  return (
    <Panel title={t('home:quality')}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
        <Kept {...reportsOnTime} name={t('home:reportsOnTime')} />
        <Kept {...visitsLoggedInADay} name={t('home:visitsLogged')} asShare />
        <Kept {...promisesKept} name={t('home:promisesKept')} asShare />
        <div>
          <dd className="text-xl leading-6 font-bold tabular-nums">{guardOverrides}</dd>
          <dt className="text-xs text-ink3">{t('home:guardOverrides')}</dt>
        </div>
      </dl>
    </Panel>
  )
}

function Kept({ name, kept, of, asShare = false }: { name: string; kept: number; of: number; asShare?: boolean }) {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  return (
    <div>
      <dd className={of === 0 ? 'leading-6 text-ink3' : 'text-xl leading-6 font-bold tabular-nums'}>
        {of === 0 ? t('home:notMeasured') : asShare ? format.percent(kept / of) : t('home:kept', { kept, of })}
      </dd>
      <dt className="text-xs text-ink3">{name}</dt>
    </div>
  )
}
