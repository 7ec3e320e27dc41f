import { type SQL, sql } from 'drizzle-orm'
import { reachedIn } from '#db/talks'
import type { Day } from '#domain/calendar/day'
import { isNumberTest } from '#domain/segment/evaluate'
import { namedInAll } from '#domain/segment/names'
import { degreeKm, degreeOfLongitudeKm, edgesOf } from '#domain/segment/place-and-growth'
import { type ChoiceTest, type Condition, conditionsOf, type NumberTest, type Rule, type TextTest } from '#domain/segment/rule'

export type RuleReader = {
  /** What stands after `from`: `customer c` joined with what the rules ask of other tables, once each. Every customer is one row. */
  from: SQL
  /** A rule as one condition on a row of it: true or false, never null. */
  holds: (rule: Rule) => SQL
}

/**
 * Compiles segment rules to SQL. It must answer as domain/segment/evaluate.ts does, for every rule and customer: a new field or operator comes
 * into both in one change (tests/db/segment-rules.test.ts holds them equal).
 * @param rules every rule that `holds` will be asked for
 * @param today the day from which days are counted
 */
export function ruleReader(rules: readonly Rule[], clientId: string, today: Day): RuleReader {
  const fields = new Set(rules.flatMap(conditionsOf).map(({ field }) => field))
  const numbers = namedInAll(rules).measures.map(({ measure, year }, at) => ({ measure, year, alias: sql.raw(`n${at}`) }))
  const amountOf: AmountOf = (measure, year) => {
    const found = numbers.find((each) => each.measure === measure && each.year === year)
    if (!found) throw new Error('a rule that was not announced to the reader')
    return sql`${found.alias}.amount::float8`
  }
  const joins = [
    ...numbers.map(
      ({
        measure,
        year,
        alias,
      }) => sql`left join customer_number ${alias} on ${alias}.client_id = ${clientId} and ${alias}.customer_id = c.id
        and ${alias}.measure = ${measure} and ${alias}.year = ${year}`,
    ),
    ...Object.entries(joinsOf(clientId, today)).flatMap(([name, { join, for: wanted }]) =>
      wanted.some((field) => fields.has(field)) ? [sql`left join (${join}) ${sql.raw(name)} on ${sql.raw(name)}.customer_id = c.id`] : [],
    ),
  ]
  const holds = (rule: Rule): SQL => {
    if ('all' in rule) return joined(rule.all, sql` and `, sql`true`)
    if ('any' in rule) return joined(rule.any, sql` or `, sql`false`)
    if ('not' in rule) return sql`not ${holds(rule.not)}`
    return sql`(${conditionToSql(rule, today, amountOf)})`
  }
  // What is quick to answer is asked first: the database stops at the first answer that settles it.
  const joined = (members: readonly Rule[], by: SQL, ofNone: SQL): SQL =>
    members.length === 0 ? ofNone : sql`(${sql.join([...members].sort((a, b) => costOf(a) - costOf(b)).map(holds), by)})`
  return { from: sql`customer c ${sql.join(joins, sql` `)}`, holds }
}

type AmountOf = (measure: string, year: number) => SQL

function costOf(rule: Rule): number {
  if (!('field' in rule)) return conditionsOf(rule).reduce((cost, condition) => cost + costOf(condition), 1)
  if (rule.field === 'tag' || rule.field === 'own') return 6
  return 'test' in rule && rule.field in textColumns ? 4 : 1
}

type Join = { join: SQL; for: readonly Condition['field'][] }

