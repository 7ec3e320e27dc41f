import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { textTones } from '#app/ui/tone'
import { type Outlook, riskOf, riskTones } from './outlook'

/** The outlook in a cell: "29 of 30, around 16 Dec", or which of the three runs out first. */
export function ForecastShort({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const risk = riskOf(outlook)
  const Sign = risk === 'early' ? CircleDashed : risk === 'good' || risk === 'reached' ? CircleCheck : TriangleAlert
  const { visits, target, binds, endsOn } = outlook
  const aside =
    risk === 'reached' || risk === 'early'
      ? null
      : binds === 'hours' && endsOn
        ? t('units:forecast.until', { day: format.day(endsOn, 'brief') })
        : t(`units:forecast.bindsShort.${binds}`)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Sign aria-hidden size={14} className={textTones[riskTones[risk]]} />
      <b className={textTones[riskTones[risk]]}>
        {risk === 'reached' && t('units:forecast.shortDone')}
        {risk === 'early' && t('units:forecast.shortNorm')}
        {risk !== 'reached' && risk !== 'early' && t('units:forecast.short', { visits, target })}
      </b>
      {aside && <span className="text-xs text-ink3">{aside}</span>}
    </span>
  )
}
