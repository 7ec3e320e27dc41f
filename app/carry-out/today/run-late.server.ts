import { postConfirmation } from '#app/carry-out/confirmation.server'
import { driveAnew } from '#app/carry-out/planner/drive-of.server'
import { changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { once } from '#db/once'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { reschedule, type TimeRefusal } from '#domain/carry-out/appointment'
import type { StaffActor } from '#domain/relations/actor'

/** A visit with the time it had on the screen, its version there, and where it goes. */
export type LateMove = { appointmentId: string; version: number; startsAt: Moment }

export type LateNo =
  | TimeRefusal
  | { refused: 'changed-meanwhile' }
  | { refused: 'nothing-to-move' }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }

/** Moves the rest of one's own day, all or nothing. Each move is one later on the same day; anything else was not what the screen proposed. */
export async function runLate(
  actor: StaffActor,
  moves: readonly LateMove[],
  { now, op }: { now: Moment; op?: string },
): Promise<{ moved: number } | LateNo> {
  if (moves.length === 0) return { refused: 'nothing-to-move' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, moves, async (): Promise<{ moved: number } | LateNo> => {
      // The last first, so that none is put where another still is.
      for (const move of [...moves].sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))) {
        const no = await moveOne(tx, actor, move, now)
        if (no) throw new Undo(no)
      }
      return { moved: moves.length }
    }),
  )
}

async function moveOne(tx: Tx, actor: StaffActor, { appointmentId, version, startsAt }: LateMove, now: Moment): Promise<LateNo | null> {
  const kept = await lockedAppointment(tx, appointmentId)
  if (!kept || kept.version !== version || kept.appointment.staffId !== actor.staffId) return { refused: 'changed-meanwhile' }
  const from = kept.appointment.startsAt
  if (startsAt <= from || dayOf(startsAt) !== dayOf(from)) return { refused: 'changed-meanwhile' }
  const moved = reschedule(kept.appointment, { startsAt }, now)
  if ('refused' in moved) return moved.refused === 'not-open' ? { refused: 'changed-meanwhile' } : moved
  await changeAppointment(tx, kept, moved.appointment)
  await driveAnew(tx, { clientId: kept.clientId, appointmentId, staffId: actor.staffId, startsAt })
  await postConfirmation(tx, appointmentId, now)
  const detail = { from, to: startsAt, late: true }
  await record(tx, { action: 'appointment.moved', object: 'appointment', objectId: appointmentId, clientId: kept.clientId, detail })
  return null
}
