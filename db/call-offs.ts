import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { CallOff, CallOffState } from '#domain/units/call-off'
import type { Tx } from './door'
import { rows } from './rows'
import { callOff } from './schema/campaign'

/** A call-off with who asked it. */
export type CallOffRow = CallOff & { by: string }

/** How many are shown and added up: a unit of ten thousand hours in calls of an hour does not come near. */
const mostRead = 1000

/** The call-offs of a unit: those that wait first, by the day they must be answered; then the newest first. */
export async function callOffsOf(tx: Tx, unitId: string): Promise<CallOffRow[]> {
  const found = await rows<Omit<CallOffRow, 'state'> & Decided>(
    tx,
    sql`select o.id, o.asked, o.minutes, o.wanted_by as "wantedBy", (o.asked_at at time zone 'Europe/Amsterdam')::date as "askedOn",
          o.answer_by as "answerBy", coalesce(p.name, o.told_by) as by, o.decision, o.granted_minutes as "grantedMinutes", o.answer,
          o.withdrawn_at is not null as withdrawn
        from call_off o left join client_person p on p.client_id = o.client_id and p.id = o.client_person_id
        where o.unit_id = ${unitId}
        order by o.decided_at is not null or o.withdrawn_at is not null, case when o.decided_at is null then o.answer_by end, o.asked_at desc
        limit ${mostRead}`,
  )
  return found.map(({ decision, grantedMinutes, answer, withdrawn, ...row }) => ({
    ...row,
    state: stateOf({ decision, grantedMinutes, answer, withdrawn }),
  }))
}

/** The unit of a call-off; null when there is none with this id that the actor sees. */
export async function unitOfCallOff(tx: Tx, id: string): Promise<string | null> {
  const [found] = await rows<{ unitId: string }>(tx, sql`select unit_id as "unitId" from call_off where id = ${id}`)
  return found?.unitId ?? null
}

export type NewCallOff = {
  unitId: string
  asked: string
  minutes: number
  wantedBy: Day | null
  askedAt: Moment
  answerBy: Day
} & ({ clientPersonId: string } | { toldBy: string })

/** Writes down what the client asks. @returns its id */
export async function addCallOff(tx: Tx, clientId: string, { askedAt, ...asked }: NewCallOff): Promise<string> {
  const id = v7()
  await tx.insert(callOff).values({ ...asked, clientId, id, askedAt: new Date(askedAt) })
  return id
}

export type CallOffAnswer = { answer: string | null; decidedBy: string; decidedAt: Moment } & (
  | { decision: 'granted'; grantedMinutes: number }
  | { decision: 'declined' }
)

/** Answers a call-off. @returns false when it was answered or withdrawn already */
export async function answerCallOff(
  tx: Tx,
  of: { clientId: string; id: string },
  { decidedAt, ...answer }: CallOffAnswer,
): Promise<boolean> {
  return ended(tx, of, { ...answer, decidedAt: new Date(decidedAt) })
}

/** Takes a call-off back for the client. @returns false when it was answered or withdrawn already */
export async function withdrawCallOff(tx: Tx, of: { clientId: string; id: string }, at: Moment): Promise<boolean> {
  return ended(tx, of, { withdrawnAt: new Date(at) })
}

async function ended(tx: Tx, { clientId, id }: { clientId: string; id: string }, values: Partial<typeof callOff.$inferInsert>) {
  const open = and(eq(callOff.clientId, clientId), eq(callOff.id, id), isNull(callOff.decidedAt), isNull(callOff.withdrawnAt))
  const changed = await tx.update(callOff).set(values).where(open).returning({ id: callOff.id })
  return changed.length > 0
}

type Decided = { decision: 'granted' | 'declined' | null; grantedMinutes: number | null; answer: string | null; withdrawn: boolean }

function stateOf({ decision, grantedMinutes, answer, withdrawn }: Decided): CallOffState {
  if (withdrawn) return { is: 'withdrawn' }
  if (decision === 'granted') return { is: 'granted', minutes: grantedMinutes ?? 0, answer }
  return decision === 'declined' ? { is: 'declined', answer: answer ?? '' } : { is: 'waiting' }
}
