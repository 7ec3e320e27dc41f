import { sql } from 'drizzle-orm'
import { asJson } from './bulk'
import type { Tx } from './door'
import { rows } from './rows'

/** Long work on a file: how far it is in rows, and what came of it (null while it goes on). */
export type ImportWork = {
  clientId: string
  importId: string
  campaignId: string
  kind: 'take-in' | 'undo'
  actor: unknown
  choice: unknown
  done: number
  total: number
  cancelled: boolean
  outcome: unknown
  /** Somebody does it at this moment. */
  alive: boolean
}

/** Work that nobody has shown to be alive for so long was left behind by a program that stopped. */
const left = sql`interval '15 seconds'`

const columns = sql`w.client_id as "clientId", w.import_id as "importId", i.campaign_id as "campaignId", w.kind, w.actor, w.choice, w.done, w.total, w.cancelled,
  w.outcome, (w.outcome is null and w.beat_at > now() - ${left}) as alive`

/** The last long work on a file; null when there was none. */
export async function workOf(tx: Tx, importId: string): Promise<ImportWork | null> {
  const [found] = await rows<ImportWork>(
    tx,
    sql`select ${columns} from import_work w join customer_import i on i.client_id = w.client_id and i.id = w.import_id where w.import_id = ${importId}`,
  )
  return found ?? null
}

export type NewWork = Pick<ImportWork, 'clientId' | 'importId' | 'kind' | 'actor' | 'choice' | 'total'>

/** Notes that work begins. @returns false when somebody is at it already */
export async function beginWork(tx: Tx, { clientId, importId, kind, actor, choice, total }: NewWork): Promise<boolean> {
  const begun = await rows(
    tx,
    sql`insert into import_work as w (client_id, import_id, kind, actor, choice, total) values (${clientId}, ${importId}, ${kind}, ${asJson(actor)}, ${asJson(choice)}, ${total})
        on conflict (client_id, import_id) do update set kind = excluded.kind, actor = excluded.actor, choice = excluded.choice, total = excluded.total,
          done = 0, cancelled = false, outcome = null, beat_at = now()
        where w.outcome is not null or w.beat_at <= now() - ${left}
        returning 1`,
  )
  return begun.length > 0
}

/** Shows that work goes on, and how far it is. @returns whether somebody asked to stop it */
export async function beat(tx: Tx, importId: string, done: number): Promise<{ cancelled: boolean }> {
  const [found] = await rows<{ cancelled: boolean }>(
    tx,
    sql`update import_work set done = ${done}, beat_at = now() where import_id = ${importId} and outcome is null returning cancelled`,
  )
  return { cancelled: found?.cancelled ?? false }
}

export async function endWork(tx: Tx, importId: string, outcome: unknown): Promise<void> {
  await tx.execute(sql`update import_work set outcome = ${asJson(outcome)}, beat_at = now() where import_id = ${importId}`)
}

export async function cancelWork(tx: Tx, importId: string): Promise<void> {
  await tx.execute(sql`update import_work set cancelled = true where import_id = ${importId} and outcome is null`)
}

/** Work that a program left behind when it stopped. */
export async function workLeftBehind(tx: Tx): Promise<ImportWork[]> {
  return rows(
    tx,
    sql`select ${columns} from import_work w join customer_import i on i.client_id = w.client_id and i.id = w.import_id
        where w.outcome is null and w.beat_at <= now() - ${left}`,
  )
}
