import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type KeptProposal, newestProposal } from '#db/plan-proposals'
import { staffAt } from '#db/staff'
import { waitingOf } from '#db/waiting'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment, minutesBetween } from '#domain/calendar/moment'
import { isChange, keyOf } from '#domain/carry-out/planner/accept'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Also, Conflict, PlannedDay, PlannedVisit, Totals, Unplaced, Why } from '#domain/carry-out/planner/plan'
import type { PlanQuestions } from '#domain/carry-out/planner/questions'
import type { StaffActor } from '#domain/relations/actor'
import { budgetOf } from './problem.server'

export type ShownRow = {
  key: string
  /** null for another campaign's appointment. */
  customerId: string | null
  name: string
  startsAt: Moment
  minutes: number
  drive: number
  extraMinutes: number
  kind: 'stands' | 'new' | 'moved'
  movedFrom: Moment | null
  why: Why | null
  also: readonly Also[]
  state: 'open' | 'accepted' | 'past'
}

export type ShownDay = {
  day: Day
  staffId: string
  staff: string
  driveMinutes: number
  leaves: Moment
  returns: Moment
  rows: ShownRow[]
  open: number
}

export type ShownPlan = {
  days: ShownDay[]
  unplaced: Unplaced[]
  unplacedCount: number
  conflicts: ShownConflict[]
  totals: Totals
  /** Of more than one, what each gets. */
  shares: { staff: string; visits: number; awayMinutes: number }[]
  open: number
}

export type ShownConflict = { kind: Conflict['kind']; day: Day; staff: string; names: string[]; minutesShort: number }

export type PlanPage = {
  people: { id: string; name: string; role: 'lead' | 'consultant' | 'standby'; hasHome: boolean }[]
  waiting: number
  freeMinutes: number | null
  proposal:
    | (Pick<KeptProposal, 'id' | 'state' | 'progress' | 'asked' | 'madeBy' | 'madeWith' | 'createdAt' | 'stopAsked'> & {
        plan: ShownPlan | null
      })
    | null
  asked: PlanQuestions
}

const mostUnplaced = 60

/** The questions before a unit is planned, and the newest proposal as far as it is. Null when the campaign is not seen. */
export async function unitPlanPage(actor: StaffActor, campaignId: string, now: Moment): Promise<PlanPage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const [waiting] = await waitingOf(tx, of, { today, limit: 1 })
    const budget = await budgetOf(tx, campaign, today, [])
    const kept = await newestProposal(tx, of)
    const staff = new Map((await staffAt(tx, today)).map((one) => [one.id, one]))
    const people = campaign.staff.map(({ id, name, role }) => ({ id, name, role, hasHome: staff.get(id)?.homeLatitude != null }))
    const visiting = people.filter(({ id, role }) => role !== 'standby' && staff.get(id)?.role === 'consultant')
    const chosen = visiting.length > 0 ? visiting : people
    const first = {
      staffIds: chosen.map(({ id }) => id),
      weekdays: [1, 2, 3, 4, 5],
      mostDriveOneWay: 60,
      mostVisitsADay: null,
      keepsAll: true,
      weeks: 4,
      seconds: 6,
    }
    const proposal = kept && { ...shown(kept), plan: planOf(kept, people, today) }
    return { people, waiting: waiting?.total ?? 0, freeMinutes: budget?.freeMinutes ?? null, proposal, asked: kept?.asked ?? first }
  })
}

function shown({ id, state, progress, asked, madeBy, madeWith, createdAt, stopAsked }: KeptProposal) {
  return { id, state, progress, asked, madeBy, madeWith, createdAt, stopAsked }
}

function planOf({ result, taken }: KeptProposal, people: readonly { id: string; name: string }[], today: Day): ShownPlan | null {
  if (!result) return null
  const staffOf = (id: string) => people.find((person) => person.id === id)?.name ?? ''
  const days = result.days.filter(({ visits }) => visits.some(isChange)).map((day) => dayFrom(day, staffOf(day.staffId), taken, today))
  const names = new Map(
    result.days.flatMap(({ visits }) =>
      visits.map((visit) => [visit.kind === 'stands' ? visit.appointmentId : visit.customerId, visit.name]),
    ),
  )
  return {
    days,
    unplaced: result.unplaced.slice(0, mostUnplaced),
    unplacedCount: result.unplaced.length,
    conflicts: result.conflicts.map((conflict) => conflictFrom(conflict, staffOf(conflict.staffId), names)),
    totals: result.totals,
    shares: sharesOf(days),
    open: days.reduce((sum, day) => sum + day.open, 0),
  }
}

function sharesOf(days: readonly ShownDay[]): ShownPlan['shares'] {
  const people = [...new Set(days.map(({ staff }) => staff))].sort()
  if (people.length < 2) return []
  return people.map((staff) => {
    const theirs = days.filter((day) => day.staff === staff)
    const visits = theirs.reduce((sum, { rows }) => sum + rows.filter(({ kind }) => kind === 'new').length, 0)
    return { staff, visits, awayMinutes: theirs.reduce((sum, { leaves, returns }) => sum + minutesBetween(leaves, returns), 0) }
  })
}

function dayFrom(planned: PlannedDay, staff: string, taken: readonly string[], today: Day): ShownDay {
  const { day, staffId, driveMinutes } = planned
  const rows = planned.visits.map((visit) => rowFrom(visit, day, taken, today))
  const open = rows.filter((row) => row.kind !== 'stands' && row.state === 'open').length
  return { day, staffId, staff, driveMinutes, leaves: momentAt(day, planned.leaves), returns: momentAt(day, planned.returns), rows, open }
}

function rowFrom(visit: PlannedVisit, day: Day, taken: readonly string[], today: Day): ShownRow {
  const { customerId, name, start, minutes, drive, extraMinutes, why } = visit
  const from = visit.kind === 'stands' ? visit.movedFrom : null
  return {
    key: keyOf(visit),
    customerId: name === '' ? null : customerId,
    name,
    startsAt: momentAt(day, start),
    ...{ minutes, drive, extraMinutes, why },
    kind: visit.kind === 'proposed' ? 'new' : from ? 'moved' : 'stands',
    movedFrom: from && momentAt(from.day, from.start),
    also: (visit.kind === 'proposed' && visit.also) || [],
    state: taken.includes(keyOf(visit)) ? 'accepted' : day <= today ? 'past' : 'open',
  }
}

function conflictFrom(conflict: Conflict, staff: string, names: ReadonlyMap<string, string>): ShownConflict {
  const ids = 'firstId' in conflict ? [conflict.firstId, conflict.secondId] : [conflict.appointmentId]
  const minutesShort = 'minutesShort' in conflict ? conflict.minutesShort : 0
  return { kind: conflict.kind, day: conflict.day, staff, names: ids.map((id) => names.get(id) ?? ''), minutesShort }
}
