import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { privacySettingsOf, setPrivacySettings } from '#db/privacy-settings'
import type { StaffActor } from '#domain/relations/actor'
import type { PrivacySettings } from '#domain/relations/privacy-settings'

/** What the office set about other people's data. */
export async function rulesScreen(actor: StaffActor): Promise<{ settings: PrivacySettings }> {
  return withActor(theDb(), actor, async (tx) => ({ settings: await privacySettingsOf(tx) }))
}

type RulesRefusal = { refused: 'settings-not-yours' | 'reason-missing' | 'used-twice' }

/** Sets who decides on an erasure and how long a file stays, with why. What stood before and stands now is in the audit. */
export async function changeRules(
  actor: StaffActor,
  { reason, ...change }: PrivacySettings & { reason: string },
  { op }: { op?: string | undefined },
): Promise<{ changed: true } | RulesRefusal> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  if (reason.trim() === '') return { refused: 'reason-missing' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { change, reason }, async () => {
      const before = await privacySettingsOf(tx)
      await setPrivacySettings(tx, change)
      await record(tx, {
        action: 'privacy.changed',
        object: 'firm',
        objectId: 'privacy',
        clientId: null,
        detail: { reason: reason.trim(), before, after: change },
      })
      return { changed: true } as const
    }),
  )
}
