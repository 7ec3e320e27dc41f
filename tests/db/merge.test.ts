import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { contactChildren, customerChildren } from '#db/merge-children'
import { mergePersons } from '#db/merge-persons'
import { undoMerges } from '#db/merge-undo'
import { type Merged, mergeCustomers } from '#db/merges'
import { rows } from '#db/rows'
import { aClient, type Base, customersOf, everythingOf } from '#tests/support/customer-base'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

/** Runs in a transaction that leaves nothing behind. */
async function inPassing(work: (tx: Tx, base: Base) => Promise<void>): Promise<void> {
  await withActor(database.db, SYSTEM, async (tx) => {
    await work(tx, await aClient(tx))
    throw new Undo(null)
  })
}

const now = () => new Date().toISOString()
const record = ['merge_event']

async function mergeOne(tx: Tx, clientId: string, keeperId: string, memberIds: string[], values = {}): Promise<Merged> {
  const [merged] = await mergeCustomers(tx, clientId, [{ groupId: null, keeperId, memberIds, values }])
  if (!merged) throw new Error('nothing was merged')
  return merged
}

describe('what hangs on a customer', () => {
  test.each([
    ['customer', customerChildren],
    ['contact', contactChildren],
  ])('every table that points to a %s has a rule for merging', async (parent, children) => {
    await inPassing(async (tx) => {
      const found = await rows<{ child: string }>(
        tx,
        sql`select c.conrelid::regclass::text || '.' || a.attname as child from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'client_id'
            where c.contype = 'f' and c.confrelid = ${parent}::regclass order by 1`,
      )
      const known = children.map(({ table, column }) => `${table}.${column}`)
      const pointed = found.map(({ child }) => child.replaceAll('"', ''))
      // A pointer to the keeper needs no foreign key of its own where the row is of the same table.
      expect([...new Set([...known, `${parent}.canonical_id`])].sort()).toEqual([...new Set([...pointed, `${parent}.canonical_id`])].sort())
    })
  })

  test('keys in the rules are the keys of the tables', async () => {
    await inPassing(async (tx) => {
      const found = await rows<{ name: string; key: string[] }>(
        tx,
        sql`select c.conrelid::regclass::text as name, array_agg(a.attname::text order by array_position(c.conkey, a.attnum)) as key from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'p' group by 1`,
      )
      const keys = new Map(found.map(({ name, key }) => [name.replaceAll('"', ''), key]))
      for (const { table, key } of [...customerChildren, ...contactChildren])
        expect([table, ['client_id', ...key].sort()]).toEqual([table, keys.get(table)?.sort()])
    })
  })
})

