import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { Undo, withActor } from '#db/door'
import { once } from '#db/once'
import { openRound, type Round, type RoundRow, roundRows, roundsOf, setRoundClosed } from '#db/rounds'
import { segmentsOf } from '#db/segments'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type RoundProgress, roundOrder, roundProgress } from '#domain/carry-out/round'
import type { StaffActor } from '#domain/relations/actor'

export type InventoryPage = {
  rounds: Round[]
  round: Round | null
  rows: RoundRow[]
  progress: RoundProgress
  hasSegments: boolean
}

/** The round that is looked at (the newest when none is named) with everyone in it, problems first. Null when the actor does not see the campaign. */
export async function inventoryPage(
  actor: StaffActor,
  campaignId: string,
  roundId: string | null,
  now: Moment,
): Promise<InventoryPage | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const rounds = await roundsOf(tx, of)
    const round = rounds.find(({ id }) => id === roundId) ?? rounds[0] ?? null
    const rows = round ? await roundRows(tx, of, round.id) : []
    return { rounds, round, rows: roundOrder(rows), progress: roundProgress(rows), hasSegments: (await segmentsOf(tx, of)).length > 0 }
  })
}

/** A round is one meeting with the client: more than this is not gone through in one. */
const mostInRound = 150

/** Opens a round with whom the plan gives a call or a visit and who is in none yet. */
export async function startRound(
  actor: StaffActor,
  campaignId: string,
  name: string,
  { now, op }: { now: Moment; op?: string },
): Promise<{ roundId: string; customers: number } | { refused: 'not-found' | 'nobody-left' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, name }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' } as const
      const of = { clientId: campaign.clientId, campaignId }
      const opened = await openRound(tx, of, { name, most: mostInRound })
      if (opened.customers === 0) throw new Undo({ refused: 'nobody-left' } as const)
      await record(tx, {
        action: 'round.opened',
        object: 'round',
        objectId: opened.id,
        clientId: of.clientId,
        detail: { customers: opened.customers },
      })
      return { roundId: opened.id, customers: opened.customers }
    }),
  )
}

/** Closes a round, or opens it again; the day it was held is the day it was first closed. */
export async function closeRound(
  actor: StaffActor,
  campaignId: string,
  { roundId, closed }: { roundId: string; closed: boolean },
  { now }: { now: Moment },
): Promise<{ closed: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    const rounds = campaign ? await roundsOf(tx, { clientId: campaign.clientId, campaignId }) : []
    const round = rounds.find(({ id }) => id === roundId)
    if (!campaign || !round) return { refused: 'not-found' } as const
    await setRoundClosed(tx, campaign.clientId, roundId, closed ? now : null, closed ? (round.heldOn ?? dayOf(now)) : null)
    await record(tx, {
      action: closed ? 'round.closed' : 'round.reopened',
      object: 'round',
      objectId: roundId,
      clientId: campaign.clientId,
    })
    return { closed }
  })
}
