import { v7 } from 'uuid'
import { driveAnew } from '#app/carry-out/planner/drive-of.server'
import { addAppointment, proposalsOf } from '#db/appointments'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { waitingOf } from '#db/waiting'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type TimeRefusal, timeRefusal } from '#domain/carry-out/appointment'
import { usualVisitMinutes } from '#domain/carry-out/planner/waiting'
import type { StaffActor } from '#domain/relations/actor'

export type ProposeNo =
  | TimeRefusal
  | { refused: 'not-found' }
  | { refused: 'proposed-already' }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }

/** Puts a visit in the calendar as a proposal: dashed, holding no hours, until the customer agreed by phone. */
export async function proposeVisit(
  actor: StaffActor,
  asked: { campaignId: string; customerId: string; staffId: string; startsAt: Moment },
  { now, op }: { now: Moment; op?: string },
): Promise<{ appointmentId: string; startsAt: Moment } | ProposeNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, asked, async () => {
      const { campaignId, customerId, staffId, startsAt } = asked
      const today = dayOf(now)
      const campaign = await campaignOf(tx, campaignId, today)
      if (!campaign?.staff.some(({ id }) => id === staffId)) return { refused: 'not-found' } as const
      const of = { clientId: campaign.clientId, campaignId }
      const [waiting] = await waitingOf(tx, of, { today, limit: 1, customerId })
      if (!waiting) return { refused: 'not-found' } as const
      if ((await proposalsOf(tx, of, customerId)).length > 0) return { refused: 'proposed-already' } as const
      const minutes = waiting.minutes ?? usualVisitMinutes
      const wrong = timeRefusal({ startsAt, minutes }, now)
      if (wrong) return wrong
      const id = v7()
      const made = { id, customerId, contactId: null, staffId, startsAt, minutes, rigidity: 'flexible-week', sequence: 0 } as const
      await addAppointment(tx, of, { ...made, state: 'proposed' })
      await driveAnew(tx, { clientId: of.clientId, appointmentId: id, staffId, startsAt })
      await record(tx, { action: 'appointment.proposed', object: 'appointment', objectId: id, clientId: of.clientId })
      return { appointmentId: id, startsAt }
    }),
  )
}
