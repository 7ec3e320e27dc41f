import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ListWarnings } from '#app/lists/list-warnings'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { OutlookPanel } from '#app/units/outlook-panel'
import { AttentionList } from './attention-list'
import { FirstSteps } from './first-steps'
import type { Portfolio } from './portfolio.server'
import { QualityLine } from './quality-line'
import { TeamPanel } from './team-panel'
import { UnitsPanel } from './units-panel'

interface HomeProps {
  portfolio: Portfolio
  name: string
  /** The hour on the clock, 0 to 23. */
  hour: number
  now: string
}

/** The manager's home: what needs them, then every running unit by risk, then the one they look at, the team and the quality. */
export function Home({ portfolio, name, hour, now }: HomeProps) {
  const { t } = useTranslation(['common', 'home'])
  const { units, selected, attention, lists, today, team, quality } = portfolio
  // Nothing runs and nobody works for a client: there is no team and no quality to show.
  const isNew = units.length === 0 && team.length === 0
  const greeting = t(hour < 12 ? 'home:morning' : hour < 18 ? 'home:afternoon' : 'home:evening', { name: name.split(' ')[0] })
  return (
    <>
      <PageHeader title={`${greeting} ${t('home:needs', { count: attention.length + lists.length })}`} />
      {attention.length > 0 && <AttentionList attention={attention} now={now} />}
      <ListWarnings lists={lists} today={today} />
      {units.length === 0 ? (
        <Panel>
          <EmptyState
            icon={<Hourglass aria-hidden size={22} />}
            title={t('home:empty')}
            hint={t('home:emptyHint')}
            action={
              <LinkButton to="/campaigns/new" look="primary">
                {t('home:start')}
              </LinkButton>
            }
          />
        </Panel>
      ) : (
        <UnitsPanel units={units} team={team} selectedId={selected?.id ?? null} />
      )}
      {isNew ? (
        <div className="mt-4">
          <FirstSteps />
        </div>
      ) : (
        <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1.42fr)_minmax(0,1fr)]">
          {selected && (
            <OutlookPanel
              title={t('home:chartTitle', { client: selected.campaign.client, campaign: selected.campaign.name })}
              outlook={selected.outlook}
              burnDown={selected.burnDown}
              travel={selected.travel}
              action={
                <span className="flex gap-4 text-xs">
                  <TextLink to={`/campaigns/${selected.campaign.id}`}>{t('home:openCampaign')}</TextLink>
                  <TextLink to={`/units/${selected.id}`}>{t('home:ledger')}</TextLink>
                </span>
              }
            />
          )}
          <div className="grid content-start gap-4">
            <TeamPanel team={team} />
            <QualityLine quality={quality} />
          </div>
        </div>
      )}
    </>
  )
}