/** What is asked of other tables, per customer. The names are those that conditionToSql reads. */
function joinsOf(clientId: string, today: Day): Record<'visited' | 'called' | 'complaints' | 'deciders' | 'owners', Join> {
  return {
    visited: {
      for: ['visits', 'lastVisitDays', 'lastContactDays'],
      join: sql`select customer_id, count(*)::int as times, max("on") as last from visit where client_id = ${clientId} and outcome <> 'not-home' group by 1`,
    },
    called: {
      for: ['lastContactDays'],
      join: sql`select customer_id, max((started_at at time zone 'Europe/Amsterdam')::date) as last from call
        where client_id = ${clientId} and undone_at is null and ${reachedIn('call')} group by 1`,
    },
    complaints: {
      for: ['openComplaint'],
      join: sql`select distinct customer_id from request where client_id = ${clientId} and kind = 'complaint' and solved_at is null`,
    },
    deciders: {
      for: ['knowsDecider'],
      join: sql`select distinct customer_id from job where client_id = ${clientId} and decision_role = 'decider' and (ends_on is null or ends_on >= ${today})`,
    },
    owners: {
      for: ['owner'],
      join: sql`select distinct on (customer_id) customer_id, staff_id::text as staff_id from ownership
        where client_id = ${clientId} and role in ('owner', 'loan') and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})
        order by customer_id, role = 'loan' desc, starts_on desc, id`,
    },
  }
}

function conditionToSql(condition: Condition, today: Day, amountOf: AmountOf): SQL {
  switch (condition.field) {
    case 'own': {
      const raw = sql`(c.own ->> ${condition.key}::text)`
      return isNumberTest(condition.test) ? numberTest(condition.test, numberIn(raw)) : textTest(condition.test, raw)
    }
    case 'tag':
      return tagTest(condition.test)
    case 'measure':
      return numberTest(condition.test, amountOf(condition.measure, condition.year))
    case 'growth':
      return numberTest(condition.test, growth(amountOf(condition.measure, condition.from), amountOf(condition.measure, condition.to)))
    case 'distance':
      return numberTest(condition.test, kilometres(condition))
    case 'area':
      return areaTest(condition)
    case 'status':
      return choiceTest(condition.test, sql`c.status`)
    case 'legalForm':
      return choiceTest(condition.test, sql`c.legal_form`)
    case 'owner':
      return choiceTest(condition.test, sql`owners.staff_id`)
    case 'openComplaint':
      return sql`(complaints.customer_id is not null) = ${condition.test.value}`
    case 'doNotContact':
      return sql`c.do_not_contact = ${condition.test.value}`
    case 'knowsDecider':
      return sql`(deciders.customer_id is not null) = ${condition.test.value}`
    case 'houseNumber':
      return numberTest(condition.test, sql`c.house_number::float8`)
    case 'confirmedDays':
      return numberTest(condition.test, daysSince(sql`c.confirmed_on`, today))
    case 'postcodeArea':
      return numberTest(condition.test, sql`substring(${trimmed(sql`coalesce(c.postcode, '')`)} from '^[0-9]{4}')::float8`)
    case 'visits':
      return numberTest(condition.test, sql`coalesce(visited.times, 0)::float8`)
    case 'lastContactDays':
      return numberTest(condition.test, daysSince(sql`greatest(c.last_contact_on, visited.last, called.last)`, today))
    case 'lastVisitDays':
      return numberTest(condition.test, daysSince(sql`visited.last`, today))
    case 'potential':
      return numberTest(condition.test, sql`c.potential::float8`)
    default:
      return textTest(condition.test, textColumns[condition.field])
  }
}

const textColumns = {
  name: sql`c.name`,
  street: sql`c.street`,
  houseNumberSuffix: sql`c.house_number_suffix`,
  postcode: sql`c.postcode`,
  place: sql`c.place`,
  municipality: sql`c.municipality`,
  province: sql`c.province`,
  country: sql`c.country`,
  phone: sql`c.phone`,
  phone2: sql`c.phone2`,
  mobile: sql`c.mobile`,
  email: sql`c.email`,
  website: sql`c.website`,
  kvk: sql`c.kvk`,
  branch: sql`c.branch`,
  vat: sql`c.vat`,
  iban: sql`c.iban`,
  externalNo: sql`c.external_no`,
}

