import { sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'
import type { Day } from '#domain/calendar/day'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

type Row = { needsSecondFactor: boolean } & (
  | { kind: 'staff'; role: StaffActor['role']; id: string; name: string; clientId: null; clientIds: string[]; campaignIds: string[] }
  | { kind: 'client'; role: ClientActor['level']; id: string; name: string; clientId: string; clientIds: string[]; campaignIds: string[] }
)

/** Somebody, and whether the firm asks a second factor of them at login. */
export type Known = { actor: StaffActor | ClientActor; needsSecondFactor: boolean }

/**
 * Who a user is today: one of our people with the clients they work for, or a person of a client; null when they are nobody (any more).
 * Asked anew for every request, so that a change of role or an end works at once. A consultant works for a client when assigned to it or to one of
 * its campaigns, as a stand-in too, from the first day of that to the last; of the campaigns they see those.
 */
export async function actorOfUser(tx: Tx, userId: string, today: Day): Promise<Known | null> {
  const now = sql`coalesce(since <= ${today}, true) and coalesce(until >= ${today}, true)`
  const [found] = await rows<Row>(
    tx,
    sql`
    select 'staff' as kind, s.role, s.id, s.name, null::uuid as "clientId", array(
      select client_id::text from client_staff where staff_id = s.id and ${now}
      union select client_id::text from campaign_staff where staff_id = s.id and ${now}
    ) as "clientIds",
      array(select campaign_id::text from campaign_staff where staff_id = s.id and ${now}) as "campaignIds",
      s.role in ('admin', 'manager') and coalesce((select managers_need_second_factor from firm limit 1), false) as "needsSecondFactor"
    from staff s
    where s.user_id = ${userId} and s.disabled_at is null and coalesce(s.ended_on >= ${today}, true)
    union all
    select 'client', p.level, p.id, p.name, p.client_id, '{}', '{}', false
    from client_person p where p.user_id = ${userId} and p.disabled_at is null`,
  )
  return found ? { actor: actor(found, userId), needsSecondFactor: found.needsSecondFactor } : null
}

function actor(row: Row, userId: string): StaffActor | ClientActor {
  if (row.kind === 'client')
    return { kind: 'client', level: row.role, clientPersonId: row.id, userId, name: row.name, clientId: row.clientId }
  const { role, id: staffId, name } = row
  return {
    kind: 'staff',
    role,
    staffId,
    userId,
    name,
    clientIds: role === 'admin' ? 'all' : row.clientIds,
    campaignIds: role === 'consultant' ? row.campaignIds : 'all',
  }
}
