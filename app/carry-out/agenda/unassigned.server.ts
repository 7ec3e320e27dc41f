import { budgetOf, teamProblem } from '#app/carry-out/planner/problem.server'
import { type TravelTold, travelIn, whileLooking } from '#app/carry-out/planner/travel.server'
import { standingAppointment } from '#db/appointments'
import { campaignQueues } from '#db/call-desk'
import { callingSettingsOf } from '#db/calling-settings'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { isOpen } from '#domain/carry-out/appointment'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { candidateFrom } from '#domain/carry-out/planner/waiting'
import type { StaffActor } from '#domain/relations/actor'
import { type DayPlaces, dayPlaces } from './day-places'

export type UnassignedRow = {
  customerId: string
  name: string
  town: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  minutes: number
  isPlaced: boolean
} & DayPlaces

export type Unassigned = {
  /** The week of the places. */
  monday: Day
  campaigns: { id: string; name: string }[]
  campaignId: string | null
  freeMinutes: number | null
  rows: UnassignedRow[]
  total: number
  /** Where the driving times behind the places come from; null while nobody waits. */
  travel: TravelTold | null
}

const mostShown = 40

/** Who of a campaign waits for a visit, and what each would cost on the days of a week with the people who are shown. */
export async function unassigned(
  actor: StaffActor,
  { campaignId, monday, who }: { campaignId: string | null; monday: Day; who: readonly string[] },
  now: Moment,
): Promise<Unassigned> {
  const week = await withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const queues = await campaignQueues(tx, { staffId: actor.staffId, today })
    const campaigns = queues.map((queue) => ({ id: queue.campaignId, name: queue.name }))
    const waits = queues.find(({ mine, waiting }) => mine && waiting > 0) ?? queues.find(({ waiting }) => waiting > 0) ?? queues[0]
    const chosen = campaigns.find(({ id }) => id === (campaignId ?? waits?.campaignId)) ?? campaigns[0]
    const campaign = chosen ? await campaignOf(tx, chosen.id, today) : null
    return { campaigns, campaignId: campaign?.id ?? null, found: campaign && (await waitingIn(tx, campaign, { monday, who, today })) }
  })
  const { campaigns, campaignId: chosenId, found } = week
  if (!found) return { monday, campaigns, campaignId: chosenId, freeMinutes: null, rows: [], total: 0, travel: null }
  return { monday, campaigns, campaignId: chosenId, freeMinutes: found.freeMinutes, total: found.total, ...(await placed(found)) }
}

type WaitingWeek = Awaited<ReturnType<typeof waitingIn>>

/** The cheapest place of each day for everybody who waits. Outside the transaction: an engine may be asked for the drives. */
async function placed({ problem, waiting, settings, period }: WaitingWeek): Promise<Pick<Unassigned, 'rows' | 'travel'>> {
  const { travel, told } = await travelIn(settings, problem, whileLooking)
  const index = slotIndex(problem, travel)
  const rows = problem.candidates.map((customer, at): UnassignedRow => {
    const { customerId, name } = customer
    const { town = null, segmentColour = null } = waiting[at] ?? {}
    const places = dayPlaces(index, problem, customer, period)
    return { customerId, name, town, segmentColour, minutes: customer.minutes, isPlaced: customer.place !== null, ...places }
  })
  return { rows: rows.sort(byCost), travel: told }
}

async function waitingIn(tx: Tx, campaign: Campaign, { monday, who, today }: { monday: Day; who: readonly string[]; today: Day }) {
  const of = { clientId: campaign.clientId, campaignId: campaign.id }
  const waiting = await waitingOf(tx, of, { today, limit: mostShown })
  const working = campaign.staff.filter(({ id }) => who.length === 0 || who.includes(id)).map(({ id }) => id)
  const people = (await staffAt(tx, today)).filter(({ id }) => working.includes(id))
  const period = { from: laterOf(monday, addDays(today, 1)), to: addDays(monday, 6) }
  const { quietDays } = (await callingSettingsOf(tx)).guard
  const candidates = waiting.map((one) => candidateFrom(one, { today, quietDays }))
  const { problem, items } = await teamProblem(tx, { people, period, candidates })
  const budget = await budgetOf(tx, campaign, today, items)
  const settings = await travelSettingsOf(tx)
  return { problem, waiting, settings, period, freeMinutes: budget?.freeMinutes ?? null, total: waiting[0]?.total ?? 0 }
}

// The cheapest first; who has no place this week comes last.
function byCost(a: UnassignedRow, b: UnassignedRow): number {
  const least = ({ places }: UnassignedRow) => Math.min(Number.MAX_SAFE_INTEGER, ...places.map(({ extraMinutes }) => extraMinutes))
  return least(a) - least(b)
}

/** Where an appointment could stand on the days of a week, with the people who are shown, as if it were not there yet. Null when it cannot be moved. */
export async function placesFor(
  actor: StaffActor,
  { appointmentId, monday, who }: { appointmentId: string; monday: Day; who: readonly string[] },
  now: Moment,
): Promise<DayPlaces | null> {
  const today = dayOf(now)
  const period = { from: laterOf(monday, addDays(today, 1)), to: addDays(monday, 6) }
  const asked = await withActor(theDb(), actor, async (tx) => {
    const stands = await standingAppointment(tx, appointmentId)
    if (!stands || !isOpen(stands.appointment)) return null
    const { customerId, minutes } = stands.appointment
    const of = { clientId: stands.clientId, campaignId: stands.campaignId }
    const [waiting] = await waitingOf(tx, of, { today, limit: 1, customerId })
    if (!waiting) return null
    const people = (await staffAt(tx, today)).filter(({ id }) => who.length === 0 || who.includes(id))
    const { quietDays } = (await callingSettingsOf(tx)).guard
    const customer = candidateFrom(waiting, { today, quietDays, minutes })
    const { problem } = await teamProblem(tx, { people, period, candidates: [customer] })
    return { customer, problem, settings: await travelSettingsOf(tx) }
  })
  if (!asked) return null
  const { travel } = await travelIn(asked.settings, asked.problem, whileLooking)
  const index = slotIndex(asked.problem, travel)
  index.remove(appointmentId)
  return dayPlaces(index, asked.problem, asked.customer, period)
}