describe('merging', () => {
  test('what was done at the one that goes up stands with the keeper', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [{ name: 'Bakker BV' }, { name: 'BAKKER' }])) as [string, string]
      await furnish(tx, base, member, 1)
      await mergeOne(tx, base.clientId, keeper, [member])
      const counted = await rows<{ visits: number; calls: number; notes: number; pointer: string }>(
        tx,
        sql`select (select count(*)::int from visit where customer_id = ${keeper}) as visits, (select count(*)::int from call where customer_id = ${keeper}) as calls,
            (select count(*)::int from note where customer_id = ${keeper}) as notes, (select canonical_id::text from customer where id = ${member}) as pointer`,
      )
      expect(counted).toEqual([{ visits: 1, calls: 1, notes: 1, pointer: keeper }])
    })
  })

  test('a person who stood at both stands once with the keeper, and an objection to calls or to mail holds', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [{ name: 'Bakker BV' }, { name: 'BAKKER' }])) as [string, string]
      const erik = await person(tx, base, keeper, 'Erik Bakker', null)
      const again = await person(tx, base, member, 'erik bakker', 'erik@bakker.example')
      await tx.execute(sql`update contact set do_not_contact = true, no_mail = true where id = ${again}`)
      await mergeOne(tx, base.clientId, keeper, [member])
      const people = await rows(
        tx,
        sql`select k.id, k.email, k.do_not_contact as objected, k.no_mail as "noMail" from job j join contact k on k.id = j.contact_id where j.customer_id = ${keeper} and k.canonical_id is null`,
      )
      expect(people).toEqual([{ id: erik, email: 'erik@bakker.example', objected: true, noMail: true }])
    })
  })

  test('people of one name with two mail addresses stay two', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [{ name: 'Bakker BV' }, { name: 'BAKKER' }])) as [string, string]
      await person(tx, base, keeper, 'Erik Bakker', 'erik@bakker.example')
      await person(tx, base, member, 'Erik Bakker', 'e.bakker@elders.example')
      await mergeOne(tx, base.clientId, keeper, [member])
      const people = await rows(
        tx,
        sql`select k.id from job j join contact k on k.id = j.contact_id where j.customer_id = ${keeper} and k.canonical_id is null`,
      )
      expect(people).toHaveLength(2)
    })
  })

  test('a figure of a year that the keeper has too stays where it was; another year moves along', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [{ name: 'Bakker BV' }, { name: 'BAKKER' }])) as [string, string]
      await tx.execute(sql`insert into customer_number (client_id, customer_id, measure, year, amount) values
        (${base.clientId}, ${keeper}, 'revenue', 2024, 21200000), (${base.clientId}, ${member}, 'revenue', 2024, 0), (${base.clientId}, ${member}, 'revenue', 2023, 500)`)
      await mergeOne(tx, base.clientId, keeper, [member])
      const figures = await rows(
        tx,
        sql`select year, amount::int as amount from customer_number where customer_id = ${keeper} order by year`,
      )
      expect(figures).toEqual([
        { year: 2023, amount: 500 },
        { year: 2024, amount: 21_200_000 },
      ])
    })
  })

  test('a customer that was merged already is not merged again', async () => {
    await inPassing(async (tx, base) => {
      const [a, b, c] = (await customersOf(tx, base.clientId, [{ name: 'A' }, { name: 'B' }, { name: 'C' }])) as [string, string, string]
      await mergeOne(tx, base.clientId, a, [b])
      expect(await mergeCustomers(tx, base.clientId, [{ groupId: null, keeperId: c, memberIds: [b], values: {} }])).toEqual([])
    })
  })
})

