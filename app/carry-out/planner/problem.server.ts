import { type CalendarItem, calendarOf } from '#db/appointments'
import type { Campaign } from '#db/campaigns'
import type { Tx } from '#db/door'
import type { StaffMember } from '#db/staff'
import { basesOf, type StaffBase } from '#db/staff-bases'
import { standingsOf, unitsOfCampaign } from '#db/units'
import { wishesOf } from '#db/waiting'
import { absencesOf, blocksOf } from '#db/working-hours'
import { addDays, type Day, earlierOf } from '#domain/calendar/day'
import { dayOf, minutesBetween } from '#domain/calendar/moment'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { minuteOf } from '#domain/carry-out/planner/day-clock'
import type { Budget, Candidate, Consultant, Given, Problem } from '#domain/carry-out/planner/problem'
import { openingFrom, type Suits } from '#domain/carry-out/planner/waiting'
import { workWeekOf } from '#domain/carry-out/planner/work-week'
import type { Place } from '#domain/relations/contact'
import { currentUnit } from '#domain/units/current'
import { lapsesAfter } from '#domain/units/kinds'

type Period = { from: Day; to: Day }

export const noBudget: Budget = { freeMinutes: null, minutesAroundAVisit: writeUpMinutes, driveCounts: false, lastDay: null }

/** The calendar of some of our people in a period, as the planner takes it. Five queries, whatever the number of people. */
export async function teamProblem(
  tx: Tx,
  {
    people,
    period,
    candidates = [],
    budget = noBudget,
  }: { people: readonly StaffMember[]; period: Period; candidates?: Candidate[]; budget?: Budget },
): Promise<{ problem: Problem; items: CalendarItem[] }> {
  const consultants = consultantsFrom(people, await workOf(tx, people, period), period)
  const ids = people.map(({ id }) => id)
  const items = await calendarOf(tx, ids, period.from, period.to)
  const suits = await wishesOf(
    tx,
    items.filter(mayMove).map(({ id }) => id),
  )
  const given = givenOf(items).map((one) => withWishes(one, suits))
  return { problem: { ...period, consultants, given, candidates, budget, daysOff: [], startsEvery }, items }
}

const mayMove = ({ rigidity, state, customerId }: CalendarItem) =>
  rigidity !== 'fixed' && customerId !== null && (state === 'proposed' || state === 'agreed')

// What moves goes where it suits the customer.
function withWishes(given: Given, suits: ReadonlyMap<string, Suits>): Given {
  const theirs = suits.get(given.id)
  return theirs ? { ...given, open: openingFrom(theirs) } : given
}

/** Proposals begin on the quarter. */
export const startsEvery = 15

/** What is known of when and from where people of ours work in a period. Three queries. */
export async function workOf(tx: Tx, people: readonly StaffMember[], period: Period) {
  const ids = people.map(({ id }) => id)
  return {
    blocks: await blocksOf(tx, ids),
    absences: await absencesOf(tx, ids, period),
    bases: await basesOf(tx, ids, period),
  }
}

/** Our people as the planner takes them: when each works in a period, from where, and what they are held to. */
export function consultantsFrom(
  people: readonly StaffMember[],
  { blocks, absences, bases }: Awaited<ReturnType<typeof workOf>>,
  period: Period,
): Consultant[] {
  const of = <Row extends { staffId: string }>(rows: readonly Row[], id: string) => rows.filter(({ staffId }) => staffId === id)
  return people.map((person) =>
    consultantFrom(person, workWeekOf(of(blocks, person.id), of(absences, person.id), period), of(bases, person.id)),
  )
}

function consultantFrom(person: StaffMember, week: ReturnType<typeof workWeekOf>, elsewhere: readonly StaffBase[]): Consultant {
  const { id, name, homeLatitude, homeLongitude, maxDriveMinutes, mostDriveADay, mostVisitsADay } = person
  const home = homeLatitude !== null && homeLongitude !== null ? { latitude: homeLatitude, longitude: homeLongitude } : middle
  const bases: Record<Day, { start?: Place; end?: Place }> = {}
  for (const { on, side, latitude, longitude } of elsewhere) bases[on] = { ...bases[on], [side]: { latitude, longitude } }
  return { id, name, ...week, home, bases, mostDriveADay, mostDriveOneWay: maxDriveMinutes, mostVisitsADay }
}

/** Somebody without a home on the map is taken to start from the middle of the country. */
const middle = { latitude: 52.155, longitude: 5.3875 }

/** What stands in a calendar. Who did not come stands no more; what lasts longer than a day stands on each day that it takes. */
export function givenOf(items: readonly CalendarItem[]): Given[] {
  return items.filter(({ state }) => state !== 'no-show').flatMap((item) => perDay(givenFrom(item)))
}

function perDay(given: Given): Given[] {
  const parts: Given[] = [given]
  // Until three at night it is one evening: only what goes on after that takes the next day too.
  for (let day = addDays(given.day, 1), left = given.start + given.minutes - aDay; left > 180; day = addDays(day, 1), left -= aDay) {
    parts.push({ ...given, id: `${given.id} ${day}`, day, start: 0, minutes: Math.min(left, aDay), rigidity: 'fixed' })
  }
  return parts.length === 1
    ? parts
    : parts.map((part) => ({ ...part, minutes: Math.min(part.minutes, aDay - part.start), rigidity: 'fixed' }))
}

const aDay = 1440

/** An appointment as the planner takes it; what the reader does not see has no name and no place. What was made or has no customer never moves. */
function givenFrom(item: CalendarItem): Given {
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
