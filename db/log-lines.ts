import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf } from './page'
import { rows, uuids } from './rows'

/**
 * A line of the log as a client may read it too: no notes, no reasons, nobody's private words. `minutes` is signed like the ledger: what leaves the
 * unit is negative. `visitId`, `customerId` and `unitId` say where our own people find it.
 */
export type LogLine = {
  id: string
  kind: 'visit' | 'call' | 'entry' | 'travel' | 'ask' | 'complaint' | 'appointment' | 'meeting'
  on: Day
  text: string
  who: string | null
  minutes: number | null
  metres: number | null
  cents: number | null
  score: number | null
  outcome: 'satisfied' | 'opportunity' | 'complaint' | 'not-home' | null
  visitId: string | null
  customerId: string | null
  unitId: string | null
}

/** The log lines with these ids, the newest first, a page at a time; one query, whatever kinds they are of. */
export async function logLines(
  tx: Tx,
  clientId: string,
  ids: readonly string[],
  { page, size = 50 }: { page: number; size?: number },
): Promise<Page<LogLine>> {
  const found = await rows<LogLine & { total: number }>(
    tx,
    sql`
    with asked as (select ${uuids(ids)} as ids), line as (
      select v.id, 'visit' as kind, v."on", concat_ws(', ', c.name, c.place) as text, s.name as who,
        v.visit_minutes + v.drive_minutes + v.write_up_minutes as minutes, nullif(v.metres, 0) as metres, null::int as cents, v.score, v.outcome,
        v.id as "visitId", v.customer_id as "customerId", null::uuid as "unitId"
      from visit v join customer c on c.client_id = v.client_id and c.id = v.customer_id join staff s on s.id = v.staff_id
      where v.client_id = ${clientId} and v.id = any ((select ids from asked)::uuid[])
      union all
      select e.id, 'entry', e."on", e.text, s.name, l.change::int, null, null, null, null, v.id,
        coalesce(v.customer_id, k.customer_id), e.unit_id
      from ledger_entry e join ledger_line l on l.client_id = e.client_id and l.id = e.id left join staff s on s.id = e.staff_id
        left join visit v on v.client_id = e.client_id and v.id = e.activity_id
        left join call k on k.client_id = e.client_id and k.id = e.activity_id
      where e.client_id = ${clientId} and e.id = any ((select ids from asked)::uuid[])
      union all
      select t.id, 'travel', t."on", coalesce(c.name, ''), s.name, null, (case when t.reverses is null then 1 else -1 end * t.metres)::int,
        (case when t.reverses is null then 1 else -1 end * t.cents)::int, null, null, v.id, v.customer_id, t.unit_id
      from travel_entry t left join visit v on v.client_id = t.client_id and v.id = t.activity_id
        left join customer c on c.client_id = v.client_id and c.id = v.customer_id left join staff s on s.id = v.staff_id
      where t.client_id = ${clientId} and t.id = any ((select ids from asked)::uuid[])
      union all
      select k.id, 'call', (k.started_at at time zone 'Europe/Amsterdam')::date, concat_ws(', ', c.name, c.place), s.name, k.minutes, null, null, null, null,
        null, k.customer_id, null
      from call k join customer c on c.client_id = k.client_id and c.id = k.customer_id join staff s on s.id = k.staff_id
      where k.client_id = ${clientId} and k.id = any ((select ids from asked)::uuid[])
      union all
      select t.id, 'ask', coalesce(t.due_on, (t.created_at at time zone 'Europe/Amsterdam')::date), t.text, p.name, null, null, null, null, null, null, null, null
      from task t left join client_person p on p.client_id = t.client_id and p.id = t.client_person_id
      where t.client_id = ${clientId} and t.kind = 'ask' and t.id = any ((select ids from asked)::uuid[])
      union all
      select q.id, 'complaint', (q.received_at at time zone 'Europe/Amsterdam')::date, concat_ws(' · ', c.name, q.subject), s.name, null, null, null, null, null,
        null, q.customer_id, null
      from request q left join customer c on c.client_id = q.client_id and c.id = q.customer_id left join staff s on s.id = q.owner_id
      where q.client_id = ${clientId} and q.id = any ((select ids from asked)::uuid[])
      union all
      select a.id, 'appointment', (a.starts_at at time zone 'Europe/Amsterdam')::date, coalesce(concat_ws(', ', c.name, c.place), a.title, ''), s.name,
        (extract(epoch from a.ends_at - a.starts_at) / 60)::int, null, null, null, null, null, a.customer_id, null
      from appointment a left join customer c on c.client_id = a.client_id and c.id = a.customer_id left join staff s on s.id = a.staff_id
      where a.client_id = ${clientId} and a.id = any ((select ids from asked)::uuid[])
      union all
      select m.id, 'meeting', (coalesce(m.at, m.held_at) at time zone 'Europe/Amsterdam')::date, '', null, null, null, null, null, null, null, null, null
      from meeting m where m.client_id = ${clientId} and m.id = any ((select ids from asked)::uuid[])
    )
    select line.*, count(*) over ()::int as total from line order by "on" desc, id limit ${size} offset ${offsetOf(page, size)}`,
  )
  return pageOf(found, page, size)
}
