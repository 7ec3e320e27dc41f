import { sql } from 'drizzle-orm'
import { asJson } from './bulk'
import type { Tx } from './door'
import { rows } from './rows'

/** What somebody chose for themselves; null where they chose nothing. */
export type Preferences = {
  language: 'nl' | 'en' | null
  theme: 'light' | 'dark' | 'system' | null
  /** Single keys work, unless switched off (WCAG 2.1.4). */
  keysOff: boolean
  /** The campaigns in the navigation, in the order they were pinned. */
  pinned: string[]
}

/** What the actor prefers. */
export async function preferencesOf(tx: Tx): Promise<Preferences> {
  type Row = { language: Preferences['language']; theme: Preferences['theme']; settings: Partial<Pick<Preferences, 'keysOff' | 'pinned'>> }
  const [found] = await rows<Row>(tx, sql`select language, theme, settings from preference where user_id::text = ${tx.actor.userId}`)
  const { keysOff = false, pinned = [] } = found?.settings ?? {}
  return { language: found?.language ?? null, theme: found?.theme ?? null, keysOff, pinned }
}

/** Changes what is named and leaves the rest as it is. */
export async function prefer(tx: Tx, change: Partial<Preferences>): Promise<void> {
  const { language, theme, ...settings } = change
  await tx.execute(sql`
    insert into preference (user_id, language, theme, settings)
    values (${tx.actor.userId}::uuid, ${language ?? null}, ${theme ?? null}, ${asJson(settings)})
    on conflict (user_id) do update set
      language = case when ${language !== undefined} then excluded.language else preference.language end,
      theme = case when ${theme !== undefined} then excluded.theme else preference.theme end,
      settings = preference.settings || excluded.settings`)
}

/** At most so many campaigns are pinned: the longest pinned goes first. */
const mostPinned = 12

/** Pins a campaign in the actor's navigation, or takes it off. `shown` is what stands there now, chosen or not. */
export async function pin(tx: Tx, campaignId: string, on: boolean, shown: readonly string[]): Promise<void> {
  const others = shown.filter((id) => id !== campaignId)
  await prefer(tx, { pinned: on ? [...others, campaignId].slice(-mostPinned) : others })
}
