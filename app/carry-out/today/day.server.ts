import { type ReachableStop, reachable } from '#app/carry-out/visits/visit-facts.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { staffMemberOf } from '#db/staff'
import { nextDayWithStops, stopsOf } from '#db/stops'
import { type OpenTask, openTasks } from '#db/tasks'
import type { Day } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment } from '#domain/calendar/moment'
import { travelMinutes } from '#domain/carry-out/travel-time'
import type { StaffActor } from '#domain/relations/actor'
import type { Place } from '#domain/relations/contact'

export type DayPage = {
  day: Day
  now: Moment
  stops: (ReachableStop & { driveTo: number | null })[]
  /** Minutes back home after the last stop, and when that is; null without places to count with. */
  home: { minutes: number; at: Moment } | null
  driving: number
  tasks: OpenTask[]
  next: { on: Day; visits: number } | null
}

/** The day of whoever asks: where to go and how long that drives, and what was promised for today or before. */
export async function dayPage(actor: StaffActor, now: Moment): Promise<DayPage> {
  const day = dayOf(now)
  const { staffId } = actor
  return withActor(theDb(), actor, async (tx) => {
    const me = await staffMemberOf(tx, staffId)
    const found = await stopsOf(tx, { staffId, from: day, to: day })
    const from = placeOf({ latitude: me?.homeLatitude ?? null, longitude: me?.homeLongitude ?? null })
    const stops = found.map((stop, at) => {
      const before = at === 0 ? from : placeOf(found[at - 1])
      return { ...reachable(stop), driveTo: driveBetween(before, placeOf(stop)) ?? stop.driveMinutes }
    })
    const last = stops.at(-1)
    const back = driveBetween(placeOf(last), from)
    const home = last && back !== null ? { minutes: back, at: addMinutes(last.endsAt, back) } : null
    const driving = stops.reduce((sum, { driveTo }) => sum + (driveTo ?? 0), home?.minutes ?? 0)
    const tasks = (await openTasks(tx, { staffId })).filter(({ dueOn }) => dueOn !== null && dueOn <= day)
    return { day, now, stops, home, driving, tasks, next: stops.length === 0 ? await nextDayWithStops(tx, staffId, day) : null }
  })
}

type Somewhere = { latitude: number | null; longitude: number | null }

function placeOf(where: Somewhere | undefined): Place | null {
  return where && where.latitude !== null && where.longitude !== null ? { latitude: where.latitude, longitude: where.longitude } : null
}

function driveBetween(from: Place | null, to: Place | null): number | null {
  return from && to ? travelMinutes(from, to) : null
}
