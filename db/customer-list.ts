import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf } from './page'
import { iso, rows } from './rows'

/** The registry shows fifty relations a page. */
export const relationsPerPage = 50

export type CustomerFilter = {
  search?: string
  clientId?: string
  campaignId?: string
  segmentId?: string
  place?: string
  status?: 'active' | 'closed' | 'all'
  /** Who looks after them: the id of a member of staff, or 'none' for whom nobody does. */
  owner?: string
  /** As what; left out: as owner, or on loan. */
  care?: CareFilter
  page?: number
  today: Day
}

/** `lent`: theirs, and with somebody else now. */
export type CareFilter = 'owner' | 'dossier-keeper' | 'standby' | 'loan' | 'lent'

export type CustomerRow = {
  id: string
  name: string
  place: string | null
  phone: string | null
  status: 'active' | 'closed'
  doNotContact: boolean
  clientName: string
  segment: { name: string; colour: string } | null
  ownerName: string | null
  contactName: string | null
  contactId: string | null
  nextAppointmentAt: Moment | null
}

/**
 * A page of living customers by name. `search` finds a part of the name, the place or a contact's name, or the beginning of the number or postcode.
 * Segments are those of the campaign that is asked for.
 */
export async function customerPage(tx: Tx, { page = 1, ...filter }: CustomerFilter): Promise<Page<CustomerRow>> {
  const found = await rows<CustomerRow & { total: number }>(
    tx,
    sql`
    with chosen as (
      select c.client_id, c.id, c.name, c.place, coalesce(c.phone, c.mobile) as phone, c.status, c.do_not_contact,
        count(*) over ()::int as total
      from customer c
      where c.canonical_id is null ${conditions(filter)}
      order by c.name collate "und-x-icu", c.id
      limit ${relationsPerPage} offset ${offsetOf(page, relationsPerPage)}
    )
    select c.id, c.name, c.place, c.phone, c.status, c.do_not_contact as "doNotContact", c.total, k.name as "clientName",
      (select json_build_object('name', s.name, 'colour', s.colour) from segment_member m
        join segment s on s.client_id = m.client_id and s.id = m.segment_id
        where m.client_id = c.client_id and m.customer_id = c.id and m.campaign_id = ${filter.campaignId ?? null}) as segment,
      (select s.name from ownership o join staff s on s.id = o.staff_id
        where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan') and o.starts_on <= ${filter.today}::date
          and coalesce(o.ends_on >= ${filter.today}::date, true)
        order by o.role, o.starts_on desc limit 1) as "ownerName",
      p.name as "contactName", p.id as "contactId",
      (select ${iso(sql`min(a.starts_at)`)} from appointment a
        where a.client_id = c.client_id and a.customer_id = c.id and a.state in ('proposed', 'agreed') and a.ends_at > now()) as "nextAppointmentAt"
    from chosen c join client k on k.id = c.client_id
      left join lateral (select p.id, p.name from job j join contact p on p.client_id = j.client_id and p.id = j.contact_id and p.canonical_id is null
        where j.client_id = c.client_id and j.customer_id = c.id and coalesce(j.ends_on >= ${filter.today}::date, true)
        order by j.is_primary desc, j.decision_role = 'decider' desc nulls last, j.id limit 1) p on true
    order by c.name collate "und-x-icu", c.id`,
  )
  return pageOf(found, page, relationsPerPage)
}

function conditions({ search = '', clientId, campaignId, segmentId, place, status = 'active', owner, care, today }: CustomerFilter) {
  return sql.join(
    [
      clientId ? sql`and c.client_id = ${clientId}` : sql``,
      campaignId ? sql`and c.client_id = (select client_id from campaign where id = ${campaignId})` : sql``,
      segmentId
        ? sql`and exists (select from segment_member m where m.client_id = c.client_id and m.segment_id = ${segmentId} and m.customer_id = c.id)`
        : sql``,
      place ? sql`and lower(c.place) = lower(${place})` : sql``,
      status === 'all' ? sql`` : sql`and c.status = ${status}`,
      owner ? sql`and ${lookedAfter(owner, care, today)}` : sql``,
      search.trim() ? sql`and ${matches(search.trim())}` : sql``,
    ],
    sql` `,
  )
}

function lookedAfter(owner: string, care: CareFilter | undefined, today: Day) {
  const held = (roles: SQL, by = sql``) => sql`exists (select from ownership o where o.client_id = c.client_id and o.customer_id = c.id
    and o.role in (${roles}) ${by} and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true))`
  const theirs = sql`and o.staff_id = ${owner}`
  if (owner === 'none') return sql`not ${held(sql`'owner', 'loan'`)}`
  if (care === 'lent') return sql`${held(sql`'owner'`, theirs)} and ${held(sql`'loan'`)}`
  return held(care ? sql`${care}` : sql`'owner', 'loan'`, theirs)
}

function matches(search: string) {
  const text = search.replace(/[\\%_]/g, '\\$&')
  return sql`(c.name ilike ${`%${text}%`} or c.place ilike ${`${text}%`} or c.external_no ilike ${`${text}%`} or replace(c.postcode, ' ', '') ilike ${`${text.replace(/ /g, '')}%`}
    or (c.client_id, c.id) in (
      select j.client_id, j.customer_id from contact p join job j on j.client_id = p.client_id and j.contact_id = p.id where p.name ilike ${`%${text}%`}))`
}

export type ListChoices = {
  clients: { id: string; name: string }[]
  campaigns: { id: string; name: string; clientName: string }[]
  segments: { id: string; name: string }[]
  places: string[]
  /** Our people, who left and still look after somebody too. */
  owners: { id: string; name: string }[]
}

/** What the list can be narrowed to: clients and campaigns the actor sees, segments of the chosen campaign, the forty commonest places. */
export async function listChoices(tx: Tx, { clientId, campaignId }: Pick<CustomerFilter, 'clientId' | 'campaignId'>): Promise<ListChoices> {
  const [found] = await rows<ListChoices>(
    tx,
    sql`select
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from client where ended_on is null), '[]') as clients,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'clientName', k.name) order by k.name, c.name)
        from campaign c join client k on k.id = c.client_id), '[]') as campaigns,
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by position) from segment
        where campaign_id = ${campaignId ?? null}), '[]') as segments,
      coalesce((select json_agg(place) from (
        select place from customer where canonical_id is null and place is not null
          ${clientId ? sql`and client_id = ${clientId}` : sql``}
          ${campaignId ? sql`and client_id = (select client_id from campaign where id = ${campaignId})` : sql``}
        group by place order by count(*) desc, place limit 40) common), '[]') as places,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from staff s where s.disabled_at is null
        or exists (select from ownership o where o.staff_id = s.id and o.ends_on is null)), '[]') as owners`,
  )
  return found ?? { clients: [], campaigns: [], segments: [], places: [], owners: [] }
}
