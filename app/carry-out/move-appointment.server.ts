import { changeAppointment, type KeptAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { once } from '#db/once'
import { staffMemberOf } from '#db/staff'
import { appendEntries, lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import { cancel, type NotOpen, reschedule, type TimeRefusal } from '#domain/carry-out/appointment'
import type { StaffActor } from '#domain/relations/actor'
import { type HoldRefusal, release } from '#domain/units/booking'
import { postConfirmation, takeConfirmationBack } from './confirmation.server'
import { holdFollows } from './hold-follows.server'

export type Move = { appointmentId: string; version: number; startsAt: Moment; minutes?: number; staffId?: string }

/** `changed-meanwhile` carries where the appointment stands now, so that the screen can show both. */
export type MoveNo =
  | TimeRefusal
  | NotOpen
  | { refused: 'not-found' }
  | { refused: 'changed-meanwhile'; startsAt: Moment; minutes: number; staffId: string; version: number }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }
  | HoldRefusal

/**
 * Moves an appointment in time or to a colleague, or makes it longer or shorter; what the unit holds for it follows. Two people who move the same one: the
 * first wins, the other sees where it went.
 */
export async function moveAppointment(
  actor: StaffActor,
  { appointmentId, version, ...to }: Move,
  { now, op }: { now: Moment; op?: string },
): Promise<{ version: number; startsAt: Moment } | MoveNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { appointmentId, version, ...to }, async () => {
      const kept = await lockedAppointment(tx, appointmentId)
      if (!kept || (to.staffId && !(await staffMemberOf(tx, to.staffId)))) return { refused: 'not-found' } as const
      if (kept.version !== version) {
        const { startsAt, minutes, staffId } = kept.appointment
        return { refused: 'changed-meanwhile', startsAt, minutes, staffId, version: kept.version } as const
      }
      return moveLocked(tx, actor, kept, to, now)
    }),
  )
}

/** Moves an appointment that is held, in a transaction that may do more: the unit follows and the customer hears of it. */
export async function moveLocked(
  tx: Tx,
  actor: StaffActor,
  kept: KeptAppointment,
  to: { startsAt: Moment; minutes?: number; staffId?: string },
  now: Moment,
): Promise<{ version: number; startsAt: Moment } | TimeRefusal | NotOpen> {
  const { appointment, version, clientId } = kept
  const moved = reschedule(appointment, to, now)
  if ('refused' in moved) return moved
  if (moved.appointment === appointment) return { version, startsAt: to.startsAt }
  await changeAppointment(tx, kept, moved.appointment)
  const unheld = await holdFollows(tx, actor, kept, now)
  if (unheld) throw new Undo(unheld)
  const detail = { from: appointment.startsAt, to: to.startsAt }
  await postConfirmation(tx, appointment.id, now)
  await record(tx, { action: 'appointment.moved', object: 'appointment', objectId: appointment.id, clientId, detail })
  return { version: version + 1, startsAt: moved.appointment.startsAt }
}

/** Cancels an appointment with its reason and lets go of the minutes that it held. */
export async function cancelAppointment(
  actor: StaffActor,
  appointmentId: string,
  reason: string,
  { now }: { now: Moment },
): Promise<{ cancelled: true } | NotOpen | { refused: 'not-found' } | { refused: 'reason-missing' }> {
  if (reason.trim() === '') return { refused: 'reason-missing' }
  return withActor(theDb(), actor, async (tx) => {
    const kept = await lockedAppointment(tx, appointmentId)
    if (!kept) return { refused: 'not-found' } as const
    const cancelled = cancel(kept.appointment, reason.trim())
    if ('refused' in cancelled) return cancelled
    const unitId = await unitHolding(tx, kept.clientId, [appointmentId])
    const ledger = unitId ? await lockedLedger(tx, unitId) : null
    const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
    if (ledger) await appendEntries(tx, kept.clientId, release(ledger, { ...stamp, activityId: appointmentId, text: reason.trim() }))
    await changeAppointment(tx, kept, cancelled.appointment)
    await takeConfirmationBack(tx, appointmentId, now)
    await record(tx, { action: 'appointment.cancelled', object: 'appointment', objectId: appointmentId, clientId: kept.clientId })
    return { cancelled: true } as const
  })
}
