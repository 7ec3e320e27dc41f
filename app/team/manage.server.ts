import { now } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { type LoginEvent, noteLogin } from '#db/login/events'
import { askSecondFactor, changeRole as giveRole, holderOf } from '#db/login/team'
import { disableUser, enableUser, endSessions } from '#db/login/users'
import type { StaffActor } from '#domain/relations/actor'
import { type LoginHolder, mayManage, rolesToGive, seesClient, type TeamRefusal } from '#domain/relations/team'

type Refusal = TeamRefusal | { refused: 'not-found' }

/** Ends somebody's login, or lets it be used again. Whoever was logged in is out at their next request. Asking twice is harmless. */
export async function setAccess(actor: StaffActor, userId: string, may: boolean): Promise<{ may: boolean } | Refusal> {
  return managed(actor, userId, async () => {
    if (may) await enableUser(theDb(), userId)
    else {
      const ended = await disableUser(theDb(), userId, now())
      if ('refused' in ended) return ended
    }
    await note(actor, may ? 'person.enabled' : 'person.disabled', { user: userId })
    return { may }
  })
}

/** Logs somebody out everywhere. They can log in again. */
export async function logOutEverywhere(actor: StaffActor, userId: string): Promise<{ sessions: number } | Refusal> {
  return managed(actor, userId, async () => {
    const sessions = await endSessions(theDb(), userId)
    await note(actor, 'person.logged-out', { user: userId, sessions })
    return { sessions }
  })
}

/** Gives somebody another role: our people one the actor may hand out, a client's person owner or staff. Their sessions end. */
export async function changeRole(
  actor: StaffActor,
  userId: string,
  role: LoginHolder['role'],
): Promise<{ role: LoginHolder['role'] } | Refusal> {
  return managed(actor, userId, async (person) => {
    const fits = person.kind === 'staff' ? rolesToGive(actor).some((each) => each === role) : role === 'owner' || role === 'staff'
    if (!fits) return { refused: 'not-allowed' }
    const changed = await giveRole(theDb(), person, role)
    if (changed === null) return { refused: 'last-admin' }
    if (changed) await note(actor, 'person.role', { user: userId, from: person.role, to: role })
    return { role }
  })
}

/** Asks a second factor of managers and administrators, or no longer: for administrators to say. */
export async function requireSecondFactor(actor: StaffActor, needed: boolean): Promise<{ needed: boolean } | { refused: 'not-allowed' }> {
  if (actor.role !== 'admin') return { refused: 'not-allowed' }
  if (await askSecondFactor(theDb(), needed)) await note(actor, 'setting.changed', { managersNeedSecondFactor: needed })
  return { needed }
}

async function managed<Done>(
  actor: StaffActor,
  userId: string,
  work: (person: LoginHolder) => Promise<Done | Refusal>,
): Promise<Done | Refusal> {
  const person = await holderOf(theDb(), userId)
  // A person of a client that the actor does not see is not there for them.
  if (!person || (person.kind === 'client' && !seesClient(actor, person.clientId))) return { refused: 'not-found' }
  const asked = mayManage(actor, person)
  return 'refused' in asked ? asked : work(person)
}

const note = ({ userId }: StaffActor, action: LoginEvent['action'], detail: Record<string, unknown>) =>
  noteLogin(theDb(), { action, userId, address: '', detail })
