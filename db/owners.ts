import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { rows } from './rows'

/** Who looks after a customer on a day: a loan goes before the owner; null when nobody does. */
export async function ownerOf(tx: Tx, of: { clientId: string; customerId: string }, today: Day): Promise<string | null> {
  const [found] = await rows<{ staffId: string }>(
    tx,
    sql`select staff_id as "staffId" from ownership where client_id = ${of.clientId} and customer_id = ${of.customerId} and role in ('owner', 'loan')
          and starts_on <= ${today} and coalesce(ends_on >= ${today}, true)
        order by role = 'loan' desc, starts_on desc, id limit 1`,
  )
  return found?.staffId ?? null
}
