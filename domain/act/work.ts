import type { PlannedActivity } from './plan'

/** A task that the plan asks for: one activity at one customer. */
export type Wanted = { activityId: string; customerId: string }

/** A task as it stands. */
export type Standing = Wanted & { done: boolean }

/**
 * The work of a plan: each activity for the first of its segment, as many as its target, in the order in which the activity takes them.
 * @param customersOf the customers of an activity's segment, in that order
 */
export function workOf(plan: readonly PlannedActivity[], customersOf: (activity: PlannedActivity) => readonly string[]): Wanted[] {
  return plan.flatMap((activity) =>
    customersOf(activity)
      .slice(0, activity.target)
      .map((customerId) => ({ activityId: activity.id, customerId })),
  )
}

/**
 * What is to change so that the tasks are those of the plan: new ones come, open ones that are not wanted any more go. What was done stays, and
 * counts towards the target of its activity, so that approving twice or changing the plan never asks for the same again.
 */
export function workChanges(
  wanted: readonly Wanted[],
  standing: readonly Standing[],
  targets: Readonly<Record<string, number>>,
): { add: Wanted[]; drop: Wanted[] } {
  const there = new Set(standing.map(keyOf))
  const asked = new Set(wanted.map(keyOf))
  const room = new Map(Object.entries(targets))
  const take = ({ activityId }: Wanted) => {
    const left = room.get(activityId) ?? 0
    room.set(activityId, left - 1)
    return left > 0
  }
  for (const task of standing) if (task.done) take(task)
  const keep = standing.filter((task) => !task.done && asked.has(keyOf(task)) && take(task))
  const kept = new Set(keep.map(keyOf))
  const drop = standing
    .filter((task) => !task.done && !kept.has(keyOf(task)))
    .map(({ activityId, customerId }) => ({ activityId, customerId }))
  return { add: wanted.filter((task) => !there.has(keyOf(task)) && take(task)), drop }
}

const keyOf = ({ activityId, customerId }: Wanted) => `${activityId} ${customerId}`
