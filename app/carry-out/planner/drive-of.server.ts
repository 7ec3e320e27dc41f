import { setDriveMinutes } from '#db/appointments'
import type { Tx } from '#db/door'
import { staffMemberOf } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { standingDay } from '#domain/carry-out/planner/standing-day'
import { workdaysOf } from '#domain/carry-out/planner/workday'
import { teamProblem } from './problem.server'
import { travelIn, whileWriting } from './travel.server'

/**
 * Works out anew what an appointment adds to the driving of its day, after it came or moved there, by the driving times of the plan, and keeps that with
 * it. On a day off there is no round to add to: what was known stays.
 * @returns the minutes; null when they are not known anew
 */
export async function driveAnew(
  tx: Tx,
  { clientId, appointmentId, staffId, startsAt }: { clientId: string; appointmentId: string; staffId: string; startsAt: Moment },
): Promise<number | null> {
  const person = await staffMemberOf(tx, staffId)
  if (!person) return null
  const day = dayOf(startsAt)
  const { problem } = await teamProblem(tx, { people: [person], period: { from: day, to: day } })
  const [workday] = workdaysOf(problem)
  if (!workday) return null
  const given = problem.given.filter((one) => one.day === day)
  const { travel } = await travelIn(await travelSettingsOf(tx), { ...problem, given }, whileWriting)
  const others = given.filter(({ id }) => id !== appointmentId)
  const extra = standingDay(workday, given, travel).driven - standingDay(workday, others, travel).driven
  const added = Math.max(0, extra)
  await setDriveMinutes(tx, { clientId, appointmentId }, added)
  return added
}
