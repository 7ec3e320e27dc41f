import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { BurnDownChart, BurnDownLegend } from '#app/ui/figures/burn-down-chart'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import type { BurnDownDrawing } from './burn-down.server'
import { ForecastSentence } from './forecast-sentence'
import type { Outlook } from './outlook'

interface OutlookPanelProps {
  title: ReactNode
  outlook: Outlook
  burnDown: BurnDownDrawing | null
  travel: { metres: number; cents: number }
  action?: ReactNode
}

/** Will this unit make its visits: the sentence first, then what is left of visits, hours and days, then the hours over time. */
export function OutlookPanel({ title, outlook, burnDown, travel, action }: OutlookPanelProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { done, target, balance, left } = outlook
  return (
    <Panel
      title={title}
      lead={<ForecastSentence outlook={outlook} />}
      aside={
        <Stats className="md:text-right">
          <Stat value={format.number(Math.max(0, target - done))} label={t('units:lefts.visits')} />
          <Stat value={format.hours(balance)} label={t('units:lefts.hours')} />
          <Stat value={format.number(left.workingDays)} label={t('units:lefts.days')} />
        </Stats>
      }
    >
      {burnDown && <BurnDownChart {...burnDown} />}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <BurnDownLegend />
        <p className="text-xs text-ink3">
          {t('units:travelApart')}{' '}
          <b className="text-ink2">
            {format.km(Math.round(travel.metres / 1000))}, {format.euroWhole(travel.cents)}
          </b>
        </p>
        {action}
      </div>
    </Panel>
  )
}
