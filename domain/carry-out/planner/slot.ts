import { type Day, weekday } from '#domain/calendar/day'
import type { Candidate } from './problem'
import { anotherDay } from './value'

/** A place in a day for one customer. `extraMinutes` is what the driving of the day grows by. */
export type Slot = {
  staffId: string
  day: Day
  start: number
  /** The visit may begin anywhere from the earliest to the latest moment, at a whole step; `start` is what is proposed. */
  earliest: number
  latest: number
  minutes: number
  extraMinutes: number
  previous: Neighbour
  next: Neighbour
  /** What is lost with the proposal that makes room; 0 when the place is free. */
  valueLost: number
  displaces: { appointmentId: string; name: string } | null
  isOwner: boolean
  /** Whether it is a day that the customer likes best; null when they like none better. */
  isLiked: boolean | null
}

export type Neighbour = { kind: 'base'; drive: number } | { kind: 'stop'; appointmentId: string; name: string; drive: number }

export function isLikedBy({ preferredDays }: Candidate, day: Day): boolean | null {
  return preferredDays.length === 0 ? null : preferredDays.includes(weekday(day))
}

/** What a slot weighs: its driving, and on a day that is liked less what a better one would be worth. */
export function weightOf({ extraMinutes, isLiked }: Pick<Slot, 'extraMinutes' | 'isLiked'>): number {
  return extraMinutes + (isLiked === false ? anotherDay : 0)
}

/** The order of slots: nothing lost, the least weight, the least driving, the owner, the earliest. */
export function byCost(a: Slot, b: Slot): number {
  if (a.valueLost !== b.valueLost) return a.valueLost - b.valueLost
  const weight = weightOf(a) - weightOf(b)
  if (weight !== 0) return weight
  if (a.extraMinutes !== b.extraMinutes) return a.extraMinutes - b.extraMinutes
  if (a.isOwner !== b.isOwner) return a.isOwner ? -1 : 1
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  if (a.start !== b.start) return a.start - b.start
  if (a.staffId !== b.staffId) return a.staffId < b.staffId ? -1 : 1
  const [lost, other] = [a.displaces?.appointmentId ?? '', b.displaces?.appointmentId ?? '']
  return lost < other ? -1 : lost > other ? 1 : 0
}
