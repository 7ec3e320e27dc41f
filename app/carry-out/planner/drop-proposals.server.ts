import { changeAppointment, lockedAppointment, proposalsOf } from '#db/appointments'
import { record } from '#db/audit'
import type { Tx } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { appendEntries, lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import { cancel } from '#domain/carry-out/appointment'
import type { StaffActor } from '#domain/relations/actor'
import { release } from '#domain/units/booking'

/**
 * Takes the proposals for a customer out of the calendar, because it was talked about, and one of another customer that made room. Both are found again
 * among those who wait. What a proposal held (one that was agreed before it had to move) is let go.
 */
export async function dropProposals(
  tx: Tx,
  actor: StaffActor,
  of: { clientId: string; campaignId: string },
  { customerId, displaced }: { customerId: string; displaced: string | null },
  now: Moment,
): Promise<void> {
  const ids = await proposalsOf(tx, of, customerId)
  for (const id of displaced ? [...ids, displaced] : ids) {
    const kept = await lockedAppointment(tx, id)
    if (!kept || kept.clientId !== of.clientId || kept.appointment.state !== 'proposed') continue
    const gone = cancel(kept.appointment, 'proposal')
    if ('refused' in gone) continue
    const unitId = await unitHolding(tx, kept.clientId, [id])
    const ledger = unitId ? await lockedLedger(tx, unitId) : null
    const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
    if (ledger) await appendEntries(tx, kept.clientId, release(ledger, { ...stamp, activityId: id, text: 'proposal' }))
    await changeAppointment(tx, kept, gone.appointment)
    await record(tx, {
      action: 'appointment.cancelled',
      object: 'appointment',
      objectId: id,
      clientId: kept.clientId,
      detail: { proposal: true },
    })
  }
}
