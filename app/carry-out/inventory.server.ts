import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { clientOf, firmName } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { reportLook } from '#db/looks'
import { once } from '#db/once'
import {
  freezeRound,
  frozenList,
  leftForRounds,
  openRound,
  type Round,
  type RoundRow,
  roundOfId,
  roundRows,
  roundsOf,
  setRoundClosed,
  setRoundForClient,
} from '#db/rounds'
import { segmentsOf } from '#db/segments'
import { staffAt } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type RoundProgress, roundOrder, roundProgress } from '#domain/carry-out/round'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

export type InventoryPage = {
  rounds: Round[]
  round: Round | null
  rows: RoundRow[]
  progress: RoundProgress
  hasSegments: boolean
  /** Who get a visit or a call by the plan and are in no round yet: whom a next round begins with. */
  left: number
  people: { id: string; name: string }[]
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
    return {
      rounds,
      round,
      rows: roundOrder(rows),
      progress: roundProgress(rows),
      hasSegments: (await segmentsOf(tx, of)).length > 0,
      left: await leftForRounds(tx, of),
      people: await peopleAt(tx, dayOf(now)),
    }
  })
}

async function peopleAt(tx: Tx, today: Day): Promise<{ id: string; name: string }[]> {
  return (await staffAt(tx, today)).filter(({ role }) => role !== 'admin').map(({ id, name }) => ({ id, name }))
}

/** A round as the client's own people go through it; null when it is not open to them. */
export async function roundForClient(
  actor: ClientActor,
  roundId: string,
  now: Moment,
): Promise<(InventoryPage & { campaignId: string }) | null> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await roundOfId(tx, roundId)
    const campaign = found?.forClient ? await campaignOf(tx, found.campaignId, dayOf(now)) : null
    if (!found || !campaign) return null
    const rows = await roundRows(tx, found, found.id)
    const people = campaign.staff.map(({ id, name }) => ({ id, name }))
    const { clientId: _clientId, campaignId, ...round } = found
    return {
      campaignId,
      rounds: [round],
      round,
      rows: roundOrder(rows),
      progress: roundProgress(rows),
      hasSegments: true,
      left: 0,
      people,
    }
  })
}

/** Lets the client's own people go through a round in the portal, or takes it back. */
export async function shareRound(
  actor: StaffActor,
  campaignId: string,
  { roundId, shared }: { roundId: string; shared: boolean },
): Promise<{ shared: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const round = await roundOfId(tx, roundId)
    if (!round || round.campaignId !== campaignId) return { refused: 'not-found' } as const
    await setRoundForClient(tx, round.clientId, roundId, shared)
    await record(tx, { action: shared ? 'round.shared' : 'round.unshared', object: 'round', objectId: roundId, clientId: round.clientId })
    return { shared }
  })
}

/** The list of a round with what its paper needs: as it was kept when it was closed, else as it stands. An open one is the client's only when it was given to them. */
export async function roundForPaper(actor: StaffActor | ClientActor, roundId: string, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const round = await roundOfId(tx, roundId)
    if (!round || (actor.kind === 'client' && !round.forClient && !round.closedAt)) return null
    const campaign = await campaignOf(tx, round.campaignId, dayOf(now))
    const client = await clientOf(tx, round.clientId)
    if (!campaign || !client) return null
    const list = (await frozenList(tx, round.clientId, roundId)) ?? (await roundRows(tx, round, roundId))
    const people = campaign.staff.map(({ id, name }) => ({ id, name }))
    const look = await reportLook(tx, round.clientId)
    return { round, list, campaign: campaign.name, client: client.name, language: client.language, firm: await firmName(tx), people, look }
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
    if (closed) await freezeRound(tx, { clientId: campaign.clientId, campaignId }, roundId)
    await record(tx, {
      action: closed ? 'round.closed' : 'round.reopened',
      object: 'round',
      objectId: roundId,
      clientId: campaign.clientId,
    })
    return { closed }
  })
}
