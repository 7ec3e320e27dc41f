import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { RequestKind } from '#domain/carry-out/request'
import type { DecisionRole } from '#domain/relations/contact'
import type { CareRole } from '#domain/relations/handing-out'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'

export type DossierPerson = {
  jobId: string
  contactId: string
  name: string
  title: string | null
  decisionRole: DecisionRole | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  doNotContact: boolean
  noMail: boolean
  /** The temporary lists on which they stand now. */
  lists: { id: string; name: string }[]
  isPrimary: boolean
  /** The day they left; null while they are there. */
  endsOn: Day | null
  /** Where they went, when we know. */
  nowAt: string | null
  /** Who of ours knows them, and how well (1–5). */
  knownBy: { name: string; strength: number }[]
}

export type Dossier = {
  clientName: string
  owner: string | null
  dossierKeeper: string | null
  standby: string | null
  /** Lent to someone until a day; the owner stays owner. */
  loan: { name: string; until: Day } | null
  segments: { campaign: string; name: string; colour: string }[]
  people: DossierPerson[]
  links: { kind: string; customerId: string; name: string; place: string | null }[]
  nextAppointment: { id: string; at: Moment; kind: string; staffName: string; state: string } | null
  openTasks: { id: string; kind: string; text: string; dueOn: Day | null; who: string | null }[]
  openRequests: {
    id: string
    kind: RequestKind
    subject: string
    answerBy: Moment | null
    answered: boolean
    isLate: boolean
    owner: string | null
  }[]
  mergedFrom: { name: string; on: Day }[]
}

/** What we know and agreed about one customer, apart from its own fields and its timeline, in one query. */
export async function dossierOf(
  tx: Tx,
  { clientId, customerId }: { clientId: string; customerId: string },
  today: Day,
  now: Moment,
): Promise<Dossier> {
  const here = sql`client_id = ${clientId} and customer_id = ${customerId}`
  const [found] = await rows<Dossier>(
    tx,
    sql`select (select name from client where id = ${clientId}) as "clientName",
      ${ownerInRole('owner', here, today)} as owner, ${ownerInRole('dossier-keeper', here, today)} as "dossierKeeper",
      ${ownerInRole('standby', here, today)} as standby,
      (select json_build_object('name', s.name, 'until', o.ends_on) from ownership o join staff s on s.id = o.staff_id
        where o.${here} and o.role = 'loan' and o.starts_on <= ${today} and o.ends_on >= ${today} order by o.starts_on desc limit 1) as loan,
      coalesce((select json_agg(json_build_object('campaign', c.name, 'name', s.name, 'colour', s.colour) order by c.starts_on desc)
        from segment_member m join segment s on s.client_id = m.client_id and s.id = m.segment_id
        join campaign c on c.client_id = m.client_id and c.id = m.campaign_id where m.${here}), '[]') as segments,
      coalesce((select json_agg(p order by p."endsOn" is not null, p."isPrimary" desc, p.name) from (
        select j.id as "jobId", k.id as "contactId", k.name, j.title, j.decision_role as "decisionRole", k.email, k.phone, k.mobile, k.linkedin_url as "linkedinUrl",
          k.do_not_contact as "doNotContact", k.no_mail as "noMail", j.is_primary as "isPrimary", j.ends_on as "endsOn",
          (select x.name from job n join customer x on x.client_id = n.client_id and x.id = n.customer_id
            where j.ends_on is not null and n.client_id = j.client_id and n.contact_id = j.contact_id and n.ends_on is null and n.customer_id <> j.customer_id
            order by n.starts_on desc nulls last limit 1) as "nowAt",
          coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name) order by l.expires_on, l.id) from project_list_member x
            join project_list l on l.client_id = x.client_id and l.id = x.list_id and l.ended_at is null and l.expires_on >= ${today}::date
            where x.client_id = k.client_id and x.contact_id = k.id), '[]') as lists,
          coalesce((select json_agg(json_build_object('name', s.name, 'strength', a.strength) order by a.strength desc)
            from acquaintance a join staff s on s.id = a.staff_id where a.client_id = k.client_id and a.contact_id = k.id), '[]') as "knownBy"
        from job j join contact k on k.client_id = j.client_id and k.id = j.contact_id and k.canonical_id is null and k.erased_at is null where j.${here}) p), '[]') as people,
      coalesce((select json_agg(json_build_object('kind', l.kind, 'customerId', x.id, 'name', x.name, 'place', x.place) order by x.name)
        from customer_link l join customer x on x.client_id = l.client_id
          and x.id = case when l.from_customer_id = ${customerId} then l.to_customer_id else l.from_customer_id end
        where l.client_id = ${clientId} and ${customerId} in (l.from_customer_id, l.to_customer_id) and x.canonical_id is null), '[]') as links,
      (select json_build_object('id', a.id, 'at', ${iso(sql`a.starts_at`)}, 'kind', a.kind, 'staffName', s.name, 'state', a.state)
        from appointment a join staff s on s.id = a.staff_id
        where a.${here} and a.state in ('proposed', 'agreed') and a.ends_at > now() order by a.starts_at limit 1) as "nextAppointment",
      coalesce((select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'text', t.text, 'dueOn', t.due_on,
          'who', coalesce((select name from staff where id = t.staff_id), (select name from client_person where client_id = t.client_id and id = t.client_person_id)))
          order by t.due_on nulls last, t.id)
        from task t where t.${here} and t.done_at is null), '[]') as "openTasks",
      coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'subject', r.subject, 'answerBy', ${iso(sql`r.answer_by`)},
          'answered', r.answered_at is not null, 'isLate', coalesce(r.answered_at is null and r.answer_by < ${now}::timestamptz, false), 'owner', (select name from staff where id = r.owner_id)) order by r.received_at)
        from request r where r.${here} and r.solved_at is null), '[]') as "openRequests",
      coalesce((select json_agg(json_build_object('name', x.name, 'on', (e.merged_at at time zone 'Europe/Amsterdam')::date) order by e.merged_at)
        from merge_event e, unnest(e.member_ids) as member join customer x on x.client_id = ${clientId} and x.id = member
        where e.client_id = ${clientId} and e.keeper_id = ${customerId} and e.undone_at is null and x.id <> e.keeper_id), '[]') as "mergedFrom"`,
  )
  if (!found) throw new Error('a query that always answers one row answered none')
  return found
}

