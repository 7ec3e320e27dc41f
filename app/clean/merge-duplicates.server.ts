import { now, today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { type Group, groupOf, markStale, mergeOfGroup, openGroupsOf, settleGroups } from '#db/duplicates'
import { undoMerges as takeApart, type UndoRefusal } from '#db/merge-undo'
import { once } from '#db/once'
import type { MatchKind } from '#domain/clean/duplicates/record'
import type { Actor } from '#domain/relations/actor'
import type { Picks } from './merge-record'
import { mergeAsked } from './work-out-merges.server'

export type MergeChoice = {
  /** Who stays; as suggested unless given. */
  keeperId?: string
  /** Per field the record whose value is taken; as suggested unless given. */
  fields?: Picks
  /** The records of the group that are one; all of them unless given. */
  memberIds?: readonly string[]
  /** Years of which the revenue of all is added up instead of the keeper's own being kept. */
  sumYears?: readonly number[]
  op?: string
}

/** How a merge of each kind stands in the log. */
const mergedActions = { organisation: 'customers.merged', person: 'persons.merged' } as const

export type GroupRefusal =
  | { refused: 'not-found' }
  | { refused: 'decided-by-other'; who: string; state: Group['state'] }
  | { refused: 'stale' }
  | { refused: 'not-in-group' }
  | { refused: 'conflicting-numbers' }
  | { refused: 'used-twice' }

export type GroupAddress = { campaignId: string; groupId: string }

/** Merges the records of a group into one of them. Nothing is deleted, and for thirty days the merge can be undone. */
export async function mergeGroup(
  actor: Actor,
  { campaignId, groupId }: GroupAddress,
  { op, ...choice }: MergeChoice = {},
): Promise<{ eventId: string; keeperId: string } | GroupRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { groupId, choice }, async () => {
      const group = await undecidedGroup(tx, campaignId, groupId)
      if ('refused' in group) return group
      const { clientId } = group
      const ids = choice.memberIds ?? group.recordIds
      const chosen = [...Object.values(choice.fields ?? {}), ...(choice.keeperId ? [choice.keeperId] : [])]
      if (ids.length < 2 || !ids.every((id) => group.recordIds.includes(id)) || !chosen.every((id) => ids.includes(id))) {
        return { refused: 'not-in-group' } as const
      }
      const [merged] = await mergeAsked(tx, group, [{ groupId, ids, choice }])
      if (!merged) return staleGroup(tx, group)
      if (merged === 'conflict') return { refused: 'conflicting-numbers' } as const
      await settleGroups(tx, clientId, [groupId], 'merged')
      await markStale(tx, clientId, merged.memberIds)
      const detail = { groupId, keeperId: merged.keeperId, members: merged.memberIds.length }
      await record(tx, { action: mergedActions[group.kind], object: 'merge_event', objectId: merged.eventId, clientId, detail })
      return { eventId: merged.eventId, keeperId: merged.keeperId }
    }),
  )
}

/** Merges every undecided group that is preselected, as suggested, all in one transaction. `merged` counts the records that went up in another. */
export async function mergeAllPreselected(
  actor: Actor,
  campaignId: string,
  { op, kind = 'organisation' }: { op?: string; kind?: MatchKind } = {},
): Promise<{ groups: number; merged: number; eventIds: string[] } | { refused: 'not-found' } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, all: 'preselected', kind }, async () => {
      const campaign = await campaignOf(tx, campaignId, today())
      if (!campaign) return { refused: 'not-found' } as const
      const { clientId } = campaign
      const groups = await openGroupsOf(tx, { clientId, campaignId, kind }, { preselected: true, lock: true })
      const asked = groups.map((group) => ({ groupId: group.id, ids: group.recordIds, choice: {} }))
      const outcomes = await mergeAsked(tx, { clientId, kind }, asked)
      const done = outcomes.filter((merged) => merged !== null && merged !== 'conflict')
      await settleGroups(
        tx,
        clientId,
        done.flatMap(({ groupId }) => (groupId ? [groupId] : [])),
        'merged',
      )
      const members = done.flatMap(({ memberIds }) => memberIds)
      await markStale(tx, clientId, members)
      const detail = { groups: done.length, members: members.length }
      await record(tx, { action: `${mergedActions[kind]}-preselected`, object: 'campaign', objectId: campaignId, clientId, detail })
      return { groups: done.length, merged: members.length, eventIds: done.map(({ eventId }) => eventId) }
    }),
  )
}

/** Undoes merges and puts their groups back in the queue. Undoing what was undone already is harmless. */
export async function undoMerges(
  actor: Actor,
  campaignId: string,
  eventIds: readonly string[],
): Promise<{ undone: number; groupIds: string[] } | UndoRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    return undoIn(tx, campaign.clientId, eventIds)
  })
}

/** Undoes the standing merge of one group. */
export async function undoMerge(
  actor: Actor,
  { campaignId, groupId }: GroupAddress,
): Promise<{ undone: number; groupIds: string[] } | UndoRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    const eventId = campaign && (await mergeOfGroup(tx, campaign.clientId, groupId))
    return eventId ? undoIn(tx, campaign.clientId, [eventId]) : ({ refused: 'not-found' } as const)
  })
}

async function undoIn(
  tx: Tx,
  clientId: string,
  eventIds: readonly string[],
): Promise<{ undone: number; groupIds: string[] } | UndoRefusal> {
  const undone = await takeApart(tx, clientId, eventIds, now())
  if ('refused' in undone) throw new Undo(undone)
  const groupIds = undone.flatMap(({ groupId }) => (groupId ? [groupId] : []))
  await settleGroups(tx, clientId, groupIds, 'open')
  for (const { eventId } of undone) await record(tx, { action: 'merge.undone', object: 'merge_event', objectId: eventId, clientId })
  return { undone: undone.length, groupIds }
}

/** The group, held so that nobody else decides it meanwhile; or why it cannot be decided any more. */
export async function undecidedGroup(tx: Tx, campaignId: string, groupId: string): Promise<Group | GroupRefusal> {
  const campaign = await campaignOf(tx, campaignId, today())
  const group = campaign && (await groupOf(tx, { clientId: campaign.clientId, groupId }, { lock: true }))
  if (!group || group.campaignId !== campaignId) return { refused: 'not-found' }
  if (group.state === 'stale') return { refused: 'stale' }
  if (group.state !== 'open' && group.state !== 'skipped')
    return { refused: 'decided-by-other', who: group.decidedBy ?? '', state: group.state }
  return group
}

async function staleGroup(tx: Tx, { clientId, id }: Group): Promise<{ refused: 'stale' }> {
  await settleGroups(tx, clientId, [id], 'stale')
  return { refused: 'stale' }
}
