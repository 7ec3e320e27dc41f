import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import { fullNames, type KnownAs, mentionsOf, nothingKnown, tradeNames } from '#domain/relations/erasure'
import type { Tx } from './door'
import { filesWith } from './erase-files'
import { oneRow, rows, uuids } from './rows'

/**
 * Whom an erasure is about: all records that became one by merging, the first the one that lives. `at`: the customers where a person works or worked; of an organisation
 * itself. `kept` is the name that stands now. What is known holds at those customers; `anywhere` stands for them alone, in any text of the client.
 */
export type ToErase = KnownAs & { clientId: string; ids: string[]; at: string[]; kept: string; anywhere: KnownAs }

/** How much there is of somebody. `texts`: rows of any text in which they stand; `waiting`: files that are not taken in, in which nobody can look. */
export type ErasureCounts = {
  calls: number
  visits: number
  notes: number
  tasks: number
  mails: number
  files: number
  reports: number
  texts: number
  waiting: number
}

/** With `lock` nobody else changes them until this transaction ends. */
type Hold = { lock?: boolean }

/** A person with every record merged into them; null when the actor sees none who works, or worked, there. */
export async function personToErase(
  tx: Tx,
  of: { customerId: string; contactId: string },
  { lock = false }: Hold = {},
): Promise<(ToErase & { isErased: boolean }) | null> {
  const [living] = await rows<{ clientId: string; isErased: boolean }>(
    tx,
    sql`select p.client_id as "clientId", p.erased_at is not null as "isErased" from contact p
        where p.id = ${of.contactId} and p.canonical_id is null and exists (select from job j
          where j.client_id = p.client_id and j.contact_id = p.id and j.customer_id = ${of.customerId}) ${lock ? sql`for update of p` : sql``}`,
  )
  if (!living) return null
  const { clientId } = living
  const family = await rows<{ id: string; name: string; lastName: string | null; full: string | null; reached: string[] }>(
    tx,
    sql`${familyOf('contact', clientId, of.contactId)} select p.id, p.name, p.last_name as "lastName",
          case when p.first_name is not null and p.last_name is not null then concat_ws(' ', p.first_name, p.infix, p.last_name) end as full,
          array_remove(array[p.email, p.phone, p.mobile], null) as reached
        from family f join contact p on p.client_id = ${clientId} and p.id = f.id order by p.id = ${of.contactId} desc`,
  )
  const ids = family.map(({ id }) => id)
  const [places] = await rows<{ at: string[]; reached: string[] }>(
    tx,
    sql`select coalesce(array_agg(distinct j.customer_id), '{}') as at, coalesce(array_agg(distinct r.value) filter (where r.value is not null), '{}') as reached
        from job j join customer c on c.client_id = j.client_id and c.id = j.customer_id
        left join lateral unnest(array[c.phone, c.phone2, c.mobile, c.email]) r(value) on true
        where j.client_id = ${clientId} and j.contact_id = any(${uuids(ids)})`,
  )
  const called = unique(family.flatMap(({ name, full }) => [name, full]))
  // The number of the firm where somebody works is not theirs.
  const own = reachedBy(family.flatMap(({ reached }) => reached).filter((each) => !places?.reached.includes(each)))
  const anywhere = { ...nothingKnown, ...own, people: fullNames(called) }
  const names = unique([...called.filter((name) => !anywhere.people.includes(name)), ...family.map(({ lastName }) => lastName)])
  return { ...anywhere, names, clientId, ids, at: places?.at ?? [], isErased: living.isErased, kept: family[0]?.name ?? '', anywhere }
}

type CustomerKnown = { id: string; name: string; reached: string[]; codes: string[]; address: KnownAs['addresses'][number] | null }

/** A customer with every record merged into it; null when the actor sees none. */
export async function customerToErase(
  tx: Tx,
  customerId: string,
  now: Moment,
  { lock = false }: Hold = {},
): Promise<(ToErase & { isErased: boolean; legalForm: string | null; hasVisitAhead: boolean; people: string[] }) | null> {
  const [living] = await rows<{ clientId: string; isErased: boolean; legalForm: string | null; hasVisitAhead: boolean }>(
    tx,
    sql`select c.client_id as "clientId", c.erased_at is not null as "isErased", c.legal_form as "legalForm",
          exists (select from appointment a where a.client_id = c.client_id and a.customer_id = c.id and a.state in ('proposed', 'agreed')
            and a.ends_at > ${now}::timestamptz) as "hasVisitAhead"
        from customer c where c.id = ${customerId} and c.canonical_id is null ${lock ? sql`for update of c` : sql``}`,
  )
  if (!living) return null
  const { clientId } = living
  const family = await rows<CustomerKnown>(
    tx,
    sql`${familyOf('customer', clientId, customerId)} select c.id, c.name, array_remove(array[c.email, c.phone, c.phone2, c.mobile], null) as reached,
          array_remove(array[c.kvk, c.vat, c.iban], null) as codes, case when c.street is not null and c.house_number is not null
            then json_build_object('street', c.street, 'houseNumber', c.house_number, 'suffix', c.house_number_suffix) end as address
        from family f join customer c on c.client_id = ${clientId} and c.id = f.id order by c.id = ${customerId} desc`,
  )
  const ids = family.map(({ id }) => id)
  // Who works elsewhere too is erased there, when they ask.
  const people = await rows<{ id: string }>(
    tx,
    sql`select distinct p.id from job j join contact p on p.client_id = j.client_id and p.id = j.contact_id and p.canonical_id is null and p.erased_at is null
        where j.client_id = ${clientId} and j.customer_id = any(${uuids(ids)})
          and not exists (select from job o where o.client_id = j.client_id and o.contact_id = j.contact_id and o.customer_id <> all(${uuids(ids)}) and o.ends_on is null)`,
  )
  const known: KnownAs = {
    ...{
      people: [],
      names: unique(family.flatMap(({ name }) => tradeNames(name))),
      ...reachedBy(family.flatMap(({ reached }) => reached)),
    },
    ...{ addresses: family.flatMap(({ address }) => (address ? [address] : [])), codes: unique(family.flatMap(({ codes }) => codes)) },
  }
  const elsewhere = await sharedWithOthers(tx, { clientId, ids }, known)
  const anywhere: KnownAs = {
    ...known,
    names: fullNames(known.names).filter((name) => !elsewhere.names.includes(name.toLowerCase())),
    addresses: known.addresses.filter((each) => !elsewhere.addresses.includes(addressLine(each))),
  }
  return { ...known, ...living, ids, at: ids, kept: family[0]?.name ?? '', people: people.map(({ id }) => id), anywhere }
}

