import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM, withActor } from '#db/door'
import { rows } from '#db/rows'
import { campaign } from '#db/schema/campaign'
import { contact, customer, customerNumber, job } from '#db/schema/customer'
import { request } from '#db/schema/follow-up'
import { client } from '#db/schema/people'
import { addSegment, pinCustomers, segmentsOf } from '#db/segments'
import { countAssignment, countRule, movesBy, reassign } from '#db/segments/assignment'
import { customerFactsOf } from '#db/segments/customer-facts'
import { ruleReader } from '#db/segments/rule-to-sql'
import { assign } from '#domain/segment/assign'
import { matches } from '#domain/segment/evaluate'
import type { Rule } from '#domain/segment/rule'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

const clientId = '00000000-0000-4000-8000-000000000001'
const campaignId = '00000000-0000-4000-8000-000000000002'
const of = { clientId, campaignId }
const today = '2025-11-18'
const id = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`

let database: TestDatabase
const inside = <T>(work: Parameters<typeof withActor<T>>[2]) => withActor(database.db, SYSTEM, work)

// A small town with one odd case of each kind: nothing filled in, blanks around, capitals with a diaeresis, numbers written as text.
const town: Omit<typeof customer.$inferInsert, 'clientId' | 'id'>[] = [
  {
    name: 'Bakker Klimaattechniek B.V.',
    place: 'Geldermalsen',
    postcode: '4191 NM',
    legalForm: 'bv',
    tags: ['Groei', 'vip'],
    own: { kleur: 'rood', aantal: '12' },
    potential: 4,
    latitude: 51.88,
    longitude: 5.29,
    houseNumber: 12,
    houseNumberSuffix: 'A',
    confirmedOn: '2025-11-14',
  },
  {
    name: 'Hendriks',
    place: ' Buren ',
    postcode: '4116AB',
    tags: [],
    own: { kleur: ' Rood ', aantal: '-3.5' },
    doNotContact: true,
    latitude: 51.91,
    longitude: 5.33,
  },
  { name: 'CAFÉ ÖZGÜR', place: 'TIEL', postcode: 'B-2300', tags: ['GROEI'], own: { kleur: '', aantal: '1.000,00' }, country: 'BE' },
  { name: 'De Vries', place: null, postcode: null, tags: ['a%b_c'], own: {}, email: 'info@devries.example' },
  {
    name: 'Smits\u00a0',
    place: "'s-Hertogenbosch",
    postcode: '5211 AA',
    legalForm: 'vof',
    tags: [],
    own: { aantal: '007' },
    phone: '+31735550000',
  },
  {
    name: 'Ten Brink',
    place: 'Ede',
    postcode: '6711 XX',
    tags: ['vip'],
    own: { kleur: 'groen' },
    lastContactOn: '2025-05-01',
    latitude: 52.04,
    longitude: 5.66,
  },
  { name: 'Gesloten', place: 'Tiel', postcode: '4001 AA', tags: [], own: {}, status: 'closed' as const },
]

beforeAll(async () => {
  database = await freshDatabase()
  await inside(async (tx) => {
    await tx.insert(client).values({ id: clientId, name: 'Waalstroom', initials: 'WT' })
    await tx.insert(campaign).values({ clientId, id: campaignId, name: 'Najaar', startsOn: '2025-09-22', endsOn: '2025-12-19' })
    await tx.insert(customer).values(town.map((each, at) => ({ clientId, id: id(at), ...each })))
    await tx.insert(customerNumber).values([
      { clientId, customerId: id(0), measure: 'revenue', year: 2024, amount: 8_420_000 },
      { clientId, customerId: id(0), measure: 'revenue', year: 2023, amount: 8_000_000 },
      { clientId, customerId: id(1), measure: 'revenue', year: 2024, amount: 0 },
      { clientId, customerId: id(1), measure: 'revenue', year: 2023, amount: 0 },
      { clientId, customerId: id(1), measure: 'orders', year: 2023, amount: 7 },
    ])
    await tx.insert(request).values({
      clientId,
      id: id(90),
      customerId: id(4),
      kind: 'complaint',
      channel: 'phone',
      subject: 'Te laat',
      receivedAt: new Date('2025-11-01'),
    })
    await tx.insert(contact).values({ clientId, id: id(91), name: 'Erik Bakker' })
    await tx.insert(job).values([
      { clientId, id: id(92), contactId: id(91), customerId: id(0), decisionRole: 'decider' },
      { clientId, id: id(93), contactId: id(91), customerId: id(1), decisionRole: 'decider', endsOn: '2025-11-17' },
    ])
  })
})
afterAll(() => database.drop())

const words = fc.constantFrom('bakker', 'RO', ' rood', 'Tiel', 'café ö', 'e', '4191', 'groei', '%', '_', 'a%b_c', "'s", 'ü', 'BV')
const numbers = fc.constantFrom(-3.5, 0, 4, 7, 12, 4191, 8_420_000, 201, 0.1)
const texts = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'neq', 'contains', 'startsWith'), value: words }),
  fc.record({ op: fc.constant('in'), value: fc.array(words, { minLength: 1, maxLength: 3 }) }),
)
const choices = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'neq'), value: fc.constantFrom('bv', 'vof', 'active', 'vip', 'groei') }),
  fc.record({
    op: fc.constant('in'),
    value: fc.array(fc.constantFrom('bv', 'vof', 'active', 'GROEI', 'vip'), { minLength: 1, maxLength: 3 }),
  }),
)
const sums = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'neq', 'lt', 'lte', 'gt', 'gte'), value: numbers }),
  fc.record({ op: fc.constant('between'), from: numbers, to: numbers }),
)
const near = (centre: number) => fc.integer({ min: -40, max: 40 }).map((step) => centre + step / 100)
const presence = fc.record({ op: fc.constantFrom('empty', 'notEmpty') })
const fields = [
  'name',
  'street',
  'postcode',
  'place',
  'municipality',
  'province',
  'country',
  'phone',
  'email',
  'website',
  'kvk',
  'externalNo',
  'houseNumberSuffix',
  'mobile',
  'vat',
] as const
const condition = fc.oneof(
  fc.record({ field: fc.constantFrom(...fields), test: fc.oneof(texts, presence) }),
  fc.record({ field: fc.constantFrom('status', 'legalForm', 'tag', 'owner'), test: fc.oneof(choices, presence) }),
  fc.record({ field: fc.constant('own'), key: fc.constantFrom('kleur', 'aantal', 'niets'), test: fc.oneof(texts, sums, presence) }),
  fc.record({
    field: fc.constantFrom('postcodeArea', 'houseNumber', 'visits', 'lastContactDays', 'lastVisitDays', 'confirmedDays', 'potential'),
    test: fc.oneof(sums, presence),
  }),
  fc.record({
    field: fc.constant('measure'),
    measure: fc.constantFrom('revenue', 'orders'),
    year: fc.constantFrom(2023, 2024),
    test: fc.oneof(sums, presence),
  }),
  fc.record({
    field: fc.constant('growth'),
    measure: fc.constantFrom('revenue', 'orders'),
    from: fc.constantFrom(2023, 2024),
    to: fc.constantFrom(2023, 2024),
    test: fc.oneof(sums, presence),
  }),
  fc.record({
    field: fc.constant('distance'),
    name: fc.constant('Tiel'),
    latitude: near(51.9),
    longitude: near(5.4),
    test: fc.oneof(sums, presence),
  }),
  fc.record({
    field: fc.constant('area'),
    points: fc.array(fc.record({ latitude: near(51.95), longitude: near(5.4) }), { minLength: 3, maxLength: 7 }),
    test: fc.record({ op: fc.constant('eq'), value: fc.boolean() }),
  }),
  fc.record({
    field: fc.constantFrom('openComplaint', 'doNotContact', 'knowsDecider'),
    test: fc.record({ op: fc.constant('eq'), value: fc.boolean() }),
  }),
)
const { rule } = fc.letrec((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: condition, weight: 4 },
    { arbitrary: fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ not: tie('rule') }), weight: 1 },
  ),
})) as unknown as { rule: fc.Arbitrary<Rule> }

test('the database and the domain give the same answer to every rule', async () => {
  await inside(async (tx) => {
    const facts = await customerFactsOf(tx, clientId, today)
    expect(facts).toHaveLength(6)
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: 10, maxLength: 10 }), async (rules) => {
        const { from, holds } = ruleReader(rules, clientId, today)
        const flags = rules.map((each, at) => sql`${holds(each)} as ${sql.raw(`r${at}`)}`)
        const found = await rows<Record<string, boolean | string>>(
          tx,
          sql`select c.id, ${sql.join(flags, sql`, `)} from ${from} where c.client_id = ${clientId} and c.status = 'active' order by c.id`,
        )
        for (const [at, each] of rules.entries()) {
          const bySql = found.map((row) => row[`r${at}`])
          expect({ rule: each, answers: bySql }).toEqual({ rule: each, answers: facts.map((customer) => matches(each, customer)) })
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('the first rule that matches takes a customer, a pin goes before it, the rest takes the others, and the closed are in none', async () => {
  await inside(async (tx) => {
    const red: Rule = { field: 'own', key: 'kleur', test: { op: 'eq', value: 'rood' } }
    const vip: Rule = { field: 'tag', test: { op: 'eq', value: 'VIP' } }
    const first = await addSegment(tx, of, { name: 'Rood', colour: 'A', rule: red, position: 0 })
    const second = await addSegment(tx, of, { name: 'Vip', colour: 'B', rule: vip, position: 1 })
    const rest = await addSegment(tx, of, { name: 'Rest', colour: 'C', rule: null, isRest: true, position: 9 })
    await pinCustomers(tx, of, { customerIds: [id(3)], segmentId: second, reason: 'De directeur vraagt erom', staffId: null })
    expect(await reassign(tx, of, today)).toBe(6)
    const stored = await segmentsOf(tx, of)
    expect(stored.map((each) => [each.name, each.customers, each.pinned])).toEqual([
      ['Rood', 2, 0],
      ['Vip', 2, 1],
      ['Rest', 2, 0],
    ])
    expect(stored[0]?.revenueCents).toBe(8_420_000)
    expect(await reassign(tx, of, today)).toBe(0)

    const pins = [{ customerId: id(3), segmentId: second, reason: '' }]
    const byDomain = assign(stored, pins, await customerFactsOf(tx, clientId, today))
    const counted = await countAssignment(tx, of, stored, today)
    for (const segmentId of [first, second, rest]) {
      expect(counted[segmentId]).toBe(byDomain.filter((each) => each.segmentId === segmentId).length)
    }
    const counts = await countRule(tx, of, { id: second, rule: vip, earlier: stored.slice(0, 1) }, today)
    expect(counts).toEqual({ matches: 2, takes: 2 })
    const tried = stored.map((each) => (each.id === first ? { ...each, rule: vip } : each))
    expect(await movesBy(tx, of, tried, today)).toEqual([
      { from: first, to: rest, customers: 1, names: ['Hendriks'] },
      { from: second, to: first, customers: 1, names: ['Ten Brink'] },
    ])
  })
})
