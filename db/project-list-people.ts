import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ListLine } from '#domain/relations/list-file'
import type { Addressee } from '#domain/relations/project-list'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'
import { escaped } from './search'

/** Somebody who stands on a list or may come to. */
export type ListPerson = Addressee &
  Omit<ListLine, 'address'> & {
    customerId: string | null
    /** The address is that of the organisation: they have none of their own. */
    isGeneralAddress: boolean
  }

export type ListMember = ListPerson & { addedAt: Moment; unsubscribedAt: Moment | null; stopsMail: boolean }

type OfList = { clientId: string; listId: string }

const columns = sql`k.id as "contactId", k.name, k.first_name as "firstName", k.infix, k.last_name as "lastName", k.salutation, p.title as function, p.id as "customerId",
  p.name as organisation, p.place, coalesce(nullif(k.email, ''), nullif(p.email, '')) as email, nullif(k.email, '') is null and nullif(p.email, '') is not null as "isGeneralAddress",
  k.erased_at is not null as "isErased", k.do_not_contact as "doNotContact", k.no_mail as "noMail", coalesce(p.do_not_contact, false) as "organisationRefuses",
  coalesce(p.status = 'closed', false) as "organisationClosed",
  (p.id is null and exists (select from job x where x.client_id = k.client_id and x.contact_id = k.id)) as "hasLeft"`

// Where they work now: somewhere that is open before what is closed, their first place before the others.
const placeNow = (today: Day) => sql`left join lateral (
  select c.*, j.title from job j join customer m on m.client_id = j.client_id and m.id = j.customer_id
  join customer c on c.client_id = m.client_id and c.id = coalesce(m.canonical_id, m.id)
  where j.client_id = k.client_id and j.contact_id = k.id and coalesce(j.ends_on > ${today}::date, true)
  order by c.status = 'closed', j.is_primary desc, j.id limit 1) p on true`

// Somebody who unsubscribed under a record that was merged since unsubscribed all the same.
const unsubscribedFrom = (
  listId: SQL,
) => sql`exists (select from project_list_member u join contact a on a.client_id = u.client_id and a.id = u.contact_id
  where u.client_id = k.client_id and u.list_id = ${listId} and u.unsubscribed_at is not null and (a.id = k.id or a.canonical_id = k.id))`

const byName = sql`coalesce(p.name, '') collate "und-x-icu", k.name collate "und-x-icu", k.id`

/** Everybody on a list, by organisation and name. */
export async function membersOf(tx: Tx, { clientId, listId }: OfList, today: Day): Promise<ListMember[]> {
  return rows(
    tx,
    sql`select ${columns}, ${unsubscribedFrom(sql`m.list_id`)} as unsubscribed, ${iso(sql`m.added_at`)} as "addedAt",
          ${iso(sql`m.unsubscribed_at`)} as "unsubscribedAt", m.stops_mail as "stopsMail"
        from project_list_member m join contact k on k.client_id = m.client_id and k.id = m.contact_id and k.canonical_id is null and k.erased_at is null
        ${placeNow(today)} where m.client_id = ${clientId} and m.list_id = ${listId} order by ${byName}`,
  )
}

/** Who is asked to join a list. `everybody`: all who work at the organisations that are meant; else the first of each. */
export type Asked =
  | { by: 'persons'; contactIds: readonly string[] }
  | { by: 'segment'; segmentId: string; everybody: boolean }
  | { by: 'tag'; tag: string; everybody: boolean }
  | { by: 'addresses'; addresses: readonly string[] }

/** The living people who are meant, by organisation and name. `most`: no more than so many are read. */
export async function peopleAsked(
  tx: Tx,
  { clientId, listId }: OfList,
  asked: Asked,
  { today, most }: { today: Day; most: number },
): Promise<ListPerson[]> {
  return rows(
    tx,
    sql`select ${columns}, ${unsubscribedFrom(sql`${listId}::uuid`)} as unsubscribed from contact k ${placeNow(today)}
        where k.client_id = ${clientId} and k.canonical_id is null and ${meant(clientId, asked, today)} order by ${byName} limit ${most}`,
  )
}

