import { asKept, travelOver } from '#app/carry-out/planner/travel.server'
import { type BriefingSheet, briefingSheet, doorSheet, type ToldTo } from '#app/carry-out/visits/briefing-sheet.server'
import { type ReachableStop, reachable } from '#app/carry-out/visits/reachable-stop.server'
import { briefedOf } from '#db/briefings'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import {
  type Charges,
  carriedContactsOf,
  chargesOfCampaigns,
  customerAtDoor,
  customersNear,
  type NearbyCustomer,
  topicsOfCampaigns,
} from '#db/road'
import { staffMemberOf } from '#db/staff'
import { basesOf, type StaffBase } from '#db/staff-bases'
import { nextDayWithStops, type Stop, stopsOf } from '#db/stops'
import { type OpenTask, openTasks } from '#db/tasks'
import { travelSettingsOf } from '#db/travel-settings'
import { addDays, type Day } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment } from '#domain/calendar/moment'
import type { TravelMinutes } from '#domain/carry-out/planner/problem'
import { travelOf } from '#domain/carry-out/planner/travel-model'
import { roadKm } from '#domain/carry-out/travel-time'
import { writtenPhone } from '#domain/clean/phone'
import type { StaffActor } from '#domain/relations/actor'
import type { Place } from '#domain/relations/contact'

/** A stop with the way to it, and what somebody takes along to the door. */
export type RoadStop = ReachableStop & {
  driveTo: number | null
  /** Whole kilometres to it, estimated. */
  kmTo: number | null
  sheet: BriefingSheet
  /** Who works there, to say who left. */
  people: { contactId: string; name: string }[]
  topics: string[]
  /** What the contract charges; null while nobody knows. */
  charges: Charges | null
}

/** A customer one may drop in on; with phone and last contacts when somebody comes from their dossier. */
export type DropIn = NearbyCustomer & Partial<Pick<RoadStop, 'phone' | 'phoneText' | 'sheet'>>

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
  /** Customers near these stops, for who drops in on one without an appointment. */
  nearby: DropIn[]
}

const daysAround = [-2, -1, 0, 1, 2]

type Words = Pick<ToldTo, 't' | 'format'>

/**
 * The day of whoever asks: where to go and how long that drives, and what was promised for today or before; and the days around it to carry along.
 * @param atDoor a customer they are at the door of, carried along wherever that is
 */
export async function dayPage(
  actor: StaffActor,
  now: Moment,
  { atDoor = null, ...words }: Words & { atDoor?: string | null },
): Promise<DayPage> {
  const day = dayOf(now)
  const { staffId } = actor
  return withActor(theDb(), actor, async (tx) => {
    const period = { from: addDays(day, -2), to: addDays(day, 2) }
    const found = await stopsOf(tx, { staffId, ...period })
    const road = await roadOf(tx, staffId, period, found)
    const carried = await carriedAlong(tx, actor, found, { ...words, today: day })
    const around = daysAround.map((away) => {
      const on = addDays(day, away)
      const its = found.filter(({ startsAt }) => dayOf(startsAt) === on)
      return roadDay(on, its, road, carried)
    })
    const today = around.find((each) => each.day === day) ?? roadDay(day, [], road, carried)
    const tasks = (await openTasks(tx, { staffId })).filter(({ dueOn }) => dueOn !== null && dueOn <= day)
    const near = await customersNear(tx, {
      staffId,
      today: day,
      places: [road.home, ...found.map(placeOf)].filter((place) => place !== null),
    })
    const door = atDoor && (await dropInAt(tx, actor, atDoor, { ...words, today: day }))
    const nearby = door ? [door, ...near.filter(({ customerId }) => customerId !== atDoor)] : near
    return { ...today, now, tasks, around, nearby, next: today.stops.length === 0 ? await nextDayWithStops(tx, staffId, day) : null }
  })
}

async function dropInAt(tx: Tx, actor: StaffActor, customerId: string, told: ToldTo): Promise<DropIn | null> {
  const door = await customerAtDoor(tx, { ...doorOf(actor), today: told.today, customerId })
  if (!door) return null
  const customer = await customerOf(tx, customerId)
  const phone = customer?.phone ?? customer?.mobile ?? null
  const contacts = await carriedContactsOf(tx, [customerId])
  return { ...door, phone, phoneText: phone && writtenPhone(phone), sheet: doorSheet(contacts, told) }
}

