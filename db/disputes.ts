import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { orRefused } from './refused'
import { iso, rows } from './rows'
import { ledgerDispute } from './schema/campaign'

/** A line with which the client does not agree, as it is shown. */
export type DisputeRow = {
  id: string
  entryId: string
  said: string
  by: string | null
  raisedAt: Moment
  answerBy: Day
  decision: 'stands' | 'corrected' | null
  answer: string | null
  decidedAt: Moment | null
}

const mostShown = 100

/** The unit on which a dispute was raised; null when there is none with this id. */
export async function unitOfDispute(tx: Tx, disputeId: string): Promise<string | null> {
  const [found] = await rows<{ unitId: string }>(tx, sql`select unit_id as "unitId" from ledger_dispute where id = ${disputeId}`)
  return found?.unitId ?? null
}

/** The disputes on a unit: open ones first, by the day they must be answered; then the decided, the newest first. */
export async function disputesOf(tx: Tx, unitId: string): Promise<DisputeRow[]> {
  return rows(
    tx,
    sql`select d.id, d.entry_id as "entryId", d.said, p.name as by, ${iso(sql`d.raised_at`)} as "raisedAt", d.answer_by as "answerBy", d.decision,
          d.answer, ${iso(sql`d.decided_at`)} as "decidedAt"
        from ledger_dispute d left join client_person p on p.client_id = d.client_id and p.id = d.client_person_id
        where d.unit_id = ${unitId}
        order by d.decided_at is not null, case when d.decided_at is null then d.answer_by end, d.raised_at desc limit ${mostShown}`,
  )
}

export type NewDispute = { unitId: string; entryId: string; said: string; clientPersonId: string | null; raisedAt: Moment; answerBy: Day }

/** Writes down that the client disputes a line. A second one while the first is open is refused. */
export async function addDispute(tx: Tx, clientId: string, raised: NewDispute): Promise<string> {
  const id = v7()
  const values = { ...raised, clientId, id, raisedAt: new Date(raised.raisedAt) }
  await orRefused(tx.insert(ledgerDispute).values(values), { ledger_dispute_open: 'disputed-already' })
  return id
}

export type Decision = { decision: 'stands' | 'corrected'; answer: string; decidedBy: string; decidedAt: Moment; reversalId: string | null }

/** Ends a dispute. */
export async function endDispute(tx: Tx, of: { clientId: string; id: string }, decision: Decision): Promise<void> {
  await tx
    .update(ledgerDispute)
    .set({ ...decision, decidedAt: new Date(decision.decidedAt) })
    .where(and(eq(ledgerDispute.clientId, of.clientId), eq(ledgerDispute.id, of.id)))
}
