import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { NowStrip } from '#app/ui/now-strip'
import { type PathPart, type PathStep, StepPath } from '#app/ui/step-path'
import type { CampaignHome } from './home.server'
import { useNextStrip } from './next-strip'

type Words = TFunction<['common', 'campaigns']>
type Format = ReturnType<typeof useFormat>

interface PathPanelProps {
  campaignId: string
  path: CampaignHome['path']
  next: CampaignHome['next']
  unitId: string | null
}

/** The four steps with what each gave, and under them the one thing to do now. */
export function PathPanel({ campaignId, path, next, unitId }: PathPanelProps) {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const strip = useNextStrip({ next, campaignId, unitId, customers: path.clean.customers })
  return (
    <section aria-label={t('steps')} className="rounded-xl border border-line bg-surface px-4 py-4 shadow-card md:px-5">
      <StepPath label={t('steps')} steps={stepsInWords(path, `/campaigns/${campaignId}`, t, format)} />
      <div className="mt-4">
        <NowStrip {...strip} pinned />
      </div>
    </section>
  )
}

/** The four steps with their facts in words. `home` is the address that the steps lie under. */
export function stepsInWords(path: CampaignHome['path'], home: string, t: Words, format: Format): PathStep[] {
  return [cleanStep, segmentStep, actStep, carryOutStep].map((step) => step(path, home, t, format))
}

function cleanStep({ clean }: CampaignHome['path'], home: string, t: Words, format: Format): PathStep {
  const { rowsRead, customers, duplicateGroups } = clean
  const count = { customers: format.number(customers) }
  const read = rowsRead > 0 ? t('campaigns:path.rows', { count: rowsRead, ...count }) : t('campaigns:path.customers', { count: customers })
  const second = duplicateGroups > 0 ? t('campaigns:path.duplicates', { count: duplicateGroups }) : goneInWords(clean, t)
  return {
    title: t('campaigns:steps.clean'),
    state: clean.state,
    to: `${home}/clean`,
    when: when(clean, t, format),
    facts: customers > 0 ? [read, second] : [t('campaigns:path.noCustomers')],
  }
}

/** Where the rows went that are no customer now, so that the figures add up: what was written twice, merged, stopped, or stayed out. */
function goneInWords(clean: CampaignHome['path']['clean'], t: Words): string {
  const parts = (['folded', 'merged', 'closed', 'leftOut'] as const).filter((part) => clean[part] > 0 || part === 'merged')
  return parts.map((part) => t(`campaigns:path.gone.${part}`, { count: clean[part] })).join(', ')
}

function segmentStep({ segment }: CampaignHome['path'], home: string, t: Words, format: Format): PathStep {
  const { segments, worthVisiting, top } = segment
  const revenue = top ? [t('campaigns:path.revenue', { count: top.customers, share: format.percent(top.revenueShare) })] : []
  return {
    title: t('campaigns:steps.segment'),
    state: segment.state,
    to: `${home}/segments`,
    when: when(segment, t, format),
    facts:
      segments > 0
        ? [t('campaigns:path.segments', { count: segments, worth: format.number(worthVisiting) }), ...revenue]
        : [t('campaigns:path.noSegments')],
  }
}

function actStep({ act }: CampaignHome['path'], home: string, t: Words, format: Format): PathStep {
  const { activities, plannedVisits, plan } = act
  const facts = [t('campaigns:path.activities', { count: activities, visits: format.number(plannedVisits) }), approval(plan, t, format)]
  return {
    title: t('campaigns:steps.act'),
    state: act.state,
    to: `${home}/actions`,
    when: when(act, t, format),
    facts: activities > 0 ? facts : [t('campaigns:path.noActivities')],
  }
}

function approval(plan: CampaignHome['path']['act']['plan'], t: Words, format: Format): string {
  if (!plan) return t('campaigns:path.notAsked')
  if (!plan.approvedAt) return t('campaigns:path.askedOn', { day: format.day(plan.askedAt.slice(0, 10), 'brief') })
  return plan.approvedBy ? t('campaigns:path.approvedBy', { name: plan.approvedBy }) : t('campaigns:path.approved')
}

function carryOutStep({ carryOut }: CampaignHome['path'], home: string, t: Words, format: Format): PathStep {
  const { inventory, calls, visits, reports, evaluation } = carryOut
  const part = (name: 'inventory' | 'calls' | 'visits', { state, share }: typeof inventory, fact: string): PathPart => ({
    title: t(`campaigns:parts.${name}`),
    state,
    share,
    fact,
    to: `${home}/run/${name}`,
  })
  const of = ({ done, of: total }: typeof calls) => t('campaigns:path.of', { count: done, total })
  const discussed = inventory.state === 'done' ? t('campaigns:path.discussed', { count: inventory.done }) : of(inventory)
  const report = { number: reports.number, day: format.day(reports.dueOn) }
  return {
    title: t('campaigns:steps.carryOut'),
    state: carryOut.state,
    to: `${home}/run/inventory`,
    when: when(carryOut, t, format),
    share: carryOut.share,
    flag: evaluation
      ? evaluation.isHeld
        ? t('campaigns:path.evaluationHeld')
        : t('campaigns:path.evaluation', { moment: format.momentAt(evaluation.at) })
      : undefined,
    parts: [
      part('inventory', inventory, discussed),
      part('calls', calls, of(calls)),
      part('visits', visits, of(visits)),
      {
        title: t('campaigns:parts.reports'),
        state: reports.state,
        share: reports.share,
        to: `${home}/run/reports`,
        fact: reports.isWaiting ? t('campaigns:path.reportWaiting', report) : t('campaigns:path.reportNext', report),
      },
    ],
  }
}

function when({ state, on }: { state: PathStep['state']; on: string | null }, t: Words, format: Format): string | undefined {
  if (state === 'now') return t('campaigns:path.underWay')
  return on ? format.day(on, 'brief') : undefined
}
