import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { addDays, type Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ListFormat, Settled } from '#domain/relations/list-file'
import { warnDays } from '#domain/relations/project-list'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows } from './rows'
import { projectList } from './schema/customer'

export type ListLineOfPage = {
  id: string
  name: string
  clientId: string
  client: string
  campaign: string | null
  expiresOn: Day
  endedAt: Moment | null
  madeBy: string | null
  /** How many stand on it, or stood on it when it ended. */
  people: number
  exportedAt: Moment | null
  /** How many exports may still stand at a mailing tool. */
  uploads: number
}

const openUploads = sql`(select count(*)::int from project_list_export e where e.client_id = l.client_id and e.list_id = l.id and e.settled is null)`
const livingOn = sql`(select count(*)::int from project_list_member m join contact k on k.client_id = m.client_id and k.id = m.contact_id and k.canonical_id is null
  and k.erased_at is null where m.client_id = l.client_id and m.list_id = l.id)`

/** A page of the lists: those of now with what expires first on top, or those that are over, the latest first. */
export async function listsPage(
  tx: Tx,
  { clientId, over, page, today }: { clientId: string | undefined; over: boolean; page: number; today: Day },
): Promise<Page<ListLineOfPage>> {
  const isOver = sql`(l.ended_at is not null or l.expires_on < ${today}::date)`
  const found = await rows<ListLineOfPage & { total: number }>(
    tx,
    sql`select l.id, l.name, l.client_id as "clientId", n.name as client, g.name as campaign, l.expires_on as "expiresOn", ${iso(sql`l.ended_at`)} as "endedAt",
          s.name as "madeBy", coalesce(l.people, ${livingOn}) as people, ${openUploads} as uploads,
          (select ${iso(sql`max(e.exported_at)`)} from project_list_export e where e.client_id = l.client_id and e.list_id = l.id) as "exportedAt",
          count(*) over ()::int as total
        from project_list l join client n on n.id = l.client_id
        left join campaign g on g.client_id = l.client_id and g.id = l.campaign_id
        left join staff s on s.id = l.created_by
        where ${over ? isOver : sql`not ${isOver}`} ${clientId ? sql`and l.client_id = ${clientId}` : sql``}
        order by ${over ? sql`coalesce((l.ended_at at time zone 'Europe/Amsterdam')::date, l.expires_on) desc` : sql`l.expires_on`}, l.id
        limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

export type ProjectList = {
  id: string
  clientId: string
  name: string
  purpose: string
  campaignId: string | null
  expiresOn: Day
  madeOn: Day
  endedAt: Moment | null
  people: number | null
  version: number
}

/** One list, locked when asked: who adds, takes off or ends holds it. Null when the actor sees none. */
export async function listOf(tx: Tx, id: string, { lock = false }: { lock?: boolean } = {}): Promise<ProjectList | null> {
  const [found] = await rows<ProjectList>(
    tx,
    sql`select l.id, l.client_id as "clientId", l.name, l.purpose, l.campaign_id as "campaignId", l.expires_on as "expiresOn",
          (l.created_at at time zone 'Europe/Amsterdam')::date::text as "madeOn", ${iso(sql`l.ended_at`)} as "endedAt", l.people, l.version
        from project_list l where l.id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  return found ?? null
}

export type ListExport = {
  id: string
  format: ListFormat
  people: number
  leftOut: number
  by: string | null
  at: Moment
  settled: Settled | null
  settledBy: string | null
  settledAt: Moment | null
}

export type ListAround = {
  client: string
  campaign: string | null
  madeBy: string | null
  exports: ListExport[]
  campaigns: { id: string; name: string }[]
  segments: { id: string; name: string; campaign: string }[]
  tags: string[]
}

const mostExports = 50

/** What stands around a list: whose it is, its exports with the latest first, and from what people can be added. One query. */
export async function aroundList(tx: Tx, { clientId, id }: Pick<ProjectList, 'clientId' | 'id'>): Promise<ListAround> {
  const [found] = await rows<ListAround>(
    tx,
    sql`select n.name as client, g.name as campaign, s.name as "madeBy",
          coalesce((select json_agg(json_build_object('id', e.id, 'format', e.format, 'people', e.people, 'leftOut', e.left_out, 'by', b.name, 'at', ${iso(sql`e.exported_at`)},
              'settled', e.settled, 'settledBy', d.name, 'settledAt', ${iso(sql`e.settled_at`)}) order by e.exported_at desc, e.id)
            from (select * from project_list_export x where x.client_id = l.client_id and x.list_id = l.id order by x.settled is not null, x.exported_at desc limit ${mostExports}) e
            left join staff b on b.id = e.exported_by left join staff d on d.id = e.settled_by), '[]') as exports,
          coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.starts_on desc, c.name) from campaign c where c.client_id = l.client_id), '[]') as campaigns,
          coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'campaign', c.name) order by c.starts_on desc, x.position)
            from segment x join campaign c on c.client_id = x.client_id and c.id = x.campaign_id where x.client_id = l.client_id), '[]') as segments,
          coalesce((select json_agg(tag order by tag) from (select distinct tag from customer c, unnest(c.tags) tag
            where c.client_id = l.client_id and c.canonical_id is null and c.status = 'active' order by tag limit 200) t), '[]') as tags
        from project_list l join client n on n.id = l.client_id left join campaign g on g.client_id = l.client_id and g.id = l.campaign_id
        left join staff s on s.id = l.created_by where l.client_id = ${clientId} and l.id = ${id}`,
  )
  if (!found) throw new Error('a list that was read is gone')
  return found
}

type Written = { name: string; purpose: string; campaignId: string | null; expiresOn: Day }

/** @returns the id of the list */
export async function addList(tx: Tx, clientId: string, written: Written): Promise<string> {
  const id = v7()
  await tx.insert(projectList).values({ ...written, clientId, id, createdBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null })
  return id
}

/** Writes a list that the caller holds. */
export async function rewriteList(tx: Tx, { clientId, id }: ProjectList, written: Written): Promise<void> {
  await tx
    .update(projectList)
    .set({ ...written, version: sql`${projectList.version} + 1` })
    .where(and(eq(projectList.clientId, clientId), eq(projectList.id, id)))
}

/** Takes everybody off a list that the caller holds, and what it was for; the row stays, with how many they were. @returns how many */
export async function emptyList(tx: Tx, { clientId, id }: Pick<ProjectList, 'clientId' | 'id'>, now: Moment): Promise<number> {
  const [{ people } = { people: 0 }] = await rows<{ people: number }>(
    tx,
    sql`update project_list l set ended_at = ${now}::timestamptz, people = ${livingOn}, purpose = '', version = version + 1
        where l.client_id = ${clientId} and l.id = ${id} returning l.people`,
  )
  await tx.execute(sql`delete from project_list_member where client_id = ${clientId} and list_id = ${id}`)
  return people
}

/** Lists whose last day has passed and that still hold people, the longest over first. */
export async function lapsedLists(tx: Tx, today: Day): Promise<{ id: string }[]> {
  return rows(tx, sql`select id from project_list where ended_at is null and expires_on < ${today}::date order by expires_on, id limit 500`)
}

export type ListWarning = {
  id: string
  name: string
  client: string
  expiresOn: Day
  isOver: boolean
  uploads: number
  /** When it was exported first, of what still stands at the mailing tool. */
  uploadedAt: Moment | null
}

/** Lists that expire within days, and lists that are over while an upload still stands at a mailing tool. The most pressing first. */
export async function listWarnings(tx: Tx, { today, staffId }: { today: Day; staffId: string | null }): Promise<ListWarning[]> {
  return rows(
    tx,
    sql`select * from (
          select l.id, l.name, n.name as client, l.expires_on as "expiresOn", (l.ended_at is not null or l.expires_on < ${today}::date) as "isOver", ${openUploads} as uploads,
            (select ${iso(sql`min(e.exported_at)`)} from project_list_export e where e.client_id = l.client_id and e.list_id = l.id and e.settled is null) as "uploadedAt"
          from project_list l join client n on n.id = l.client_id
          where (l.ended_at is not null or l.expires_on <= ${addDays(today, warnDays)}::date)
            ${staffId ? sql`and (l.created_by = ${staffId} or exists (select from project_list_export e where e.client_id = l.client_id and e.list_id = l.id and e.exported_by = ${staffId}))` : sql``}
        ) w where not "isOver" or uploads > 0
        order by "isOver" desc, "expiresOn", id limit 10`,
  )
}

/** The campaigns and clients a list can be made for. */
export async function listChoices(tx: Tx): Promise<{ id: string; name: string; campaigns: { id: string; name: string }[] }[]> {
  return rows(
    tx,
    sql`select n.id, n.name, coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.starts_on desc, c.name)
          from campaign c where c.client_id = n.id and c.ended_on is null), '[]') as campaigns
        from client n where n.ended_on is null order by n.name, n.id`,
  )
}

/** Whether a campaign is of a client, and seen. */
export async function isCampaignOf(tx: Tx, { clientId, campaignId }: { clientId: string; campaignId: string }): Promise<boolean> {
  return (await rows(tx, sql`select from campaign where client_id = ${clientId} and id = ${campaignId}`)).length > 0
}
