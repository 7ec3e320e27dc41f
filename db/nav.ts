import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { oneRow } from './rows'

/** What the menu counts and which campaigns it names. */
export type NavFacts = {
  /** Promises to call that are due today or earlier: a consultant's own, everybody's for a manager. */
  calls: number
  /** Reports that are drafted and not released. */
  reports: number
  /** The campaigns somebody pinned, in that order; before they chose any, those that run and that they work on, at most five. */
  pinned: { id: string; name: string; client: string }[]
  /** Whether they hold their phone in the left hand. */
  leftHanded: boolean
}

/** The menu in one query. `staffId` is null for who counts for everybody. */
export async function navFacts(
  tx: Tx,
  { userId, staffId, today }: { userId: string; staffId: string | null; today: Day },
): Promise<NavFacts> {
  return oneRow<NavFacts>(
    tx,
    sql`
    with pins as (
      select p.id::uuid as id, p.place from preference, jsonb_array_elements_text(settings -> 'pinned') with ordinality as p (id, place)
      where user_id::text = ${userId}
    ), named as (
      select c.id, c.name, k.name as client, p.place as place from pins p join campaign c on c.id = p.id join client k on k.id = c.client_id
      union all
      (select c.id, c.name, k.name, row_number() over (order by c.starts_on desc)
        from campaign c join client k on k.id = c.client_id
        where not exists (select from preference where user_id::text = ${userId} and settings ? 'pinned') and c.ended_on is null and c.starts_on <= ${today} and c.ends_on >= ${today}
          and (${staffId}::uuid is null or exists (
            select from campaign_staff s where s.client_id = c.client_id and s.campaign_id = c.id and s.staff_id = ${staffId}::uuid
              and (s.since is null or s.since <= ${today}) and (s.until is null or s.until >= ${today})))
        limit 5)
    )
    select
      ((select count(*) from task t where t.kind = 'promise' and t.done_at is null and t.due_on <= ${today}
          and (${staffId}::uuid is null or t.staff_id = ${staffId}::uuid))
        + (select count(*) from call l where l.callback_at is not null and l.undone_at is null
          and (l.callback_at at time zone 'Europe/Amsterdam')::date <= ${today} and (${staffId}::uuid is null or l.staff_id = ${staffId}::uuid)
          and not exists (select from call x where x.client_id = l.client_id and x.customer_id = l.customer_id and x.started_at > l.started_at)
          and not exists (select from task t where t.client_id = l.client_id and t.customer_id = l.customer_id and t.kind = 'promise'
            and t.done_at is null)))::int as calls,
      (select count(*)::int from report r where r.state = 'draft') as reports,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'client', client) order by place) from named), '[]') as pinned,
      coalesce((select (settings ->> 'leftHanded')::boolean from preference where user_id::text = ${userId}), false) as "leftHanded"`,
  )
}
