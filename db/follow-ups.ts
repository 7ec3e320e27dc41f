import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { addDays, type Day } from '#domain/calendar/day'
import { type Moment, startOf } from '#domain/calendar/moment'
import { birthdaysFrom, nextBirthday } from '#domain/carry-out/birthday'
import { type FollowUpReason, followUpDays, lastFollowUpDay, mendedAfter, rhythmDays } from '#domain/carry-out/follow-up-list'
import type { Tx } from './door'
import { lastTalkOn } from './last-contacts'
import { offsetOf, type Page, pageOf } from './page'
import { iso, rows } from './rows'
import { followUpSnooze } from './schema/follow-up'
import { awaitsCallback, reachedIn } from './talks'

/** Somebody who may be called in the coming week, with every reason for it. */
export type FollowUpCustomer = {
  customerId: string
  clientId: string
  name: string
  place: string | null
  phone: string | null
  client: string
  owner: string | null
  /** The campaign in which they can be called now; null when none is running. */
  campaignId: string | null
  reasons: FollowUpReason[]
}

/** `staffId`: only whom this member of staff owns, has on loan or stands by for, and what they promised themselves. */
export type FollowUpFilter = { today: Day; staffId: string | null; clientId: string | null; seesBirthdaysOfAll: boolean; asker: string }

/** Of those whose rhythm ran out the most overdue are looked at, so many. */
const mostByRhythm = 500

/** Everybody with a reason to be called in the coming week, in no order, in one query. Who is put off, shut out or closed is left out. */
export async function followUpCustomers(tx: Tx, filter: FollowUpFilter): Promise<FollowUpCustomer[]> {
  const { today, staffId, clientId, asker } = filter
  const last = lastFollowUpDay(today)
  const mine = sql`exists (select from ownership o where o.client_id = a.client_id and o.customer_id = a.id and o.role in ('owner', 'loan', 'standby')
    and o.staff_id = ${asker} and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true))`
  const found = await rows<
    Omit<FollowUpCustomer, 'reasons'> & { reasons: (FollowUpReason | { kind: 'born'; person: string; birthday: string })[] }
  >(
    tx,
    sql`with a as (
        select c.client_id, c.id, c.name, c.place, coalesce(c.phone, c.mobile, c.phone2) as phone, c.last_contact_on from customer c
        where c.canonical_id is null and c.status = 'active' and not c.do_not_contact ${clientId ? sql`and c.client_id = ${clientId}` : sql``}
          and not exists (select from follow_up_snooze z where z.client_id = c.client_id and z.customer_id = c.id and z.ended_at is null and z.until > ${today}::date)),
      reason as (
        select t.client_id, t.customer_id, t.staff_id, case when t.kind = 'thank-you' then 'thank-you' else 'promise' end as kind,
          json_build_object('kind', case when t.kind = 'thank-you' then 'thank-you' else 'promise' end, 'text', t.text, 'dueOn', t.due_on) as fact
        from task t where t.done_at is null and t.staff_id is not null and t.customer_id is not null and t.due_on <= ${last}::date
        union all
        select k.client_id, k.customer_id, k.staff_id, 'callback', json_build_object('kind', 'callback', 'at', ${iso(sql`k.callback_at`)},
          'dueOn', (k.callback_at at time zone 'Europe/Amsterdam')::date)
        from call k where ${awaitsCallback('k')} and k.callback_at < ${startOf(addDays(last, 1))}::timestamptz
        union all
        select g.client_id, g.customer_id, g.created_by, 'signal', json_build_object('kind', 'signal', 'text', g.text, 'actOn', g.act_on)
        from signal g where g.done_at is null and g.act_on <= ${last}::date
        union all
        select q.client_id, q.customer_id, q.owner_id, 'mended',
          json_build_object('kind', 'mended', 'text', q.subject, 'solvedOn', (q.solved_at at time zone 'Europe/Amsterdam')::date)
        from request q where q.kind = 'complaint' and q.customer_id is not null and q.recovery_task_id is null
          and (q.solved_at at time zone 'Europe/Amsterdam')::date between ${addDays(today, -mendedAfter.to)}::date and ${addDays(today, -mendedAfter.from)}::date
          and not exists (select from call k where k.client_id = q.client_id and k.customer_id = q.customer_id and k.undone_at is null
            and ${reachedIn('k')} and k.started_at > q.solved_at)
          and not exists (select from visit v where v.client_id = q.client_id and v.customer_id = q.customer_id and v.outcome <> 'not-home' and v.logged_at > q.solved_at)
        union all
        select j.client_id, j.customer_id, null, 'birthday', json_build_object('kind', 'born', 'person', p.name, 'birthday', p.personal ->> 'birthday')
        from contact p join job j on j.client_id = p.client_id and j.contact_id = p.id and j.ends_on is null
        join a on a.client_id = j.client_id and a.id = j.customer_id
        where p.canonical_id is null and not p.do_not_contact and p.personal ->> 'birthday' in (${sql.join(
          birthdaysFrom(today, followUpDays).map((each) => sql`${each}`),
          sql`, `,
        )})
          and (${filter.seesBirthdaysOfAll} or ${mine})
        union all
        (select a.client_id, a.id, null, 'rhythm', json_build_object('kind', 'rhythm', 'lastOn', l."on", 'everyDays', l.every, 'weight', l.weight)
        from a
        join lateral (
          select w.weight, (${sql.raw(`array[${[0, 1, 2, 3, 4, 5].map((weight) => rhythmDays(weight) ?? 'null').join(', ')}]::int[]`)})[w.weight + 1] as every,
            ${lastTalkOn('a')} as "on"
          from (select least(5, max(s.weight)) as weight from segment_member m join segment s on s.client_id = m.client_id and s.id = m.segment_id
            join campaign g on g.client_id = m.client_id and g.id = m.campaign_id and coalesce(g.ends_on >= ${today}::date, true)
            where m.client_id = a.client_id and m.customer_id = a.id) w
        ) l on l.every is not null and coalesce(l."on" + l.every <= ${last}::date, true)
        where ${staffId ? mine : sql`true`}
          and not exists (select from appointment p where p.client_id = a.client_id and p.customer_id = a.id and p.state in ('proposed', 'agreed')
            and p.starts_at >= ${today}::date)
        order by least(1, (${today}::date - l."on" - l.every)::numeric / l.every) desc nulls first, l.weight desc, a.id
        limit ${mostByRhythm})
      )
      select a.id as "customerId", a.client_id as "clientId", a.name, a.place, a.phone, n.name as client,
        (select s.name from ownership o join staff s on s.id = o.staff_id where o.client_id = a.client_id and o.customer_id = a.id
          and o.role in ('owner', 'loan') and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true)
          order by o.role, o.starts_on desc limit 1) as owner,
        (select g.id from segment_member m join campaign g on g.client_id = m.client_id and g.id = m.campaign_id
          where m.client_id = a.client_id and m.customer_id = a.id and g.starts_on <= ${today}::date and coalesce(g.ends_on >= ${today}::date, true)
          order by g.starts_on desc limit 1) as "campaignId",
        json_agg(r.fact) as reasons
      from reason r join a on a.client_id = r.client_id and a.id = r.customer_id
      join client n on n.id = a.client_id
      where ${staffId ? sql`(r.staff_id = ${staffId} or ${mine})` : sql`true`}
      group by a.client_id, a.id, a.name, a.place, a.phone, n.name`,
  )
  return found.map((each) => ({ ...each, reasons: each.reasons.map((reason) => told(reason, today)) }))
}

