import type { Budget, Candidate, TravelMinutes } from './problem'
import { driveTo, type StandingDay } from './standing-day'

/** A piece of the problem small enough to be searched at once. */
export type Part = {
  days: readonly StandingDay[]
  /** Who is weighed for these days. */
  candidates: readonly Candidate[]
  /** Everybody who belongs to them, also those who would not be reached. */
  all: readonly Candidate[]
}

/**
 * A problem whole when it is small enough, and one part per consultant otherwise: every customer to the consultant nearest by, who has the most
 * to lose first, none with more than a quarter above an even share. No matrix of all customers is ever made.
 */
export function partsOf(days: readonly StandingDay[], candidates: readonly Candidate[], budget: Budget, travel: TravelMinutes): Part[] {
  const staff = [...new Set(days.map((day) => day.workday.consultant.id))]
  if (staff.length < 2 || candidates.length * days.length <= largestPart)
    return [{ days, candidates: mostPromising(days, candidates, budget, travel), all: candidates }]
  const theirs = staff.map((id) => days.filter((day) => day.workday.consultant.id === id))
  const shares = divided(theirs, candidates, travel)
  return theirs.map((own, index) => {
    const all = shares[index] ?? []
    return { days: own, candidates: mostPromising(own, all, budget, travel), all }
  })
}

const largestPart = 30_000
const overAnEvenShare = 1.25
const ownerIsNearer = 10

function divided(days: readonly (readonly StandingDay[])[], candidates: readonly Candidate[], travel: TravelMinutes): Candidate[][] {
  const shares: Candidate[][] = days.map(() => [])
  const all = days.reduce((sum, own) => sum + own.length, 0)
  const room = days.map((own) => Math.ceil((overAnEvenShare * candidates.length * own.length) / all))
  const asked = candidates.map((candidate) => {
    const minutes = days.map((own) => nearness(own, candidate, travel))
    const sorted = [...minutes].sort((a, b) => a - b)
    return { candidate, minutes, regret: (sorted[1] ?? 0) - (sorted[0] ?? 0) }
  })
  for (const { candidate, minutes } of asked.sort((a, b) => b.regret - a.regret)) {
    let best = -1
    minutes.forEach((away, index) => {
      if (away === Number.POSITIVE_INFINITY || (shares[index]?.length ?? 0) >= (room[index] ?? 0)) return
      if (best < 0 || away < (minutes[best] ?? 0)) best = index
    })
    if (best < 0) best = minutes.indexOf(Math.min(...minutes))
    shares[best]?.push(candidate)
  }
  return shares
}

function nearness(own: readonly StandingDay[], candidate: Candidate, travel: TravelMinutes): number {
  const [day] = own
  if (!day) return Number.POSITIVE_INFINITY
  const { id } = day.workday.consultant
  if (candidate.wantedStaffId !== null && candidate.wantedStaffId !== id) return Number.POSITIVE_INFINITY
  return driveTo(day.workday.start, candidate.place, travel, true) - (candidate.ownerId === id ? ownerIsNearer : 0)
}

/** Far more customers than the days can hold are cut to those with the most value for their minutes: the rest would not be reached. */
function mostPromising(
  days: readonly StandingDay[],
  candidates: readonly Candidate[],
  budget: Budget,
  travel: TravelMinutes,
): readonly Candidate[] {
  const most = Math.max(leastKept, keptPerDay * days.length)
  if (candidates.length <= most) return candidates
  const bases = basesOf(days)
  const stops = days.flatMap((day) => day.stops)
  return candidates
    .map((candidate) => {
      const fromBase = Math.min(...bases.map((base) => driveTo(base, candidate.place, travel, true)))
      const fromStop = Math.min(
        fromBase,
        ...stops.slice(0, stopsWeighed).map((stop) => driveTo(stop.place, candidate.place, travel, false)),
      )
      // A visit shares its drive from home with some three others, and drives a little from its neighbour.
      return { candidate, worth: candidate.value / (candidate.minutes + budget.minutesAroundAVisit / 2 + fromStop / 2) }
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

const leastKept = 300
const keptPerDay = 12
const stopsWeighed = 100

function basesOf(days: readonly StandingDay[]) {
  const bases = new Map(
    days.flatMap(({ workday }) => [workday.start, workday.end]).map((place) => [`${place?.latitude} ${place?.longitude}`, place]),
  )
  return [...bases.values()]
}