/** For whose campaigns somebody may drop in on a customer: their own, or for a manager all they see. */
export function doorOf({ role, staffId }: StaffActor): { staffId: string | null } {
  return { staffId: role === 'consultant' ? staffId : null }
}

/** Any one day of one of ours, with its briefings. */
export async function roadDayOf(
  tx: Tx,
  actor: StaffActor,
  { staffId, day, today }: { staffId: string; day: Day; today: Day },
  words: Words,
): Promise<RoadDay> {
  const found = await stopsOf(tx, { staffId, from: day, to: day })
  const road = await roadOf(tx, staffId, { from: day, to: day }, found)
  return roadDay(day, found, road, await carriedAlong(tx, actor, found, { ...words, today }))
}

/** What is carried along of a stop beside the stop itself. */
type Carried = (stop: Stop) => Pick<RoadStop, 'sheet' | 'people' | 'topics' | 'charges'>

/** The briefings of these stops and what else the phone takes along, in four queries whatever their number. */
export async function carriedAlong(tx: Tx, actor: StaffActor, stops: readonly Stop[], told: ToldTo): Promise<Carried> {
  const contacts = await carriedContactsOf(tx, unique(stops.map(({ customerId }) => customerId)))
  const topics = await topicsOfCampaigns(tx, unique(stops.map(({ campaignId }) => campaignId)))
  const charges = await chargesOfCampaigns(tx, unique(stops.map(({ campaignId }) => campaignId)), told.today)
  const reader = { staffId: actor.staffId, all: actor.role !== 'consultant', today: told.today }
  const briefed = new Map((await briefedOf(tx, unique(stops.map(({ id }) => id)), reader)).map((each) => [each.appointmentId, each]))
  return (stop) => {
    const its = briefed.get(stop.id)
    const theirs = contacts.filter(({ customerId }) => customerId === stop.customerId)
    return {
      sheet: its ? briefingSheet(stop, its, theirs, told) : { goal: stop.approach, problem: stop.problem, parts: [] },
      people: its?.people.map(({ contactId, name }) => ({ contactId, name })) ?? [],
      topics: topics[stop.campaignId] ?? [],
      charges: charges[stop.campaignId] ?? null,
    }
  }
}

function roadDay(day: Day, found: readonly Stop[], road: Road, carried: Carried): RoadDay {
  const baseOf = (side: StaffBase['side']) => road.bases.find((base) => base.on === day && base.side === side) ?? road.home
  const [from, to] = [baseOf('start'), baseOf('end')]
  const stops = found.map((stop, at) => {
    const [before, here] = [at === 0 ? from : placeOf(found[at - 1]), placeOf(stop)]
    return {
      ...reachable(stop),
      driveTo: before && here ? road.travel(before, here, at === 0) : stop.driveMinutes,
      kmTo: before && here ? Math.round(roadKm(before, here)) : null,
      ...carried(stop),
    }
  })
  const last = stops.at(-1)
  const there = placeOf(last)
  const back = there && to ? road.travel(there, to, true) : null
  const home = last && back !== null ? { minutes: back, at: addMinutes(last.endsAt, back) } : null
  return { day, stops, home, driving: stops.reduce((sum, { driveTo }) => sum + (driveTo ?? 0), home?.minutes ?? 0) }
}

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Where somebody begins and ends, and how long they drive: as the agenda and the plan count it. Out and home are at the peak. */
type Road = { home: Place | null; bases: readonly StaffBase[]; travel: TravelMinutes }

async function roadOf(tx: Tx, staffId: string, period: { from: Day; to: Day }, stops: readonly Stop[]): Promise<Road> {
  const one = await staffMemberOf(tx, staffId)
  const home = placeOf({ latitude: one?.homeLatitude ?? null, longitude: one?.homeLongitude ?? null })
  const bases = await basesOf(tx, [staffId], period)
  const places = [home, ...bases, ...stops.map(placeOf)].filter((place) => place !== null)
  const { data } = await travelOver(await travelSettingsOf(tx), places, asKept)
  return { home, bases, travel: travelOf(data) }
}

type Somewhere = { latitude: number | null; longitude: number | null }

function placeOf(where: Somewhere | undefined): Place | null {
  return where && where.latitude !== null && where.longitude !== null ? { latitude: where.latitude, longitude: where.longitude } : null
}