describe('undoing', () => {
  test('right after the merge every row of every table is as it was, to the byte', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [
        { name: 'Bakker BV', own: { b: '1', a: '2' } },
        { name: 'BAKKER', phone: '+31345550127' },
      ])) as [string, string]
      await furnish(tx, base, keeper, 1)
      await furnish(tx, base, member, 2)
      const before = await everythingOf(tx, base.clientId)
      const { eventId } = await mergeOne(tx, base.clientId, keeper, [member], { phone: '+31345550127', tags: ['a', 'b'], own: { a: '3' } })
      expect(await everythingOf(tx, base.clientId, record)).not.toEqual(withoutEvents(before))
      await undoMerges(tx, base.clientId, [eventId], now())
      expect(await everythingOf(tx, base.clientId, record)).toEqual(withoutEvents(before))
    })
  })

  test('what was changed or made since stays with the keeper', async () => {
    await inPassing(async (tx, base) => {
      const [keeper, member] = (await customersOf(tx, base.clientId, [
        { name: 'Bakker BV' },
        { name: 'BAKKER', phone: '+31345550127', email: 'a@b.example' },
      ])) as [string, string]
      await furnish(tx, base, member, 1)
      const { eventId } = await mergeOne(tx, base.clientId, keeper, [member], { phone: '+31345550127', email: 'a@b.example' })
      await tx.execute(sql`update customer set phone = '+31611111111', version = version + 1 where id = ${keeper}`)
      await tx.execute(
        sql`insert into note (client_id, id, customer_id, text) values (${base.clientId}, ${v7()}, ${keeper}, 'daarna geschreven')`,
      )
      await undoMerges(tx, base.clientId, [eventId], now())
      const found = await rows(
        tx,
        sql`select name, phone, email, version, (select count(*)::int from note n where n.customer_id = c.id) as notes, canonical_id as pointer from customer c where id in (${keeper}, ${member}) order by name`,
      )
      expect(found).toEqual([
        { name: 'BAKKER', phone: '+31345550127', email: 'a@b.example', version: 1, notes: 1, pointer: null },
        { name: 'Bakker BV', phone: '+31611111111', email: null, version: 4, notes: 1, pointer: null },
      ])
    })
  })

  test('a merge whose keeper went up in another is undone after that one', async () => {
    await inPassing(async (tx, base) => {
      const [a, b, c] = (await customersOf(tx, base.clientId, [{ name: 'A' }, { name: 'B' }, { name: 'C' }])) as [string, string, string]
      const first = await mergeOne(tx, base.clientId, b, [a])
      const second = await mergeOne(tx, base.clientId, c, [b])
      expect(await undoMerges(tx, base.clientId, [first.eventId], now())).toEqual({ refused: 'merged-further', keeperId: c })
      expect(await undoMerges(tx, base.clientId, [first.eventId, second.eventId], now())).toHaveLength(2)
    })
  })

  test('after thirty days a merge stays', async () => {
    await inPassing(async (tx, base) => {
      const [a, b] = (await customersOf(tx, base.clientId, [{ name: 'A' }, { name: 'B' }])) as [string, string]
      const { eventId } = await mergeOne(tx, base.clientId, a, [b])
      const later = new Date(Date.now() + 31 * 24 * 3_600_000).toISOString()
      expect(await undoMerges(tx, base.clientId, [eventId], later)).toEqual({ refused: 'too-old', days: 30 })
    })
  })

  test('undoing twice is undoing once', async () => {
    await inPassing(async (tx, base) => {
      const [a, b] = (await customersOf(tx, base.clientId, [{ name: 'A' }, { name: 'B' }])) as [string, string]
      const { eventId } = await mergeOne(tx, base.clientId, a, [b])
      await undoMerges(tx, base.clientId, [eventId], now())
      const after = await everythingOf(tx, base.clientId)
      expect(await undoMerges(tx, base.clientId, [eventId], now())).toEqual([])
      expect(await everythingOf(tx, base.clientId)).toEqual(after)
    })
  })
})

test('whatever is merged and undone in whatever order, nothing is lost, and undoing all gives the base as it was', async () => {
  type Merging = { keeper: number; members: number[] }
  type Step = ({ kind: 'merge' } & Merging) | ({ kind: 'persons' } & Merging) | { kind: 'undo'; which: number }
  const place = fc.nat({ max: 5 })
  const merging = { keeper: place, members: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }) }
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('merge' as const), ...merging }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('persons' as const), ...merging }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat({ max: 9 }) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), fc.nat(), async (steps, salt) => {
      await inPassing(async (tx, base) => {
        const ids = await customersOf(
          tx,
          base.clientId,
          ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({ name, phone: name < 'D' ? `+3134555000${name.charCodeAt(0) % 10}` : null })),
        )
        for (const [at, id] of ids.entries()) await furnish(tx, base, id, (salt + at) % 4)
        const before = await everythingOf(tx, base.clientId, record)
        const counted = await countsOf(tx, base.clientId)
        const standing: string[] = []
        for (const each of steps) {
          if (each.kind === 'persons') {
            const people = await rows<{ id: string }>(tx, sql`select id from contact where client_id = ${base.clientId} order by id`)
            const [keeperId, ...memberIds] = [...new Set([each.keeper, ...each.members])].map((at) => people[at]?.id as string)
            const merged = await mergePersons(tx, base.clientId, [
              { groupId: null, keeperId: keeperId as string, memberIds, values: { mobile: '+31655500000' } },
            ])
            standing.push(...merged.map(({ eventId }) => eventId))
          } else if (each.kind === 'merge') {
            const memberIds = each.members.filter((member) => member !== each.keeper).map((member) => ids[member] as string)
            if (memberIds.length === 0) continue
            const merged = await mergeCustomers(tx, base.clientId, [
              { groupId: null, keeperId: ids[each.keeper] as string, memberIds, values: { phone: '+31345559999' } },
            ])
            standing.push(...merged.map(({ eventId }) => eventId))
          } else if (standing.length > 0) {
            const eventId = standing[each.which % standing.length] as string
            const undone = await undoMerges(tx, base.clientId, [eventId], now())
            if (Array.isArray(undone)) standing.splice(standing.indexOf(eventId), 1)
            else expect(undone.refused).toBe('merged-further')
          }
          expect(await countsOf(tx, base.clientId)).toEqual(counted)
        }
        for (const eventId of standing.reverse()) expect(await undoMerges(tx, base.clientId, [eventId], now())).toHaveLength(1)
        expect(await everythingOf(tx, base.clientId, record)).toEqual(before)
      })
    }),
    { numRuns: 12 },
  )
})