function ownerInRole(role: CareRole, here: ReturnType<typeof sql>, today: Day) {
  return sql`(select s.name from ownership o join staff s on s.id = o.staff_id
    where o.${here} and o.role = ${role} and o.starts_on <= ${today} and coalesce(o.ends_on >= ${today}, true) order by o.starts_on desc limit 1)`
}

export type TimelineKind = 'call' | 'visit' | 'note' | 'task' | 'appointment'

export type TimelineItem = {
  id: string
  kind: TimelineKind
  at: Moment
  who: string | null
  /** The person talked with. */
  contactName: string | null
  contactId: string | null
  /** At which customer; null on the page of that customer itself. */
  customer: { id: string; name: string } | null
  /** The outcome of a call or visit, the kind of a note or task, the state of an appointment. */
  sort: string
  text: string | null
  quote: string | null
  score: number | null
  minutes: number | null
  visibility: 'shared' | 'team' | 'private' | null
  /** Tasks only: whether it is done. */
  done: boolean | null
}

export type TimelineAsk = {
  clientId: string
  kind?: TimelineKind
  /** Private notes are for owner, standby and managers; a list of customers: at those only. */
  withPrivate: boolean | readonly string[]
  limit?: number
} & ({ customerId: string } | { contactId: string })

/** What happened with a customer, or with one person wherever, the latest first, across all campaigns and colleagues, in one query. */
export async function timelineOf(tx: Tx, { clientId, kind, withPrivate, limit = 50, ...of }: TimelineAsk): Promise<TimelineItem[]> {
  const here = sql`client_id = ${clientId} and ${'customerId' in of ? sql`x.customer_id = ${of.customerId}` : sql`x.contact_id = ${of.contactId}`}`
  const person = sql`(select name from contact where client_id = x.client_id and id = x.contact_id and erased_at is null), x.contact_id, x.customer_id`
  const readable =
    withPrivate === true
      ? sql``
      : withPrivate === false
        ? sql`and x.visibility <> 'private'`
        : sql`and (x.visibility <> 'private' or x.customer_id = any(${uuids(withPrivate)}))`
  const one = (which: TimelineKind, query: ReturnType<typeof sql>) => (kind === undefined || kind === which ? [query] : [])
  const parts = [
    ...one(
      'call',
      sql`select x.id, 'call' as kind, x.started_at as at, (select name from staff where id = x.staff_id) as who, ${person}, x.outcome as sort,
        coalesce(x.note, x.reason) as text, null::text as quote, null::int as score, x.minutes, null::text as visibility, null::boolean as done from call x where x.${here} and x.undone_at is null`,
    ),
    ...one(
      'visit',
      sql`select x.id, 'visit', coalesce(x.arrived_at, x."on"::timestamp at time zone 'Europe/Amsterdam'), (select name from staff where id = x.staff_id), ${person}, x.outcome,
        x.note, x.quote, x.score, x.visit_minutes, null, null from visit x where x.${here}`,
    ),
    ...one(
      'note',
      sql`select x.id, 'note', x.written_at, (select name from staff where id = x.written_by), ${person}, x.kind, x.text, null, null, null, x.visibility, null
        from note x where x.${here} ${readable}`,
    ),
    ...one(
      'task',
      sql`select x.id, 'task', coalesce(x.done_at, x.created_at), (select name from staff where id = x.staff_id), ${person}, x.kind, x.text, null, null, null, null,
        x.done_at is not null from task x where x.${here}`,
    ),
    ...one(
      'appointment',
      sql`select x.id, 'appointment', x.starts_at, (select name from staff where id = x.staff_id), ${person}, x.state, coalesce(x.title, x.note), null, null, null, null, null
        from appointment x where x.${here} and x.state in ('proposed', 'agreed', 'cancelled', 'no-show')`,
    ),
  ]
  return rows(
    tx,
    sql`select id, kind, ${iso(sql`at`)} as at, who, contact_name as "contactName", case when contact_name is not null then contact_id end as "contactId",
          ${'customerId' in of ? sql`null` : sql`(select json_build_object('id', c.id, 'name', c.name) from customer c where c.client_id = ${clientId} and c.id = t.customer_id)`} as customer,
          sort, text, quote, score, minutes, visibility, done
        from (${sql.join(parts, sql` union all `)}) t (id, kind, at, who, contact_name, contact_id, customer_id, sort, text, quote, score, minutes, visibility, done)
        order by t.at desc, id desc limit ${limit}`,
  )
}

/** Whether someone of ours is owner, standby or temporary owner of a customer on a day. */
export async function looksAfter(
  tx: Tx,
  { clientId, customerId, staffId }: { clientId: string; customerId: string; staffId: string },
  today: Day,
): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select from ownership where client_id = ${clientId} and customer_id = ${customerId} and staff_id = ${staffId}
        and starts_on <= ${today} and coalesce(ends_on >= ${today}, true) limit 1`,
  )
  return found.length > 0
}
