import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { type Group, groupOf, settleGroups } from '#db/duplicates'
import type { UndoRefusal } from '#db/merge-undo'
import { addLinks, addSeparatePairs, type LinkKind, removeLinksAmong, removeSeparatePairs } from '#db/told-apart'
import type { Actor } from '#domain/relations/actor'
import { type GroupAddress, type GroupRefusal, undecidedGroup, undoMerge } from './merge-duplicates.server'

/** Remembers that the records of a group are not the same: none of these pairs is proposed again. */
export async function separate(actor: Actor, address: GroupAddress): Promise<{ decided: 'separate' } | GroupRefusal> {
  return decide(actor, address, 'separate', (tx, group) => addSeparatePairs(tx, group, group.recordIds))
}

/** Keeps the records of a group as relatives of one of them: branches of a head office, a holding, firms in one building. */
export async function markRelated(
  actor: Actor,
  address: GroupAddress,
  { headId, kind }: { headId?: string; kind: LinkKind },
): Promise<{ decided: 'related' } | GroupRefusal> {
  return decide(actor, address, 'related', async (tx, { clientId, recordIds }) => {
    const fromId = recordIds.find((id) => id === headId) ?? recordIds[0]
    if (fromId) await addLinks(tx, { clientId, fromId, toIds: recordIds.filter((id) => id !== fromId), kind })
  })
}

/** Puts a group at the end of the queue. */
export async function skip(actor: Actor, address: GroupAddress): Promise<{ decided: 'skipped' } | GroupRefusal> {
  return decide(actor, address, 'skipped', async () => {})
}

async function decide<Decision extends 'separate' | 'related' | 'skipped'>(
  actor: Actor,
  { campaignId, groupId }: GroupAddress,
  decided: Decision,
  keep: (tx: Tx, group: Group) => Promise<void>,
): Promise<{ decided: Decision } | GroupRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const group = await undecidedGroup(tx, campaignId, groupId)
    // The same decision sent twice is one decision.
    if ('refused' in group) return group.refused === 'decided-by-other' && group.state === decided ? { decided } : group
    const { clientId } = group
    // Only organisations have branches and holdings.
    if (decided === 'related' && group.kind === 'person') return { refused: 'not-found' } as const
    await keep(tx, group)
    await settleGroups(tx, clientId, [groupId], decided)
    await record(tx, { action: `duplicates.${decided}`, object: 'duplicate_group', objectId: groupId, clientId })
    return { decided }
  })
}

/** Takes the last decision about a group back, whatever it was. The group waits again. */
export async function undoDecision(
  actor: Actor,
  address: GroupAddress,
): Promise<{ undone: number } | UndoRefusal | { refused: 'nothing-to-undo' }> {
  const state = await withActor(theDb(), actor, (tx) => takeBack(tx, address))
  return state === 'merged' ? undoMerge(actor, address) : state === null ? { refused: 'nothing-to-undo' } : { undone: 1 }
}

async function takeBack(tx: Tx, { campaignId, groupId }: GroupAddress): Promise<Group['state'] | null> {
  const campaign = await campaignOf(tx, campaignId, today())
  const group = campaign && (await groupOf(tx, { clientId: campaign.clientId, groupId }, { lock: true }))
  if (!group || group.state === 'open' || group.state === 'stale') return null
  const { clientId, recordIds, state } = group
  if (state === 'merged') return state
  if (state === 'separate') await removeSeparatePairs(tx, group, recordIds)
  if (state === 'related') await removeLinksAmong(tx, clientId, recordIds)
  await settleGroups(tx, clientId, [groupId], 'open')
  await record(tx, { action: 'duplicates.reopened', object: 'duplicate_group', objectId: groupId, clientId, detail: { was: state } })
  return state
}
