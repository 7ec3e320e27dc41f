import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#domain/relations/actor'
import type { Db } from './connection'

declare const scoped: unique symbol

type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/**
 * A transaction that runs as an actor: as the database role `rondo_app` (neither owner nor superuser), with row-level security showing only the
 * actor's clients and campaigns. Only `withActor` makes one, so a function in db/ that asks for `Tx` cannot be called past the door.
 */
export type Tx = Transaction & { readonly [scoped]: true; readonly actor: Actor }

/** The program itself: migrations aside, the seed, jobs and benches act as this. It sees every client. */
export const SYSTEM: Actor = { kind: 'system', userId: 'system' }

/**
 * The one door to the data: runs `work` in one transaction as the actor. What `work` throws undoes everything.
 * A refusal that must undo writes throws `Undo` (see below).
 */
export async function withActor<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('role', 'rondo_app', true), set_config('rondo.clients', ${clientsOf(actor)}, true),
          set_config('rondo.campaigns', ${campaignsOf(actor)}, true),
          set_config('rondo.actor', ${actor.kind}, true), set_config('rondo.staff', ${actor.kind === 'staff' ? actor.staffId : ''}, true)`,
      )
      return await work(Object.assign(tx, { actor }) as unknown as Tx)
    })
  } catch (error) {
    if (error instanceof Undo) return error.answer as T
    throw error
  }
}

/** Thrown inside `withActor` to undo what was written and answer with a value all the same (an expected refusal, not a defect). */
export class Undo extends Error {
  constructor(readonly answer: unknown) {
    super('undo')
  }
}

function clientsOf(actor: Actor): string {
  if (actor.kind === 'system') return '*'
  if (actor.kind === 'client') return actor.clientId
  return actor.clientIds === 'all' ? '*' : actor.clientIds.join(',')
}

function campaignsOf(actor: Actor): string {
  return actor.kind !== 'staff' || actor.campaignIds === 'all' ? '*' : actor.campaignIds.join(',')
}

/**
 * Does a piece of work for all campaigns of the actor's clients: what concerns a customer as a whole, such as merging two, may not pass over rows of
 * a campaign that the actor does not see. Nothing of those rows is shown.
 */
export async function acrossCampaigns<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (campaignsOf(tx.actor) === '*') return work()
  const [found] = (await tx.execute(
    sql`with was as materialized (select current_setting('rondo.campaigns') as seen) select seen, set_config('rondo.campaigns', '*', true) from was`,
  )) as unknown as { seen: string }[]
  const done = await work()
  await tx.execute(sql`select set_config('rondo.campaigns', ${found?.seen ?? ''}, true)`)
  return done
}

/** Lets the actor go on in this transaction with a campaign that they begin. */
export async function seesFromNow(tx: Tx, campaignId: string): Promise<void> {
  await tx.execute(sql`select set_config('rondo.campaigns',
    case current_setting('rondo.campaigns') when '*' then '*' else concat_ws(',', nullif(current_setting('rondo.campaigns'), ''), ${campaignId}::text) end, true)`)
}

/** Whether the actor sees a campaign, as a condition for a query that reads across campaigns. */
export function seesCampaign(tx: Tx, campaignId: SQL): SQL {
  const seen = campaignsOf(tx.actor)
  return seen === '*' ? sql`true` : sql`(${campaignId} is null or ${campaignId} = any (string_to_array(${seen}, ',')::uuid[]))`
}
