import { sql } from 'drizzle-orm'
import type { Customer, CustomerNumber } from './customers'
import type { Tx } from './door'
import { oneRow, rows, uuids } from './rows'

/** Whether a client had customers from elsewhere before this file came in, so that there is something to compare it with. */
export async function hasEarlierCustomers(tx: Tx, { clientId, importId }: { clientId: string; importId: string }): Promise<boolean> {
  const { found } = await oneRow<{ found: boolean }>(
    tx,
    sql`select exists (select from customer where client_id = ${clientId} and import_id is distinct from ${importId}) as found`,
  )
  return found
}

/** The living customers of a client that came with this file, and all others. */
export function dividedBy(importId: string, customers: readonly Customer[]): { known: Customer[]; fresh: Customer[] } {
  const living = customers.filter(({ canonicalId }) => canonicalId === null)
  return { known: living.filter((each) => each.importId !== importId), fresh: living.filter((each) => each.importId === importId) }
}

/** A person of the file who stands with us at another customer: the same profile, mobile number or own mail address, under the same name. */
export type MovedPerson = {
  contactId: string
  name: string
  newContactId: string
  newJobId: string
  oldJobId: string
  from: { id: string; name: string }
  to: { id: string; name: string }
  title: string | null
}

/** People whom a file shows at another customer than where they stand with us; at most `limit`, by name. */
export async function movedPeopleOf(
  tx: Tx,
  { clientId, importId }: { clientId: string; importId: string },
  limit = 200,
): Promise<MovedPerson[]> {
  return rows(
    tx,
    sql`select distinct on (o.name, n.id) o.id as "contactId", o.name, n.id as "newContactId", nj.id as "newJobId", oj.id as "oldJobId", nj.title,
          json_build_object('id', f.id, 'name', f.name) as "from", json_build_object('id', t.id, 'name', t.name) as "to"
        from contact n join job nj on nj.client_id = n.client_id and nj.contact_id = n.id and nj.ends_on is null
        join contact o on o.client_id = n.client_id and o.id <> n.id and o.canonical_id is null and o.import_id is distinct from n.import_id
          and lower(o.name) = lower(n.name) and (o.linkedin_url = n.linkedin_url or o.mobile = n.mobile or lower(o.email) = lower(n.email))
        join job oj on oj.client_id = o.client_id and oj.contact_id = o.id and oj.ends_on is null
        join customer f on f.client_id = oj.client_id and f.id = oj.customer_id and f.canonical_id is null
        join customer t on t.client_id = nj.client_id and t.id = nj.customer_id and t.canonical_id is null and t.id <> f.id
        where n.client_id = ${clientId} and n.import_id = ${importId} and n.canonical_id is null
        order by o.name, n.id limit ${limit}`,
  )
}

/** Lets a person go on at the new customer: the old place ends, and the record that the file brought goes up in the one we knew. */
export async function movePerson(tx: Tx, clientId: string, moved: MovedPerson, on: string): Promise<void> {
  await tx.execute(sql`update job set ends_on = ${on}, is_primary = false where client_id = ${clientId} and id = ${moved.oldJobId}`)
  await tx.execute(sql`update job set contact_id = ${moved.contactId} where client_id = ${clientId} and id = ${moved.newJobId}`)
  await tx.execute(
    sql`update contact o set email = coalesce(n.email, o.email), phone = coalesce(n.phone, o.phone), mobile = coalesce(o.mobile, n.mobile),
          linkedin_url = coalesce(o.linkedin_url, n.linkedin_url), do_not_contact = o.do_not_contact or n.do_not_contact, version = o.version + 1
        from contact n where o.client_id = ${clientId} and o.id = ${moved.contactId} and n.client_id = o.client_id and n.id = ${moved.newContactId}`,
  )
  await tx.execute(
    sql`update contact set canonical_id = ${moved.contactId}, version = version + 1 where client_id = ${clientId} and id = ${moved.newContactId}`,
  )
}

/** Figures of the file that differ from what is known, as what they become at the known customer. */
export function newerFigures(
  known: readonly CustomerNumber[],
  fresh: readonly CustomerNumber[],
): { measure: string; year: number; amount: number }[] {
  return fresh.filter(({ measure, year, amount }) =>
    known.some((each) => each.measure === measure && each.year === year && each.amount !== amount),
  )
}

/** Notes in the counts of a file how many known customers were brought up to date by it. */
export async function markCompared(tx: Tx, { clientId, importId }: { clientId: string; importId: string }, updated: number): Promise<void> {
  await tx.execute(
    sql`update customer_import set counts = counts || jsonb_build_object('known', coalesce((counts ->> 'known')::int, 0) + ${updated}::int)
        where client_id = ${clientId} and id = ${importId}`,
  )
}

/** The names of some customers, by id. */
export async function namesOf(
  tx: Tx,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, { name: string; place: string | null }>> {
  const found = await rows<{ id: string; name: string; place: string | null }>(
    tx,
    sql`select id, name, place from customer where client_id = ${clientId} and id = any(${uuids(ids)})`,
  )
  return new Map(found.map(({ id, ...rest }) => [id, rest]))
}
