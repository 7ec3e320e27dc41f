import { sql } from 'drizzle-orm'
import type { BaseFacts } from '#domain/clean/score'
import type { Tx } from './door'
import { importsOf } from './imports'
import { oneRow } from './rows'

/** The facts of a file as it came in; `counted` once its duplicates are known, which is at the first search after it. */
export type ArrivalFacts = BaseFacts & { counted?: true }

type Whose = { clientId: string; campaignId: string }

/**
 * Writes down, once per file, how many of its records were too many when it came in: what was found the first time stays what the file was like, whatever
 * is merged, told apart or undone later. Call it when a search has put its groups in place.
 */
export async function settleArrival(tx: Tx, { clientId, campaignId }: Whose): Promise<void> {
  const taken = (await importsOf(tx, { clientId, id: campaignId })).filter(
    ({ state, scoreBefore }) => state === 'taken-in' && scoreBefore !== null,
  )
  const facts = taken.map(({ scoreBefore }) => scoreBefore as ArrivalFacts)
  const open = taken.filter((_, at) => !facts[at]?.counted)
  if (open.length === 0) return
  const records = taken.reduce((sum, { counts }) => sum + (counts.customers ?? 0) + (counts.folded ?? 0), 0)
  const known = facts.reduce((sum, each) => sum + (each.counted ? each.duplicates : 0), 0)
  const { unique } = await oneRow<{ unique: number }>(
    tx,
    sql`select (select count(*) from customer where client_id = ${clientId} and canonical_id is null
          and import_id = any(${`{${taken.map(({ id }) => id).join(',')}}`}::uuid[]))
        - (select coalesce(sum(percentage / 100.0 * (cardinality(record_ids) - 1)), 0) from duplicate_group
          where client_id = ${clientId} and campaign_id = ${campaignId} and state in ('open', 'skipped') and kind = 'organisation' and band <> 'relatives')::float8 as unique`,
  )
  for (const [at, { id }] of open.entries()) {
    const duplicates = at === 0 ? Math.max(0, records - unique - known) : 0
    await tx.execute(
      sql`update customer_import set score_before = score_before || jsonb_build_object('duplicates', ${duplicates}::float8, 'counted', true)
          where client_id = ${clientId} and id = ${id}`,
    )
  }
}
