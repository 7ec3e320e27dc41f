import { sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'
import type { Named, RuleVocabulary } from '#domain/segment/names'
import { living } from './living'

/** What a rule may name in this client's base: its own columns, measures and years, tags, places and the people who work for it. */
export async function ruleVocabularyOf(tx: Tx, clientId: string): Promise<RuleVocabulary> {
  const [found] = await rows<RuleVocabulary>(
    tx,
    sql`with base as (select * from customer c where c.client_id = ${clientId} and ${living}),
          pairs as (select o.key, o.value, count(*) as n from base b cross join lateral jsonb_each_text(b.own) o group by 1, 2),
          ranked as (select *, row_number() over (partition by key order by n desc, value) as rank from pairs)
        select
          coalesce((select json_agg(json_build_object('key', key, 'values', vals) order by key)
            from (select key, json_agg(value order by n desc, value) filter (where rank <= 12) as vals from ranked group by key) k), '[]') as own,
          coalesce((select json_agg(json_build_object('measure', measure, 'years', years) order by measure)
            from (select measure, json_agg(distinct year) as years from customer_number where client_id = ${clientId} group by measure) m), '[]') as measures,
          coalesce((select json_agg(tag order by n desc, tag) from (select tag, count(*) as n from base, unnest(tags) tag group by tag order by n desc limit 40) t), '[]') as tags,
          coalesce((select json_agg(place order by n desc, place) from (select place, count(*) as n from base where place is not null group by place order by n desc limit 60) p), '[]') as places,
          coalesce((select json_agg(municipality order by n desc, municipality)
            from (select municipality, count(*) as n from base where municipality is not null group by 1 order by n desc limit 60) p), '[]') as municipalities,
          coalesce((select json_agg(json_build_object('name', place, 'latitude', latitude, 'longitude', longitude) order by place)
            from (select place, round(avg(latitude)::numeric, 5)::float8 as latitude, round(avg(longitude)::numeric, 5)::float8 as longitude
              from base where place is not null and latitude is not null and longitude is not null group by 1 order by count(*) desc limit 100) p), '[]') as points,
          coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from staff s
            where exists (select from client_staff k where k.client_id = ${clientId} and k.staff_id = s.id)
              or exists (select from ownership o where o.client_id = ${clientId} and o.staff_id = s.id)), '[]') as owners`,
  )
  return found ?? { own: [], measures: [], tags: [], places: [], municipalities: [], points: [], owners: [] }
}

/** What rules name that is not in the base any more: a column, a number of a year, a tag or somebody of ours. In words; empty when all is there. */
export async function missingFrom(tx: Tx, clientId: string, named: Named): Promise<string[]> {
  const { own, measures, tags, owners } = named
  if (own.length + measures.length + tags.length + owners.length === 0) return []
  const found = await rows<{ name: string }>(
    tx,
    sql`select k as name from json_array_elements_text(${JSON.stringify(own)}::json) k
          where not exists (select from customer c where c.client_id = ${clientId} and ${living} and jsonb_exists(c.own, k))
        union all
        select concat_ws(' ', k ->> 'measure', nullif(k ->> 'year', '0')) from json_array_elements(${JSON.stringify(measures)}::json) k
          where not exists (select from customer_number n where n.client_id = ${clientId} and n.measure = k ->> 'measure' and n.year = (k ->> 'year')::int)
        union all
        select k from json_array_elements_text(${JSON.stringify(tags)}::json) k
          where not exists (select from customer c, unnest(c.tags) held where c.client_id = ${clientId} and ${living}
            and lower(btrim(held) collate "und-x-icu") = lower(btrim(k) collate "und-x-icu"))
        union all
        select k from json_array_elements_text(${JSON.stringify(owners)}::json) k where not exists (select from staff s where s.id::text = k)`,
  )
  return found.map(({ name }) => name)
}
