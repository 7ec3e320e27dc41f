import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { BaseFacts } from '#domain/clean/score'
import type { Tx } from './door'
import { oneRow } from './rows'
import { reachedIn } from './talks'

/** What the score of a client's living, active customers is made of, counted in one query. */
export async function baseFacts(
  tx: Tx,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  today: Day,
): Promise<BaseFacts> {
  const has = (condition: ReturnType<typeof sql>) => sql`count(*) filter (where ${condition})`
  const checked = ['postcode', 'place', 'phone', 'phone2', 'mobile', 'email', 'website', 'kvk', 'branch', 'vat', 'iban']
  const filled = sql.join(
    checked.map((column) => sql`(c.${sql.identifier(column)} is not null)::int`),
    sql` + `,
  )
  const { malformed, values, fresh, ...facts } = await oneRow<BaseFacts & { malformed: number }>(
    tx,
    sql`
    with c as (
      select c.*, greatest(c.confirmed_on, c.last_contact_on, t.last_on) as seen_on from customer c
      left join (
        select customer_id, max(on_day) as last_on from (
          select customer_id, "on" as on_day from visit where client_id = ${clientId} and outcome <> 'not-home'
          union all select customer_id, (started_at at time zone 'Europe/Amsterdam')::date from call
            where client_id = ${clientId} and undone_at is null and ${reachedIn('call')}) talks
        group by customer_id) t on t.customer_id = c.id
      where c.client_id = ${clientId} and c.canonical_id is null and c.status = 'active'
    )
    select count(*)::int as customers,
      json_build_object(
        'address', ${has(sql`c.street is not null and c.house_number is not null and c.postcode is not null and c.place is not null`)},
        'phone', ${has(sql`c.phone is not null or c.mobile is not null`)},
        'contact', ${has(sql`exists (select from job j where j.client_id = c.client_id and j.customer_id = c.id and j.ends_on is null)`)},
        'email', ${has(sql`c.email is not null`)}, 'kvk', ${has(sql`c.kvk is not null`)}, 'point', ${has(sql`c.latitude is not null`)}) as filled,
      coalesce(sum(${filled}), 0)::int as values,
      (select count(*)::int from finding f join c k on k.client_id = f.client_id and k.id = f.customer_id
        where f.client_id = ${clientId} and f.kind = 'malformed' and f.state in ('open', 'later')) as malformed,
      coalesce(sum(exp(-greatest(0, ${today}::date - c.seen_on) / 730.5)) filter (where c.seen_on is not null), 0)::float8 as fresh,
      (select coalesce(sum(percentage / 100.0 * (cardinality(record_ids) - 1)), 0)::float8 from duplicate_group
        where client_id = ${clientId} and campaign_id = ${campaignId} and state in ('open', 'skipped') and kind = 'organisation' and band <> 'relatives') as duplicates
    from c`,
  )
  return { ...facts, values: values + malformed, wrong: malformed, fresh }
}
