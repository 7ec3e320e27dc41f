import { sql } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar/day'
import type { CampaignStaff } from './campaigns'
import { holdsBy } from './client-access'
import type { Tx } from './door'
import { rows } from './rows'
import { campaignStaff } from './schema/campaign'

/** Somebody on a campaign, or who will be; `since` and `until` are the first and the last day, null for no bound. */
export type Assignment = {
  staffId: string
  name: string
  initials: string
  role: CampaignStaff['role']
  since: Day | null
  until: Day | null
}

type Of = { clientId: string; campaignId: string }

/** Who is on a campaign today or will be, the leads first. The rows are held, so that two changes take turns. */
export async function assignmentsOf(tx: Tx, { clientId, campaignId }: Of, today: Day, { lock = false } = {}): Promise<Assignment[]> {
  return rows<Assignment>(
    tx,
    sql`select cs.staff_id as "staffId", s.name, s.initials, cs.role, cs.since, cs.until from campaign_staff cs join staff s on s.id = cs.staff_id
        where cs.client_id = ${clientId} and cs.campaign_id = ${campaignId} and coalesce(cs.until >= ${today}, true)
        order by array_position('{lead,consultant,standby}'::text[], cs.role), s.name, s.id ${lock ? sql`for update of cs` : sql``}`,
  )
}

/** Puts somebody on a campaign, or changes what they are on it and for how long. */
export async function assign(tx: Tx, of: Of, made: Pick<Assignment, 'staffId' | 'role' | 'since' | 'until'>): Promise<void> {
  const { role, since, until } = made
  await tx
    .insert(campaignStaff)
    .values({ ...of, ...made })
    .onConflictDoUpdate({
      target: [campaignStaff.clientId, campaignStaff.campaignId, campaignStaff.staffId],
      set: { role, since, until },
    })
}

/**
 * Takes somebody off a campaign from today on. A consultant who is on no other campaign of the client no longer works for the client either, so that its
 * customers are closed to them too; relations that they look after there keep it open.
 */
export async function unassign(tx: Tx, { clientId, campaignId }: Of, staffId: string, today: Day): Promise<void> {
  const yesterday = addDays(today, -1)
  await tx.execute(sql`
    update campaign_staff set until = ${yesterday}, since = case when since <= ${yesterday} then since end
    where client_id = ${clientId} and campaign_id = ${campaignId} and staff_id = ${staffId}`)
  await tx.execute(sql`
    update client_staff k set until = ${yesterday}, since = case when since <= ${yesterday} then since end
    where (handout_id is null or not ${holdsBy('k', today)}) and client_id = ${clientId} and staff_id = ${staffId} and role = 'consultant' and coalesce(until >= ${today}, true)
      and not exists (select from campaign_staff cs where cs.client_id = ${clientId} and cs.staff_id = ${staffId} and coalesce(cs.until >= ${today}, true))`)
}
