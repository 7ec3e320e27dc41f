import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import { isNumberTest } from '#domain/segment/evaluate'
import type { ChoiceTest, Condition, NumberTest, Rule, TextTest } from '#domain/segment/rule'

/**
 * A segment rule as one SQL condition on `customer c`. It must answer as domain/segment/evaluate.ts does, for every rule and customer: every condition
 * is true or false, never null. A new field or operator comes into both in one change (tests/db/segment-rules.test.ts holds them equal).
 * @param today the day from which days are counted
 */
export function ruleToSql(rule: Rule, today: Day): SQL {
  if ('all' in rule) return joined(rule.all, sql` and `, sql`true`, today)
  if ('any' in rule) return joined(rule.any, sql` or `, sql`false`, today)
  if ('not' in rule) return sql`not ${ruleToSql(rule.not, today)}`
  return sql`(${conditionToSql(rule, today)})`
}

function joined(rules: readonly Rule[], by: SQL, ofNone: SQL, today: Day): SQL {
  if (rules.length === 0) return ofNone
  return sql`(${sql.join(
    rules.map((rule) => ruleToSql(rule, today)),
    by,
  )})`
}

function conditionToSql(condition: Condition, today: Day): SQL {
  switch (condition.field) {
    case 'own': {
      const raw = sql`(c.own ->> ${condition.key}::text)`
      return isNumberTest(condition.test) ? numberTest(condition.test, numberIn(raw)) : textTest(condition.test, raw)
    }
    case 'tag':
      return tagTest(condition.test)
    case 'measure':
      return numberTest(
        condition.test,
        sql`(select n.amount from customer_number n where n.client_id = c.client_id and n.customer_id = c.id
          and n.measure = ${condition.measure} and n.year = ${condition.year})::numeric`,
      )
    case 'status':
      return choiceTest(condition.test, sql`c.status`)
    case 'legalForm':
      return choiceTest(condition.test, sql`c.legal_form`)
    case 'owner':
      return choiceTest(condition.test, ownerOn(today))
    case 'openComplaint':
      return sql`${openComplaint} = ${condition.test.value}`
    case 'doNotContact':
      return sql`c.do_not_contact = ${condition.test.value}`
    case 'postcodeArea':
      return numberTest(condition.test, sql`substring(${folded(sql`coalesce(c.postcode, '')`)} from '^[0-9]{4}')::numeric`)
    case 'visits':
      return numberTest(condition.test, visits)
    case 'lastContactDays':
      return numberTest(condition.test, daysSince(sql`${lastContactOn}`, today))
    case 'lastVisitDays':
      return numberTest(condition.test, daysSince(sql`${lastVisitOn}`, today))
    case 'potential':
      return numberTest(condition.test, sql`c.potential::numeric`)
    default:
      return textTest(condition.test, textColumns[condition.field])
  }
}

/** The day a customer was last visited, phoned or otherwise spoken to, by what is logged or came in with the file. */
export const lastContactOn = sql`greatest(c.last_contact_on,
  (select max(v."on") from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home'),
  (select max((k.started_at at time zone 'Europe/Amsterdam')::date) from call k
    where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null and k.outcome <> 'no-answer'))`

export const lastVisitOn = sql`(select max(v."on") from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home')`

export const visits = sql`(select count(*) from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home')::numeric`

export const openComplaint = sql`exists (select from request q where q.client_id = c.client_id and q.customer_id = c.id
  and q.kind = 'complaint' and q.solved_at is null)`

/** Who looks after a customer on a day: a loan goes before the owner. */
export const ownerOn = (today: Day) => sql`(select o.staff_id::text from ownership o
  where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
    and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today})
  order by o.role = 'loan' desc, o.starts_on desc, o.id limit 1)`

const textColumns = {
  name: sql`c.name`,
  street: sql`c.street`,
  postcode: sql`c.postcode`,
  place: sql`c.place`,
  municipality: sql`c.municipality`,
  province: sql`c.province`,
  country: sql`c.country`,
  phone: sql`c.phone`,
  email: sql`c.email`,
  website: sql`c.website`,
  kvk: sql`c.kvk`,
  externalNo: sql`c.external_no`,
}

// The same edges as in domain/segment/evaluate.ts: space, tab, line breaks and no-break space.
const edges = ' \t\n\r\u00a0'
const trimmed = (value: SQL) => sql`btrim(${value}, ${edges}::text)`
// The ICU collation lowers all letters as JavaScript does, whatever the locale of the database.
const folded = (value: SQL) => sql`lower(${trimmed(value)} collate "und-x-icu")`
const foldedText = (value: string) => value.replace(/^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g, '').toLowerCase()

function textTest(test: TextTest, column: SQL): SQL {
  const value = folded(sql`coalesce(${column}, '')`)
  switch (test.op) {
    case 'empty':
      return sql`${value} = ''`
    case 'notEmpty':
      return sql`${value} <> ''`
    case 'eq':
      return sql`${value} <> '' and ${value} = ${foldedText(test.value)}::text`
    case 'neq':
      return sql`${value} <> '' and ${value} <> ${foldedText(test.value)}::text`
    case 'contains':
      return sql`${value} <> '' and position(${foldedText(test.value)}::text in ${value}) > 0`
    case 'startsWith':
      return sql`${value} <> '' and starts_with(${value}, ${foldedText(test.value)}::text)`
    case 'in':
      return sql`${value} <> '' and ${value} = any (${texts(test.value.map(foldedText))})`
  }
}

function choiceTest(test: ChoiceTest, column: SQL): SQL {
  switch (test.op) {
    case 'empty':
      return sql`${column} is null`
    case 'notEmpty':
      return sql`${column} is not null`
    case 'eq':
      return sql`coalesce(${column} = ${test.value}::text, false)`
    case 'neq':
      return sql`coalesce(${column} <> ${test.value}::text, false)`
    case 'in':
      return sql`coalesce(${column} = any (${texts(test.value)}), false)`
  }
}

function tagTest(test: ChoiceTest): SQL {
  const has = (values: readonly string[]) =>
    sql`exists (select from unnest(c.tags) held where ${folded(sql`held`)} = any (${texts(values.map(foldedText))}))`
  switch (test.op) {
    case 'empty':
      return sql`cardinality(c.tags) = 0`
    case 'notEmpty':
      return sql`cardinality(c.tags) > 0`
    case 'eq':
      return has([test.value])
    case 'neq':
      return sql`not ${has([test.value])}`
    case 'in':
      return has(test.value)
  }
}

function numberTest(test: NumberTest, value: SQL): SQL {
  switch (test.op) {
    case 'empty':
      return sql`(${value}) is null`
    case 'notEmpty':
      return sql`(${value}) is not null`
    case 'between':
      return sql`coalesce((${value}) between ${decimal(test.from)} and ${decimal(test.to)}, false)`
    default:
      return sql`coalesce((${value}) ${comparisons[test.op]} ${decimal(test.value)}, false)`
  }
}

const comparisons = { eq: sql`=`, neq: sql`<>`, lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` }

// Compared as double precision, as JavaScript does: 0.1 in a cell equals 0.1 in a rule.
const decimal = (value: number) => sql`${String(value)}::float8`

function numberIn(raw: SQL): SQL {
  const text = trimmed(sql`coalesce(${raw}, '')`)
  return sql`case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::float8 end`
}

function daysSince(day: SQL, today: Day): SQL {
  return sql`(${today}::date - ${day})::numeric`
}

function texts(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}::text`),
    sql`, `,
  )}]`
}
