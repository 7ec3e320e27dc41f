import { addDays } from '#domain/calendar/day'
import { addWorkingDays } from '#domain/calendar/working-days'
import { forecast } from '#domain/units/forecast'
import type { LivedUnit } from './simulate'

/** One forecast of one unit, after so many visits, beside what came true. */
export type Seen = { done: number; truth: number; visits: number; low: number; high: number; naive: number; endsWithin: boolean }

const began = '2025-01-06'

/** Lives a unit again, visit by visit, and forecasts after every second from the third on with what was known then. */
export function replay(unit: LivedUnit): Seen[] {
  const indicated = unit.minutes / unit.indicatedVisits
  const whole = unit.costs.map((cost, at) => cost + (unit.calls[at] ?? 0))
  const truth = visitsWithin(whole, unit.minutes)
  const lastDay = dayOf(unit.perDay, unit.minutes)
  const seen: Seen[] = []
  for (let done = 3; done < truth; done += 2) {
    const used = sum(whole.slice(0, done))
    const worked = dayOf(unit.perDay, used)
    const today = addWorkingDays(began, worked)
    const recent = unit.perDay.slice(Math.max(0, worked - 20), worked)
    const answer = forecast({
      today,
      target: unit.indicatedVisits,
      minutesLeft: unit.minutes - used,
      visitMinutes: unit.costs.slice(0, done),
      callMinutes: sum(unit.calls.slice(0, done)),
      plannedMinutesPerVisit: Math.round(indicated),
      reportsToCome: 0,
      evaluationToCome: false,
      customersLeft: 1_000,
      workload: { plannedMinutes: {}, minutesPerWorkingDay: Math.round(sum(recent) / Math.max(1, recent.length)) },
      endsOn: addDays(today, 300),
    })
    const end = addWorkingDays(began, lastDay)
    const { from, to } = answer.endsBetween
    seen.push({
      done,
      truth,
      visits: answer.visits,
      low: answer.interval.low,
      high: answer.interval.high,
      naive: done + Math.floor((unit.minutes - used) / indicated),
      endsWithin: from !== null && from <= end && (to === null || end <= to),
    })
  }
  return seen
}

/** The rule to beat: the hours that are left, divided by what the indication says a visit takes. */
export function naiveVisits({ naive }: Seen): number {
  return naive
}

function visitsWithin(costs: readonly number[], minutes: number): number {
  return firstBeyond(costs, (spent) => spent > minutes)
}

/** The working day, counted from nought, on which so many minutes were worked. */
function dayOf(perDay: readonly number[], minutes: number): number {
  return firstBeyond(perDay, (worked) => worked >= minutes)
}

function firstBeyond(amounts: readonly number[], isBeyond: (total: number) => boolean): number {
  let total = 0
  for (const [at, amount] of amounts.entries()) {
    total += amount
    if (isBeyond(total)) return at
  }
  return amounts.length
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
