import { addDays, type Day, weekday } from '#domain/calendar/day'
import { holidayOn } from '#domain/calendar/holidays'
import type { Place } from '#domain/relations/contact'
import type { Break, Candidate, Consultant, Problem, Window } from './problem'

/** A day on which a consultant works: from when until when, and where it begins and ends. */
export type Workday = {
  consultant: Consultant
  day: Day
  from: number
  to: number
  start: Place | null
  end: Place | null
  breaks: readonly Break[]
}

/** Every day of the problem on which somebody works, by day and then in the order of the consultants; a plan reaches no further than the unit. */
export function workdaysOf(problem: Problem): Workday[] {
  const last = lastDayOf(problem)
  const workdays: Workday[] = []
  for (let day = problem.from; day <= last; day = addDays(day, 1)) {
    for (const consultant of problem.consultants) {
      const hours = hoursOf(problem, consultant, day)
      if (hours) workdays.push({ consultant, day, ...hours, ...basesOf(consultant, day), breaks: breaksOf(consultant, day) })
    }
  }
  return workdays
}

/** A plan reaches to the last day asked, and no further than the unit. */
export function lastDayOf({ to, budget }: Pick<Problem, 'to' | 'budget'>): Day {
  return budget.lastDay !== null && budget.lastDay < to ? budget.lastDay : to
}

/** Whether a day belongs to the plan. */
export function isPlanned(problem: Pick<Problem, 'from' | 'to' | 'budget'>, day: Day): boolean {
  return problem.from <= day && day <= lastDayOf(problem)
}

/** The working hours of somebody on a day; null when free, on leave, on a holiday or with no minute to work. */
export function hoursOf(problem: Pick<Problem, 'daysOff'>, consultant: Consultant, day: Day): Window | null {
  const exception = consultant.exceptions[day]
  if (exception === null) return null
  const hours = exception ?? (isDayOff(problem, day) ? undefined : consultant.hours[weekday(day)])
  return hours && hours.from < hours.to ? { from: hours.from, to: hours.to } : null
}

export function breaksOf(consultant: Consultant, day: Day): readonly Break[] {
  return consultant.breaksOn?.[day] ?? consultant.breaks
}

export function basesOf(consultant: Consultant, day: Day): { start: Place | null; end: Place | null } {
  const bases = consultant.bases[day]
  return { start: bases?.start ?? consultant.home, end: bases?.end ?? consultant.home }
}

/** The windows within which a visit may begin on a day, by its opening hours, forbidden times and dates; in order, none when it cannot. */
export function beginsOn(candidate: Candidate, day: Day): Window[] {
  if (!isDayAllowed(candidate, day)) return []
  const open = candidate.open === null ? [wholeDay] : (candidate.open[weekday(day)] ?? [])
  return merged(open)
    .flatMap((window) => without(window, candidate.forbiddenTimes))
    .map(({ from, to }) => ({ from, to: to - candidate.minutes }))
    .filter(({ from, to }) => from <= to)
}

function isDayAllowed(candidate: Candidate, day: Day): boolean {
  if (candidate.notBefore !== null && day < candidate.notBefore) return false
  if (candidate.notAfter !== null && day > candidate.notAfter) return false
  if (candidate.lastContact !== null && day < addDays(candidate.lastContact, candidate.leastGapDays)) return false
  return !candidate.forbiddenDays.includes(weekday(day))
}

function isDayOff(problem: Pick<Problem, 'daysOff'>, day: Day): boolean {
  return problem.daysOff.includes(day) || holidayOn(day)?.dayOff === true
}

/** Two windows that touch are one: a visit may last from the one into the other. */
export function merged(windows: readonly Window[]): Window[] {
  const whole: Window[] = []
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const before = whole.at(-1)
    if (before && from <= before.to) before.to = Math.max(before.to, to)
    else if (from < to) whole.push({ from, to })
  }
  return whole
}

function without(window: Window, forbidden: readonly Window[]): Window[] {
  let left = [window]
  for (const { from, to } of forbidden) {
    if (from >= to) continue
    left = left.flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) },
      { from: Math.max(one.from, to), to: one.to },
    ])
    left = left.filter((one) => one.from < one.to)
  }
  return left
}

const wholeDay = { from: 0, to: 1440 }
