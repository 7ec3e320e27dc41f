import { sql } from 'drizzle-orm'
import { asJson } from './bulk'
import type { Tx } from './door'

/** At most so many campaigns are pinned: the longest pinned goes first. */
const mostPinned = 12

/** Pins a campaign in the actor's navigation, or takes it off. `shown` is what stands there now, chosen or not. */
export async function pin(tx: Tx, campaignId: string, on: boolean, shown: readonly string[]): Promise<void> {
  const others = shown.filter((id) => id !== campaignId)
  await prefer(tx, { pinned: on ? [...others, campaignId].slice(-mostPinned) : others })
}

/** Notes with which hand the actor holds their phone. */
export async function preferHand(tx: Tx, leftHanded: boolean): Promise<void> {
  await prefer(tx, { leftHanded })
}

async function prefer(tx: Tx, settings: { pinned: readonly string[] } | { leftHanded: boolean }): Promise<void> {
  await tx.execute(sql`
    insert into preference (user_id, settings) values (${tx.actor.userId}::uuid, ${asJson(settings)})
    on conflict (user_id) do update set settings = preference.settings || excluded.settings`)
}
