import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { changeRoundItem, lockedRoundItem } from '#db/rounds'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { decide, type RoundDecision, type RoundRefusal } from '#domain/carry-out/round'
import type { StaffActor } from '#domain/relations/actor'

export type RoundEntry = {
  customerId: string
  /** What is left out stays as it is. */
  decision?: RoundDecision
  approach?: string | null
  problem?: string | null
  wishes?: string | null
}

/** Records what the round decided about one customer and how they are to be approached. */
export async function decideInRound(
  actor: StaffActor,
  campaignId: string,
  { customerId, decision, ...said }: RoundEntry,
  { now, op }: { now: Moment; op?: string },
): Promise<{ decision: RoundDecision | null } | RoundRefusal | { refused: 'not-found' } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, customerId, decision, ...said }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      const of = campaign && { clientId: campaign.clientId, campaignId }
      const kept = of && (await lockedRoundItem(tx, of, customerId))
      if (!of || !kept) return { refused: 'not-found' } as const
      const item = { ...kept.item, ...filled(said) }
      const by = { name: actor.name, at: now, closedAt: kept.closedAt }
      const outcome = decision
        ? decide(item, decision, by)
        : kept.closedAt
          ? ({ refused: 'round-closed', closedAt: kept.closedAt } as const)
          : { item }
      if ('refused' in outcome) return outcome
      await changeRoundItem(tx, of, kept, outcome.item)
      const detail = { decision: outcome.item.decision, round: kept.roundId }
      await record(tx, { action: 'round.decided', object: 'customer', objectId: customerId, clientId: of.clientId, detail })
      return { decision: outcome.item.decision }
    }),
  )
}

/** What is given, an empty text as nothing; what is left out is not touched. */
function filled(said: Omit<RoundEntry, 'customerId' | 'decision'>): Partial<Record<keyof typeof said, string | null>> {
  return Object.fromEntries(Object.entries(said).flatMap(([key, value]) => (value === undefined ? [] : [[key, value?.trim() || null]])))
}
