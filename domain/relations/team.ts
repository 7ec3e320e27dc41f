import type { StaffActor } from './actor'

/** Somebody with a login, as far as the rules on logins go. */
export type LoginHolder =
  | { kind: 'staff'; userId: string; role: StaffActor['role'] }
  | { kind: 'client'; userId: string; role: 'owner' | 'staff'; clientId: string }

export type TeamRefusal = { refused: 'not-allowed' } | { refused: 'yourself' } | { refused: 'last-admin' }

/**
 * Whether one of ours may end, restore or change somebody's login: an administrator anybody's, a manager those of consultants and of the people of their
 * clients. Nobody their own, so that nobody locks themselves out or makes themselves more than they are.
 */
export function mayManage(actor: StaffActor, person: LoginHolder): { allowed: true } | TeamRefusal {
  if (person.userId === actor.userId) return { refused: 'yourself' }
  if (actor.role === 'admin') return { allowed: true }
  if (actor.role !== 'manager') return { refused: 'not-allowed' }
  const theirs = person.kind === 'staff' ? person.role === 'consultant' : seesClient(actor, person.clientId)
  return theirs ? { allowed: true } : { refused: 'not-allowed' }
}

/** The roles that one of ours may hand out to our people, by invitation or by a change. */
export function rolesToGive({ role }: Pick<StaffActor, 'role'>): readonly StaffActor['role'][] {
  if (role === 'admin') return ['consultant', 'manager', 'admin']
  return role === 'manager' ? ['consultant'] : []
}

/** Whether a client is one of those a member of staff works for. */
export function seesClient({ clientIds }: StaffActor, clientId: string): boolean {
  return clientIds === 'all' || clientIds.includes(clientId)
}
