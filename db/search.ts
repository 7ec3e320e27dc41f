import { sql } from 'drizzle-orm'
import type { Tx } from './door'
import { rows } from './rows'

export type Found = {
  kind: 'customer' | 'contact' | 'campaign'
  id: string
  name: string
  /** What tells two of the same name apart: the place of a customer, where a contact works, the client of a campaign. */
  detail: string | null
}

/** At most so many answers, whatever is asked. */
export const searchLimit = 20

/**
 * Customers, contacts and campaigns that look like the words, best first: a name that begins with them, then one that contains them, then one
 * that resembles them. Digits find a phone number. Fewer than two characters find nothing.
 */
export async function search(tx: Tx, words: string): Promise<Found[]> {
  const asked = words.trim().slice(0, 80)
  if (asked.length < 2) return []
  const part = `%${escaped(asked)}%`
  const digits = asked.replace(/\D/g, '').replace(/^(0031|31|0)/, '')
  const phone = digits.length >= 4 && /^[\d\s+()-]+$/.test(asked) ? `%${digits}%` : null
  return rows<Found>(
    tx,
    sql`
    select kind, id, name, detail from (
      (select 'campaign' as kind, c.id, c.name, k.name as detail, ${likeness('c.name', asked)} + 1 as likeness
        from campaign c join client k on k.id = c.client_id
        where c.name ilike ${part} or k.name ilike ${part} or c.name % ${asked}
        order by likeness desc, c.name limit 5)
      union all
      (select 'customer', c.id, c.name, c.place, ${likeness('c.name', asked)} as likeness
        from customer c
        where c.canonical_id is null and (c.name ilike ${part} or c.name % ${asked} ${phoneOr(phone, 'c')})
        order by likeness desc, c.name limit ${searchLimit})
      union all
      (select 'contact', p.id, p.name, k.name, ${likeness('p.name', asked)} as likeness
        from contact p
        left join lateral (
          select c.name from job j join customer c on c.client_id = j.client_id and c.id = j.customer_id
          where j.client_id = p.client_id and j.contact_id = p.id order by j.ends_on is not null, j.is_primary desc limit 1
        ) k on true
        where p.canonical_id is null and (p.name ilike ${part} or p.name % ${asked} ${phoneOr(phone, 'p')})
        order by likeness desc, p.name limit ${searchLimit})
    ) found
    order by likeness desc, name, id limit ${searchLimit}`,
  )
}

function likeness(column: 'c.name' | 'p.name', asked: string) {
  const name = sql.raw(column)
  return sql`(case when ${name} ilike ${`${escaped(asked)}%`} then 2 when ${name} ilike ${`%${escaped(asked)}%`} then 1 else 0 end
    + similarity(${name}, ${asked}))::float8`
}

function phoneOr(pattern: string | null, table: 'c' | 'p') {
  if (!pattern) return sql``
  const columns = sql.raw(`concat_ws(' ', ${table}.phone, ${table}.mobile)`)
  return sql`or regexp_replace(${columns}, '[^0-9]', '', 'g') like ${pattern}`
}

/** What somebody typed as part of a pattern for `ilike`, in which a per cent sign and a low line are themselves. */
export const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
