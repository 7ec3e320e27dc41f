import { useTranslation } from 'react-i18next'
import { isUnsent } from './queue'
import { useAskBeforeLogout, useRoad } from './use-road'

/** On every page: sends what waits on this phone, and asks before a logout would erase it. */
export function RoadGuard({ userId }: { userId: string }) {
  const { t } = useTranslation(['common', 'visits'])
  const { items } = useRoad(userId)
  useAskBeforeLogout(items.filter(isUnsent).length, t('visits:road.askLogout'))
  return null
}
