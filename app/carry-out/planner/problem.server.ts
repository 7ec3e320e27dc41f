import { type CalendarItem, calendarOf } from '#db/appointments'
import type { Campaign } from '#db/campaigns'
import type { Tx } from '#db/door'
import type { StaffMember } from '#db/staff'
import { standingsOf, unitsOfCampaign } from '#db/units'
import { absencesOf, blocksOf } from '#db/working-hours'
import { type Day, earlierOf } from '#domain/calendar/day'
import { dayOf, minutesBetween } from '#domain/calendar/moment'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { minuteOf } from '#domain/carry-out/planner/day-clock'
import type { Budget, Candidate, Consultant, Given, Problem } from '#domain/carry-out/planner/problem'
import { workWeekOf } from '#domain/carry-out/planner/work-week'
import { currentUnit } from '#domain/units/current'
import { lapsesAfter } from '#domain/units/kinds'

type Period = { from: Day; to: Day }

export const noBudget: Budget = { freeMinutes: null, minutesAroundAVisit: writeUpMinutes, driveCounts: false, lastDay: null }

/** The calendar of some of our people in a period, as the planner takes it. Three queries, whatever the number of people. */
export async function teamProblem(
  tx: Tx,
  {
    people,
    period,
    candidates = [],
    budget = noBudget,
  }: { people: readonly StaffMember[]; period: Period; candidates?: Candidate[]; budget?: Budget },
): Promise<{ problem: Problem; items: CalendarItem[] }> {
  const ids = people.map(({ id }) => id)
  const blocks = await blocksOf(tx, ids)
  const absences = await absencesOf(tx, ids, period)
  const items = await calendarOf(tx, ids, period.from, period.to)
  const of = <Row extends { staffId: string }>(rows: readonly Row[], id: string) => rows.filter(({ staffId }) => staffId === id)
  const consultants = people.map((person) => consultantFrom(person, workWeekOf(of(blocks, person.id), of(absences, person.id), period)))
  const given = items.filter(({ state }) => state !== 'no-show').map(givenFrom)
  return { problem: { ...period, consultants, given, candidates, budget, daysOff: [], startsEvery: 15 }, items }
}

function consultantFrom(person: StaffMember, week: ReturnType<typeof workWeekOf>): Consultant {
  const { id, name, homeLatitude, homeLongitude } = person
  const home = homeLatitude !== null && homeLongitude !== null ? { latitude: homeLatitude, longitude: homeLongitude } : middle
  return { id, name, ...week, home, bases: {}, mostDriveADay: null, mostDriveOneWay: null, mostVisitsADay: null }
}

/** Somebody without a home on the map is taken to start from the middle of the country. */
const middle = { latitude: 52.155, longitude: 5.3875 }

/** An appointment as the planner takes it; what the reader does not see has no name and no place. What was made or has no customer never moves. */
export function givenFrom(item: CalendarItem): Given {
  const { latitude, longitude, startsAt, endsAt } = item
  const day = dayOf(startsAt)
  const moves = item.customerId !== null && (item.state === 'proposed' || item.state === 'agreed')
  return {
    id: item.id,
    customerId: item.customerId ?? item.id,
    name: item.customer ?? item.title ?? '',
    staffId: item.staffId,
    day,
    start: minuteOf(day, startsAt),
    minutes: minutesBetween(startsAt, endsAt),
    place: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    rigidity: moves ? item.rigidity : 'fixed',
    proposedValue: null,
    open: null,
  }
}

/**
 * What the unit on which a campaign works has left for visits that are not planned yet. Proposals in the calendar hold nothing in the ledger, so what
 * they will take is taken off here.
 */
export async function budgetOf(
  tx: Tx,
  campaign: Campaign,
  on: Day,
  items: readonly CalendarItem[],
): Promise<(Budget & { unitId: string }) | null> {
  const units = await unitsOfCampaign(tx, campaign.id)
  const found = await standingsOf(
    tx,
    units.map(({ id }) => id),
  )
  const standing = new Map(found.map((each) => [each.unitId, each]))
  const current = currentUnit(
    units.map((unit) => ({ unit, balance: standing.get(unit.id)?.balance ?? 0 })),
    on,
  )
  if (!current) return null
  const { unit } = current
  const proposed = items.filter(({ state, campaignId }) => state === 'proposed' && campaignId === campaign.id)
  const taken = proposed.reduce((sum, item) => {
    const drive = unit.driveTimeCounts ? (item.driveMinutes ?? 0) : 0
    return sum + minutesBetween(item.startsAt, item.endsAt) + writeUpMinutes + drive
  }, 0)
  const lapses = lapsesAfter(unit)
  return {
    unitId: unit.id,
    freeMinutes: Math.max(0, (standing.get(unit.id)?.free ?? 0) - taken),
    minutesAroundAVisit: writeUpMinutes,
    driveCounts: unit.driveTimeCounts,
    lastDay: lapses ? earlierOf(lapses, campaign.endsOn) : campaign.endsOn,
  }
}
