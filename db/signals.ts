import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { signal } from './schema/customer'

export const signalKinds = ['news', 'policy', 'decision-moment'] as const
export type SignalKind = (typeof signalKinds)[number]

export type OpenSignal = { id: string; kind: SignalKind; text: string; actOn: Day | null }

const mostShown = 50

/** What goes on at a customer and is not dealt with, the day to act first. */
export async function openSignalsOf(tx: Tx, { clientId, customerId }: { clientId: string; customerId: string }): Promise<OpenSignal[]> {
  return tx
    .select({ id: signal.id, kind: signal.kind, text: signal.text, actOn: signal.actOn })
    .from(signal)
    .where(and(eq(signal.clientId, clientId), eq(signal.customerId, customerId), isNull(signal.doneAt)))
    .orderBy(sql`${signal.actOn} nulls last`, asc(signal.id))
    .limit(mostShown)
}

/** Notes a signal at a customer. @returns its id */
export async function addSignal(
  tx: Tx,
  clientId: string,
  made: { customerId: string; kind: SignalKind; text: string; actOn: Day | null },
): Promise<string> {
  const id = v7()
  await tx.insert(signal).values({ ...made, clientId, id, createdBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null })
  return id
}

/** Marks a signal as dealt with, or opens it again. @returns whose it is; null when the actor sees none */
export async function setSignalDone(tx: Tx, id: string, doneAt: Moment | null): Promise<{ clientId: string } | null> {
  const [changed] = await tx
    .update(signal)
    .set({ doneAt: doneAt ? new Date(doneAt) : null })
    .where(eq(signal.id, id))
    .returning({ clientId: signal.clientId })
  return changed ?? null
}
