import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { DecisionRole } from '#domain/relations/contact'
import type { Tx } from './door'
import { rows, uuids } from './rows'

/** Somebody at the customer: what they decide, where one of ours met them, and their birthday ('MM-DD') for whoever may know it. */
export type BriefedPerson = {
  contactId: string
  name: string
  title: string | null
  decisionRole: DecisionRole | null
  isPrimary: boolean
  birthday: string | null
  met: { name: string; at: string | null; on: Day | null }[]
}

export type BriefedNote = { kind: 'agreement' | 'blunder' | 'preference' | 'arrival'; text: string; on: Day }

/** What somebody wants to know before a visit, beside the appointment itself. */
export type Briefed = {
  appointmentId: string
  /** What the plan says that a visit to this segment is for, and the words to say. */
  aim: string | null
  script: string | null
  visitsBefore: number
  revenue: { year: number; cents: number }[]
  people: BriefedPerson[]
  promises: { text: string; kind: string; dueOn: Day | null; who: string | null }[]
  notes: BriefedNote[]
}

/** Who asks: `all` for managers, who read what is private of every customer; others of the customers they look after. */
export type Reader = { staffId: string; all: boolean; today: Day }

/** What to know before each of these visits, in one query. Private notes and birthdays only of customers that the reader looks after. */
export async function briefedOf(tx: Tx, appointmentIds: readonly string[], { staffId, all, today }: Reader): Promise<Briefed[]> {
  if (appointmentIds.length === 0) return []
  return rows(
    tx,
    sql`with stop as (
          select a.id, a.client_id, a.campaign_id, a.customer_id, a.starts_at, m.segment_id, (${all} or exists (select from ownership o
            where o.client_id = a.client_id and o.customer_id = a.customer_id and o.staff_id = ${staffId}
              and o.starts_on <= ${today} and coalesce(o.ends_on >= ${today}, true))) as personal
          from appointment a left join segment_member m on m.client_id = a.client_id and m.campaign_id = a.campaign_id and m.customer_id = a.customer_id
          where a.id = any(${uuids(appointmentIds)}) and rondo_sees(a.client_id))
        select s.id as "appointmentId", p.aim, p.script,
          (select count(*)::int from visit v where v.client_id = s.client_id and v.customer_id = s.customer_id and v.outcome <> 'not-home') as "visitsBefore",
          coalesce((select json_agg(json_build_object('year', n.year, 'cents', n.amount::float8) order by n.year desc) from customer_number n
            where n.client_id = s.client_id and n.customer_id = s.customer_id and n.measure = 'revenue'), '[]') as revenue,
          coalesce((select json_agg(json_build_object('contactId', k.id, 'name', k.name, 'title', j.title, 'decisionRole', j.decision_role,
              'isPrimary', j.is_primary, 'birthday', case when s.personal then k.personal ->> 'birthday' end,
              'met', coalesce((select json_agg(json_build_object('name', f.name, 'at', q.met_at, 'on', q.met_on) order by q.strength desc)
                from acquaintance q join staff f on f.id = q.staff_id
                where q.client_id = k.client_id and q.contact_id = k.id and (q.met_at is not null or q.met_on is not null)), '[]'))
              order by (j.decision_role = 'decider') desc nulls last, j.is_primary desc, k.name)
            from job j join contact k on k.client_id = j.client_id and k.id = j.contact_id and k.canonical_id is null
            where j.client_id = s.client_id and j.customer_id = s.customer_id and j.ends_on is null), '[]') as people,
          coalesce((select json_agg(o order by o."dueOn" nulls last) from (
            select t.text, t.kind, t.due_on as "dueOn", coalesce(f.name, c.name) as who from task t
            left join staff f on f.id = t.staff_id left join client_person c on c.client_id = t.client_id and c.id = t.client_person_id
            where t.client_id = s.client_id and t.customer_id = s.customer_id and t.done_at is null order by t.due_on nulls last limit 6) o), '[]') as promises,
          coalesce((select json_agg(n order by n.on desc) from (
            select w.kind, left(w.text, 500) as text, (w.written_at at time zone 'Europe/Amsterdam')::date as on from note w
            where w.client_id = s.client_id and w.customer_id = s.customer_id and w.kind in ('agreement', 'blunder', 'preference', 'arrival')
              and (w.visibility <> 'private' or s.personal) order by w.written_at desc limit 12) n), '[]') as notes
        from stop s left join lateral (select aim, script from planned_activity a where a.client_id = s.client_id and a.campaign_id = s.campaign_id
          and a.segment_id = s.segment_id and a.kind = 'visit' order by a.created_at limit 1) p on true`,
  )
}
