import { appointmentsAhead, appointmentsToLog, type CalendarItem } from '#db/appointments'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import type { Page } from '#db/page'
import { type WaitingLog, waitingLogs } from '#db/phone-logs'
import { type VisitRow, visitPage } from '#db/visits'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

export type CampaignVisits = {
  people: { id: string; name: string; initials: string }[]
  toLog: CalendarItem[]
  ahead: CalendarItem[]
  made: Page<VisitRow>
  /** What came from phones and waits for somebody to settle it. */
  waiting: WaitingLog[]
  mayBook: boolean
}

/** The visits of a campaign: what is still to be written down, what was agreed, what was made. Null when the campaign is not seen. */
export async function campaignVisits(actor: StaffActor, campaignId: string, page: number, now: Moment): Promise<CampaignVisits | null> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const toLog = await appointmentsToLog(tx, of, now)
    const ahead = (await appointmentsAhead(tx, of, today)).filter(({ kind, endsAt }) => kind === 'visit' && endsAt >= now)
    const [made, waiting] = [await visitPage(tx, of, page), await waitingLogs(tx, of)]
    return { people: campaign.staff, toLog, ahead, made, waiting, mayBook: actor.role !== 'consultant' }
  })
}
