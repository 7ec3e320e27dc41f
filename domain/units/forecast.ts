import { addDays, type Day, daysBetween } from '#domain/calendar/day'
import { isWorkingDay, type OfficeDay, officeDaysOf } from '#domain/calendar/working-days'
import { sum } from './sum'

/** What a forecast is made of. All lengths are whole minutes. */
export type ForecastFacts = {
  today: Day
  /** The visits that were sold or agreed. */
  target: number
  /** The ledger's balance. */
  minutesLeft: number
  /** For each visit made: its own minutes (on site, drive as the contract counts it, write-up). */
  visitMinutes: readonly number[]
  /** All minutes spent on calls, to be shared by the visits made. */
  callMinutes: number
  /** What a visit was planned to cost, its calls included. */
  plannedMinutesPerVisit: number
  /** Reports still to be written, and whether an evaluation is still to come. */
  reportsToCome: number
  evaluationToCome: boolean
  /** Customers that may still be visited, those with an appointment included. */
  customersLeft: number
  workload: Workload
  /** The last day of the unit. */
  endsOn: Day
}

/** What is worked on the unit per day: what is planned then, and on a working day at least the capacity. */
export type Workload = {
  plannedMinutes: Readonly<Record<Day, number>>
  minutesPerWorkingDay: number
  /** Days on which nobody works, such as leave. */
  daysOff?: ReadonlySet<Day>
}

export type Binds = 'hours' | 'days' | 'customers'

export type Forecast = {
  /** `norm` while fewer than 3 visits are logged: too early, the planned cost is used. */
  basis: 'figures' | 'norm'
  done: number
  target: number
  /** The visits expected in all, and the 80 % interval around it. */
  visits: number
  interval: { low: number; high: number }
  makesTarget: boolean
  /** Which of the three runs out first. */
  binds: Binds
  left: { minutes: number; workingDays: number; customers: number }
  /** What each of the three would still allow. */
  possible: { byHours: number; byDays: number; byCustomers: number }
  /** The minutes a visit costs: as expected from here on, as it turned out so far (null before the first), and as planned. */
  minutesPerVisit: number
  measuredMinutesPerVisit: number | null
  plannedMinutesPerVisit: number
  /** How far the cost of the visits to come may lie from the expected, as a share of it (80 %). */
  spread: number
  /** Kept back for reports and the evaluation. */
  reservedMinutes: number
  /** The day on which the hours reach nought; null when they do not within two years. */
  endsOn: Day | null
  /** Between which days that is with a chance of 80 %; an end that does not come within two years is null. */
  endsBetween: { from: Day | null; to: Day | null }
}

/** Fewer visits than this say too little: the planned cost is used. */
const fewestVisits = 3
/** The planned cost weighs as much as six visits, so that the first ones do not swing the forecast. */
const weightOfPlan = 6
const minutesPerReport = 45
const minutesPerEvaluation = 90

/**
 * How many visits the unit will still make. A visit costs c = (n · mean + 6 · planned) / (n + 6), with n visits made; the hours left, less
 * 45 minutes per report and 90 for the evaluation, hold (hours / c) of them, whole ones. Days and customers may run out sooner.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const done = facts.visitMinutes.length
  const cost = costOf(facts)
  const reservedMinutes = facts.reportsToCome * minutesPerReport + (facts.evaluationToCome ? minutesPerEvaluation : 0)
  const usable = Math.max(0, facts.minutesLeft - reservedMinutes)
  const capacity = capacityOf(facts)

  const possible = {
    byHours: visitsIn(usable, cost.expected),
    byDays: visitsIn(capacity.minutes, cost.expected),
    byCustomers: facts.customersLeft,
  }
  const more = Math.min(possible.byHours, possible.byDays, possible.byCustomers)
  const around = interval(Math.min(usable, capacity.minutes), cost)
  return {
    basis: cost.basis,
    done,
    target: facts.target,
    visits: done + more,
    interval: { low: done + Math.min(around.low, facts.customersLeft), high: done + Math.min(around.high, facts.customersLeft) },
    makesTarget: done + more >= facts.target,
    binds: bindingOf(possible),
    left: { minutes: facts.minutesLeft, workingDays: capacity.workingDays, customers: facts.customersLeft },
    possible,
    minutesPerVisit: cost.expected,
    measuredMinutesPerVisit: cost.measured,
    plannedMinutesPerVisit: facts.plannedMinutesPerVisit,
    spread: cost.expected > 0 ? (z80 * deviationOf(Math.max(1, more), cost)) / (Math.max(1, more) * cost.expected) : 0,
    reservedMinutes,
    ...ends(facts),
  }
}

/** What is worked on the unit on a day. */
export function workloadOn(day: Day, workload: Workload): number {
  return minutesOn({ day, works: isWorkingDay(day) }, workload, workload.plannedMinutes[day])
}

function minutesOn(ahead: OfficeDay, workload: Workload, planned = 0): number {
  return isOpen(ahead, workload) ? Math.max(planned, workload.minutesPerWorkingDay) : planned
}

/** Looked up for some hundred days per unit: a Map does so in a tenth of the time of an object with days for names. */
const plannedOn = ({ plannedMinutes }: Workload): ReadonlyMap<Day, number> => new Map(Object.entries(plannedMinutes))

const isOpen = ({ day, works }: OfficeDay, { daysOff }: Workload) => works && !(daysOff?.has(day) ?? false)

type Cost = {
  basis: 'figures' | 'norm'
  expected: number
  measured: number | null
  /** How much one visit differs from another, and how far the expected cost may lie from what visits of this unit really cost: standard deviations. */
  visitDeviation: number
  expectedDeviation: number
}

