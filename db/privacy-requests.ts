import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ErasureGround, IdentityCheck, PrivacyKind, PrivacyState } from '#domain/relations/privacy-request'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows, uuids } from './rows'
import { privacyRequest } from './schema/privacy'

/** One request as the register has it. `name` is of whom it is about, as they are called now; after an erasure as that stands. */
export type PrivacyRow = {
  id: string
  clientId: string
  client: string
  customerId: string
  customer: string
  contactId: string | null
  name: string
  isErased: boolean
  kind: PrivacyKind
  ground: ErasureGround | null
  receivedOn: Day
  dueOn: Day
  extendedOn: Day | null
  extensionReason: string | null
  words: string | null
  identity: IdentityCheck | null
  identityBy: string | null
  state: PrivacyState
  askedById: string | null
  askedBy: string | null
  askedAt: Moment
  decidedBy: string | null
  decidedAt: Moment | null
  reason: string | null
  answeredOn: Day | null
  version: number
}

// Whoever was merged goes by the one that lives. A customer of which the import was undone is not there any more; the request stays.
const columns = sql`q.id, q.client_id as "clientId", k.name as client, coalesce(c.canonical_id, c.id, q.customer_id) as "customerId", coalesce(c2.name, c.name, '–') as customer,
  coalesce(p.canonical_id, p.id, q.contact_id) as "contactId", coalesce(p2.name, p.name, c2.name, c.name, '–') as name,
  case when q.contact_id is null then coalesce(c2.erased_at, c.erased_at) else coalesce(p2.erased_at, p.erased_at) end is not null as "isErased", q.kind, q.ground, q.received_on as "receivedOn",
  q.due_on as "dueOn", q.extended_on as "extendedOn", q.extension_reason as "extensionReason", q.words, q.identity,
  (select name from staff where id = q.identity_by) as "identityBy", q.state, q.asked_by as "askedById", (select name from staff where id = q.asked_by) as "askedBy",
  ${iso(sql`q.asked_at`)} as "askedAt", (select name from staff where id = q.decided_by) as "decidedBy", ${iso(sql`q.decided_at`)} as "decidedAt", q.reason,
  q.answered_on as "answeredOn", q.version`
const tables = sql`from privacy_request q join client k on k.id = q.client_id
  left join customer c on c.client_id = q.client_id and c.id = q.customer_id left join customer c2 on c2.client_id = c.client_id and c2.id = c.canonical_id
  left join contact p on p.client_id = q.client_id and p.id = q.contact_id left join contact p2 on p2.client_id = p.client_id and p2.id = p.canonical_id`

export type PrivacyFilter = { open: boolean | null; kind?: PrivacyKind | undefined; clientId?: string | undefined; page: number }

