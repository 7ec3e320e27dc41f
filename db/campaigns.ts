import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ClientName } from './clients'
import { seesFromNow, type Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, oneRow, rows } from './rows'
import { type CampaignStep, campaign, campaignStaff } from './schema/campaign'

export type CampaignStaff = { id: string; name: string; initials: string; role: 'lead' | 'consultant' | 'standby' }

export type Campaign = {
  id: string
  clientId: string
  name: string
  startsOn: Day
  endsOn: Day
  /** When each step was closed; null while it is open. */
  cleanedOn: Day | null
  segmentedOn: Day | null
  plannedOn: Day | null
  endedOn: Day | null
  evaluationAt: Moment | null
  reportRhythm: 'weekly' | 'monthly'
  targetVisits: number | null
  goal: string | null
  client: ClientName & { language: 'nl' | 'en' }
  /** Who works on it today, the lead first. */
  staff: CampaignStaff[]
}

/** One campaign with its client and the people who work on it, in one query; null when the actor sees no campaign with this id. */
export async function campaignOf(tx: Tx, campaignId: string, today: Day): Promise<Campaign | null> {
  const [found] = await rows<Campaign>(
    tx,
    sql`select c.id, c.client_id as "clientId", c.name, c.starts_on as "startsOn", c.ends_on as "endsOn", c.cleaned_on as "cleanedOn",
          c.segmented_on as "segmentedOn", c.planned_on as "plannedOn", c.ended_on as "endedOn", ${iso(sql`c.evaluation_at`)} as "evaluationAt",
          c.report_rhythm as "reportRhythm", c.target_visits as "targetVisits", c.goal,
          json_build_object('id', k.id, 'name', k.name, 'initials', k.initials, 'language', k.language) as client,
          coalesce((
            select json_agg(json_build_object('id', s.id, 'name', s.name, 'initials', s.initials, 'role', cs.role)
              order by array_position('{lead,consultant,standby}'::text[], cs.role), s.name)
            from campaign_staff cs join staff s on s.id = cs.staff_id
            where cs.client_id = c.client_id and cs.campaign_id = c.id and (cs.since is null or cs.since <= ${today}) and (cs.until is null or cs.until >= ${today})
          ), '[]') as staff
        from campaign c join client k on k.id = c.client_id
        where c.id = ${campaignId}`,
  )
  return found ?? null
}

export type NewCampaign = {
  clientId: string
  name: string
  startsOn: Day
  endsOn: Day
  reportRhythm: 'weekly' | 'monthly'
  evaluationAt: Moment | null
  targetVisits: number | null
  goal?: string | null
}

/** Adds a campaign. @returns its id */
export async function addCampaign(tx: Tx, { evaluationAt, ...made }: NewCampaign): Promise<string> {
  const id = v7()
  await seesFromNow(tx, id)
  await tx.insert(campaign).values({ ...made, id, evaluationAt: evaluationAt ? new Date(evaluationAt) : null })
  return id
}

/** Lets people of ours work on a campaign; who was on it before is back, in this role. */
export async function assignToCampaign(
  tx: Tx,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  people: readonly { staffId: string; role: CampaignStaff['role'] }[],
): Promise<void> {
  if (people.length === 0) return
  await tx
    .insert(campaignStaff)
    .values(people.map((person) => ({ clientId, campaignId, ...person })))
    .onConflictDoUpdate({
      target: [campaignStaff.clientId, campaignStaff.campaignId, campaignStaff.staffId],
      set: { since: null, until: null, role: sql`excluded.role` },
    })
}

const closedOn = { clean: 'cleanedOn', segment: 'segmentedOn', act: 'plannedOn', 'carry-out': 'endedOn' } as const

/** Closes a step on a day, or opens it again with null. Steps never lock: whatever is done in one stays possible. @returns whether it changed */
export async function markStep(tx: Tx, campaignId: string, step: CampaignStep, on: Day | null): Promise<boolean> {
  const day = campaign[closedOn[step]]
  const changed = await tx
    .update(campaign)
    .set({ [closedOn[step]]: on, version: sql`${campaign.version} + 1` })
    .where(and(eq(campaign.id, campaignId), sql`${day} is distinct from ${on}`))
    .returning({ id: campaign.id })
  return changed.length > 0
}

