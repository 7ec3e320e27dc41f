import type { Day } from '#domain/calendar/day'

/** What somebody is on a campaign: they lead it, work on it, or stand in. */
export type CampaignRole = 'lead' | 'consultant' | 'standby'

export type Assigned = { staffId: string; role: CampaignRole; since: Day | null; until: Day | null }

/**
 * Whether a campaign still has somebody who leads it without an end once `change` is made: `null` takes that person off. A campaign that nobody leads has
 * nobody to send its reports to.
 */
export function keepsLead(people: readonly Assigned[], staffId: string, change: Omit<Assigned, 'staffId'> | null): boolean {
  const others = people.filter((each) => each.staffId !== staffId)
  const after = change ? [...others, { staffId, ...change }] : others
  return after.some(({ role, until }) => role === 'lead' && until === null)
}
