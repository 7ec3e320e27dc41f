import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { MapLegend, NlMap } from '#app/ui/figures/nl-map'
import { Panel } from '#app/ui/panel'
import type { DrawnMap } from './map.server'

/** Where the customers are: visited, agreed, to plan. */
export function MapPanel({ map }: { map: DrawnMap | null }) {
  const { t } = useTranslation(['common', 'campaigns'])
  return (
    <Panel title={t('campaigns:map.title')} aside={map ? <MapLegend /> : undefined} flush className="flex flex-col">
      {map ? (
        <div className="m-3 flex-1 overflow-hidden rounded-lg border border-line bg-water">
          <Drawing map={map} />
        </div>
      ) : (
        <EmptyState dense icon={<MapPin aria-hidden size={20} />} title={t('campaigns:map.empty')} />
      )}
    </Panel>
  )
}

function Drawing({ map: { figure, marks, counts } }: { map: DrawnMap }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const titled = Object.entries(marks).map(
    ([label, { name, mark, colour }]) => [label, { title: t(`campaigns:map.${mark}`, { name }), colour }] as const,
  )
  const spoken = t('campaigns:map.spoken', { visited: counts.visited, booked: counts.booked, toPlan: counts['to-plan'] })
  return <NlMap figure={figure} label={spoken} marks={Object.fromEntries(titled)} />
}
