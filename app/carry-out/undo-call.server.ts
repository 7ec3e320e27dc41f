import { changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { lockedCall, markUndone } from '#db/calls'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { removeTasksFrom } from '#db/tasks'
import { appendEntries, lockedLedger } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { cancel } from '#domain/carry-out/appointment'
import type { StaffActor } from '#domain/relations/actor'
import { release } from '#domain/units/booking'
import { callUndone, reverse } from '#domain/units/correction'
import { putTheBaseBack } from './call-effects.server'
import { takeConfirmationBack } from './confirmation.server'

/** Undoes a call: its entries are reversed, its appointment is cancelled, its follow-up is gone, and it counts nowhere any more. */
export async function undoCall(
  actor: StaffActor,
  callId: string,
  { now }: { now: Moment },
): Promise<{ undone: true } | { refused: 'not-found' | 'not-yours' | 'visited-already' | 'period-closed' }> {
  return withActor(theDb(), actor, async (tx) => {
    const kept = await lockedCall(tx, callId)
    if (!kept) return { refused: 'not-found' } as const
    if (kept.undoneAt) return { undone: true } as const
    if (kept.staffId !== actor.staffId && actor.role === 'consultant') return { refused: 'not-yours' } as const
    const booked = kept.appointmentId ? await lockedAppointment(tx, kept.appointmentId) : null
    const cancelled = booked && cancel(booked.appointment, 'undone')
    if (cancelled && 'refused' in cancelled) return { refused: 'visited-already' } as const
    const ledger = await ledgerHolding(tx, kept.clientId, callId, kept.appointmentId)
    if (ledger) {
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
      const entry = ledger.entries.find((each) => each.kind === 'consumption' && each.activityId === callId)
      const back = entry ? reverse(ledger, entry.id, { ...stamp, reason: callUndone }) : null
      if (back && 'refused' in back) return { refused: 'period-closed' } as const
      const freed = kept.appointmentId ? release(ledger, { ...stamp, activityId: kept.appointmentId, text: entry?.text ?? '' }) : []
      await appendEntries(tx, kept.clientId, [...(back ? [back.entry] : []), ...freed])
    }
    if (booked && cancelled) {
      await changeAppointment(tx, booked, cancelled.appointment)
      await takeConfirmationBack(tx, booked.appointment.id, now)
    }
    await removeTasksFrom(tx, kept.clientId, callId)
    await markUndone(tx, kept.clientId, callId, now)
    await putTheBaseBack(tx, kept, dayOf(now))
    await record(tx, { action: 'call.undone', object: 'call', objectId: callId, clientId: kept.clientId })
    return { undone: true } as const
  })
}

async function ledgerHolding(tx: Tx, clientId: string, callId: string, appointmentId: string | null) {
  const unitId = await unitHolding(tx, clientId, [callId, ...(appointmentId ? [appointmentId] : [])])
  return unitId ? lockedLedger(tx, unitId) : null
}