// The same edges as in domain/segment/evaluate.ts: space, tab, line breaks and no-break space.
const edges = ' \t\n\r\u00a0'
const trimmed = (value: SQL) => sql`btrim(${value}, ${edges}::text)`
// The ICU collation lowers all letters as JavaScript does, whatever the locale of the database.
const folded = (value: SQL) => sql`lower(${trimmed(value)} collate "und-x-icu")`
const foldedText = (value: string) => value.replace(/^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g, '').toLowerCase()

// What a rule compares with is never empty, so an empty text fails `eq`, `contains`, `startsWith` and `in` by itself.
function textTest(test: TextTest, column: SQL): SQL {
  const raw = sql`coalesce(${column}, '')`
  const value = folded(raw)
  switch (test.op) {
    case 'empty':
      return sql`${trimmed(raw)} = ''`
    case 'notEmpty':
      return sql`${trimmed(raw)} <> ''`
    case 'eq':
      return isOneOf(raw, [test.value])
    case 'neq':
      // "is not true" and not "not": PostgreSQL takes the latter apart and asks the parts before what is cheaper.
      return sql`${isOneOf(raw, ['', test.value])} is not true`
    case 'contains':
      return sql`position(${foldedText(test.value)}::text in ${value}) > 0`
    case 'startsWith':
      return sql`starts_with(${value}, ${foldedText(test.value)}::text)`
    case 'in':
      return isOneOf(raw, test.value)
  }
}

/**
 * Whether a text, folded, is one of these. Most texts are plain letters without edges: folding those byte by byte answers the same at a third of the price, and only
 * what holds anything else is folded in full.
 */
function isOneOf(raw: SQL, values: readonly string[]): SQL {
  const wanted = texts(values.map(foldedText))
  return sql`(lower(${raw} collate "C") = any (${wanted}) or (${raw} ~ '[^!-~]' and ${folded(raw)} = any (${wanted})))`
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
  const has = (values: readonly string[]) => {
    const wanted = values.map(foldedText)
    // To take a list apart costs far more than to look through it as one text: that is left for who may have the tag and does not write it so.
    const written = sql`lower(array_to_string(c.tags, chr(10)) collate "und-x-icu")`
    const mayHave = sql.join(
      wanted.map((value) => sql`position(${value}::text in ${written}) > 0`),
      sql` or `,
    )
    return sql`(c.tags && ${texts(wanted)} or ((${mayHave})
      and exists (select from unnest(c.tags) held where ${folded(sql`held`)} = any (${texts(wanted)}))))`
  }
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

// The order of the sums is that of domain/segment/place-and-growth.ts: both then round alike.
function growth(before: SQL, after: SQL): SQL {
  return sql`case when ${before} > 0 then ((${after} - ${before}) * 100) / ${before} end`
}

function kilometres(point: { latitude: number; longitude: number }): SQL {
  const north = sql`((c.latitude - ${decimal(point.latitude)}) * ${decimal(degreeKm)})`
  const east = sql`((c.longitude - ${decimal(point.longitude)}) * ${decimal(degreeOfLongitudeKm(point))})`
  return sql`sqrt(${north} * ${north} + ${east} * ${east})`
}

function areaTest({ points, test }: Extract<Condition, { field: 'area' }>): SQL {
  const crossings = edgesOf(points).map(
    ({ low, high, slope, from, at }) => sql`(c.latitude >= ${decimal(low)} and c.latitude < ${decimal(high)}
      and c.longitude < ${decimal(slope)} * (c.latitude - ${decimal(from)}) + ${decimal(at)})::int`,
  )
  const inside = crossings.length > 0 ? sql`(${sql.join(crossings, sql` + `)}) % 2 = 1` : sql`false`
  return sql`c.latitude is not null and c.longitude is not null and (${inside}) = ${test.value}`
}

function numberIn(raw: SQL): SQL {
  const text = trimmed(sql`coalesce(${raw}, '')`)
  return sql`case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::float8 end`
}

function daysSince(day: SQL, today: Day): SQL {
  return sql`(${today}::date - ${day})::float8`
}

function texts(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}::text`),
    sql`, `,
  )}]`
}
