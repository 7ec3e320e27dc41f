import type { PathFacts, PromisedRow } from '#db/campaign-home'
import type { Campaign } from '#db/campaigns'
import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { isWorkingDay } from '#domain/calendar/working-days'
import type { NextActionFacts, PromisedCall } from '#domain/carry-out/next-action'
import { type StepState, stepStates } from '#domain/carry-out/path'
import { periodKey, previousPeriod, reportPeriod } from '#domain/reporting/period'

type PartState = { state: StepState; done: number; of: number; share: number }

/** The four steps with the facts each shows; the words are the screen's. */
export type Path = {
  clean: {
    state: StepState
    on: Day | null
    rowsRead: number
    customers: number
    folded: number
    merged: number
    closed: number
    leftOut: number
    duplicateGroups: number
  }
  segment: { state: StepState; on: Day | null; segments: number; worthVisiting: number; top: PathFacts['topSegment'] }
  act: { state: StepState; on: Day | null; activities: number; plannedVisits: number; plan: PathFacts['plan'] }
  carryOut: {
    state: StepState
    on: Day | null
    share: number
    inventory: PartState
    calls: PartState
    visits: PartState
    reports: { state: StepState; number: number; dueOn: Day; isWaiting: boolean; share: number }
    evaluation: { at: Moment; isHeld: boolean } | null
  }
}

export function pathOf(campaign: Campaign, facts: PathFacts, { target, today }: { target: number; today: Day }): Path {
  const isCarriedOut = facts.round !== null || facts.called > 0 || facts.visits > 0 || facts.appointments > 0
  const { cleanedOn, segmentedOn, plannedOn, endedOn } = campaign
  const { rowsRead, customers, folded, merged, closed, leftOut, duplicateGroups, segments, activities } = facts
  const closedOn = { cleanedOn, segmentedOn, plannedOn, endedOn }
  const begun = { customers: customers + facts.importsWaiting, segments, activities, isCarriedOut }
  const [clean, segment, act, carryOut] = stepStates({ ...closedOn, ...begun })
  const inventory = part(facts.round?.decided ?? 0, facts.round?.customers ?? facts.worthVisiting)
  const calls = part(facts.called, facts.toCall)
  const visits = part(facts.visits, target)
  return {
    clean: { state: clean, on: cleanedOn, rowsRead, customers, folded, merged, closed, leftOut, duplicateGroups },
    segment: { state: segment, on: segmentedOn, segments, worthVisiting: facts.worthVisiting, top: facts.topSegment },
    act: { state: act, on: plannedOn, activities, plannedVisits: facts.plannedVisits, plan: facts.plan },
    carryOut: {
      state: carryOut,
      on: endedOn,
      share: (inventory.share + calls.share + visits.share) / 3,
      inventory,
      calls,
      visits,
      reports: nextReport(campaign, facts, today),
      evaluation: campaign.evaluationAt ? { at: campaign.evaluationAt, isHeld: facts.evaluationHeld } : null,
    },
  }
}

export function nextFacts(campaign: Campaign, facts: PathFacts, { target, today }: { target: number; today: Day }): NextActionFacts {
  const { customers, duplicateGroups, segments, activities, bookable, visits, appointments, plan } = facts
  return {
    today,
    promisedCalls: facts.promisedCalls.map(callFrom),
    approval: plan && !plan.approvedAt ? { edition: plan.edition, askedOn: dayOf(plan.askedAt) } : null,
    report: dueReport(campaign, facts, today),
    customers,
    duplicateGroups,
    segments,
    activities,
    toDiscuss: toDiscuss(facts),
    bookable,
    visits,
    appointments,
    target,
    evaluation: campaign.evaluationAt ? { on: dayOf(campaign.evaluationAt), isHeld: facts.evaluationHeld } : null,
  }
}

function part(done: number, of: number): PartState {
  const share = of > 0 ? Math.min(1, done / of) : 0
  return { state: share >= 1 ? 'done' : done > 0 ? 'now' : 'to-do', done, of, share }
}

function nextReport(campaign: Campaign, facts: PathFacts, today: Day): Path['carryOut']['reports'] {
  const { draft } = facts
  const number = draft?.number ?? facts.released + 1
  const isWaiting = draft !== null && draft.endsOn < today
  const dueOn = lastWorkingDay(draft?.endsOn ?? nextPeriodEnd(campaign, facts.releasedPeriods, today))
  return { state: isWaiting ? 'now' : 'to-do', number, dueOn, isWaiting, share: 0 }
}

// A report may be released before its period is over; then the next one is of the period after.
function nextPeriodEnd({ reportRhythm, startsOn }: Campaign, releasedPeriods: readonly string[], today: Day): Day {
  const period = reportPeriod(reportRhythm, laterOf(today, startsOn))
  const isReleased = releasedPeriods.includes(periodKey(reportRhythm, period))
  return isReleased ? reportPeriod(reportRhythm, addDays(period.to, 1)).to : period.to
}

/** A draft of a period that is over; else the period just before today's, if something was done and nothing was reported. */
function dueReport(campaign: Campaign, { draft, released, releasedPeriods, visits }: PathFacts, today: Day): NextActionFacts['report'] {
  if (draft) return draft.endsOn < today ? { number: draft.number, isDrafted: true } : null
  const last = previousPeriod(campaign.reportRhythm, reportPeriod(campaign.reportRhythm, today))
  const isOver = last.to >= campaign.startsOn && campaign.endedOn === null
  const isReported = releasedPeriods.includes(periodKey(campaign.reportRhythm, last))
  return isOver && !isReported && visits > 0 ? { number: released + 1, isDrafted: false } : null
}

/** Before the round everybody worth a visit is to be discussed, in an open round those without a decision, after it nobody. */
function toDiscuss({ round, worthVisiting, activities }: PathFacts): number {
  if (!round) return activities > 0 ? worthVisiting : 0
  return round.closed ? 0 : Math.max(0, round.customers - round.decided)
}

function callFrom({ customer, contact, on, at }: PromisedRow): PromisedCall {
  return { customer, contact, on, at }
}

function lastWorkingDay(day: Day): Day {
  return isWorkingDay(day) ? day : lastWorkingDay(addDays(day, -1))
}
