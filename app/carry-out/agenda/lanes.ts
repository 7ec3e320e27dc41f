/** Something that takes from one height of a column to another, and of whom it is. */
type Stretch = { top: number; height: number; of: string }

/** Its lane, counted from 0, of so many beside each other. */
export type Lane = { lane: number; lanes: number }

/**
 * Beside each other what happens at the same time: whose it is decides the lane, so that the drives and visits of one of ours stay under each other.
 * Where nothing else happens it takes the whole width.
 */
export function lanesOf(stretches: readonly Stretch[]): Lane[] {
  const placed: Lane[] = stretches.map(() => ({ lane: 0, lanes: 1 }))
  const order = stretches.map((_, index) => index).sort((a, b) => at(stretches, a).top - at(stretches, b).top || a - b)
  let group: number[] = []
  let until = Number.NEGATIVE_INFINITY
  for (const index of order) {
    const { top, height } = at(stretches, index)
    if (top >= until - hair) {
      place(stretches, group, placed)
      group = []
    }
    group.push(index)
    until = Math.max(until, top + height)
  }
  place(stretches, group, placed)
  return placed
}

// Heights are shares of a day and come out a hair too long.
const hair = 1e-6

function place(stretches: readonly Stretch[], group: readonly number[], placed: Lane[]): void {
  const whose = [...new Set(group.map((index) => at(stretches, index).of))].sort()
  // Of one person two things at once (an appointment over the drive to it) need lanes of their own.
  const taken: { of: string; ends: number }[] = []
  const laneOf = new Map<number, number>()
  for (const of of whose) {
    for (const index of group.filter((each) => at(stretches, each).of === of)) {
      const { top, height } = at(stretches, index)
      let lane = taken.findIndex((each) => each.of === of && each.ends <= top + hair)
      if (lane < 0) lane = taken.push({ of, ends: 0 }) - 1
      taken[lane] = { of, ends: top + height }
      laneOf.set(index, lane)
    }
  }
  for (const [index, lane] of laneOf) placed[index] = { lane, lanes: taken.length }
}

function at(stretches: readonly Stretch[], index: number): Stretch {
  return stretches[index] as Stretch
}