function told(reason: FollowUpReason | { kind: 'born'; person: string; birthday: string }, today: Day): FollowUpReason {
  return reason.kind === 'born' ? { kind: 'birthday', person: reason.person, on: nextBirthday(reason.birthday, today) } : reason
}

export type Snoozed = {
  id: string
  customerId: string
  customer: string
  client: string
  until: Day
  reason: string
  by: string
  since: Moment
}

/** Who is put off now, the first to come back first. */
export async function snoozedPage(tx: Tx, { today, page }: { today: Day; page: number }): Promise<Page<Snoozed>> {
  const found = await rows<Snoozed & { total: number }>(
    tx,
    sql`select z.id, z.customer_id as "customerId", c.name as customer, n.name as client, z.until, z.reason, s.name as by, ${iso(sql`z.created_at`)} as since,
          count(*) over ()::int as total
        from follow_up_snooze z
        join customer c on c.client_id = z.client_id and c.id = z.customer_id
        join client n on n.id = z.client_id
        join staff s on s.id = z.staff_id
        where z.ended_at is null and z.until > ${today}::date
        order by z.until, c.name collate "und-x-icu", z.id limit 25 offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Puts a customer off until a day; what put them off before ends. @returns its id */
export async function snoozeCustomer(
  tx: Tx,
  clientId: string,
  made: { customerId: string; until: Day; reason: string; staffId: string },
): Promise<string> {
  const before = and(eq(followUpSnooze.clientId, clientId), eq(followUpSnooze.customerId, made.customerId), isNull(followUpSnooze.endedAt))
  await tx.update(followUpSnooze).set({ endedAt: sql`now()` }).where(before)
  const id = v7()
  await tx.insert(followUpSnooze).values({ clientId, id, ...made })
  return id
}

/** Puts a customer back on the list. @returns whose it was; null when the actor sees none */
export async function endSnooze(tx: Tx, id: string, at: Moment): Promise<{ clientId: string; customerId: string } | null> {
  const [ended] = await tx
    .update(followUpSnooze)
    .set({ endedAt: sql`coalesce(${followUpSnooze.endedAt}, ${at}::timestamptz)` })
    .where(eq(followUpSnooze.id, id))
    .returning({ clientId: followUpSnooze.clientId, customerId: followUpSnooze.customerId })
  return ended ?? null
}
