import { record } from '#db/audit'
import { callingSettingsOf, passesSince, setCallingSettings } from '#db/calling-settings'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addDays } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { areCallingSettings, type CallingSettings } from '#domain/relations/calling-settings'
import { isOverrideReason } from '#domain/relations/guard'

/** How the firm calls, and how often each colleague went past it in the last thirty days. */
export async function callingScreen(
  actor: StaffActor,
  now: Moment,
): Promise<{ settings: CallingSettings; passes: { name: string; count: number }[] }> {
  return withActor(theDb(), actor, async (tx) => ({
    settings: await callingSettingsOf(tx),
    passes: await passesSince(tx, addDays(dayOf(now), -30)),
  }))
}

export type CallingNo =
  | { refused: 'settings-not-yours' }
  | { refused: 'settings-unusable' }
  | { refused: 'reason-missing' }
  | { refused: 'used-twice' }

/**
 * Changes how the firm calls, with why. Managers set how often; what the law is about only an administrator changes (compliance.md 1.3). What stood before and stands
 * now is in the audit.
 */
export async function changeCalling(
  actor: StaffActor,
  settings: CallingSettings,
  reason: string,
  { op }: { op?: string },
): Promise<{ changed: true } | CallingNo> {
  if (actor.role === 'consultant') return { refused: 'settings-not-yours' }
  if (!areCallingSettings(settings)) return { refused: 'settings-unusable' }
  if (!isOverrideReason(reason)) return { refused: 'reason-missing' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { settings, reason }, async () => {
      const before = await callingSettingsOf(tx)
      const law = (of: CallingSettings) => JSON.stringify([of.rules, of.hours])
      if (actor.role !== 'admin' && law(before) !== law(settings)) return { refused: 'settings-not-yours' } as const
      await setCallingSettings(tx, settings)
      const detail = { reason: reason.trim(), before, after: settings }
      await record(tx, { action: 'calling.changed', object: 'firm', objectId: 'calling', clientId: null, detail })
      return { changed: true } as const
    }),
  )
}
