import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Stat, Stats } from '#app/ui/stat'
import type { CallOffSums } from '#domain/units/call-off'

/** What was called off of a unit, what of it is used, and what can still be called off. */
export function CallOffFigures({ sums }: { sums: CallOffSums }) {
  const { t } = useTranslation('units')
  const format = useFormat()
  return (
    <Stats>
      <Stat value={format.hours(sums.granted)} label={t('callOffs.granted')} />
      <Stat value={format.hours(sums.used)} label={t('callOffs.used')} />
      <Stat value={format.hours(sums.open)} label={t('callOffs.open')} />
    </Stats>
  )
}