export type CampaignState = 'running' | 'to-come' | 'ended'

export type CampaignRow = {
  id: string
  name: string
  startsOn: Day
  endsOn: Day
  state: CampaignState
  /** The first step that is not closed; null once all four are. */
  step: 1 | 2 | 3 | 4 | null
  clientName: string
  clientInitials: string
  unitNames: string
  customers: number
  visits: number
  appointments: number
  targetVisits: number
  balance: number
  sold: number
}

/** A page of campaigns by name of client and campaign. `search` finds a part of either name. */
export async function campaignPage(
  tx: Tx,
  { search = '', state = 'all', page = 1, today }: { search?: string; state?: CampaignState | 'all'; page?: number; today: Day },
): Promise<Page<CampaignRow>> {
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const found = await rows<CampaignRow & { total: number }>(
    tx,
    sql`
    with listed as (
      select c.*, k.name as client_name, k.initials as client_initials,
        case when c.ended_on is not null or c.ends_on < ${today} then 'ended' when c.starts_on > ${today} then 'to-come' else 'running' end as state
      from campaign c join client k on k.id = c.client_id
      where c.name ilike ${pattern} or k.name ilike ${pattern}
    ), chosen as (
      select *, count(*) over ()::int as total from listed where ${state}::text in ('all', state)
      order by array_position('{running,to-come,ended}'::text[], state), client_name, name, id
      limit ${pageSize} offset ${offsetOf(page)}
    )
    select c.id, c.name, c.starts_on as "startsOn", c.ends_on as "endsOn", c.state, c.total,
      case when c.cleaned_on is null then 1 when c.segmented_on is null then 2 when c.planned_on is null then 3 when c.ended_on is null then 4 end as step,
      c.client_name as "clientName", c.client_initials as "clientInitials",
      coalesce(u.names, '') as "unitNames", coalesce(u.sold, 0) as sold, coalesce(u.balance, 0) as balance,
      coalesce(c.target_visits, u.indicated, 0) as "targetVisits",
      (select count(*)::int from customer x where x.client_id = c.client_id and x.canonical_id is null and x.status = 'active') as customers,
      (select count(*)::int from visit v where v.client_id = c.client_id and v.campaign_id = c.id and v.outcome <> 'not-home') as visits,
      (select count(*)::int from appointment a where a.client_id = c.client_id and a.campaign_id = c.id and a.kind = 'visit'
        and a.state in ('proposed', 'agreed')) as appointments
    from chosen c
    left join lateral (
      select string_agg(u.name, ', ' order by u.starts_on) as names, sum(u.minutes)::int as sold, sum(u.indicated_visits)::int as indicated,
        (select coalesce(sum(l.change), 0)::int from ledger_line l join unit lu on lu.client_id = l.client_id and lu.id = l.unit_id
          where lu.client_id = c.client_id and lu.campaign_id = c.id) as balance
      from unit u where u.client_id = c.client_id and u.campaign_id = c.id
    ) u on true
    order by array_position('{running,to-come,ended}'::text[], c.state), c.client_name, c.name, c.id`,
  )
  return pageOf(found, page)
}

/** How many campaigns there are in each state, for the tabs above the list. */
export async function campaignCounts(tx: Tx, today: Day): Promise<Record<CampaignState, number>> {
  return oneRow(
    tx,
    sql`select
      count(*) filter (where ended_on is not null or ends_on < ${today})::int as ended,
      count(*) filter (where ended_on is null and ends_on >= ${today} and starts_on > ${today})::int as "to-come",
      count(*) filter (where ended_on is null and ends_on >= ${today} and starts_on <= ${today})::int as running
    from campaign`,
  )
}

/** Every campaign the actor sees, by name: for a choice in a form. */
export async function campaignNames(tx: Tx): Promise<{ id: string; clientId: string; name: string }[]> {
  const { id, clientId, name } = campaign
  return tx.select({ id, clientId, name }).from(campaign).orderBy(asc(name))
}
