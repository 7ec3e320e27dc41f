import { teamProblem } from '#app/carry-out/planner/problem.server'
import type { Language } from '#app/messages/languages'
import type { CalendarItem } from '#db/appointments'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type StaffMember, staffAt } from '#db/staff'
import { waitingOf } from '#db/waiting'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapFigure, type MapPoint, mapFigure } from '#reports/figures/map'

type Spot = { x: number; y: number }

/** A visit on the map, numbered by its place in the round of who goes. */
export type MapStop = Spot & { id: string; number: number; name: string; startsAt: Moment; round: number; state: CalendarItem['state'] }

/** A day of the calendar, drawn: rounds from home to home, and grey who waits. */
export type DayMap = {
  day: Day
  figure: MapFigure
  rounds: { staffId: string; name: string; line: string; home: Spot | null }[]
  stops: MapStop[]
  waiting: (Spot & { customerId: string; name: string })[]
  /** Visits that are not on the map: no coordinates, or beyond its edge. */
  unseen: number
}

/** The drawing is as wide as the panel beside the calendar. */
const size = { width: 340, height: 250, text: 10.5 }
const mostWaiting = 60

/** Where our people are on a day and who waits around them. What the reader does not see is not on it. */
export async function dayMap(
  actor: StaffActor,
  asked: { day: Day; who: readonly string[]; campaignId: string | null },
  language: Language,
  now: Moment,
): Promise<DayMap> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const everyone = await staffAt(tx, today)
    const visiting = everyone.filter(({ id, role }) => role === 'consultant' || id === actor.staffId || asked.who.includes(id))
    const wanted = visiting.filter(({ id }) => asked.who.includes(id))
    const people = wanted.length > 0 ? wanted : visiting
    const { items } = await teamProblem(tx, { people, period: { from: asked.day, to: asked.day } })
    const visits = items.filter((item) => item.customerId !== null && dayOf(item.startsAt) === asked.day)
    const known = people.map((person) => (actor.role === 'consultant' && person.id !== actor.staffId ? withoutHome(person) : person))
    return drawn(asked.day, known, visits, await waitingAround(tx, asked.campaignId, today), language)
  })
}

// Where a colleague lives is for the manager to know.
const withoutHome = (person: StaffMember): StaffMember => ({ ...person, homeLatitude: null, homeLongitude: null })

async function waitingAround(tx: Tx, campaignId: string | null, today: Day) {
  const campaign = campaignId ? await campaignOf(tx, campaignId, today) : null
  if (!campaign) return []
  return waitingOf(tx, { clientId: campaign.clientId, campaignId: campaign.id }, { today, limit: mostWaiting })
}

type Waiter = Awaited<ReturnType<typeof waitingAround>>[number]

function drawn(
  day: Day,
  people: readonly StaffMember[],
  visits: readonly CalendarItem[],
  waiting: readonly Waiter[],
  language: Language,
): DayMap {
  const homes = people.filter(({ id }) => visits.some(({ staffId }) => staffId === id))
  const points = [
    ...homes.flatMap(({ id, homeLatitude, homeLongitude }) => pointOf(id, homeLatitude, homeLongitude)),
    ...visits.flatMap(({ id, latitude, longitude }) => pointOf(id, latitude, longitude)),
    ...waiting.flatMap(({ customerId, latitude, longitude }) => pointOf(customerId, latitude, longitude)),
  ]
  const figure = mapFigure(baseMap as unknown as BaseMap, points, { ...size, language })
  const at = new Map(figure.points.map(({ label, x, y }) => [label ?? '', { x, y }]))
  const rounds = homes.map(({ id, name }) => {
    const home = at.get(id) ?? null
    const stops = visits.flatMap((visit) => (visit.staffId === id ? (at.get(visit.id) ?? []) : []))
    return { staffId: id, name, home, line: lineOf(home ? [home, ...stops, home] : stops) }
  })
  const stops = homes.flatMap(({ id }, round) =>
    visits
      .filter(({ staffId }) => staffId === id)
      .flatMap((visit, index): MapStop[] => {
        const spot = at.get(visit.id)
        const { id: appointmentId, startsAt, state } = visit
        return spot ? [{ ...spot, id: appointmentId, number: index + 1, name: visit.customer ?? '', startsAt, round, state }] : []
      }),
  )
  const around = waiting.flatMap(({ customerId, name }) =>
    at.has(customerId) ? [{ ...(at.get(customerId) as Spot), customerId, name }] : [],
  )
  return { day, figure: { ...figure, points: [] }, rounds, stops, waiting: around, unseen: visits.length - stops.length }
}

function pointOf(label: string, latitude: number | null, longitude: number | null): MapPoint[] {
  return latitude === null || longitude === null ? [] : [{ label, lat: latitude, lon: longitude, mark: 'to-plan' }]
}

const lineOf = (spots: readonly Spot[]) => spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
