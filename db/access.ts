import { type SQL, sql } from 'drizzle-orm'
import type { AccessSection, Held, Other } from '#domain/relations/access'
import { fullNames, mentionsOf, nothingKnown, tradeNames } from '#domain/relations/erasure'
import { type HeldTable, mayMention, ofCustomer, ofPerson } from './access-tables'
import type { Tx } from './door'
import { mailedTo, type ToErase } from './erase'
import { iso, rows, uuids } from './rows'

/** Whose data are asked for: all records that became one, and of a customer the people who are that customer. */
export type Subject = { who: ToErase; kind: 'person' | 'customer'; persons: readonly ToErase[] }

/** Everything we hold of somebody, by section and the oldest first. One query. */
export async function heldOf(tx: Tx, { who, kind, persons }: Subject): Promise<Held[]> {
  const own = kind === 'person' ? who.ids : persons.flatMap(({ ids }) => ids)
  const all = [who, ...persons]
  const parts = [
    ...(kind === 'customer'
      ? ofCustomer.map((table) => held(table, who.clientId, sql`${sql.raw(table.to)} = any(${uuids(who.ids)})`, own))
      : []),
    ...(own.length > 0 ? ofPerson.map((table) => held(table, who.clientId, personRows(table, { who, kind }, own), own)) : []),
    ...mayMention.map((table) => mentioned(table, { who, kind, persons }, own)),
    ...all.map((each) => mailed(each)),
    photos(who, kind, own),
    inReports(all),
  ]
  const found = await rows<Held>(
    tx,
    sql`select distinct on (section, "table", id) section, "table", id, at, by, facts, texts, "isPrivate", "isOther"
        from (${sql.join(parts, sql` union all `)}) t order by section, "table", id`,
  )
  return found.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
}

// A deed with a person at a customer that is the same one stands with the customer already.
function personRows(table: HeldTable & { to: string }, { who, kind }: Pick<Subject, 'who' | 'kind'>, own: readonly string[]): SQL {
  const theirs = sql`${sql.raw(table.to)} = any(${uuids(own)})`
  return kind === 'customer' && table.ofContact ? sql`${theirs} and coalesce(x.customer_id <> all(${uuids(who.ids)}), true)` : theirs
}

function held(table: HeldTable, clientId: string, where: SQL, own: readonly string[]): SQL {
  const isOther = table.ofContact ? sql`coalesce(x.contact_id <> all(${uuids(own)}), false)` : sql`false`
  return sql`select ${table.section}::text as section, ${table.table}::text as "table", (${sql.raw(table.id ?? 'x.id')})::text as id, ${moment(table)} as at, ${writer(table)} as by,
    ${factsOf(table)} as facts, ${textsOf(table)} as texts, ${sql.raw(table.isPrivate ?? 'false')} as "isPrivate", ${isOther} as "isOther"
    from ${sql.identifier(table.table)} x where x.client_id = ${clientId} and ${where} ${table.onlyOwn ? sql`and not ${isOther}` : sql``}`
}

/** Rows that hang on nobody or on somebody else and whose words name them: what is said of the other in them stays out. */
function mentioned(table: HeldTable, { who, kind, persons }: Subject, own: readonly string[]): SQL {
  const words = sql`concat_ws(e'\n', ${sql.join(
    (table.texts ?? []).map((column) => sql`x.${sql.identifier(column)}`),
    sql`, `,
  )})`
  const here = sql`x.customer_id = any(${uuids(who.at)})`
  const near = kind === 'person' ? (mentionsOf(who) ?? null) : null
  const anywhere = anywhereOf([who, ...persons])
  const notTheirs = table.ofContact ? sql`coalesce(x.contact_id <> all(${uuids(own)}), true)` : sql`true`
  const found = [...(near ? [sql`(${here} and ${words} ~ ${near})`] : []), ...(anywhere ? [sql`${words} ~ ${anywhere}`] : [])]
  const where =
    found.length === 0
      ? sql`false`
      : sql`(${sql.join(found, sql` or `)}) and ${notTheirs} ${kind === 'customer' ? sql`and not coalesce(${here}, false)` : sql``}`
  const isOther = table.ofContact ? sql`(x.contact_id is not null or not coalesce(${here}, false))` : sql`not coalesce(${here}, false)`
  return sql`select 'mentions', ${table.table}::text, (${sql.raw(table.id ?? 'x.id')})::text, ${moment(table)}, ${writer(table)}, '{}'::jsonb, ${textsOf(table)},
    ${sql.raw(table.isPrivate ?? 'false')}, ${isOther} from ${sql.identifier(table.table)} x where x.client_id = ${who.clientId} and ${where}`
}

function mailed(who: ToErase): SQL {
  return sql`select 'mails', 'outbox', o.id::text, ${iso(sql`o.created_at`)}, null, jsonb_strip_nulls(jsonb_build_object('recipient', o.recipient, 'state', o.state, 'sent_at', o.sent_at)),
    jsonb_build_object('subject', o.subject, 'body', o.body), false, false from outbox o where ${mailedTo(who)}`
}

/** Of a customer every photo; of a person those of a visit to them. */
function photos({ clientId, ids }: ToErase, kind: Subject['kind'], own: readonly string[]): SQL {
  const ofVisit = sql`exists (select from visit v where v.client_id = p.client_id and v.id = p.log_id and v.contact_id = any(${uuids(own)}))`
  return sql`select 'photos', 'visit_photo', p.id::text, ${iso(sql`p.taken_at`)}, (select name from staff where id = p.staff_id),
    jsonb_build_object('kind', p.kind, 'taken_at', p.taken_at), '{}'::jsonb, false, false
    from visit_photo p where p.client_id = ${clientId} and ${kind === 'customer' ? sql`p.customer_id = any(${uuids(ids)})` : ofVisit}`
}

