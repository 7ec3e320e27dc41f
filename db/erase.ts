import { sql } from 'drizzle-orm'
import { fullNames, type KnownAs, mentionsOf } from '#domain/relations/erasure'
import type { Tx } from './door'
import { importsThatHold } from './erase-files'
import { oneRow, rows, uuids } from './rows'

/**
 * Whom an erasure is about: all records that became one by merging, the first the one that lives. `at`: the customers where a person works or worked; of an organisation
 * itself. `kept` is the name that stands now.
 */
export type ToErase = KnownAs & { clientId: string; ids: string[]; at: string[]; kept: string }

/** How much there is of somebody. */
export type ErasureCounts = { calls: number; visits: number; notes: number; tasks: number; mails: number; files: number; reports: number }

/** A person with every record merged into them, locked; null when the actor sees none who works, or worked, there. */
export async function personToErase(
  tx: Tx,
  of: { customerId: string; contactId: string },
): Promise<(ToErase & { isErased: boolean }) | null> {
  const [living] = await rows<{ clientId: string; isErased: boolean }>(
    tx,
    sql`select p.client_id as "clientId", p.erased_at is not null as "isErased" from contact p
        where p.id = ${of.contactId} and p.canonical_id is null and exists (select from job j
          where j.client_id = p.client_id and j.contact_id = p.id and j.customer_id = ${of.customerId}) for update of p`,
  )
  if (!living) return null
  const { clientId } = living
  const family = await rows<{ id: string; name: string; lastName: string | null; firstName: string | null; reached: string[] }>(
    tx,
    sql`${familyOf('contact', clientId, of.contactId)} select p.id, p.name, p.last_name as "lastName", p.first_name as "firstName",
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
  const names = family.flatMap(({ name, firstName, lastName }) => [
    name,
    ...(firstName && lastName ? [`${firstName} ${lastName}`] : []),
    lastName ?? '',
  ])
  return {
    ...{ clientId, ids, at: places?.at ?? [], isErased: living.isErased, kept: family[0]?.name ?? '' },
    ...knownAs(
      names,
      family.flatMap(({ reached }) => reached),
      places?.reached ?? [],
    ),
  }
}

/** A customer with every record merged into it, locked; null when the actor sees none. */
export async function customerToErase(
  tx: Tx,
  customerId: string,
): Promise<(ToErase & { isErased: boolean; legalForm: string | null; hasVisitAhead: boolean; people: string[] }) | null> {
  const [living] = await rows<{ clientId: string; isErased: boolean; legalForm: string | null; hasVisitAhead: boolean }>(
    tx,
    sql`select c.client_id as "clientId", c.erased_at is not null as "isErased", c.legal_form as "legalForm",
          exists (select from appointment a where a.client_id = c.client_id and a.customer_id = c.id and a.state in ('proposed', 'agreed') and a.ends_at > now()) as "hasVisitAhead"
        from customer c where c.id = ${customerId} and c.canonical_id is null for update of c`,
  )
  if (!living) return null
  const { clientId } = living
  const family = await rows<{ id: string; name: string; reached: string[] }>(
    tx,
    sql`${familyOf('customer', clientId, customerId)} select c.id, c.name, array_remove(array[c.email, c.phone, c.phone2, c.mobile], null) as reached
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
  return {
    ...{ ...living, ids, at: ids, kept: family[0]?.name ?? '', people: people.map(({ id }) => id) },
    ...knownAs(
      family.map(({ name }) => name),
      family.flatMap(({ reached }) => reached),
      [],
    ),
  }
}

function familyOf(table: 'customer' | 'contact', clientId: string, id: string) {
  return sql`with recursive family as (select ${id}::uuid as id union select m.id from family f join ${sql.identifier(table)} m on m.client_id = ${clientId} and m.canonical_id = f.id)`
}

// The number of the firm where somebody works is not theirs.
function knownAs(names: readonly string[], reached: readonly string[], shared: readonly string[]): KnownAs {
  const own = reached.filter((each) => !shared.includes(each))
  return {
    names: [...new Set(names.filter(Boolean))],
    mails: own.filter((each) => each.includes('@')),
    numbers: own.filter((each) => !each.includes('@')),
  }
}

/** What there is of a person, or of an organisation, in one query. */
export async function erasureCounts(tx: Tx, who: ToErase, kind: 'person' | 'customer'): Promise<ErasureCounts> {
  const mine = sql`x.client_id = ${who.clientId} and x.${sql.identifier(kind === 'person' ? 'contact_id' : 'customer_id')} = any(${uuids(who.ids)})`
  const mails = mentionsOf({ names: [], mails: who.mails, numbers: [] })
  const name = mentionsOf({ names: fullNames(who.names), mails: who.mails, numbers: [] })
  return oneRow(
    tx,
    sql`select (select count(*)::int from call x where ${mine} and x.undone_at is null) as calls, (select count(*)::int from visit x where ${mine}) as visits,
          (select count(*)::int from note x where ${mine}) + (select count(*)::int from signal x where ${mine}) as notes,
          (select count(*)::int from task x where ${mine} and x.done_at is null) as tasks,
          (select count(*)::int from outbox o where o.client_id = ${who.clientId} and ${mails ? sql`o.recipient ~* ${mails}` : sql`false`}) as mails,
          (select count(*)::int from ${importsThatHold(who)} i) as files,
          (select count(*)::int from report r where r.client_id = ${who.clientId} and r.state = 'released' and ${name ? sql`r.content::text ~* ${name}` : sql`false`}) as reports`,
  )
}

/** How many of a client were erased before: the next one's number. */
export async function erasedBefore(tx: Tx, clientId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    sql`select ((select count(*) from customer where client_id = ${clientId} and erased_at is not null)
          + (select count(*) from contact where client_id = ${clientId} and erased_at is not null))::int as count`,
  )
  return found?.count ?? 0
}
