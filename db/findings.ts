import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Finding, FindingKind } from '#domain/clean/finding'
import { insertRows } from './bulk'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'
import { finding } from './schema/clean'

export type NewFinding = Finding & { customerId: string; importId: string | null; state?: 'open' | 'accepted' }

export async function addFindings(tx: Tx, clientId: string, found: readonly NewFinding[]): Promise<void> {
  await insertRows(
    tx,
    finding,
    found.map(({ customerId, importId, field, kind, value, rule, proposal, state = 'open' }) => ({
      clientId,
      id: v7(),
      customerId,
      importId,
      field,
      kind,
      value: value === '' ? null : value,
      rule,
      proposal: proposal ?? null,
      state,
    })),
  )
}

export type FindingCount = { kind: FindingKind; rule: string; field: string; open: number; later: number; withProposal: number }

/** How many findings stand open per kind and check, at living customers of a client; the most frequent first within a kind. */
export async function findingCounts(tx: Tx, clientId: string): Promise<FindingCount[]> {
  return rows(
    tx,
    sql`select f.kind, f.rule, min(f.field) as field, count(*) filter (where f.state = 'open')::int as open,
          count(*) filter (where f.state = 'later')::int as later, count(*) filter (where f.state = 'open' and f.proposal is not null)::int as "withProposal"
        from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where f.client_id = ${clientId} and f.state in ('open', 'later')
        group by f.kind, f.rule
        order by array_position('{malformed,doubtful,closed,outdated,missing}'::text[], f.kind), count(*) desc, f.rule`,
  )
}

export type FindingRow = {
  id: string
  customerId: string
  customerName: string
  customerVersion: number
  place: string | null
  field: string
  kind: FindingKind
  rule: string
  value: string | null
  proposal: string | null
  state: 'open' | 'later'
  /** What stands in the field now; null when it is empty or when the finding is about the row as a whole. */
  current: string | null
}

export type FindingFilter = { clientId: string; kind?: FindingKind; rule?: string; state?: 'open' | 'later'; page?: number }

/** A page of findings with the customer they are about, by name of the customer. */
export async function findingPage(tx: Tx, { clientId, kind, rule, state = 'open', page = 1 }: FindingFilter): Promise<Page<FindingRow>> {
  const found = await rows<FindingRow & { total: number }>(
    tx,
    sql`select f.id, f.customer_id as "customerId", c.name as "customerName", c.version as "customerVersion", c.place, f.field, f.kind, f.rule, f.value,
          f.proposal, f.state, to_jsonb(c) ->> ${snakeOfField} as current, count(*) over ()::int as total
        from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where f.client_id = ${clientId} and f.state = ${state}
          ${kind ? sql`and f.kind = ${kind}` : sql``} ${rule ? sql`and f.rule = ${rule}` : sql``}
        order by c.name collate "und-x-icu", f.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

// A finding names a field as the domain does (houseNumber), a column is house_number.
const snakeOfField = sql`lower(regexp_replace(f.field, '([A-Z])', '_\\1', 'g'))`

/** One finding, locked, with its customer's version; null when the actor sees none with this id. */
export async function findingOf(
  tx: Tx,
  clientId: string,
  findingId: string,
): Promise<(Omit<FindingRow, 'customerName' | 'place' | 'current'> & { clientId: string }) | null> {
  const [found] = await rows<Omit<FindingRow, 'customerName' | 'place' | 'current'> & { clientId: string }>(
    tx,
    sql`select f.client_id as "clientId", f.id, f.customer_id as "customerId", c.version as "customerVersion", f.field, f.kind, f.rule, f.value, f.proposal, f.state
        from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id
        where f.client_id = ${clientId} and f.id = ${findingId} for update of f`,
  )
  return found ?? null
}

/** Settles findings: fixed in the data, put off until later, or accepted as they are; 'open' takes that back. */
export async function settleFindings(
  tx: Tx,
  { clientId, ids, state }: { clientId: string; ids: readonly string[]; state: 'open' | 'fixed' | 'later' | 'accepted' },
): Promise<void> {
  if (ids.length === 0) return
  const by = tx.actor.kind === 'staff' && state !== 'open' ? tx.actor.staffId : null
  await tx.execute(
    sql`update finding set state = ${state}, decided_by = ${by}, decided_at = ${state === 'open' ? null : sql`now()`}
        where client_id = ${clientId} and id = any(${`{${ids.join(',')}}`}::uuid[])`,
  )
}

/** Closes the open findings about fields of a customer that were filled or changed. */
export async function settleFindingsOf(
  tx: Tx,
  { clientId, customerId, fields }: { clientId: string; customerId: string; fields: readonly string[] },
) {
  if (fields.length === 0) return
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await tx.execute(
    sql`update finding set state = 'fixed', decided_by = ${by}, decided_at = now()
        where client_id = ${clientId} and customer_id = ${customerId} and state in ('open', 'later') and field in ${[...fields]}`,
  )
}

/** Every open finding of one check that proposes a value, locked: for "fix them all the same way". */
export async function proposalsOf(
  tx: Tx,
  clientId: string,
  rule: string,
): Promise<{ id: string; customerId: string; field: string; proposal: string }[]> {
  return rows(
    tx,
    sql`select f.id, f.customer_id as "customerId", f.field, f.proposal from finding f
        join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where f.client_id = ${clientId} and f.rule = ${rule} and f.state = 'open' and f.proposal is not null for update of f`,
  )
}
