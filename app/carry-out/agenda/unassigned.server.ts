import { budgetOf, teamProblem } from '#app/carry-out/planner/problem.server'
import { campaignQueues } from '#db/call-desk'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { staffAt } from '#db/staff'
import { waitingOf } from '#db/waiting'
import { addDays, type Day, laterOf } from '#domain/calendar/day'
import { dayOf, type Moment, type WallTime, wallClock } from '#domain/calendar/moment'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Slot } from '#domain/carry-out/planner/slot'
import { slotIndex } from '#domain/carry-out/planner/slots'
import { candidateFrom } from '#domain/carry-out/planner/waiting'
import type { StaffActor } from '#domain/relations/actor'
import { defaultGuardRule } from '#domain/relations/guard'

/** The cheapest place of a day: when, with whom, and how many minutes of driving it adds. */
export type DayPlace = { day: Day; time: WallTime; staffId: string; staff: string; extraMinutes: number; after: string | null }

export type UnassignedRow = {
  customerId: string
  name: string
  town: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  minutes: number
  isPlaced: boolean
  /** Of the days of the week that are still to come, the cheapest place; days without one are left out. */
  places: DayPlace[]
}

export type Unassigned = {
  campaigns: { id: string; name: string }[]
  campaignId: string | null
  freeMinutes: number | null
  rows: UnassignedRow[]
  total: number
}

const mostShown = 40

/** Who of a campaign waits for a visit, and what each would cost on the days of a week with the people who are shown. */
export async function unassigned(
  actor: StaffActor,
  { campaignId, monday, who }: { campaignId: string | null; monday: Day; who: readonly string[] },
  now: Moment,
): Promise<Unassigned> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const queues = await campaignQueues(tx, { staffId: actor.staffId, today })
    const campaigns = queues.map((queue) => ({ id: queue.campaignId, name: queue.name }))
    const waits = queues.find(({ mine, waiting }) => mine && waiting > 0) ?? queues.find(({ waiting }) => waiting > 0) ?? queues[0]
    const chosen = campaigns.find(({ id }) => id === (campaignId ?? waits?.campaignId)) ?? campaigns[0]
    const campaign = chosen ? await campaignOf(tx, chosen.id, today) : null
    if (!campaign) return { campaigns, campaignId: null, freeMinutes: null, rows: [], total: 0 }
    return { campaigns, campaignId: campaign.id, ...(await waitingIn(tx, campaign, { monday, who, today })) }
  })
}

async function waitingIn(tx: Tx, campaign: Campaign, { monday, who, today }: { monday: Day; who: readonly string[]; today: Day }) {
  const of = { clientId: campaign.clientId, campaignId: campaign.id }
  const waiting = await waitingOf(tx, of, { today, limit: mostShown })
  const working = campaign.staff.filter(({ id }) => who.length === 0 || who.includes(id)).map(({ id }) => id)
  const people = (await staffAt(tx, today)).filter(({ id }) => working.includes(id))
  const period = { from: laterOf(monday, addDays(today, 1)), to: addDays(monday, 6) }
  const { problem, items } = await teamProblem(tx, { people, period })
  const budget = await budgetOf(tx, campaign, today, items)
  const index = slotIndex(problem)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = waiting.map((one): UnassignedRow => {
    const customer = candidateFrom(one, { today, quietDays: defaultGuardRule.quietDays })
    const places: DayPlace[] = []
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
      const [slot] = index.best({ customer, count: 1, notBefore: { day, minute: 0 }, until: day })
      if (slot) places.push(placeFrom(slot, names))
    }
    const { customerId, name, town, segmentColour } = one
    return { customerId, name, town, segmentColour, minutes: customer.minutes, isPlaced: customer.place !== null, places }
  })
  return { freeMinutes: budget?.freeMinutes ?? null, rows: rows.sort(byCost), total: waiting[0]?.total ?? 0 }
}

function placeFrom(slot: Slot, names: ReadonlyMap<string, string>): DayPlace {
  const { time } = wallClock(momentAt(slot.day, slot.start))
  const after = slot.previous.kind === 'stop' ? slot.previous.name : null
  return { day: slot.day, time, staffId: slot.staffId, staff: names.get(slot.staffId) ?? '', extraMinutes: slot.extraMinutes, after }
}

// The cheapest first; who has no place this week comes last.
function byCost(a: UnassignedRow, b: UnassignedRow): number {
  const least = ({ places }: UnassignedRow) => Math.min(Number.MAX_SAFE_INTEGER, ...places.map(({ extraMinutes }) => extraMinutes))
  return least(a) - least(b)
}
