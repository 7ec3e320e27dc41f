import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import type { Origin } from './customers'
import type { Tx } from './door'
import { iso, rows } from './rows'

/** One value of a customer that changed. `field` as the domain calls it; `source` is where the new value came from. */
export type ValueChange = {
  field: string
  before: string | null
  after: string | null
  source: Origin[string] | null
  by: string | null
  at: Moment
}

const columns = sql`v.field, v.before, v.after, v.source, (select name from staff where id = v.staff_id) as by, ${iso(sql`v.at`)} as at`

/** A change of a person, under the field it is of the customer they work at. */
const ofPerson = sql`coalesce('{"name": "contactName", "salutation": "contactSalutation", "email": "contactEmail", "phone": "contactPhone", "mobile": "contactMobile",
  "linkedinUrl": "contactProfile"}'::jsonb ->> v.field, v.field) as field,
  v.before, v.after, null::jsonb as source, (select name from staff where id = v.staff_id) as by, ${iso(sql`v.at`)} as at`

/** How the values of one customer and of the people there came to be what they are, the latest first. */
export async function historyOf(
  tx: Tx,
  { clientId, customerId }: { clientId: string; customerId: string },
  limit = 200,
): Promise<ValueChange[]> {
  return rows(
    tx,
    sql`(select ${columns} from customer_value v where v.client_id = ${clientId} and v.customer_id = ${customerId} order by v.id desc limit ${limit})
        union all
        (select ${ofPerson} from contact_value v where v.client_id = ${clientId}
          and v.contact_id in (select j.contact_id from job j where j.client_id = ${clientId} and j.customer_id = ${customerId}) order by v.id desc limit ${limit})
        order by at desc limit ${limit}`,
  )
}

export type ChangedValue = ValueChange & { id: number; customerId: string | null; customerName: string }

/** A piece of all changes of a client's customers, in the order they were made. @param after the id of the last one of the piece before */
export async function changesOf(
  tx: Tx,
  { clientId, after, limit }: { clientId: string; after: number; limit: number },
): Promise<ChangedValue[]> {
  return rows(
    tx,
    sql`select v.id::float8 as id, v.customer_id as "customerId", c.name as "customerName", ${columns}
        from customer_value v join customer c on c.client_id = v.client_id and c.id = v.customer_id
        where v.client_id = ${clientId} and v.id > ${after} order by v.id limit ${limit}`,
  )
}

/** The same of people, under the customer where they work or worked last. */
export async function changesOfPeople(
  tx: Tx,
  { clientId, after, limit }: { clientId: string; after: number; limit: number },
): Promise<ChangedValue[]> {
  return rows(
    tx,
    sql`select v.id::float8 as id, c.id as "customerId", coalesce(c.name, '') as "customerName", ${ofPerson}
        from contact_value v
        left join lateral (select x.id, x.name from job j join customer x on x.client_id = j.client_id and x.id = j.customer_id
          where j.client_id = v.client_id and j.contact_id = v.contact_id order by j.ends_on desc nulls first, j.id limit 1) c on true
        where v.client_id = ${clientId} and v.id > ${after} order by v.id limit ${limit}`,
  )
}