/** A page of the register: what is open by its last day, so what is late before all else; then what is done, the latest first. One query. */
export async function privacyPage(tx: Tx, { open, kind, clientId, page }: PrivacyFilter): Promise<Page<PrivacyRow>> {
  const asked = [
    open === null ? sql`true` : open ? sql`q.state = 'open'` : sql`q.state <> 'open'`,
    kind ? sql`q.kind = ${kind}` : sql`true`,
    clientId ? sql`q.client_id = ${clientId}` : sql`true`,
  ]
  const found = await rows<PrivacyRow & { total: number }>(
    tx,
    sql`select ${columns}, count(*) over ()::int as total ${tables} where ${sql.join(asked, sql` and `)}
        order by q.state <> 'open', case when q.state = 'open' then q.due_on end, q.decided_at desc, q.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** How many are open, and how many of those are past their last day. */
export async function privacyCounts(tx: Tx, today: Day): Promise<{ open: number; late: number }> {
  const [found] = await rows<{ open: number; late: number }>(
    tx,
    sql`select count(*)::int as open, count(*) filter (where due_on < ${today})::int as late from privacy_request where state = 'open'`,
  )
  return found ?? { open: 0, late: 0 }
}

/** The requests of one person, or of one customer itself, the latest first; at most fifty. One query. */
export async function privacyRequestsOf(
  tx: Tx,
  of: { clientId: string; customerId: string; contactId: string | null },
): Promise<PrivacyRow[]> {
  const subject = of.contactId
    ? sql`q.contact_id in (select id from contact where client_id = ${of.clientId} and (id = ${of.contactId} or canonical_id = ${of.contactId}))`
    : sql`q.contact_id is null and q.customer_id in (select id from customer where client_id = ${of.clientId} and (id = ${of.customerId} or canonical_id = ${of.customerId}))`
  return rows(
    tx,
    sql`select ${columns} ${tables} where q.client_id = ${of.clientId} and ${subject} order by q.state <> 'open', q.received_on desc, q.id desc limit 50`,
  )
}

/** One request, held when asked so that two who decide do so one after the other; null when there is none with this id that the actor sees. One query. */
export async function privacyRequestOf(tx: Tx, id: string, { lock = false } = {}): Promise<PrivacyRow | null> {
  const [found] = await rows<PrivacyRow>(tx, sql`select ${columns} ${tables} where q.id = ${id} ${lock ? sql`for update of q` : sql``}`)
  return found ?? null
}

export type NewPrivacyRequest = Omit<typeof privacyRequest.$inferInsert, 'id' | 'version' | 'askedAt' | 'decidedAt'> & {
  askedAt: Moment
  decidedAt?: Moment | null
}

/** Writes one down. @returns its id; of an erasure that is asked already, that of the open one */
export async function addPrivacyRequest(
  tx: Tx,
  { askedAt, decidedAt, ...asked }: NewPrivacyRequest,
): Promise<{ id: string; isNew: boolean }> {
  const id = v7()
  const [made] = await tx
    .insert(privacyRequest)
    .values({ ...asked, id, askedAt: new Date(askedAt), decidedAt: decidedAt ? new Date(decidedAt) : null })
    .onConflictDoNothing()
    .returning({ id: privacyRequest.id })
  if (made) return { id, isNew: true }
  const open = await openErasureOf(tx, { ...asked, contactId: asked.contactId ?? null })
  if (!open) throw new Error('a request is neither new nor there')
  return { id: open, isNew: false }
}

export type PrivacyChange = Partial<
  Pick<
    typeof privacyRequest.$inferInsert,
    'dueOn' | 'extendedOn' | 'extensionReason' | 'identity' | 'identityBy' | 'state' | 'decidedBy' | 'reason' | 'answeredOn'
  >
> & {
  decidedAt?: Moment
}

/** Changes a request that the caller holds. */
export async function changePrivacyRequest(
  tx: Tx,
  { clientId, id }: { clientId: string; id: string },
  { decidedAt, ...change }: PrivacyChange,
): Promise<void> {
  await tx
    .update(privacyRequest)
    .set({ ...change, ...(decidedAt && { decidedAt: new Date(decidedAt) }), version: sql`${privacyRequest.version} + 1` })
    .where(sql`${privacyRequest.clientId} = ${clientId} and ${privacyRequest.id} = ${id}`)
}

/** The erasure of somebody that waits for a decision; null when there is none. */
export async function openErasureOf(
  tx: Tx,
  of: { clientId: string; customerId: string; contactId: string | null },
): Promise<string | null> {
  const [open] = await rows<{ id: string }>(
    tx,
    sql`select id from privacy_request where client_id = ${of.clientId} and kind = 'erasure' and state = 'open'
        and coalesce(contact_id, customer_id) = ${of.contactId ?? of.customerId}`,
  )
  return open?.id ?? null
}

/** What the register still says of who was erased: what was asked, when and by whom decided, without a word of theirs. The files that were made for them go too. */
export async function blankPrivacyOf(
  tx: Tx,
  { clientId, customerIds, contactIds }: { clientId: string; customerIds: readonly string[]; contactIds: readonly string[] },
): Promise<void> {
  const mine = sql`client_id = ${clientId} and (contact_id = any(${uuids(contactIds)}) or contact_id is null and customer_id = any(${uuids(customerIds)}))`
  await tx.execute(sql`update privacy_export set state = 'removed', bytes = null, choices = '{}', same_ids = '{}'
    where client_id = ${clientId} and request_id in (select id from privacy_request where ${mine})`)
  await tx.execute(
    sql`update privacy_request set words = null, reason = null, extension_reason = case when extended_on is not null then '…' end where ${mine}`,
  )
}

/** From now on nobody is to contact a person, or a customer that is one. */
export async function barFromContact(
  tx: Tx,
  clientId: string,
  { customerId, contactId }: { customerId: string; contactId: string | null },
): Promise<void> {
  const [table, id] = contactId ? ['contact', contactId] : ['customer', customerId]
  await tx.execute(
    sql`update ${sql.identifier(table)} set do_not_contact = true, version = version + 1 where client_id = ${clientId} and id = ${id} and not do_not_contact`,
  )
}