function inReports(all: readonly ToErase[]): SQL {
  const anywhere = anywhereOf(all)
  return sql`select 'mentions', 'report', r.id::text, ${iso(sql`r.released_at`)}, null, jsonb_build_object('kind', r.kind, 'starts_on', r.starts_on, 'ends_on', r.ends_on), '{}'::jsonb, false, false
    from report r where r.client_id = ${all[0]?.clientId} and r.state = 'released' and ${anywhere ? sql`json_holds(r.content, ${anywhere})` : sql`false`}`
}

function anywhereOf(all: readonly ToErase[]): string | null {
  const ways = all.flatMap(({ anywhere }) => mentionsOf(anywhere) ?? [])
  return ways.length > 0 ? `(?:${ways.join('|')})` : null
}

const moment = ({ at }: HeldTable) => (at ? iso(sql.raw(at)) : sql`null::text`)
// That somebody looked is told without who: of our people only what they did with them is theirs to know (CJEU C-579/21).
const writer = ({ by }: HeldTable) => (by ? sql`(select s.name from staff s where s.id = x.${sql.identifier(by)})` : sql`null::text`)

function factsOf({ facts, named = {} }: HeldTable): SQL {
  const columns = facts.map((column) => sql`${column}::text, to_jsonb(x.${sql.identifier(column)})`)
  const others = Object.entries(named).map(([name, value]) => sql`${name}::text, to_jsonb(${sql.raw(value)})`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join([...columns, ...others], sql`, `)}))`
}

function textsOf({ texts = [], within = {} }: HeldTable): SQL {
  const columns = texts.map((column) => sql`${column}::text, nullif(x.${sql.identifier(column)}, '')`)
  const inside = Object.entries(within).map(([name, value]) => sql`${name}::text, nullif(${sql.raw(value)}, '')`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join([...columns, ...inside], sql`, `)}))`
}

type Known = { name: string; full: string | null; lastName: string | null; email: string | null; phones: string[]; isNear: boolean }

/**
 * Who else is named in these texts: the people where they work, by any name, number or address; other people and sole traders of the client by their full name or
 * address. One query, over the names whose last word stands in the texts.
 */
export async function othersNamed(tx: Tx, { who, kind, persons }: Subject, texts: readonly string[]): Promise<Other[]> {
  const all = texts.join('\n')
  const own = kind === 'person' ? who.ids : persons.flatMap(({ ids }) => ids)
  const customers = kind === 'customer' ? who.ids : who.at
  const words = [...new Set((all.match(/[\p{L}\p{N}'’-]{2,}/gu) ?? []).map((word) => word.toLowerCase()))]
  const mails = [...new Set((all.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []).map((mail) => mail.toLowerCase()))]
  const last = sql`lower(substring(n.name from '[^ ]+$'))`
  const found = await rows<Known>(
    tx,
    sql`with near as (select distinct j.contact_id as id from job j where j.client_id = ${who.clientId} and j.customer_id = any(${uuids(customers)})),
          said as (select array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb)) as words, array(select jsonb_array_elements_text(${JSON.stringify(mails)}::jsonb)) as mails)
        select n.name, case when n.first_name is not null and n.last_name is not null then concat_ws(' ', n.first_name, n.infix, n.last_name) end as full, n.last_name as "lastName", n.email,
            array_remove(array[n.phone, n.mobile], null) as phones, n.id in (select id from near) as "isNear"
          from contact n, said where n.client_id = ${who.clientId} and n.erased_at is null and n.id <> all(${uuids(own)})
            and (n.id in (select id from near) or ${last} = any(said.words) or lower(n.email) = any(said.mails))
        union all
        select n.name, null, null, n.email, '{}', false from customer n, said
          where n.client_id = ${who.clientId} and n.erased_at is null and is_natural(n.legal_form) and n.legal_form is not null and n.id <> all(${uuids(kind === 'customer' ? who.ids : who.at)})
            and (${last} = any(said.words) or lower(n.email) = any(said.mails))`,
  )
  const mine = mentionsOf({ ...who, numbers: [], mails: [] })
  // Who is called as they are cannot be told from them.
  const isTheirs = (name: string | null) => name !== null && mine !== null && new RegExp(`^${mine}$`).test(name.trim())
  return found.flatMap((each) => {
    const pattern = patternOf(each, who, isTheirs)
    return pattern && new RegExp(pattern).test(all) ? [{ name: each.name, pattern }] : []
  })
}

function patternOf(
  { name, full, lastName, email, phones, isNear }: Known,
  who: ToErase,
  isTheirs: (name: string | null) => boolean,
): string | null {
  const called = [name, full].filter((each) => each !== null && !isTheirs(each)) as string[]
  const numbers = phones.filter((number) => !who.numbers.includes(number))
  const mails = email && !who.mails.includes(email) ? [email] : []
  if (!isNear) return mentionsOf({ ...nothingKnown, people: fullNames(called.flatMap(tradeNames)), mails })
  const people = fullNames(called)
  const names = [...called.filter((each) => !people.includes(each)), ...(lastName && !isTheirs(lastName) ? [lastName] : [])]
  return mentionsOf({ ...nothingKnown, people, names, mails, numbers })
}

/** How many rows of each section there are. */
export function countsOf(held: readonly Held[]): Partial<Record<AccessSection, number>> {
  const counts: Partial<Record<AccessSection, number>> = {}
  for (const { section } of held) counts[section] = (counts[section] ?? 0) + 1
  return counts
}

/** The people with these ids, by name. */
export async function peopleNamed(tx: Tx, clientId: string, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return rows(tx, sql`select id, name from contact where client_id = ${clientId} and id = any(${uuids(ids)}) order by name, id`)
}
