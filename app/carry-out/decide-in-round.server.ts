import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { changeRoundItem, lockedRoundItem, roundOfId } from '#db/rounds'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { decide, type RoundDecision, type RoundItem, type RoundRefusal } from '#domain/carry-out/round'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

export type RoundEntry = {
  customerId: string
  /** What is left out stays as it is. */
  decision?: RoundDecision
  said?: Partial<Record<RoundText, string | null>>
  /** What stood in those fields on the screen: when a colleague wrote something else meanwhile, theirs is not written over. */
  seen?: Partial<Record<RoundText, string | null>>
  wishDays?: number[]
  wishFrom?: string | null
  wishUntil?: string | null
  wishStaffId?: string | null
  bestDays?: number[]
  wishBy?: Day | null
}

export const roundTexts = ['problem', 'agreed', 'opens', 'approach', 'avoid', 'askFor', 'wishes'] as const
export type RoundText = (typeof roundTexts)[number]

export type DecideNo =
  | RoundRefusal
  | { refused: 'not-found' | 'used-twice' | 'times-turned' }
  /** A colleague wrote this in the field meanwhile. */
  | { refused: 'written-meanwhile'; theirs: string }

/** Records what the round decided about one customer and how they are to be approached. */
export async function decideInRound(
  actor: StaffActor | ClientActor,
  campaignId: string,
  { customerId, decision, said = {}, seen = {}, ...wish }: RoundEntry,
  { now, op }: { now: Moment; op?: string },
): Promise<{ decision: RoundDecision | null } | DecideNo> {
  return withActor(theDb(), actor, (tx) =>
    once<{ decision: RoundDecision | null } | DecideNo>(tx, op, { campaignId, customerId, decision, said, wish }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      const of = campaign && { clientId: campaign.clientId, campaignId }
      const kept = of && (await lockedRoundItem(tx, of, customerId))
      if (!of || !kept) return { refused: 'not-found' } as const
      if (actor.kind === 'client' && !(await roundOfId(tx, kept.roundId))?.forClient) return { refused: 'not-found' } as const
      const theirs = writtenMeanwhile(kept.item, said, seen)
      if (theirs !== null) return { refused: 'written-meanwhile', theirs } as const
      const item = { ...kept.item, ...filled(said), ...given(wish) }
      if (item.wishFrom && item.wishUntil && item.wishFrom >= item.wishUntil) return { refused: 'times-turned' } as const
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
function filled(said: NonNullable<RoundEntry['said']>): Partial<Record<RoundText, string | null>> {
  return Object.fromEntries(Object.entries(said).flatMap(([key, value]) => (value === undefined ? [] : [[key, value?.trim() || null]])))
}

function given<Wish extends object>(wish: Wish): Partial<Wish> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as Partial<Wish>
}

/** What stands in a field that the writer did not see there; null when nothing would be written over. */
function writtenMeanwhile(item: RoundItem, said: NonNullable<RoundEntry['said']>, seen: NonNullable<RoundEntry['seen']>): string | null {
  for (const field of roundTexts) {
    const [stands, wanted] = [item[field] ?? '', said[field]?.trim()]
    if (wanted === undefined || seen[field] === undefined || wanted === stands) continue
    if (stands !== (seen[field] ?? '').trim()) return stands
  }
  return null
}
