import { sql } from 'drizzle-orm'
import type { Actor } from '#domain/relations/actor'
import type { Db } from './connection'

declare const scoped: unique symbol

type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/**
 * A transaction that runs as an actor: as the database role `rondo_app` (neither owner nor superuser), with row-level security showing only the
 * actor's clients. Only `withActor` makes one, so a function in db/ that asks for `Tx` cannot be called past the door.
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
