import { useTranslation } from 'react-i18next'
import type { TravelTold } from './travel.server'

/** Where the driving times beside it come from, as far as a route service is set: it may not have answered. */
export function TravelSource({ travel }: { travel: TravelTold | null | undefined }) {
  const { t } = useTranslation('planner')
  if (!travel || (travel.used === 'model' && !travel.trouble)) return null
  const trouble = travel.trouble && t(`travel.troubles.${travel.trouble}`)
  const said =
    travel.used === 'model'
      ? t('result.madeWith.travelTrouble', { why: trouble })
      : [t('result.madeWith.travel', { source: t(`travel.sources.${travel.used}`) }), trouble].filter(Boolean).join(' ')
  return <p className="mt-2 text-xs text-ink3">{said}</p>
}
