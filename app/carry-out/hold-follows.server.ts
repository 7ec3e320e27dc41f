import { type KeptAppointment, lockedAppointment } from '#db/appointments'
import type { Tx } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { appendEntries, lockedLedger } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { writeUpMinutes } from '#domain/carry-out/appointment'
import { type HoldRefusal, holdAnew, release } from '#domain/units/booking'
import { driveAnew } from './planner/drive-of.server'

/**
 * After an appointment was moved, made longer or became a proposal again: its drive is worked out anew, and the minutes that the unit holds for it follow.
 * A proposal holds nothing.
 * @param by who did it; neither for a customer with a link
 * @param stood the appointment as it was read under lock, before the change
 * @returns why the unit cannot hold it: whoever calls this then undoes the change
 */
export async function holdFollows(
  tx: Tx,
  by: { staffId: string | null; userId: string | null },
  stood: KeptAppointment,
  now: Moment,
): Promise<HoldRefusal | null> {
  const { clientId } = stood
  const { id } = stood.appointment
  const moved = await lockedAppointment(tx, id)
  if (!moved) return null
  const { staffId, startsAt, minutes, state } = moved.appointment
  const drive = await driveAnew(tx, { clientId, appointmentId: id, staffId, startsAt })
  if (stood.appointment.state !== 'agreed') return null
  const unitId = await unitHolding(tx, clientId, [id])
  const ledger = unitId ? await lockedLedger(tx, unitId, dayOf(now)) : null
  if (!ledger) return null
  const stamp = { staffId: by.staffId, bookedBy: by.userId, bookedAt: now, activityId: id, text: stood.customer }
  if (state === 'proposed') {
    await appendEntries(tx, clientId, release(ledger, stamp))
    return null
  }
  const counts = ledger.unit.driveTimeCounts
  const on = dayOf(startsAt)
  const held = holdAnew(ledger, { ...stamp, chosen: minutes + writeUpMinutes, drive: counts ? (drive ?? stood.driveMinutes ?? 0) : 0, on })
  if ('refused' in held) return held
  await appendEntries(tx, clientId, held.entries)
  return null
}