function costOf({ visitMinutes, callMinutes, plannedMinutesPerVisit: planned }: ForecastFacts): Cost {
  const count = visitMinutes.length
  const measured = count > 0 ? (sum(visitMinutes) + callMinutes) / count : null
  const differ = variance(visitMinutes, planned)
  const visitDeviation = Math.sqrt(differ)
  const weight = count + weightOfPlan
  if (measured === null || count < fewestVisits)
    return { basis: 'norm', expected: planned, measured, visitDeviation, expectedDeviation: Math.sqrt(differ / weight) }
  return {
    basis: 'figures',
    expected: (count * measured + weightOfPlan * planned) / weight,
    measured,
    visitDeviation,
    expectedDeviation: Math.sqrt(errorOfMean({ count, off: planned - measured, differ })),
  }
}

/**
 * The mean squared error of (n · mean + k · planned) / (n + k): the n visits give n · σ² / (n + k)², the plan (k · bias)² / (n + k)². The mean lies off
 * the plan by the bias and by chance, σ² / n, which is taken out of it (the variance and bias of a shrunk mean: Bühlmann, Experience rating and
 * credibility, ASTIN Bulletin 4, 1967).
 */
function errorOfMean({ count, off, differ }: { count: number; off: number; differ: number }): number {
  const bias = Math.max(0, off ** 2 - differ / count)
  return (count * differ + weightOfPlan ** 2 * bias) / (count + weightOfPlan) ** 2
}

/** How much visits differ among themselves, with the plan as six visits that differ by three tenths of its cost. */
function variance(visitMinutes: readonly number[], planned: number): number {
  const count = visitMinutes.length
  const mean = count > 0 ? sum(visitMinutes) / count : 0
  const squares = sum(visitMinutes.map((minutes) => (minutes - mean) ** 2))
  return (squares + weightOfPlan * (0.3 * planned) ** 2) / (Math.max(0, count - 1) + weightOfPlan)
}

/** Between the 10th and the 90th percentile of a normal distribution. */
const z80 = 1.2816

/** Of the summed cost of some visits: they differ among themselves, and their expected cost is not known exactly. */
function deviationOf(visits: number, { visitDeviation, expectedDeviation }: Cost): number {
  return Math.sqrt(visits * visitDeviation ** 2 + (visits * expectedDeviation) ** 2)
}

function interval(budget: number, cost: Cost): { low: number; high: number } {
  const likely = visitsIn(budget, cost.expected)
  let [low, high] = [likely, likely]
  while (low > 0 && low * cost.expected + z80 * deviationOf(low, cost) > budget) low -= 1
  if (budget > 0) {
    while (high < likely * 3 + 3 && (high + 1) * cost.expected - z80 * deviationOf(high + 1, cost) <= budget) high += 1
  }
  return { low, high }
}

function capacityOf({ today, endsOn, workload }: ForecastFacts): { minutes: number; workingDays: number } {
  const planned = plannedOn(workload)
  let [minutes, workingDays] = [0, 0]
  for (const ahead of officeDaysOf({ from: addDays(today, 1), to: endsOn })) {
    minutes += minutesOn(ahead, workload, planned.get(ahead.day))
    if (isOpen(ahead, workload)) workingDays += 1
  }
  return { minutes, workingDays }
}

function bindingOf(possible: Forecast['possible']): Binds {
  const least = Math.min(possible.byHours, possible.byDays, possible.byCustomers)
  if (possible.byHours === least) return 'hours'
  return possible.byDays === least ? 'days' : 'customers'
}

const farthestDays = 731

/** How far the minutes of one week lie from those of an ordinary week, as a share: an assumption of about a third. */
const weekDeviation = 0.35
/** The pace is measured over so many weeks (pace.ts). */
const weeksMeasured = 4

/**
 * The weeks to come differ among themselves, and the pace was measured over four of them: the prediction error of a sum of w weeks from a mean of four is
 * √(1/w + 1/4) deviations of one week. A longer or a shorter way to go at that pace gives the two days.
 */
function ends({ today, minutesLeft, workload }: ForecastFacts): Pick<Forecast, 'endsOn' | 'endsBetween'> {
  if (minutesLeft <= 0) return { endsOn: today, endsBetween: { from: today, to: today } }
  const dayOf = daysByWork(today, workload)
  const endsOn = dayOf(minutesLeft)
  const weeks = Math.max(1, (endsOn ? daysBetween(today, endsOn) : farthestDays) / 7)
  const share = Math.min(0.9, z80 * weekDeviation * Math.sqrt(1 / weeks + 1 / weeksMeasured))
  return { endsOn, endsBetween: { from: dayOf(minutesLeft / (1 + share)), to: dayOf(minutesLeft / (1 - share)) } }
}

/** Answers on which day so many minutes will have been worked. It looks no further ahead than it is asked: a portfolio asks this of every unit. */
function daysByWork(today: Day, workload: Workload): (minutes: number) => Day | null {
  const days = officeDaysOf({ from: addDays(today, 1), to: addDays(today, farthestDays) })
  const planned = plannedOn(workload)
  const worked: number[] = []
  let [total, at] = [0, 0]
  return (minutes) => {
    for (let next = days[at]; next && total < minutes; next = days[at]) {
      total += minutesOn(next, workload, planned.get(next.day))
      worked.push(total)
      at += 1
    }
    const reached = worked.findIndex((each) => each >= minutes)
    return days[reached]?.day ?? null
  }
}

function visitsIn(minutes: number, cost: number): number {
  return cost > 0 ? Math.floor(minutes / cost) : 0
}
