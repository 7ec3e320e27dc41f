import { setTimeout } from 'node:timers/promises'
import { callingSettingsOf } from '#db/calling-settings'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { changeProposal, lockedProposal, tellProgress } from '#db/plan-proposals'
import type { ProposalProgress } from '#db/schema/planner'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, earlierOf, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Plan } from '#domain/carry-out/planner/plan'
import type { Problem } from '#domain/carry-out/planner/problem'
import { asAsked, type PlanQuestions } from '#domain/carry-out/planner/questions'
import type { MadeWith, TravelSettings } from '#domain/carry-out/planner/travel-settings'
import { candidateFrom } from '#domain/carry-out/planner/waiting'
import { budgetOf, teamProblem } from './problem.server'
import { searchPlan } from './search-plan.server'
import { inTheBackground, placesIn, travelOver } from './travel.server'
import { planByVroom } from './vroom.server'

/** As many are weighed; the heaviest segments first. */
const mostCandidates = 2000

/** Makes a plan that was asked for and keeps it. Done twice, the second time finds it ready. */
export async function makePlan(
  { clientId, proposalId }: { clientId: string; proposalId: string },
  now: Moment,
  signal: AbortSignal,
): Promise<void> {
  const of = { clientId, id: proposalId }
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(theDb(), SYSTEM, work)
  const begun = await asSystem(async (tx) => {
    const kept = await lockedProposal(tx, proposalId)
    if (!kept || kept.state === 'ready' || kept.state === 'failed') return null
    const campaign = await campaignOf(tx, kept.campaignId, dayOf(now))
    if (!campaign) return null
    await changeProposal(tx, of, { state: 'running' })
    const problem = await planProblem(tx, campaign, kept.asked, dayOf(now))
    return { problem, settings: await travelSettingsOf(tx), seconds: kept.asked.seconds }
  })
  if (!begun) return
  try {
    const found = await solved(begun, signal, ({ placed, candidates, driveMinutes, share, waitsFor = null }) =>
      asSystem((tx) => tellProgress(tx, of, { placed, candidates, driveMinutes, share, waitsFor })),
    )
    await asSystem((tx) => changeProposal(tx, of, { state: 'ready', ...found, finishedAt: new Date() }))
  } catch (error) {
    await asSystem((tx) => changeProposal(tx, of, { state: 'failed', finishedAt: new Date() }))
    throw error
  }
}

type Begun = { problem: Problem; settings: TravelSettings; seconds: number }

/** The plan, by what is set: VROOM where it is and its plan holds, else our own search. */
async function solved(
  { problem, settings, seconds }: Begun,
  signal: AbortSignal,
  onStep: (step: ProposalProgress) => Promise<boolean>,
): Promise<{ result: Plan; madeWith: MadeWith }> {
  const waits = (waitsFor: 'engine' | 'vroom') => () =>
    onStep({ placed: 0, candidates: problem.candidates.length, driveMinutes: 0, share: 0, waitsFor })
  const told = settings.source === 'model' ? null : waits('engine')
  const asked = await untilStopped(travelOver(settings, placesIn(problem), inTheBackground), told)
  const { data: travel, used, trouble } = asked ?? (await travelOver(settings, placesIn(problem), stoppedWaiting))
  const byVroom =
    settings.optimiser === 'vroom'
      ? ((await untilStopped(
          planByVroom(problem, { address: settings.vroomAddress, travel, milliseconds: vroomMs(seconds), signal }),
          waits('vroom'),
        )) ?? { trouble: 'too-slow' as const })
      : { trouble: null }
  const made = { travel: used, travelTrouble: trouble }
  if ('plan' in byVroom) return { result: byVroom.plan, madeWith: { ...made, optimiser: 'vroom', optimiserTrouble: null } }
  const result = await searchPlan(problem, { travel, seconds, signal, onStep })
  return { result, madeWith: { ...made, optimiser: 'own', optimiserTrouble: byVroom.trouble } }
}

/** An engine that was not waited for: what it told before counts, and it is said that it did not answer. */
const stoppedWaiting = { ...inTheBackground, milliseconds: 1 }

/** As long as VROOM is waited for: it has no end of its own. Beyond that our own search begins. */
const vroomMs = (seconds: number) => 10_000 + 2_000 * seconds

const toldEvery = 1000

/** Waits for an engine, and says each second that it does; null when somebody asked to stop meanwhile. `tell` answers whether to stop. */
async function untilStopped<T>(answer: Promise<T>, tell: (() => Promise<boolean>) | null): Promise<T | null> {
  if (!tell) return answer
  const over = new AbortController()
  const stopped = async (): Promise<null> => {
    while (!over.signal.aborted) {
      if (await tell()) return null
      await setTimeout(toldEvery, undefined, { signal: over.signal }).catch(() => {})
    }
    return null
  }
  const asking = stopped()
  try {
    return await Promise.race([answer, asking])
  } finally {
    over.abort()
    // What is still being told must not come after what follows.
    await asking.catch(() => {})
  }
}

/** The calendar of who was asked for, who waits, and what the unit has left. What belongs to other campaigns keeps its place, without its name. */
export async function planProblem(tx: Tx, campaign: Campaign, asked: PlanQuestions, today: Day): Promise<Problem> {
  const of = { clientId: campaign.clientId, campaignId: campaign.id }
  const from = addDays(laterOf(today, addDays(campaign.startsOn, -1)), 1)
  const period = { from, to: laterOf(from, earlierOf(addDays(from, asked.weeks * 7 - 1), campaign.endsOn)) }
  const people = (await staffAt(tx, today)).filter(({ id }) => asked.staffIds.includes(id))
  const waiting = await waitingOf(tx, of, { today, limit: mostCandidates })
  const { quietDays } = (await callingSettingsOf(tx)).guard
  const candidates = waiting.map((one) => candidateFrom(one, { today, quietDays, byPlan: true }))
  const { problem, items } = await teamProblem(tx, { people, period, candidates })
  const { unitId: _, ...budget } = (await budgetOf(tx, campaign, from, items)) ?? { unitId: null, ...problem.budget, freeMinutes: 0 }
  const ours = new Set(items.filter((item) => item.campaignId === campaign.id).map(({ id }) => id))
  const given = problem.given.map((one) => (ours.has(one.id) ? one : { ...one, name: '', customerId: one.id, rigidity: 'fixed' as const }))
  return asAsked({ ...problem, given, budget }, asked)
}
