import { useTranslation } from 'react-i18next'
import { Panel } from '#app/ui/panel'
import { OutlookPanel } from '#app/units/outlook-panel'
import type { CampaignHome as Home } from './home.server'
import { MapPanel } from './map-panel'
import { PathPanel } from './path-panel'
import { SegmentsPanel } from './segments-panel'
import { VoicesPanel } from './voices-panel'

/** The home of a campaign: the path with the next action, then will it make it, where, for whom, and what they say. */
export function CampaignHome({ campaignId, home }: { campaignId: string; home: Home }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const { path, next, unit, map, segments, voices } = home
  return (
    <>
      <PathPanel campaignId={campaignId} path={path} next={next} unitId={unit?.id ?? null} />
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1.42fr)_minmax(0,1fr)]">
        {unit ? (
          <OutlookPanel title={t('campaigns:question', { count: unit.outlook.target })} {...unit} />
        ) : (
          <Panel title={t('campaigns:noUnit')} />
        )}
        <MapPanel map={map} />
        <SegmentsPanel campaignId={campaignId} segments={segments} />
        <VoicesPanel voices={voices} />
      </div>
    </>
  )
}
