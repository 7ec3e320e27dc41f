import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import type { MadeWith } from '#domain/carry-out/planner/travel-settings'
import type { PlanPage, ShownPlan } from './plan-page.server'

interface PlanTotalsProps {
  plan: ShownPlan
  proposal: NonNullable<PlanPage['proposal']>
  busy: boolean
  onAcceptAll: () => void
}

/** What the plan comes to, and to accept all of it. */
export function PlanTotals({ plan, proposal, busy, onAcceptAll }: PlanTotalsProps) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  const { totals, open } = plan
  return (
    <Panel
      title={t('planner:result.title')}
      lead={t('planner:result.lead', { who: proposal.madeBy ?? '', when: format.momentAt(proposal.createdAt) })}
      aside={
        <LinkButton to="../calls" relative="path">
          {t('planner:result.toCalls')}
        </LinkButton>
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Stats>
          <Stat value={totals.proposed} label={t('planner:result.visits', { count: totals.proposed })} />
          {totals.moved > 0 && <Stat value={totals.moved} label={t('planner:result.moved', { count: totals.moved })} />}
          <Stat value={format.duration(totals.driveMinutes)} label={t('planner:result.drive')} />
          <Stat value={format.duration(totals.unitMinutes)} label={t('planner:result.unit')} />
          {totals.leftMinutes !== null && <Stat value={format.duration(totals.leftMinutes)} label={t('planner:result.left')} />}
          <Stat value={plan.unplacedCount} label={t('planner:result.unplaced')} />
        </Stats>
        {open > 0 && (
          <Button look="primary" size="lg" busy={busy} onClick={onAcceptAll}>
            {t('planner:result.acceptAll', { count: open })}
          </Button>
        )}
      </div>
      {plan.shares.length > 0 && (
        <p className="mt-3 text-sm text-ink2">
          {plan.shares
            .map(({ staff, visits, awayMinutes }) => t('planner:result.share', { staff, visits, away: format.duration(awayMinutes) }))
            .join(' · ')}
        </p>
      )}
      <p className="mt-3 text-sm text-ink3">{t('planner:result.nothingAgreed')}</p>
      {proposal.madeWith && <MadeWithWhat {...proposal.madeWith} />}
    </Panel>
  )
}

/** Where the driving times came from and what worked the plan out: also when an engine that is set did not answer. */
function MadeWithWhat({ travel, travelTrouble, optimiser, optimiserTrouble }: MadeWith) {
  const { t } = useTranslation(['common', 'planner'])
  const said = [
    travelTrouble && travel === 'model'
      ? t('planner:result.madeWith.travelTrouble', { why: t(`planner:travel.troubles.${travelTrouble}`) })
      : t('planner:result.madeWith.travel', { source: t(`planner:travel.sources.${travel}`) }),
    optimiserTrouble
      ? t('planner:result.madeWith.vroomTrouble', { why: t(`planner:result.madeWith.vroomTroubles.${optimiserTrouble}`) })
      : t('planner:result.madeWith.optimiser', { optimiser: t(`planner:travel.optimisers.${optimiser}`) }),
  ]
  return <p className="mt-1 text-sm text-ink3">{said.join(' ')}</p>
}
