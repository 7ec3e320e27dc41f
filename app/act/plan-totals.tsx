import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import { kindName } from './kind-name'
import type { PlanPage } from './plan-page.server'

/** The sum of the plan against the unit: one sentence, three numbers, and what would make it fit. */
export function PlanTotals({ page }: { page: PlanPage }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const { totals } = page
  const over = totals.overBy > 0
  const lines: [string, number][] = [
    [t('actions:totals.activities'), totals.activities],
    [t('actions:totals.setUp'), totals.fixed.setUp],
    [t('actions:totals.reports'), totals.fixed.reports],
    [t('actions:totals.evaluation'), totals.fixed.evaluation],
  ]
  return (
    <Panel title={t('actions:totals.title', { unit: page.unitName ?? t('actions:totals.noUnit') })}>
      <p className={over ? 'font-semibold text-bad-text' : 'font-semibold text-ok-text'} aria-live="polite">
        {over
          ? t('actions:totals.overBy', { over: format.duration(totals.overBy) })
          : t('actions:totals.fits', { margin: format.duration(totals.margin) })}
      </p>
      <Stats className="my-4">
        <Stat
          value={totals.visits}
          label={t('actions:totals.visits')}
          note={t('actions:totals.indication', { count: totals.indicatedVisits })}
        />
        <Stat
          value={format.hours(totals.total)}
          label={t('actions:totals.planned')}
          note={t('actions:totals.of', { hours: format.hours(totals.unitMinutes) })}
        />
      </Stats>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3">
        {lines.map(([label, minutes]) => (
          <div key={label} className="contents">
            <dt className="text-ink2">{label}</dt>
            <dd className="text-right tabular-nums">{format.hours(minutes)}</dd>
          </div>
        ))}
        <dt className="border-t border-line pt-1 font-semibold">{t('actions:totals.total')}</dt>
        <dd className="border-t border-line pt-1 text-right font-semibold tabular-nums">{format.hours(totals.total)}</dd>
      </dl>
      {page.proposals.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {page.proposals.map((proposal) => (
            <li key={proposal.kind}>
              <Proposal proposal={proposal} page={page} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** One way to make the plan fit, with what it would drop; a press drops it. */
function Proposal({ proposal, page }: { proposal: PlanPage['proposals'][number]; page: PlanPage }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const dropping = useFetcher<{ dropped: number } | Refused>()
  if (proposal.kind === 'larger-unit') {
    return <Notice tone="info">{t('actions:totals.larger', { hours: format.hours(proposal.offer.minutes) })}</Notice>
  }
  const activities = page.segments.flatMap((segment) => segment.activities.map((activity) => ({ activity, segment: segment.name })))
  const words = proposal.cuts.map(({ activityId, count }) => {
    const found = activities.find(({ activity }) => activity.id === activityId)
    const names = proposal.kind === 'drop-farthest' ? (page.travel[activityId]?.farthest ?? []).slice(0, Math.min(count, 5)).join(', ') : ''
    return found
      ? t('actions:totals.cut', { count, kind: kindName(found.activity, t), segment: found.segment }) + (names ? ` (${names})` : '')
      : ''
  })
  const refused = dropping.data && 'message' in dropping.data ? dropping.data.message : null
  return (
    <Notice tone="info">
      <p>
        {t(proposal.kind === 'drop-farthest' ? 'actions:totals.dropFarthest' : 'actions:totals.fewer', {
          saves: format.duration(proposal.saves),
        })}
      </p>
      <p className="text-ink2">{words.join('; ')}</p>
      {refused && <p>{refused}</p>}
      <dropping.Form method="post" action="dropped" className="mt-1">
        <input type="hidden" name="kind" value={proposal.kind} />
        <input type="hidden" name="cuts" value={proposal.cuts.map(({ activityId, count }) => `${activityId}:${count}`).join(',')} />
        <Button type="submit" size="sm" busy={dropping.state !== 'idle'}>
          {t('actions:totals.drop')}
        </Button>
      </dropping.Form>
    </Notice>
  )
}
