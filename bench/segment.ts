import { sql } from 'drizzle-orm'
import { today } from '#app/http/clock.server'
import { connect, type Db } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { addSegment } from '#db/segments'
import { numbersOf } from '#db/segments/analysis'
import { countRule, movesBy, reassign, rulesOf } from '#db/segments/assignment'
import { abc } from '#domain/segment/abc'
import { rfv } from '#domain/segment/rfv'
import type { Rule } from '#domain/segment/rule'
import { aClient, type Base } from '#tests/support/customer-base'
import testServer from '#tests/support/database-server'
import { addressOf, newName } from '#tests/support/template'

/**
 * Segments of a large base (`--rows N`, 100000): the live count of a rule of five conditions (`liveCountMs`, the median of `--times`) against the count of
 * the same conditions written by hand (`rawCountMs`), who would move with names (`movesMs`), putting everybody into ten ordered segments anew
 * (`assignMs`), and the ABC and RFV analyses (`abcMs`, `rfvMs`), each from the question to the answer.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const size = Math.max(100, Number(args.rows ?? 100_000))
  const times = Math.max(5, Number(args.times ?? 15))
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const name = newName('test')
  await onServer(given.url, `create database ${name} template ${given.template}`)
  const { sql: pool, db } = connect(addressOf(given.url, name), 4)
  try {
    const base = await withActor(db, SYSTEM, (tx) => filled(tx, size))
    await onServer(addressOf(given.url, name), 'vacuum analyze')
    return { rows: size, times, ...(await measured(db, base, times)) }
  } finally {
    await pool.end()
    await onServer(given.url, `drop database if exists ${name} with (force)`)
    await stop()
  }
}

async function filled(tx: Tx, size: number): Promise<Base> {
  const base = await aClient(tx)
  await tx.execute(sql`insert into customer (client_id, id, name, place, postcode, province, tags, own, last_contact_on, latitude, longitude, potential)
    select ${base.clientId}, gen_random_uuid(), 'Installatiebedrijf ' || n, (array['Tiel', 'Buren', 'Culemborg', 'Ede', 'Arnhem', 'Zaltbommel', 'Nijmegen'])[1 + n % 7],
      (1000 + n % 9000)::text || ' AB', 'Gelderland', case when n % 3 = 0 then array['groei', 'vip'] else array['lid'] end,
      jsonb_build_object('kleur', (array['rood', 'groen', 'blauw'])[1 + n % 3], 'monteurs', (n % 40)::text),
      ${today()}::date - (n * 7919) % 900, 51.5 + (n % 100) / 100.0, 5 + (n % 130) / 100.0, 1 + n % 5
    from generate_series(1, ${size}::int) n`)
  for (const year of [2023, 2024]) {
    await tx.execute(sql`insert into customer_number (client_id, customer_id, measure, year, amount)
      select client_id, id, 'revenue', ${year}, (exp(6 + 6 * random()) * 100)::bigint from customer where client_id = ${base.clientId} and random() < 0.92`)
  }
  return base
}

const revenue = (value: number): Rule => ({ field: 'measure', measure: 'revenue', year: 2024, test: { op: 'gte', value } })
const days = (value: number): Rule => ({ field: 'lastContactDays', test: { op: 'lte', value } })

const five: Rule = {
  all: [
    revenue(500_000),
    days(400),
    { field: 'place', test: { op: 'in', value: ['Tiel', 'Buren', 'Ede'] } },
    { field: 'tag', test: { op: 'eq', value: 'groei' } },
    { field: 'own', key: 'kleur', test: { op: 'neq', value: 'blauw' } },
  ],
}

// The same five conditions as somebody would write them who knows that this base has no blanks and one way of writing.
const byHand = (clientId: string) => sql`select count(*)::int as n from customer c
  join customer_number n on n.client_id = c.client_id and n.customer_id = c.id and n.measure = 'revenue' and n.year = 2024 and n.amount >= 500000
  where c.client_id = ${clientId} and c.canonical_id is null and c.status = 'active'
    and greatest(c.last_contact_on,
      (select max("on") from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home'),
      (select max((started_at at time zone 'Europe/Amsterdam')::date) from call k where k.client_id = c.client_id and k.customer_id = c.id
        and k.undone_at is null and k.outcome not in ('no-answer', 'wrong-data'))) >= ${today()}::date - 400
    and lower(c.place) in ('tiel', 'buren', 'ede') and exists (select from unnest(c.tags) t where lower(t) = 'groei') and lower(c.own ->> 'kleur') <> 'blauw'`

const ten: Rule[] = [
  five,
  { all: [revenue(10_000_000), days(200)] },
  { all: [revenue(10_000_000)] },
  { all: [revenue(2_000_000), { field: 'potential', test: { op: 'gte', value: 4 } }] },
  { field: 'distance', name: 'Tiel', latitude: 51.89, longitude: 5.43, test: { op: 'lte', value: 10 } },
  { all: [{ field: 'place', test: { op: 'eq', value: 'Arnhem' } }, days(300)] },
  { field: 'growth', measure: 'revenue', from: 2023, to: 2024, test: { op: 'gt', value: 50 } },
  { all: [{ field: 'tag', test: { op: 'eq', value: 'vip' } }, { not: days(600) }] },
  { field: 'own', key: 'monteurs', test: { op: 'gte', value: 30 } },
]

async function measured(db: Db, base: Base, times: number) {
  const { clientId } = base
  const inside = <T>(work: (tx: Tx) => Promise<T>) => withActor(db, SYSTEM, work)
  const [live, raw]: [number[], number[]] = [[], []]
  let counts = { live: -1, raw: -1 }
  for (let time = 0; time < times; time++) {
    const [ms, counted] = await timed(() => inside((tx) => countRule(tx, base, { id: clientId, rule: five, earlier: [] }, today())))
    const [rawMs, [one]] = await timed(() => inside((tx) => rows<{ n: number }>(tx, byHand(clientId))))
    live.push(ms)
    raw.push(rawMs)
    counts = { live: counted.matches, raw: one?.n ?? -1 }
  }
  if (counts.live !== counts.raw) throw new Error(`the counts differ: ${JSON.stringify(counts)}`)
  await inside(async (tx) => {
    for (const [position, rule] of ten.entries()) await addSegment(tx, base, { name: `S${position}`, colour: 'A', rule, position })
    await addSegment(tx, base, { name: 'Rest', colour: 'C', rule: null, isRest: true, position: 99 })
  })
  const [assignMs, assigned] = await timed(() => inside((tx) => reassign(tx, base, today())))
  const tried = (await inside((tx) => rulesOf(tx, base))).map((each, at) => (at === 1 ? { ...each, rule: days(100) } : each))
  const [movesMs] = await timed(() => inside((tx) => movesBy(tx, base, tried, today())))
  const numbers = () => inside((tx) => numbersOf(tx, clientId, { measure: 'revenue', year: 2024 }, today()))
  const abcMs = median(await several(async () => abc(await numbers())))
  const rfvMs = median(await several(async () => rfv(await numbers())))
  const [liveCountMs, rawCountMs] = [median(live), median(raw)]
  return {
    matches: counts.live,
    liveCountMs,
    rawCountMs,
    ratio: rounded(liveCountMs / rawCountMs),
    movesMs,
    assignMs,
    assigned,
    abcMs,
    rfvMs,
  }
}

async function several(work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let time = 0; time < 5; time++) taken.push((await timed(work))[0])
  return taken
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now()
  const answer = await work()
  return [rounded(performance.now() - began), answer]
}

const median = (values: number[]) => rounded(values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0)
const rounded = (value: number) => Math.round(value * 100) / 100

async function onServer(url: string, statement: string) {
  const { sql } = connect(url, 1)
  await sql.unsafe(statement).finally(() => sql.end())
}
