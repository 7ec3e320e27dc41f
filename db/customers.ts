import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { asJson, insertRows } from './bulk'
import type { Tx } from './door'
import { rows, uuids } from './rows'
import { customer } from './schema/customer'

/** A customer as it stands in the registry. Phones are E.164, days `YYYY-MM-DD`; `version` goes up with every change. */
export type Customer = Omit<typeof customer.$inferSelect, 'createdAt' | 'updatedAt' | 'erasedAt' | 'origin' | 'potential'> & {
  /** Since when nothing of them is known any more. */
  erasedOn: Day | null
}

const { createdAt, updatedAt, erasedAt, origin, potential, ...stored } = getTableColumns(customer)
const columns = {
  ...stored,
  erasedOn: sql<Day | null>`to_char(${customer.erasedAt} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`,
}

/** One customer, also one that was merged into another; null when the actor sees none with this id. */
export async function customerOf(tx: Tx, customerId: string, { lock = false } = {}): Promise<Customer | null> {
  const query = tx.select(columns).from(customer).where(eq(customer.id, customerId))
  const [found] = await (lock ? query.for('update') : query)
  return found ?? null
}

/** Every customer of a client as it stands or stood, those that were merged into another too, in the order they came in; who was erased is like nobody. */
export async function everyCustomerOf(tx: Tx, clientId: string): Promise<Customer[]> {
  return tx
    .select(columns)
    .from(customer)
    .where(sql`${customer.clientId} = ${clientId} and ${customer.erasedAt} is null`)
    .orderBy(customer.id)
}

/** The customers with these ids, merged ones too, in no order. */
export async function customersWithIds(tx: Tx, clientId: string, ids: readonly string[]): Promise<Customer[]> {
  return tx
    .select(columns)
    .from(customer)
    .where(sql`${customer.clientId} = ${clientId} and ${customer.id} = any(${uuids(ids)})`)
}

/** Where the values of some customers came from: per field, or under '*' for all that is not named. */
export async function originsOf(tx: Tx, clientId: string, ids: readonly string[]): Promise<Map<string, Origin>> {
  const found = await tx
    .select({ id: customer.id, origin: customer.origin })
    .from(customer)
    .where(sql`${customer.clientId} = ${clientId} and ${customer.id} = any(${uuids(ids)})`)
  return new Map(found.map(({ id, origin }) => [id, origin as Origin]))
}

/** `from` is the record of which a merge took the value. */
export type Origin = Record<string, { source?: string; file?: string; by?: string; on?: Day; from?: string }>

/** How many customers of a client live, in all and active. */
export async function customerCount(tx: Tx, clientId: string): Promise<{ living: number; active: number }> {
  const [found] = await rows<{ living: number; active: number }>(
    tx,
    sql`select count(*)::int as living, count(*) filter (where status = 'active')::int as active
        from customer where client_id = ${clientId} and canonical_id is null`,
  )
  return found ?? { living: 0, active: 0 }
}

export type NewCustomer = typeof customer.$inferInsert

export async function addCustomers(tx: Tx, added: readonly NewCustomer[]): Promise<void> {
  await insertRows(tx, customer, added)
}

export type CustomerNumber = { customerId: string; measure: string; year: number; amount: number }

/** The figures per year of some customers, the latest year first. */
export async function numbersOf(tx: Tx, clientId: string, customerIds: readonly string[]): Promise<CustomerNumber[]> {
  return rows(
    tx,
    sql`select customer_id as "customerId", measure, year, amount::float8 as amount from customer_number
        where client_id = ${clientId} and customer_id = any(${uuids(customerIds)}) order by measure, year desc`,
  )
}

/** What a person may change of a customer by hand. */
export type CustomerEdit = Partial<Omit<Customer, 'clientId' | 'id' | 'canonicalId' | 'importId' | 'erasedOn' | 'version'>>

/**
 * Changes a customer if it still is the version the writer read, and notes for every changed field that it came from a hand, and when.
 * @returns the new version; null when somebody else was first
 */
export async function changeCustomer(
  tx: Tx,
  { clientId, id, version }: Pick<Customer, 'clientId' | 'id' | 'version'>,
  edit: CustomerEdit,
  today: Day,
): Promise<number | null> {
  const source = tx.actor.kind === 'staff' ? tx.actor.staffId : tx.actor.kind
  const origins = Object.fromEntries(Object.keys(edit).map((field) => [field, { source: 'hand', by: source, on: today }]))
  const [changed] = await tx
    .update(customer)
    .set({ ...edit, version: version + 1, updatedAt: sql`now()`, origin: sql`${customer.origin} || ${asJson(origins)}` })
    .where(and(eq(customer.clientId, clientId), eq(customer.id, id), eq(customer.version, version)))
    .returning({ version: customer.version })
  return changed?.version ?? null
}

/** Follows the pointers of a merged customer to the one that lives on; null when the actor sees none with this id. */
export async function keeperOf(tx: Tx, customerId: string): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`with recursive path as (
          select client_id, id, canonical_id, 0 as step from customer where id = ${customerId}
          union all
          select c.client_id, c.id, c.canonical_id, p.step + 1 from path p join customer c on c.client_id = p.client_id and c.id = p.canonical_id
          where p.step < 100
        ) select id from path where canonical_id is null`,
  )
  return found?.id ?? null
}
