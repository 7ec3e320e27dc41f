import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { basisOf } from './basis'
import { asJson, insertRows } from './bulk'
import type { Tx } from './door'
import type { Row } from './merge-children'
import { rows, uuids } from './rows'
import { customerLink } from './schema/customer'

/** Where the records of a kind stand, and what was said about two of them. */
const tablesOf = {
  organisation: { record: sql`customer`, pair: sql`separate_pair` },
  person: { record: sql`contact`, pair: sql`separate_person` },
} as const

type Kind = { clientId: string; kind: MatchKind }

/** Remembers that records are not one and the same, every pair among them, and on what that rests. */
export async function addSeparatePairs(tx: Tx, { clientId, kind }: Kind, ids: readonly string[]): Promise<void> {
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  const bases = await basesOf(tx, { clientId, kind }, ids)
  const pairs = pairsAmong(ids).map(([low, high]) => ({ low, high, lowBasis: bases.get(low), highBasis: bases.get(high) }))
  await tx.execute(
    sql`insert into ${tablesOf[kind].pair} (client_id, low_id, high_id, low_basis, high_basis, decided_by)
        select ${clientId}, low, high, "lowBasis", "highBasis", ${by}
        from jsonb_to_recordset(${asJson(pairs)}) as p(low uuid, high uuid, "lowBasis" text, "highBasis" text)
        on conflict (client_id, low_id, high_id) do update set low_basis = excluded.low_basis, high_basis = excluded.high_basis,
          decided_by = excluded.decided_by, decided_at = now()`,
  )
}

async function basesOf(tx: Tx, { clientId, kind }: Kind, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ row: Row }>(
    tx,
    sql`select to_jsonb(c) - 'own' - 'origin' - 'personal' as row from ${tablesOf[kind].record} c where c.client_id = ${clientId} and c.id = any(${uuids(ids)})`,
  )
  return new Map(found.map(({ row }) => [String(row.id), basisOf(kind, row)]))
}

export async function removeSeparatePairs(tx: Tx, { clientId, kind }: Kind, ids: readonly string[]): Promise<void> {
  const pairs = pairsAmong(ids).map(([low, high]) => ({ low, high }))
  await tx.execute(
    sql`delete from ${tablesOf[kind].pair} s using jsonb_to_recordset(${asJson(pairs)}) as p(low uuid, high uuid)
        where s.client_id = ${clientId} and s.low_id = p.low and s.high_id = p.high`,
  )
}

function pairsAmong(ids: readonly string[]): [string, string][] {
  const sorted = [...new Set(ids)].sort()
  return sorted.flatMap((low, at) => sorted.slice(at + 1).map((high): [string, string] => [low, high]))
}

/**
 * Pairs that were declared not to be duplicates or were linked as relatives, among the records that live: never proposed again. "Not the same" holds as
 * long as both are as they were when it was said.
 */
export async function separatePairsOf(tx: Tx, { clientId, kind }: Kind): Promise<[string, string][]> {
  const { record, pair } = tablesOf[kind]
  const linked = sql`union all select from_customer_id, to_customer_id, null, null from customer_link where client_id = ${clientId}`
  const found = await rows<Apart>(
    tx,
    sql`select p.low, p.high, p.low_basis as "lowBasis", p.high_basis as "highBasis",
          coalesce(a.canonical_id, a.id)::text as a, coalesce(b.canonical_id, b.id)::text as b
        from (select low_id as low, high_id as high, low_basis, high_basis from ${pair} where client_id = ${clientId}
              ${kind === 'organisation' ? linked : sql``}) p
        join ${record} a on a.client_id = ${clientId} and a.id = p.low join ${record} b on b.client_id = ${clientId} and b.id = p.high
        where coalesce(a.canonical_id, a.id) <> coalesce(b.canonical_id, b.id)`,
  )
  const rested = found.flatMap(({ low, high, lowBasis }) => (lowBasis ? [low, high] : []))
  const bases = await basesOf(tx, { clientId, kind }, [...new Set(rested)])
  const holds = (id: string, basis: string | null) => basis === null || bases.get(id) === basis
  const standing = found.filter(({ low, high, lowBasis, highBasis }) => holds(low, lowBasis) && holds(high, highBasis))
  return [...new Map(standing.map(({ a, b }): [string, [string, string]] => [`${a} ${b}`, [a, b]])).values()]
}

type Apart = { low: string; high: string; lowBasis: string | null; highBasis: string | null; a: string; b: string }

export type LinkKind = 'branch' | 'holding' | 'same-building' | 'other'

/** Links customers that belong together and are not one: the planner makes one trip of them. */
export async function addLinks(
  tx: Tx,
  { clientId, fromId, toIds, kind }: { clientId: string; fromId: string; toIds: readonly string[]; kind: LinkKind },
): Promise<void> {
  await insertRows(
    tx,
    customerLink,
    toIds.map((toId) => ({ clientId, id: v7(), fromCustomerId: fromId, toCustomerId: toId, kind })),
  )
}

export async function removeLinksAmong(tx: Tx, clientId: string, ids: readonly string[]): Promise<void> {
  await tx.execute(
    sql`delete from customer_link where client_id = ${clientId} and from_customer_id = any(${uuids(ids)}) and to_customer_id = any(${uuids(ids)})`,
  )
}
