import { record } from '#db/audit'
import { deskFactsOf } from '#db/call-desk'
import { addConsent, withdrawConsent } from '#db/calling-consent'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { isPersonOf } from '#db/contacts'
import { type Tx, withActor } from '#db/door'
import type { ConsentHow } from '#db/schema/carry-out'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

type At = { campaignId: string; customerId: string }
export type ConsentNo = { refused: 'not-found' } | { refused: 'consent-in-the-future' }

/** Keeps that somebody may be called, with its proof (Telecommunicatiewet 11.7: the burden of proof is on who calls). */
export async function keepConsent(
  actor: StaffActor,
  at: At,
  given: { contactId: string | null; givenOn: Day; how: ConsentHow; wording: string },
  now: Moment,
): Promise<{ kept: string } | ConsentNo> {
  if (given.givenOn > dayOf(now)) return { refused: 'consent-in-the-future' }
  return withActor(theDb(), actor, async (tx) => {
    const clientId = await clientAt(tx, at, now)
    const { contactId } = given
    const known = clientId && (!contactId || (await isPersonOf(tx, { clientId, customerId: at.customerId, contactId })))
    if (!known) return { refused: 'not-found' } as const
    const id = await addConsent(tx, clientId, { ...given, customerId: at.customerId, staffId: actor.staffId })
    const detail = { consent: id, how: given.how, givenOn: given.givenOn }
    await record(tx, { action: 'consent.recorded', object: 'customer', objectId: at.customerId, clientId, detail })
    return { kept: id }
  })
}

/** Withdraws a consent: at once and for everybody. */
export async function endConsent(actor: StaffActor, at: At, id: string, now: Moment): Promise<{ withdrawn: true } | ConsentNo> {
  return withActor(theDb(), actor, async (tx) => {
    const clientId = await clientAt(tx, at, now)
    if (!clientId || !(await withdrawConsent(tx, { clientId, customerId: at.customerId, id }, now)))
      return { refused: 'not-found' } as const
    await record(tx, { action: 'consent.withdrawn', object: 'customer', objectId: at.customerId, clientId, detail: { consent: id } })
    return { withdrawn: true } as const
  })
}

async function clientAt(tx: Tx, { campaignId, customerId }: At, now: Moment): Promise<string | null> {
  const campaign = await campaignOf(tx, campaignId, dayOf(now))
  if (!campaign) return null
  return (await deskFactsOf(tx, { clientId: campaign.clientId, campaignId }, customerId)) ? campaign.clientId : null
}
