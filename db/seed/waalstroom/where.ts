import type { Tx } from '#db/door'
import type { Taken } from '#db/seed/base-taken-in'
import { isNamed } from '#db/seed/installers'
import type { Cast } from '#db/seed/people-rows'

/** The campaign that the parts of the main story write to, and its base as taken in. */
export type Where = { tx: Tx; cast: Cast; clientId: string; campaignId: string; unitId: string; base: Taken[] }

/** A customer of the base by name, or the nth without a name of its own in a group. @throws when the base has no such customer */
export function find(base: Taken[], who: string | { group: string; at: number }): Taken {
  const found =
    typeof who === 'string'
      ? base.find((each) => each.installer.name === who)
      : base.filter((each) => each.installer.group === who.group && !isNamed(each.installer.name))[who.at]
  if (!found) throw new Error(`the demo has no ${JSON.stringify(who)}`)
  return found
}
