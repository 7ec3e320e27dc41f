import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { DecisionRole } from '#domain/relations/contact'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'

/** A place that somebody has, or had. A merged customer goes by its keeper. */
export type PlaceHeld = {
  jobId: string
  customerId: string
  customer: string
  place: string | null
  title: string | null
  decisionRole: DecisionRole | null
  startsOn: Day | null
  endsOn: Day | null
  isPrimary: boolean
  isNow: boolean
}

export type Person = {
  contactId: string
  clientId: string
  client: string
  /** The one this person was merged into; null for who lives on. */
  canonicalId: string | null
  name: string
  salutation: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  doNotContact: boolean
  noMail: boolean
  /** The temporary lists on which they stand now. */
  lists: { id: string; name: string; expiresOn: Day; unsubscribed: boolean }[]
  /** 'MM-DD', as they told. */
  birthday: string | null
  /** The latest first, those of now before those of then. */
  places: PlaceHeld[]
  /** Who of ours knows them, the best first. */
  knownBy: { staffId: string; name: string; strength: number; metAt: string | null; metOn: Day | null }[]
  openTasks: { id: string; kind: string; text: string; dueOn: Day | null; who: string | null }[]
  nextAppointment: { at: Moment; staff: string; customerId: string | null } | null
  lastTalk: { at: Moment; by: string | null } | null
}

/** Everything of one person but their timeline, in one query; null when the actor sees none, or they were erased. */
export async function personWith(tx: Tx, contactId: string, today: Day): Promise<Person | null> {
  const here = sql`x.client_id = p.client_id and x.contact_id = p.id`
  const [found] = await rows<Person>(
    tx,
    sql`select p.id as "contactId", p.client_id as "clientId", n.name as client, p.canonical_id as "canonicalId", p.name, p.salutation, p.email, p.phone, p.mobile,
        p.linkedin_url as "linkedinUrl", p.do_not_contact as "doNotContact", p.no_mail as "noMail", p.personal ->> 'birthday' as birthday,
        coalesce((select json_agg(json_build_object('jobId', x.id, 'customerId', k.id, 'customer', k.name, 'place', k.place, 'title', x.title, 'decisionRole', x.decision_role,
            'startsOn', x.starts_on, 'endsOn', x.ends_on, 'isPrimary', x.is_primary, 'isNow', coalesce(x.ends_on > ${today}::date, true))
            order by coalesce(x.ends_on > ${today}::date, true) desc, x.is_primary desc, x.ends_on desc nulls first, x.starts_on desc nulls last, x.id)
          from job x join customer m on m.client_id = x.client_id and m.id = x.customer_id
          join customer k on k.client_id = m.client_id and k.id = coalesce(m.canonical_id, m.id) where ${here}), '[]') as places,
        coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'expiresOn', l.expires_on, 'unsubscribed', x.unsubscribed_at is not null) order by l.expires_on, l.id)
          from project_list_member x join project_list l on l.client_id = x.client_id and l.id = x.list_id and l.ended_at is null and l.expires_on >= ${today}::date where ${here}), '[]') as lists,
        coalesce((select json_agg(json_build_object('staffId', s.id, 'name', s.name, 'strength', x.strength, 'metAt', x.met_at, 'metOn', x.met_on) order by x.strength desc, s.name)
          from acquaintance x join staff s on s.id = x.staff_id where ${here}), '[]') as "knownBy",
        coalesce((select json_agg(t) from (select x.id, x.kind, x.text, x.due_on as "dueOn", s.name as who from task x left join staff s on s.id = x.staff_id
          where ${here} and x.done_at is null order by x.due_on nulls last, x.id limit 50) t), '[]') as "openTasks",
        (select json_build_object('at', ${iso(sql`x.starts_at`)}, 'staff', s.name, 'customerId', x.customer_id) from appointment x join staff s on s.id = x.staff_id
          where ${here} and x.state in ('proposed', 'agreed') and x.ends_at > now() order by x.starts_at limit 1) as "nextAppointment",
        (select json_build_object('at', ${iso(sql`t.at`)}, 'by', s.name) from (
            select x.started_at as at, x.staff_id from call x where ${here} and x.undone_at is null and x.outcome <> 'no-answer'
            union all select coalesce(x.arrived_at, x."on"::timestamp at time zone 'Europe/Amsterdam'), x.staff_id from visit x where ${here} and x.outcome <> 'not-home') t
          left join staff s on s.id = t.staff_id order by t.at desc limit 1) as "lastTalk"
      from contact p join client n on n.id = p.client_id where p.id = ${contactId} and p.erased_at is null`,
  )
  return found ?? null
}

/** Which of these customers somebody of ours looks after on a day: as owner, dossier keeper or standby, or on loan. */
export async function lookedAfterBy(
  tx: Tx,
  of: { clientId: string; staffId: string; customerIds: readonly string[] },
  today: Day,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct customer_id as id from ownership where client_id = ${of.clientId} and staff_id = ${of.staffId} and customer_id = any(${uuids(of.customerIds)})
        and starts_on <= ${today}::date and coalesce(ends_on >= ${today}::date, true)`,
  )
  return found.map(({ id }) => id)
}

export type PersonNote = { id: string; kind: string; text: string; visibility: 'shared' | 'team' | 'private' }

/** What is noted of how a person likes it, and what was agreed with them, the latest first. `privateAt`: true for all, or the customers at which the reader may know it. */
export async function preferencesOf(
  tx: Tx,
  { clientId, contactId, privateAt }: { clientId: string; contactId: string; privateAt: true | readonly string[] },
): Promise<PersonNote[]> {
  return rows(
    tx,
    sql`select id, kind, text, visibility from note where client_id = ${clientId} and contact_id = ${contactId} and kind in ('preference', 'agreement')
        ${privateAt === true ? sql`` : sql`and (visibility <> 'private' or customer_id = any(${uuids(privateAt)}))`}
        order by written_at desc, id desc limit 20`,
  )
}