function withoutEvents({ merge_event: _, ...rest }: Record<string, string[]>): Record<string, string[]> {
  return rest
}

/** How many rows every table has: merging neither makes nor loses any. */
async function countsOf(tx: Tx, clientId: string): Promise<Record<string, number>> {
  const all = await everythingOf(tx, clientId, record)
  return Object.fromEntries(Object.entries(all).map(([table, found]) => [table, found.length]))
}

async function person(tx: Tx, { clientId }: Base, customerId: string, name: string, email: string | null): Promise<string> {
  const id = v7()
  await tx.execute(sql`insert into contact (client_id, id, name, email) values (${clientId}, ${id}, ${name}, ${email})`)
  await tx.execute(
    sql`insert into job (client_id, id, contact_id, customer_id, is_primary) values (${clientId}, ${v7()}, ${id}, ${customerId}, true)`,
  )
  return id
}

/** Hangs one row of every kind on a customer. `variety` differs so that some rows clash with those of another customer and some do not. */
async function furnish(tx: Tx, base: Base, customerId: string, variety: number): Promise<void> {
  const { clientId, campaignId } = base
  const staffId = variety % 2 ? base.staffId : base.colleagueId
  const contactId = await person(
    tx,
    base,
    customerId,
    variety < 2 ? 'Erik Bakker' : `Mo Yilmaz ${variety}`,
    variety === 3 ? 'mo@bakker.example' : null,
  )
  const roundId = v7()
  const segmentId = v7()
  const listId = v7()
  const importId = v7()
  await tx.execute(
    sql`insert into note (client_id, id, customer_id, contact_id, text) values (${clientId}, ${v7()}, ${customerId}, ${contactId}, 'liever bellen na tienen')`,
  )
  await tx.execute(
    sql`insert into signal (client_id, id, customer_id, contact_id, kind, text) values (${clientId}, ${v7()}, ${customerId}, ${contactId}, 'news', 'nieuwe hal')`,
  )
  await tx.execute(sql`insert into call (client_id, id, campaign_id, customer_id, contact_id, staff_id, started_at, minutes, outcome)
    values (${clientId}, ${v7()}, ${campaignId}, ${customerId}, ${contactId}, ${staffId}, '2025-11-03T09:00Z', 6, 'callback')`)
  await tx.execute(sql`insert into visit (client_id, id, campaign_id, customer_id, contact_id, staff_id, "on", visit_minutes, outcome)
    values (${clientId}, ${v7()}, ${campaignId}, ${customerId}, ${contactId}, ${staffId}, '2025-11-04', 45, 'satisfied')`)
  await tx.execute(sql`insert into appointment (client_id, id, customer_id, contact_id, staff_id, starts_at, ends_at, state)
    values (${clientId}, ${v7()}, ${customerId}, ${contactId}, ${staffId}, '2025-11-20T09:00Z', '2025-11-20T10:00Z', 'cancelled')`)
  await tx.execute(
    sql`insert into task (client_id, id, customer_id, contact_id, kind, text) values (${clientId}, ${v7()}, ${customerId}, ${contactId}, 'promise', 'folder sturen')`,
  )
  await tx.execute(sql`insert into request (client_id, id, customer_id, kind, channel, subject, received_at)
    values (${clientId}, ${v7()}, ${customerId}, 'complaint', 'phone', 'levertijd', '2025-11-01T08:00Z')`)
  await tx.execute(
    sql`insert into ownership (client_id, id, customer_id, staff_id, role, starts_on) values (${clientId}, ${v7()}, ${customerId}, ${staffId}, ${variety < 2 ? 'owner' : 'standby'}, '2025-01-01')`,
  )
  await tx.execute(
    sql`insert into contact_claim (client_id, id, customer_id, staff_id, starts_at, quiet_until) values (${clientId}, ${v7()}, ${customerId}, ${staffId}, '2025-11-03T09:00Z', '2025-11-17T09:00Z')`,
  )
  await tx.execute(
    sql`insert into customer_number (client_id, customer_id, measure, year, amount) values (${clientId}, ${customerId}, 'revenue', ${2022 + variety}, ${variety * 100}), (${clientId}, ${customerId}, 'revenue', 2020, 5)`,
  )
  await tx.execute(sql`insert into round (client_id, id, campaign_id, name) values (${clientId}, ${roundId}, ${campaignId}, 'ronde')`)
  await tx.execute(
    sql`insert into round_item (client_id, campaign_id, customer_id, round_id, approach, decision) values (${clientId}, ${campaignId}, ${customerId}, ${roundId}, ${variety % 2 ? 'bel eerst' : null}, ${variety > 1 ? 'visit' : null})`,
  )
  await tx.execute(
    sql`insert into segment (client_id, id, campaign_id, name, colour, position) values (${clientId}, ${segmentId}, ${campaignId}, 'Koesteren', 'A', 1)`,
  )
  await tx.execute(
    sql`insert into segment_pin (client_id, campaign_id, customer_id, segment_id, reason) values (${clientId}, ${campaignId}, ${customerId}, ${segmentId}, 'grote klant')`,
  )
  await tx.execute(
    sql`insert into segment_member (client_id, campaign_id, customer_id, segment_id) values (${clientId}, ${campaignId}, ${customerId}, ${segmentId})`,
  )
  await tx.execute(
    sql`insert into finding (client_id, id, customer_id, field, kind, rule) values (${clientId}, ${v7()}, ${customerId}, 'phone', 'missing', 'phone-missing'), (${clientId}, ${v7()}, ${customerId}, 'kvk', 'malformed', 'kvk-malformed')`,
  )
  await tx.execute(
    sql`insert into acquaintance (client_id, contact_id, staff_id, strength) values (${clientId}, ${contactId}, ${staffId}, 3)`,
  )
  await tx.execute(sql`insert into project_list (client_id, id, name, expires_on) values (${clientId}, ${listId}, 'pers', '2026-01-01')`)
  await tx.execute(sql`insert into project_list_member (client_id, list_id, contact_id) values (${clientId}, ${listId}, ${contactId})`)
  await tx.execute(
    sql`insert into customer_import (client_id, id, campaign_id, file_name, sha256) values (${clientId}, ${importId}, ${campaignId}, 'a.csv', 'x')`,
  )
  await tx.execute(
    sql`insert into import_row (client_id, import_id, line, raw, outcome, customer_id) values (${clientId}, ${importId}, 2, '["a"]', 'taken-in', ${customerId})`,
  )
  await tx.execute(sql`insert into customer_link (client_id, id, from_customer_id, to_customer_id, kind)
    select ${clientId}, gen_random_uuid(), ${customerId}, id, 'branch' from customer where client_id = ${clientId} and id <> ${customerId} order by id limit 1`)
  await tx.execute(sql`insert into separate_pair (client_id, low_id, high_id)
    select ${clientId}, least(id, ${customerId}), greatest(id, ${customerId}) from customer where client_id = ${clientId} and id <> ${customerId} order by id desc limit 1 on conflict do nothing`)
}
