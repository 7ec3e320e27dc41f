import type { Day } from '#domain/calendar/day'

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
}

export type Neighbour = { kind: 'base'; drive: number } | { kind: 'stop'; appointmentId: string; name: string; drive: number }

/** The order of slots: nothing lost, the least driving, the owner, the earliest. */
export function byCost(a: Slot, b: Slot): number {
  if (a.valueLost !== b.valueLost) return a.valueLost - b.valueLost
  if (a.extraMinutes !== b.extraMinutes) return a.extraMinutes - b.extraMinutes
  if (a.isOwner !== b.isOwner) return a.isOwner ? -1 : 1
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  if (a.start !== b.start) return a.start - b.start
  if (a.staffId !== b.staffId) return a.staffId < b.staffId ? -1 : 1
  const [lost, other] = [a.displaces?.appointmentId ?? '', b.displaces?.appointmentId ?? '']
  return lost < other ? -1 : lost > other ? 1 : 0
}
