import { v7 } from 'uuid'
import type { Db } from '#db/connection'
import { audit } from '#db/schema/system'

export type LoginEvent = {
  action:
    | 'login.succeeded'
    | 'login.failed'
    | 'login.blocked'
    | 'login.ended'
    | 'login.disabled'
    | 'code.failed'
    | 'second-factor.on'
    | 'second-factor.off'
    | 'reset.asked'
    | 'reset.used'
    | 'invitation.made'
    | 'invitation.accepted'
    | 'invitation.withdrawn'
    | 'person.disabled'
    | 'person.enabled'
    | 'person.logged-out'
    | 'person.role'
    | 'setting.changed'
    | 'access.refused'
    | 'access.missed'
    | 'form.refused'
  /** The user it is about; null for a stranger. */
  userId: string | null
  /** The network address it came from. */
  address: string
  /** What else tells it: ids, hashes and routes, no names, addresses or tokens. */
  detail?: Record<string, unknown>
}

/** Writes down what happened around a login, refusals too. It stands apart from the deed: a failed login has no transaction to belong to. */
export async function noteLogin(db: Db, { action, userId, address, detail = {} }: LoginEvent): Promise<void> {
  await db.insert(audit).values({ id: v7(), userId, action, object: 'login', objectId: userId, address: address || null, detail })
}