/** Which of these names others of the client have too, be it with something after it, and which of these addresses; in small letters. */
async function sharedWithOthers(
  tx: Tx,
  { clientId, ids }: Pick<ToErase, 'clientId' | 'ids'>,
  { names, addresses }: KnownAs,
): Promise<{ names: string[]; addresses: string[] }> {
  const texts = (all: readonly string[]) => sql`${JSON.stringify(all.map((each) => each.toLowerCase()))}::jsonb`
  const others = sql`select from customer c where c.client_id = ${clientId} and c.id <> all(${uuids(ids)})`
  return oneRow(
    tx,
    sql`select array(select n from jsonb_array_elements_text(${texts(names)}) n where exists (${others} and (lower(c.name) = n or starts_with(lower(c.name), n || ' ')))) as names,
          array(select a from jsonb_array_elements_text(${texts(addresses.map(addressLine))}) a where exists (${others} and lower(c.street) || ' ' || c.house_number = a)) as addresses`,
  )
}

const addressLine = ({ street, houseNumber }: KnownAs['addresses'][number]) => `${street} ${houseNumber}`.toLowerCase()

function familyOf(table: 'customer' | 'contact', clientId: string, id: string) {
  return sql`with recursive family as (select ${id}::uuid as id union select m.id from family f join ${sql.identifier(table)} m on m.client_id = ${clientId} and m.canonical_id = f.id)`
}

const unique = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null && value !== ''))] as string[]

const reachedBy = (reached: readonly string[]) => ({
  mails: unique(reached.filter((each) => each.includes('@'))),
  numbers: unique(reached.filter((each) => !each.includes('@'))),
})

/** Mails to them. */
export function mailedTo({ clientId, mails }: ToErase) {
  const pattern = mentionsOf({ ...nothingKnown, mails })
  return sql`(o.client_id = ${clientId} and ${pattern ? sql`o.recipient ~ ${pattern}` : sql`false`})`
}

/** What there is of a person, or of an organisation, in one query. */
export async function erasureCounts(tx: Tx, who: ToErase, kind: 'person' | 'customer'): Promise<ErasureCounts> {
  const mine = sql`x.client_id = ${who.clientId} and x.${sql.identifier(kind === 'person' ? 'contact_id' : 'customer_id')} = any(${uuids(who.ids)})`
  const anywhere = mentionsOf(who.anywhere)
  return oneRow(
    tx,
    sql`select (select count(*)::int from call x where ${mine} and x.undone_at is null) as calls, (select count(*)::int from visit x where ${mine}) as visits,
          (select count(*)::int from note x where ${mine}) + (select count(*)::int from signal x where ${mine}) as notes,
          (select count(*)::int from task x where ${mine} and x.done_at is null) as tasks,
          (select count(*)::int from outbox o where ${mailedTo(who)}) as mails,
          (select count(*)::int from ${filesWith(who)} i) as files,
          (select count(*)::int from report r where r.client_id = ${who.clientId} and r.state = 'released' and ${anywhere ? sql`json_holds(r.content, ${anywhere})` : sql`false`}) as reports,
          ${anywhere ? sql`texts_with(${who.clientId}, ${anywhere})` : sql`0`} as texts,
          (select count(*)::int from customer_import i where i.client_id = ${who.clientId} and i.state in ('uploaded', 'mapped')) as waiting`,
  )
}

/** How many of a client were erased before: the next one's number. Until this transaction ends nobody else of the client is erased. */
export async function erasedBefore(tx: Tx, clientId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`erasure ${clientId}`}, 0))`)
  const { count } = await oneRow<{ count: number }>(
    tx,
    sql`select ((select count(*) from customer where client_id = ${clientId} and erased_at is not null)
          + (select count(*) from contact where client_id = ${clientId} and erased_at is not null))::int as count`,
  )
  return count
}
