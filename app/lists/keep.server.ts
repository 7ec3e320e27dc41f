import { record } from '#db/audit'
import { clientOf } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { membersOf, putOnList } from '#db/project-list-people'
import { addList, emptyList, isCampaignOf, listOf, type ProjectList, rewriteList } from '#db/project-lists'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type ExpiryRefusal, expiryRefusal, joining, listState } from '#domain/relations/project-list'

export type ListWish = { name: string; purpose: string; campaignId: string | null; expiresOn: Day }

type No = { refused: 'not-found' } | { refused: 'used-twice' }
type WishNo = ExpiryRefusal | { refused: 'no-such-campaign' }

/** Makes a list for a client, with nobody on it yet. */
export async function makeList(
  actor: StaffActor,
  { clientId, ...wish }: ListWish & { clientId: string },
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ listId: string } | WishNo | No> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { clientId, wish }, async () => {
      if (!(await clientOf(tx, clientId))) return { refused: 'not-found' } as const
      const no = await wishRefusal(tx, { ...wish, clientId, madeOn: today }, today)
      return no ?? { listId: await made(tx, clientId, wish) }
    }),
  )
}

async function made(tx: Tx, clientId: string, wish: ListWish, from?: string): Promise<string> {
  const listId = await addList(tx, clientId, wish)
  const detail = { expiresOn: wish.expiresOn, ...(from ? { from } : {}) }
  await record(tx, { action: 'list.made', object: 'list', objectId: listId, clientId, detail })
  return listId
}

async function wishRefusal(
  tx: Tx,
  { clientId, campaignId, ...days }: { clientId: string; campaignId: string | null; expiresOn: Day; madeOn: Day },
  today: Day,
): Promise<WishNo | null> {
  if (campaignId && !(await isCampaignOf(tx, { clientId, campaignId }))) return { refused: 'no-such-campaign' }
  return expiryRefusal(days, today)
}

/** Holds a list that people still stand on. */
export async function runningList(
  tx: Tx,
  listId: string,
  today: Day,
): Promise<ProjectList | { refused: 'not-found' } | { refused: 'list-expired' }> {
  const list = await listOf(tx, listId, { lock: true })
  if (!list) return { refused: 'not-found' }
  return listState(list, today).kind === 'expired' ? { refused: 'list-expired' } : list
}

export type ChangeNo = WishNo | No | { refused: 'list-expired' } | { refused: 'changed-meanwhile' }

/** Changes what a list is called, for which campaign it is, what for and until when, unless somebody else changed it meanwhile. */
export async function changeList(
  actor: StaffActor,
  listId: string,
  { version, ...wish }: ListWish & { version: number },
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ done: true } | ChangeNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId, version, wish }, async () => {
      const list = await runningList(tx, listId, today)
      if ('refused' in list) return list
      if (list.version !== version) return { refused: 'changed-meanwhile' } as const
      const no = await wishRefusal(tx, { ...wish, clientId: list.clientId, madeOn: list.madeOn }, today)
      if (no) return no
      await rewriteList(tx, list, wish)
      const detail = wish.expiresOn === list.expiresOn ? {} : { from: list.expiresOn, until: wish.expiresOn }
      await record(tx, { action: 'list.changed', object: 'list', objectId: listId, clientId: list.clientId, detail })
      return { done: true } as const
    }),
  )
}

/** The project is over: everybody is taken off now. */
export async function endList(
  actor: StaffActor,
  listId: string,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ people: number } | No | { refused: 'list-expired' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId }, async () => {
      const list = await runningList(tx, listId, dayOf(now))
      return 'refused' in list ? list : { people: await ended(tx, list, now) }
    }),
  )
}

/** Empties a list that is held, and keeps that it was there and how many stood on it. */
export async function ended(tx: Tx, list: ProjectList, now: Moment): Promise<number> {
  const people = await emptyList(tx, list, now)
  const { id, clientId, expiresOn } = list
  await record(tx, { action: 'list.expired', object: 'list', objectId: id, clientId, detail: { people, expiresOn } })
  return people
}

/**
 * The same list for the next project: a new list with everybody who may still be mailed. How many stay behind is told; who they are stands on the list it was
 * made from.
 */
export async function doubleList(
  actor: StaffActor,
  listId: string,
  wish: ListWish,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ listId: string; people: number; stayed: number } | WishNo | No | { refused: 'list-expired' }> {
  const today = dayOf(now)
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId, wish }, async () => {
      const list = await runningList(tx, listId, today)
      if ('refused' in list) return list
      const { clientId } = list
      const no = await wishRefusal(tx, { ...wish, clientId, madeOn: today }, today)
      if (no) return no
      const members = await membersOf(tx, { clientId, listId }, today)
      const { join, refused } = joining([], members)
      const doubled = await made(tx, clientId, wish, listId)
      const contactIds = join.map(({ contactId }) => contactId)
      await putOnList(tx, { clientId, listId: doubled }, contactIds, now)
      return { listId: doubled, people: join.length, stayed: refused.length }
    }),
  )
}
