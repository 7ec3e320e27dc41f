import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { officeWeeksOf, setOfficeWeeks } from '#db/office-hours'
import { once } from '#db/once'
import type { Day } from '#domain/calendar/day'
import { type OfficeWeek, type OfficeWeekRefusal, officeHoursOn, officeWeekRefusal, withOfficeWeek } from '#domain/calendar/office-hours'
import type { WorkingHours } from '#domain/calendar/working-hours'
import type { StaffActor } from '#domain/relations/actor'

/** The hours in force, and those that are agreed for later. */
export type OfficeHoursNow = { hours: WorkingHours; coming: OfficeWeek | null }

export function officeHoursNow(weeks: readonly OfficeWeek[], today: Day): OfficeHoursNow {
  return { hours: officeHoursOn(weeks, today), coming: weeks.find(({ from }) => from > today) ?? null }
}

/** Says when the office is open from a day on: what comes in from then on is promised by it, what was promised stays. Managers do. */
export async function setOfficeHours(
  actor: StaffActor,
  week: OfficeWeek,
  { today, op }: { today: Day; op?: string },
): Promise<{ set: true } | OfficeWeekRefusal | { refused: 'level-not-yours' } | { refused: 'used-twice' }> {
  if (actor.role === 'consultant') return { refused: 'level-not-yours' }
  const no = officeWeekRefusal(week, today)
  if (no) return no
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, week, async () => {
      const before = await officeWeeksOf(tx, { lock: true })
      await setOfficeWeeks(tx, withOfficeWeek(before, week))
      const detail = { from: week.from, before: officeHoursOn(before, week.from), after: week.hours }
      await record(tx, { action: 'office-hours.changed', object: 'firm', objectId: 'office-hours', clientId: null, detail })
      return { set: true } as const
    }),
  )
}
