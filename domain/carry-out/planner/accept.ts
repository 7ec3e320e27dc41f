import { travelMinutes } from '#domain/carry-out/travel-time'
import { type Fault, isFeasible } from './feasible'
import type { Plan, PlannedDay, PlannedVisit } from './plan'
import { asItStands } from './planned-days'
import type { Given, Problem, TravelMinutes } from './problem'
import { standingDay } from './standing-day'
import { workdaysOf } from './workday'

/** One row of a plan that can be accepted: a visit that is new, or one that goes elsewhere. */
export type PlanRow = { key: string; staffId: string; day: string; visit: PlannedVisit }

/** The rows of a plan that change something, in its order. A new visit goes by its customer, one that moves by its appointment. */
export function rowsOf(plan: Pick<Plan, 'days'>): PlanRow[] {
  return plan.days.flatMap(({ staffId, day, visits }) =>
    visits.filter(isChange).map((visit) => ({ key: keyOf(visit), staffId, day, visit })),
  )
}

export function isChange(visit: PlannedVisit): boolean {
  return visit.kind === 'proposed' || visit.movedFrom !== null
}

export function keyOf(visit: PlannedVisit): string {
  return visit.kind === 'proposed' ? visit.customerId : visit.appointmentId
}

/**
 * Lays rows of a plan over the calendar as it stands now, and has the whole checked: the calendar may have changed since the plan was made.
 * @param problem the calendar now, with the candidates of the rows and what the unit has left
 */
export function laidOver(
  problem: Problem,
  rows: readonly PlanRow[],
  travel: TravelMinutes = travelMinutes,
): { days: PlannedDay[]; faults: readonly Fault[] } {
  const touched = new Set(rows.map(({ day, staffId }) => `${day} ${staffId}`))
  const moved = new Map(rows.flatMap((row) => (row.visit.kind === 'stands' ? [[row.visit.appointmentId, row] as const] : [])))
  const isTouched = (given: Given) => touched.has(`${given.day} ${given.staffId}`)
  for (const given of problem.given) if (moved.has(given.id)) touched.add(`${given.day} ${given.staffId}`)
  const about = { ...problem, given: problem.given.filter(isTouched) }
  const days = workdaysOf(about)
    .filter(({ day, consultant }) => touched.has(`${day} ${consultant.id}`))
    .map((workday) => {
      const here = rows.filter((row) => row.day === workday.day && row.staffId === workday.consultant.id)
      const stays = about.given.filter(({ id, day, staffId }) => day === workday.day && staffId === workday.consultant.id && !moved.has(id))
      const comes = here.flatMap((row) => givenFor(problem, row))
      return { ...asItStands(standingDay(workday, [...stays, ...comes], travel)), here }
    })
    .map(({ here, ...day }) => ({ ...day, visits: day.visits.map((visit) => asPlanned(visit, here)) }))
  const answer = isFeasible(about, { days }, travel)
  const working = new Set(days.map(({ day, staffId }) => `${day} ${staffId}`))
  const away = rows.filter(({ day, staffId }) => !working.has(`${day} ${staffId}`))
  const free = away.map(({ day, staffId, key }): Fault => ({ fault: 'no-working-day', day, staffId, about: key }))
  return { days, faults: [...free, ...(answer.feasible ? [] : answer.faults)] }
}

function givenFor(problem: Problem, { staffId, day, visit }: PlanRow): Given[] {
  if (visit.kind === 'stands') {
    const given = problem.given.find(({ id }) => id === visit.appointmentId)
    return given ? [{ ...given, staffId, day, start: visit.start }] : []
  }
  const candidate = problem.candidates.find(({ customerId }) => customerId === visit.customerId)
  if (!candidate) return []
  const { customerId, name, minutes, place } = candidate
  const stands = { rigidity: 'fixed', proposedValue: null, open: null } as const
  return [{ id: customerId, customerId, name, staffId, day, start: visit.start, minutes, place, ...stands }]
}

function asPlanned(visit: PlannedVisit, rows: readonly PlanRow[]): PlannedVisit {
  const row = rows.find(({ key }) => visit.kind === 'stands' && key === visit.appointmentId)
  if (!row) return visit
  const { drive, start, minutes } = visit
  return { ...row.visit, drive, start, minutes }
}
