import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { managersNeedSecondFactor, teamPage, waitingInvitations } from '#db/login/team'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { mayManage, rolesToGive } from '#domain/relations/team'

type Asked = { of: 'office' | 'clients'; search: string; page: number; today: Day }

/** Who can log in: our people or those of the clients the actor sees, the invitations that wait, and what the actor may do about each. */
export async function teamScreen(actor: StaffActor, asked: Asked) {
  const [people, invitations] = [await teamPage(theDb(), actor, asked), await waitingInvitations(theDb(), actor)]
  const clients = await withActor(theDb(), actor, clientNames)
  const rows = people.rows.map((person) => ({ ...person, mayManage: manages(actor, person) }))
  return {
    ...people,
    rows,
    invitations,
    clients: clients.map(({ id, name }) => ({ id, name })),
    roles: rolesToGive(actor),
    secondFactor: { needed: await managersNeedSecondFactor(theDb()), mayChange: actor.role === 'admin' },
  }
}

export type TeamScreen = Awaited<ReturnType<typeof teamScreen>>
export type TeamRow = TeamScreen['rows'][number]

type Person = Awaited<ReturnType<typeof teamPage>>['rows'][number]

function manages(actor: StaffActor, { userId, role, client }: Person): boolean {
  if (!userId) return false
  const person = client
    ? ({ kind: 'client', userId, role: role === 'owner' ? 'owner' : 'staff', clientId: client.id } as const)
    : ({ kind: 'staff', userId, role: role === 'admin' || role === 'manager' ? role : 'consultant' } as const)
  return 'allowed' in mayManage(actor, person)
}
