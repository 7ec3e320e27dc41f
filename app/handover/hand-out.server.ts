import { v7 } from 'uuid'
import { record } from '#db/audit'
import { meant, thisCustomer } from '#db/care-rule'
import { closeWhatItOpened, letIn } from '#db/client-access'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { addHandout, assignByRule, assignCare, endStandIn, oneAtATime, settleHandout, standingHandout, takeBack } from '#db/handouts'
import { once } from '#db/once'
import { staffAt } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { type CareRole, type CareRule, careRoles, careRule, type RuleRefusal } from '#domain/relations/handing-out'
import { seesClient } from '#domain/relations/team'
import { careAt } from './care-at.server'

export type Deal = {
  clientId: string
  rule: CareRule
  role: CareRole
  /** Null: nobody has the role any more. */
  staffId: string | null
  formerStandsBy: boolean
  /** How many relations the screen said that it would be. */
  expected: number
}

export type DealRefusal =
  | RuleRefusal
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'nobody-meant' }
  | { refused: 'count-changed'; count: number; was: number }
  | { refused: 'used-twice' }

/** Gives a role at every relation that a rule means to somebody, from today on. The rule must still mean as many as the screen showed. */
export async function dealRelations(
  actor: StaffActor,
  { rule: typed, ...deal }: Deal,
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ handoutId: string; changed: number; letIn: boolean } | DealRefusal> {
  const rule = careRule(typed)
  if ('refused' in rule) return rule
  const { clientId, role, staffId, formerStandsBy, expected } = deal
  if (!seesClient(actor, clientId)) return { refused: 'not-found' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { ...deal, rule }, async () => {
      await oneAtATime(tx, clientId)
      if (staffId && !(await worksHere(tx, staffId, today))) return { refused: 'staff-unknown' } as const
      const { page } = await meant(tx, { clientId, rule, role, today })
      if (page.total === 0) return { refused: 'nobody-meant' } as const
      if (page.total !== expected) return { refused: 'count-changed', count: page.total, was: expected } as const
      const handoutId = v7()
      await addHandout(tx, { clientId, id: handoutId, kind: 'assign', role, rule, toStaffId: staffId, startsOn: today })
      const changed = await assignByRule(tx, { clientId, handoutId, role, staffId, today, formerStandsBy, rule })
      await settleHandout(tx, { clientId, id: handoutId }, changed)
      const isNew = staffId !== null && changed > 0 && (await letIn(tx, { clientId, staffId, from: today, until: null, handoutId }))
      const detail = { role, staff: staffId, relations: changed, letIn: isNew }
      await record(tx, { action: 'handout.made', object: 'handout', objectId: handoutId, clientId, detail })
      return { handoutId, changed, letIn: isNew }
    }),
  )
}

/** Whether somebody of ours works here on a day. */
export async function worksHere(tx: Tx, staffId: string, today: Day): Promise<boolean> {
  return (await staffAt(tx, today)).some(({ id }) => id === staffId)
}

export type CareChoice = Record<CareRole, string | null>

type CareRefusal =
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'stands-by-self' }
  | { refused: 'changed-meanwhile' }
  | { refused: 'used-twice' }

/**
 * Says who looks after one relation: owner, dossier keeper and standby, each or nobody. What stays as it was is left alone.
 * @param was what the screen showed; a role that a colleague changed since is not changed back unseen
 */
export async function changeCare(
  actor: StaffActor,
  customerId: string,
  choice: CareChoice,
  { today, op, was }: { today: Day; op?: string | undefined; was?: CareChoice },
): Promise<{ changed: number } | CareRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, ...choice, was }, async () => {
      const care = await careAt(tx, customerId, today)
      if (!care) return { refused: 'not-found' } as const
      const { clientId } = care
      const before: CareChoice = { owner: care.owner, 'dossier-keeper': care.dossierKeeper, standby: care.standby }
      const shown = was ?? before
      const changes = careRoles.filter((role) => shown[role] !== choice[role] && before[role] !== choice[role])
      if (changes.some((role) => shown[role] !== before[role])) return { refused: 'changed-meanwhile' } as const
      const after = { ...before, ...Object.fromEntries(changes.map((role) => [role, choice[role]])) }
      if (changes.length > 0 && after.owner && after.owner === after.standby) return { refused: 'stands-by-self' } as const
      const staff = await staffAt(tx, today)
      if (changes.some((role) => choice[role] && !staff.some(({ id }) => id === choice[role]))) return { refused: 'staff-unknown' } as const
      for (const role of changes) {
        const handoutId = v7()
        const staffId = choice[role]
        await addHandout(tx, {
          clientId,
          id: handoutId,
          kind: 'assign',
          role,
          rule: { customerId },
          toStaffId: staffId,
          startsOn: today,
        })
        await assignCare(tx, thisCustomer(clientId, customerId), { clientId, handoutId, role, staffId, today })
        await settleHandout(tx, { clientId, id: handoutId }, 1)
        if (staffId) await letIn(tx, { clientId, staffId, from: today, until: null, handoutId })
        const detail = { role, staff: staffId, customer: customerId }
        await record(tx, { action: 'handout.made', object: 'handout', objectId: handoutId, clientId, detail })
      }
      return { changed: changes.length }
    }),
  )
}

/**
 * Takes a handing out back, or ends a loan before its day: at one client, or wherever the actor sees it. Asking twice is harmless. When all of it was handed on
 * since, nothing is taken back and it stands.
 * @returns at how many relations it was taken back, at how many somebody handed on since, and to whom of us the client is closed now
 */
export async function undoHandout(
  actor: StaffActor,
  handoutId: string,
  today: Day,
  only?: string,
): Promise<
  | { back: number; stays: number; closedTo: string[] }
  | { refused: 'not-found' }
  | { refused: 'not-to-undo' }
  | { refused: 'handed-on'; count: number }
> {
  return withActor(theDb(), actor, async (tx) => {
    const found = (await standingHandout(tx, handoutId)).filter(({ clientId }) => !only || clientId === only)
    if (found.length === 0) return { refused: 'not-found' } as const
    if (found.some(({ kind }) => kind === 'departure')) return { refused: 'not-to-undo' } as const
    const sum = { back: 0, stays: 0, closedTo: [] as string[] }
    for (const { clientId } of found) await oneAtATime(tx, clientId)
    for (const { clientId, kind, toStaffId, endsOn } of found) {
      const { back, stays } = await takeBack(tx, { clientId, id: handoutId }, today)
      if (kind === 'loan' && toStaffId && endsOn) await endStandIn(tx, { clientId, staffId: toStaffId, until: endsOn, today })
      const closed = await closeWhatItOpened(tx, { clientId, id: handoutId }, today)
      sum.closedTo.push(...closed)
      sum.back += back
      sum.stays += stays
      const detail = { kind, back, stays, closedTo: closed }
      await record(tx, { action: 'handout.undone', object: 'handout', objectId: handoutId, clientId, detail })
    }
    if (sum.back === 0 && sum.stays > 0) throw new Undo({ refused: 'handed-on', count: sum.stays })
    return sum
  })
}