function meant(clientId: string, asked: Asked, today: Day): SQL {
  if (asked.by === 'persons') return sql`k.id = any(${uuids(asked.contactIds)})`
  if (asked.by === 'addresses') {
    const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(asked.addresses)}::jsonb))`
    return sql`lower(coalesce(nullif(k.email, ''), p.email)) in ${wanted} and k.erased_at is null`
  }
  const first = asked.everybody ? sql`true` : sql`n = 1`
  return sql`k.erased_at is null and k.id in (select contact_id from (
    select w.contact_id, row_number() over (partition by w.customer_id order by w.is_primary desc, w.id) as n from (${workingAt(clientId, asked, today)}) w) r where ${first})`
}

/** The places of the people who work now at the organisations of a segment or under a tag. */
function workingAt(clientId: string, asked: Extract<Asked, { by: 'segment' | 'tag' }>, today: Day): SQL {
  return sql`select j.id, x.id as contact_id, c.id as customer_id, j.is_primary from (${organisationsOf(clientId, asked)}) c
    join customer m on m.client_id = ${clientId} and coalesce(m.canonical_id, m.id) = c.id
    join job j on j.client_id = ${clientId} and j.customer_id = m.id and coalesce(j.ends_on > ${today}::date, true)
    join contact y on y.client_id = ${clientId} and y.id = j.contact_id
    join contact x on x.client_id = ${clientId} and x.id = coalesce(y.canonical_id, y.id) and x.erased_at is null`
}

function organisationsOf(clientId: string, asked: Extract<Asked, { by: 'segment' | 'tag' }>): SQL {
  const living = sql`c.client_id = ${clientId} and c.canonical_id is null and c.status = 'active'`
  return asked.by === 'tag'
    ? sql`select c.id, c.name, c.place from customer c where ${living} and c.tags @> array[${asked.tag}]::text[]`
    : sql`select c.id, c.name, c.place from customer c join segment_member s on s.client_id = c.client_id and s.customer_id = c.id
        where ${living} and s.segment_id = ${asked.segmentId}`
}

export type Deserted = { id: string; name: string; place: string | null }

/** The organisations of a segment or under a tag at which nobody is known, by name, at most so many, and how many they are. */
export async function withoutPeople(
  tx: Tx,
  clientId: string,
  asked: Extract<Asked, { by: 'segment' | 'tag' }>,
  { today, most }: { today: Day; most: number },
): Promise<{ organisations: Deserted[]; total: number }> {
  const found = await rows<Deserted & { total: number }>(
    tx,
    sql`select o.id, o.name, o.place, count(*) over ()::int as total from (${organisationsOf(clientId, asked)}) o
        where o.id not in (select customer_id from (${workingAt(clientId, asked, today)}) w) order by o.name collate "und-x-icu", o.id limit ${most}`,
  )
  return { organisations: found.map(({ total: _, ...organisation }) => organisation), total: found[0]?.total ?? 0 }
}

const mostFound = 12

export type FoundPerson = ListPerson & { isOn: boolean }

/** People of the client of a list whose name, address or organisation looks like the words. */
export async function peopleLike(tx: Tx, { clientId, listId }: OfList, words: string, today: Day): Promise<FoundPerson[]> {
  const part = `%${escaped(words)}%`
  return rows(
    tx,
    sql`select ${columns}, ${unsubscribedFrom(sql`${listId}::uuid`)} as unsubscribed,
          exists (select from project_list_member m where m.client_id = k.client_id and m.list_id = ${listId} and m.contact_id = k.id) as "isOn"
        from contact k ${placeNow(today)} where k.client_id = ${clientId} and k.canonical_id is null and k.erased_at is null
          and (k.name ilike ${part} or k.email ilike ${part} or p.name ilike ${part})
        order by k.name ilike ${`${escaped(words)}%`} desc, k.name ilike ${part} desc, k.name collate "und-x-icu", k.id limit ${mostFound}`,
  )
}

/** Puts people on a list that the caller holds; who stands on it stays as they are. */
export async function putOnList(tx: Tx, { clientId, listId }: OfList, contactIds: readonly string[], now: Moment): Promise<void> {
  if (contactIds.length === 0) return
  const staffId = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await tx.execute(sql`insert into project_list_member (client_id, list_id, contact_id, added_at, added_by)
    select ${clientId}, ${listId}, id, ${now}::timestamptz, ${staffId}::uuid from unnest(${uuids(contactIds)}) id on conflict do nothing`)
}

/** Takes people off a list that the caller holds. Who unsubscribed stays, so that nobody puts them back. @returns who went */
export async function takeOffList(tx: Tx, { clientId, listId }: OfList, contactIds: readonly string[]): Promise<string[]> {
  const gone = await rows<{ contactId: string }>(
    tx,
    sql`delete from project_list_member where client_id = ${clientId} and list_id = ${listId} and contact_id = any(${uuids(contactIds)})
          and unsubscribed_at is null returning contact_id as "contactId"`,
  )
  return gone.map(({ contactId }) => contactId)
}

/** Somebody on a list, whom the caller changes. */
export async function memberOf(
  tx: Tx,
  { clientId, listId, contactId }: OfList & { contactId: string },
): Promise<{ unsubscribed: boolean; stopsMail: boolean; noMail: boolean } | null> {
  const [found] = await rows<{ unsubscribed: boolean; stopsMail: boolean; noMail: boolean }>(
    tx,
    sql`select m.unsubscribed_at is not null as unsubscribed, m.stops_mail as "stopsMail", k.no_mail as "noMail"
        from project_list_member m join contact k on k.client_id = m.client_id and k.id = m.contact_id and k.canonical_id is null and k.erased_at is null
        where m.client_id = ${clientId} and m.list_id = ${listId} and m.contact_id = ${contactId} for update`,
  )
  return found ?? null
}

/** Notes that somebody unsubscribed from a list, or that they did not. */
export async function setUnsubscribed(
  tx: Tx,
  { clientId, listId, contactId }: OfList & { contactId: string },
  { at, stopsMail }: { at: Moment | null; stopsMail: boolean },
): Promise<void> {
  await tx.execute(sql`update project_list_member set unsubscribed_at = ${at}::timestamptz, stops_mail = ${stopsMail}
    where client_id = ${clientId} and list_id = ${listId} and contact_id = ${contactId}`)
}

/** Somebody wants no mail of ours any more, or wants it again. */
export async function setNoMail(tx: Tx, { clientId, contactId }: { clientId: string; contactId: string }, noMail: boolean): Promise<void> {
  await tx.execute(sql`update contact set no_mail = ${noMail}, version = version + 1 where client_id = ${clientId} and id = ${contactId}`)
}
