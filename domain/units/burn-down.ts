import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { daysOf, type Period } from '#domain/calendar/period'
import { workingDaysOf } from '#domain/calendar/working-days'
import type { LedgerEntry } from './entry'
import { type Workload, workloadOn } from './forecast'
import { ledgerRows, standing } from './ledger'

/** The minutes left at the end of a day. `done` is known up to today; `expected` and its band begin today. */
export type BurnDownPoint = { day: Day; plan: number; done: number | null; expected: { middle: number; low: number; high: number } | null }

export type BurnDown = { total: number; today: Day; points: BurnDownPoint[] }

export type BurnDownFacts = {
  entries: readonly LedgerEntry[]
  /** From the day the unit began to the day by which it should be used up. */
  period: Period
  today: Day
  workload: Workload
  /** How far the pace may lie from the expected, as a share of it (forecast.spread). */
  spread: number
}

/** A unit's hours over time: what was used, what was planned (evenly over the working days), and what is expected, with a band. */
export function burnDown({ entries, period, today, workload, spread }: BurnDownFacts): BurnDown {
  const total = standing(entries).sold
  const days = daysOf({ from: period.from, to: laterOf(period.to, today) })
  const plan = planPerDay(total, period, days, workload)
  const done = donePerDay(entries, days)
  const expected = expectedPerDay(done.get(today) ?? total, addDays(today, 1), days, workload, spread)
  return {
    total,
    today,
    points: days.map((day) => ({
      day,
      plan: plan.get(day) ?? 0,
      done: day <= today ? (done.get(day) ?? total) : null,
      expected: expected.get(day) ?? null,
    })),
  }
}

function planPerDay(total: number, period: Period, days: readonly Day[], workload: Workload): Map<Day, number> {
  const working = new Set(workingDaysOf(period, workload.daysOff))
  let worked = 0
  return perDay(days, (day) => {
    if (working.has(day)) worked += 1
    return working.size === 0 ? 0 : Math.round(total * (1 - worked / working.size))
  })
}

function donePerDay(entries: readonly LedgerEntry[], days: readonly Day[]): Map<Day, number> {
  const rows = ledgerRows(entries)
  let [next, left] = [0, 0]
  return perDay(days, (day) => {
    for (let row = rows[next]; row && row.entry.on <= day; row = rows[next]) {
      left = row.balance
      next += 1
    }
    return left
  })
}

function expectedPerDay(left: number, from: Day, days: readonly Day[], workload: Workload, spread: number) {
  const band = (used: number) => ({
    middle: Math.max(0, Math.round(left - used)),
    low: Math.max(0, Math.round(left - used * (1 + spread))),
    high: Math.max(0, Math.round(left - used * Math.max(0, 1 - spread))),
  })
  let used = 0
  const points = perDay(
    days.filter((day) => day >= from),
    (day) => {
      used += workloadOn(day, workload)
      return band(used)
    },
  )
  // The line of what is expected begins where the line of what was done ends.
  return points.set(addDays(from, -1), { middle: left, low: left, high: left })
}

function perDay<Value>(days: readonly Day[], value: (day: Day) => Value): Map<Day, Value> {
  return new Map(days.map((day) => [day, value(day)]))
}
