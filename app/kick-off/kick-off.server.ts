import { record } from '#db/audit'
import { type Campaign, campaignOf } from '#db/campaigns'
import { clientOf, firmName } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { agreeKickOff, kickOffsOf, saveKickOff } from '#db/kick-offs'
import { reportLook } from '#db/looks'
import { once } from '#db/once'
import { lockSegments } from '#db/segments/assignment'
import { emptyKickOff, isComplete, type KickOff, type KickOffRecord } from '#domain/act/kick-off'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

type When = { now: Moment; op?: string }

export type KickOffPage = { campaign: string; client: string; versions: KickOff[]; draft: KickOffRecord; mayAgree: boolean }

/** The kick-off of a campaign with all its versions; a client's person sees the same. Null when the actor does not see the campaign. */
export async function kickOffPage(actor: StaffActor | ClientActor, campaignId: string, now: Moment): Promise<KickOffPage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const versions = await kickOffsOf(tx, { clientId: campaign.clientId, campaignId })
    const begun: KickOffRecord = {
      ...emptyKickOff,
      reportRhythm: campaign.reportRhythm,
      evaluationOn: campaign.evaluationAt ? dayOf(campaign.evaluationAt) : null,
    }
    return {
      campaign: campaign.name,
      client: (await clientOf(tx, campaign.clientId))?.name ?? '',
      versions,
      draft: versions[0]?.record ?? begun,
      mayAgree: actor.kind === 'staff' || actor.level === 'owner',
    }
  })
}

export type KickOffNo = { refused: 'not-found' | 'used-twice' | 'not-complete' } | { refused: 'not-the-last'; edition: number }

/** Saves the record: over the version nobody agreed with yet, else as the next one. `seen` is the newest version on the screen; 0 is none. */
export async function recordKickOff(
  actor: StaffActor,
  campaignId: string,
  { seen, kept }: { seen: number; kept: KickOffRecord },
  when: When,
): Promise<{ edition: number } | KickOffNo> {
  return inCampaign(actor, campaignId, { seen, kept }, when, async (tx, of, newest) => {
    if ((newest?.edition ?? 0) !== seen) return { refused: 'not-the-last', edition: newest?.edition ?? 0 }
    const edition = await saveKickOff(tx, of, kept, when.now)
    await record(tx, { action: 'kick-off.saved', object: 'campaign', objectId: campaignId, clientId: of.clientId, detail: { edition } })
    return { edition }
  })
}

/** Agrees with the newest version: the client's person in the portal by their own name, or ours who record who agreed. Again changes nothing. */
export async function agreeToKickOff(
  actor: StaffActor | ClientActor,
  campaignId: string,
  { edition, by }: { edition: number; by: string },
  when: When,
): Promise<{ edition: number } | KickOffNo> {
  return inCampaign(actor, campaignId, { edition, by }, when, async (tx, of, newest) => {
    if (!newest) return { refused: 'not-found' }
    if (newest.edition !== edition) return { refused: 'not-the-last', edition: newest.edition }
    if (!isComplete(newest.record)) return { refused: 'not-complete' }
    if (newest.agreedAt) return { edition }
    await agreeKickOff(tx, of, newest.id, { by, at: when.now })
    await record(tx, {
      action: 'kick-off.agreed',
      object: 'campaign',
      objectId: campaignId,
      clientId: of.clientId,
      detail: { edition, by },
    })
    return { edition }
  })
}

/** What the PDF of a version says; null without it. */
export async function kickOffForPaper(actor: StaffActor | ClientActor, campaignId: string, edition: number | null, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const versions = await kickOffsOf(tx, { clientId: campaign.clientId, campaignId })
    const kickOff = edition === null ? versions[0] : versions.find((each) => each.edition === edition)
    const client = await clientOf(tx, campaign.clientId)
    if (!kickOff || !client) return null
    const look = await reportLook(tx, campaign.clientId)
    return { kickOff, campaign: campaign.name, client: client.name, language: client.language, firm: await firmName(tx), look }
  })
}

async function inCampaign<Answer>(
  actor: StaffActor | ClientActor,
  campaignId: string,
  body: object,
  { now, op }: When,
  work: (
    tx: Tx,
    of: { clientId: string; campaignId: string },
    newest: KickOff | undefined,
    campaign: Campaign,
  ) => Promise<Answer | KickOffNo>,
): Promise<Answer | KickOffNo> {
  return withActor(theDb(), actor, (tx) =>
    once<Answer | KickOffNo>(tx, op, { campaignId, ...body }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' }
      const of = { clientId: campaign.clientId, campaignId }
      await lockSegments(tx, of)
      return work(tx, of, (await kickOffsOf(tx, of))[0], campaign)
    }),
  )
}
