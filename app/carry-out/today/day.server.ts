import { type ReachableStop, reachable } from '#app/carry-out/visits/visit-facts.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type CarriedContact, lastContactsOf, topicsOfCampaigns } from '#db/road'
import { staffMemberOf } from '#db/staff'
import { nextDayWithStops, type Stop, stopsOf } from '#db/stops'
import { type OpenTask, openTasks } from '#db/tasks'
import { addDays, type Day } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment } from '#domain/calendar/moment'
import { roadKm, travelMinutes } from '#domain/carry-out/travel-time'
import type { StaffActor } from '#domain/relations/actor'
import type { Place } from '#domain/relations/contact'

/** A stop with the way to it, and what somebody takes along to the door. */
export type RoadStop = ReachableStop & {
  driveTo: number | null
  /** Whole kilometres to it, estimated. */
  kmTo: number | null
  contacts: CarriedContact[]
  topics: string[]
}

/** The stops of one day with the way home. */
export type RoadDay = Pick<DayPage, 'day' | 'stops' | 'home' | 'driving'>

export type DayPage = {
  day: Day
  now: Moment
  stops: RoadStop[]
  /** Minutes back home after the last stop, and when that is; null without places to count with. */
  home: { minutes: number; at: Moment } | null
  driving: number
  tasks: OpenTask[]
  next: { on: Day; visits: number } | null
  /** From two days back to two days ahead, today included: what a phone carries along. */
  around: RoadDay[]
}

const daysAround = [-2, -1, 0, 1, 2]

/** The day of whoever asks: where to go and how long that drives, and what was promised for today or before; and the days around it to carry along. */
export async function dayPage(actor: StaffActor, now: Moment): Promise<DayPage> {
  const day = dayOf(now)
  const { staffId } = actor
  return withActor(theDb(), actor, async (tx) => {
    const me = await staffMemberOf(tx, staffId)
    const found = await stopsOf(tx, { staffId, from: addDays(day, -2), to: addDays(day, 2) })
    const contacts = await lastContactsOf(tx, unique(found.map(({ customerId }) => customerId)))
    const topics = await topicsOfCampaigns(tx, unique(found.map(({ campaignId }) => campaignId)))
    const from = placeOf({ latitude: me?.homeLatitude ?? null, longitude: me?.homeLongitude ?? null })
    const around = daysAround.map((away) => {
      const on = addDays(day, away)
      const its = found.filter(({ startsAt }) => dayOf(startsAt) === on)
      return roadDay(on, its, from, { contacts, topics })
    })
    const today = around.find((each) => each.day === day) ?? roadDay(day, [], from, { contacts, topics })
    const tasks = (await openTasks(tx, { staffId })).filter(({ dueOn }) => dueOn !== null && dueOn <= day)
    return { ...today, now, tasks, around, next: today.stops.length === 0 ? await nextDayWithStops(tx, staffId, day) : null }
  })
}

type Carried = { contacts: readonly CarriedContact[]; topics: Record<string, string[]> }

function roadDay(day: Day, found: readonly Stop[], from: Place | null, carried: Carried): RoadDay {
  const stops = found.map((stop, at) => {
    const [before, here] = [at === 0 ? from : placeOf(found[at - 1]), placeOf(stop)]
    return {
      ...reachable(stop),
      driveTo: driveBetween(before, here) ?? stop.driveMinutes,
      kmTo: before && here ? Math.round(roadKm(before, here)) : null,
      contacts: carried.contacts.filter(({ customerId }) => customerId === stop.customerId),
      topics: carried.topics[stop.campaignId] ?? [],
    }
  })
  const last = stops.at(-1)
  const back = driveBetween(placeOf(last), from)
  const home = last && back !== null ? { minutes: back, at: addMinutes(last.endsAt, back) } : null
  return { day, stops, home, driving: stops.reduce((sum, { driveTo }) => sum + (driveTo ?? 0), home?.minutes ?? 0) }
}

const unique = (ids: readonly string[]) => [...new Set(ids)]

type Somewhere = { latitude: number | null; longitude: number | null }

function placeOf(where: Somewhere | undefined): Place | null {
  return where && where.latitude !== null && where.longitude !== null ? { latitude: where.latitude, longitude: where.longitude } : null
}

function driveBetween(from: Place | null, to: Place | null): number | null {
  return from && to ? travelMinutes(from, to) : null
}
