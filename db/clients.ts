import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { opensOn } from './client-access'
import type { Tx } from './door'
import { rows } from './rows'
import { client, clientPerson, clientStaff } from './schema/people'

export type ClientName = { id: string; name: string; initials: string }

export type Client = ClientName & {
  isFirm: boolean
  language: 'nl' | 'en'
  street: string | null
  postcode: string | null
  place: string | null
  kvk: string | null
  vat: string | null
  contract: Record<string, unknown>
}

/** The clients that the actor sees and that have not ended, by name. */
export async function clientNames(tx: Tx): Promise<ClientName[]> {
  const { id, name, initials } = client
  return tx.select({ id, name, initials }).from(client).where(isNull(client.endedOn)).orderBy(asc(name))
}

/** One client; null when there is none with this id that the actor sees. */
export async function clientOf(tx: Tx, clientId: string): Promise<Client | null> {
  const { id, name, initials, isFirm, language, street, postcode, place, kvk, vat, contract } = client
  const columns = { id, name, initials, isFirm, language, street, postcode, place, kvk, vat, contract }
  const [found] = await tx.select(columns).from(client).where(eq(id, clientId))
  return found ?? null
}

export type NewClient = { name: string; initials: string; language?: 'nl' | 'en'; isFirm?: boolean; place?: string | null }

/**
 * Makes a client and lets the actor go on with it in this transaction: a consultant does not see a client that did not exist when they came in.
 * @returns the id of the client
 */
export async function addClient(tx: Tx, { name, initials, language = 'nl', isFirm = false, place = null }: NewClient): Promise<string> {
  const id = v7()
  await tx.insert(client).values({ id, name, initials, language, isFirm, place })
  await tx.execute(sql`select set_config('rondo.clients',
    case current_setting('rondo.clients') when '*' then '*' else concat_ws(',', nullif(current_setting('rondo.clients'), ''), ${id}::text) end, true)`)
  return id
}

/** Whether a client of this name stands already among those the actor sees; capitals and spaces at the ends aside. */
export async function clientNamed(tx: Tx, name: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: client.id })
    .from(client)
    .where(sql`lower(btrim(${client.name})) = lower(btrim(${name}::text))`)
    .limit(1)
  return found?.id ?? null
}

/** Lets people of ours work for a client; who works for it already keeps the role they have. */
export async function assignToClient(tx: Tx, clientId: string, people: readonly { staffId: string; role: 'manager' | 'consultant' }[]) {
  if (people.length === 0) return
  await tx
    .insert(clientStaff)
    .values(people.map((person) => ({ clientId, ...person })))
    .onConflictDoUpdate({ target: [clientStaff.clientId, clientStaff.staffId, clientStaff.handoutId], set: { since: null, until: null } })
}

export type ClientPerson = {
  id: string
  userId: string | null
  name: string
  email: string | null
  jobTitle: string | null
  level: 'owner' | 'staff'
  receivesReports: boolean
}

/** The client's own people, by name; those who left are not among them. */
export async function clientPeopleOf(tx: Tx, clientId: string): Promise<ClientPerson[]> {
  const { id, userId, name, email, jobTitle, level, receivesReports } = clientPerson
  return tx
    .select({ id, userId, name, email, jobTitle, level, receivesReports })
    .from(clientPerson)
    .where(and(eq(clientPerson.clientId, clientId), isNull(clientPerson.disabledAt)))
    .orderBy(asc(name))
}

/** Who of ours works for a client today, with their role there. */
export async function staffOfClient(
  tx: Tx,
  clientId: string,
  today: string,
): Promise<{ staffId: string; role: 'manager' | 'consultant' }[]> {
  return rows(
    tx,
    sql`select staff_id as "staffId", max(role) as role from client_staff k where client_id = ${clientId} and ${opensOn('k', today)} group by staff_id order by staff_id`,
  )
}

/** What our own firm is called; empty before it is set up. */
export async function firmName(tx: Tx): Promise<string> {
  const [found] = await rows<{ name: string }>(tx, sql`select name from firm limit 1`)
  return found?.name ?? ''
}
