import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import { tellDone, tellFailed } from '#app/ui/toast'
import { PlanDay } from './plan-day'
import { PlanLeftOut } from './plan-left-out'
import type { PlanPage } from './plan-page.server'
import { PlanQuestionsForm } from './plan-questions'
import { PlanTotals } from './plan-totals'

interface PlanScreenProps {
  page: PlanPage
  op: string
  campaignId: string
}

/** Plans a whole unit: the questions, the search while it runs, and what it proposes, to be accepted as a whole, per day or per visit. */
export function PlanScreen({ page, op, campaignId }: PlanScreenProps) {
  const { t } = useTranslation(['common', 'planner'])
  const { proposal } = page
  const plan = proposal?.plan
  const { accept, busy } = useAccept(campaignId, proposal?.id ?? '')
  return (
    <div className="grid grid-cols-1 gap-4">
      <PlanQuestionsForm key={op} page={page} op={op} campaignId={campaignId} />
      {proposal && <Running proposal={proposal} campaignId={campaignId} />}
      {proposal?.state === 'failed' && <Notice tone="bad">{t('planner:failed')}</Notice>}
      {proposal && plan && (
        <>
          <PlanTotals plan={plan} proposal={proposal} busy={busy} onAcceptAll={() => accept({ what: 'all' })} />
          {plan.days.length === 0 && <EmptyState title={t('planner:nothing')} hint={t('planner:nothingHint')} />}
          {plan.days.map((day) => (
            <PlanDay key={`${day.day} ${day.staffId}`} day={day} busy={busy} onAccept={accept} />
          ))}
          <PlanLeftOut plan={plan} />
        </>
      )}
    </div>
  )
}

const askedEvery = 900

/** How far the search is; the page asks again until it is done. */
function Running({ proposal, campaignId }: { proposal: NonNullable<PlanPage['proposal']>; campaignId: string }) {
  const { t } = useTranslation(['common', 'planner'])
  const format = useFormat()
  const stopping = useFetcher<{ stopped: true } | Refused>()
  const runs = proposal.state === 'waiting' || proposal.state === 'running'
  const progress = useProgress(proposal, campaignId, runs)
  if (!runs) return null
  const said = progress?.waitsFor
    ? t(`planner:running.${progress.waitsFor}`)
    : progress
      ? t('planner:running.placed', {
          placed: progress.placed,
          candidates: progress.candidates,
          drive: format.duration(progress.driveMinutes),
        })
      : t('planner:running.begins')
  return (
    <Panel title={t('planner:running.title')} aria-live="polite">
      <Progress value={Math.round((progress?.share ?? 0) * 100)} max={100} label={said} size="md" />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p className="tabular-nums">{said}</p>
        <Button
          busy={stopping.state !== 'idle' || proposal.stopAsked}
          onClick={() =>
            stopping.submit({ proposalId: proposal.id }, { method: 'post', action: `/campaigns/${campaignId}/run/plan/stopped` })
          }
        >
          {t('planner:running.stop')}
        </Button>
      </div>
    </Panel>
  )
}

/** How far the search is, asked of this page alone: the pages around it do not change. When it is over everything is read anew. */
function useProgress(proposal: NonNullable<PlanPage['proposal']>, campaignId: string, runs: boolean) {
  const asking = useFetcher<{ page: PlanPage }>()
  const { load, state } = asking
  const { revalidate } = useRevalidator()
  const newest = asking.data?.page.proposal
  const heard = newest?.id === proposal.id ? newest : proposal
  const isOver = runs && heard.state !== 'waiting' && heard.state !== 'running'
  useEffect(() => {
    if (isOver) revalidate()
  }, [isOver, revalidate])
  useEffect(() => {
    if (!runs || isOver || state !== 'idle') return
    const timer = setTimeout(() => load(`/campaigns/${campaignId}/run/plan?index`), askedEvery)
    return () => clearTimeout(timer)
  }, [runs, isOver, state, load, campaignId])
  return heard.progress
}

export type Accept = (what: { what: 'all' } | { what: 'day'; day: string; staffId: string } | { what: 'row'; key: string }) => void

function useAccept(campaignId: string, proposalId: string): { accept: Accept; busy: boolean } {
  const { t } = useTranslation(['common', 'planner'])
  const fetcher = useFetcher<{ accepted: number; left: number } | Refused>()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer) return
    if ('message' in answer) tellFailed(answer.message)
    else if ('accepted' in answer)
      tellDone(
        t('planner:accepted', { count: answer.accepted }),
        answer.left > 0 ? t('planner:acceptedLeft', { count: answer.left }) : undefined,
      )
  }, [answer, t])
  return {
    busy: fetcher.state !== 'idle',
    accept: (what) =>
      fetcher.submit({ op: v4(), proposalId, ...what }, { method: 'post', action: `/campaigns/${campaignId}/run/plan/accepted` }),
  }
}
