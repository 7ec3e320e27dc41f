import { v7 } from 'uuid'
import { insertRows } from './bulk'
import { acrossCampaigns, type Tx } from './door'
import { customerChildren, type Row } from './merge-children'
import { answersHold, isLiving, loadChildren, moveRows } from './merge-moves'
import { foldPerson, samePersonsOf } from './merge-persons'
import { HeldRows, picked } from './merge-rows'
import { mergeEvent } from './schema/clean'

export type Merge = {
  groupId: string | null
  keeperId: string
  /** Who go up in the keeper. */
  memberIds: readonly string[]
  /** The keeper's values after the merge, by column of the customer table; columns that are not named stay as they are. */
  values: Row
  /** Figures per year that are to become something else than the keeper's own: measure and year → amount. */
  numbers?: readonly { measure: string; year: number; amount: number }[]
}

export type Merged = { eventId: string; groupId: string | null; keeperId: string; memberIds: readonly string[] }

/**
 * Merges customers, any number of groups at once with the same few queries. Nothing is deleted: the members point to their keeper, what hangs on
 * them moves along, and the event holds each row before and every value that changed. Merges whose customers are gone, erased or merged already are left out.
 */
export async function mergeCustomers(tx: Tx, clientId: string, asked: readonly Merge[]): Promise<Merged[]> {
  return acrossCampaigns(tx, () => merged(tx, clientId, asked))
}

async function merged(tx: Tx, clientId: string, asked: readonly Merge[]): Promise<Merged[]> {
  const held = await HeldRows.begin(tx, clientId)
  await held.load('customer', ['id'], asked.flatMap(everyone))
  const merges = asked.filter((merge) => everyone(merge).every((id) => isLiving(held.find('customer', { id }))))
  if (merges.length === 0) return []
  await loadChildren(held, customerChildren, merges.flatMap(everyone))
  await held.load(
    'separate_pair',
    ['low_id', 'high_id'],
    merges.map(({ keeperId }) => keeperId),
  )
  const persons = await samePersonsOf(
    held,
    merges.map((merge) => everyone(merge)),
  )
  const events = merges.map((merge, at) => {
    const before = everyone(merge).map((id) => ({ ...held.find('customer', { id }) }))
    mergeOne(held, merge)
    for (const [from, to] of persons[at] ?? []) foldPerson(held, from, to)
    return { merge, before, moved: held.changesSinceLast(), eventId: v7() }
  })
  await held.write()
  await insertRows(
    tx,
    mergeEvent,
    events.map(({ merge, before, moved, eventId }) => ({
      clientId,
      id: eventId,
      groupId: merge.groupId,
      keeperId: merge.keeperId,
      memberIds: [...merge.memberIds],
      before,
      moved,
      mergedBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null,
    })),
  )
  return events.map(({ merge: { groupId, keeperId, memberIds }, eventId }) => ({ eventId, groupId, keeperId, memberIds }))
}

function everyone({ keeperId, memberIds }: { keeperId: string; memberIds: readonly string[] }): string[] {
  return [keeperId, ...memberIds]
}

function mergeOne(held: HeldRows, { keeperId, memberIds, values, numbers = [] }: Merge): void {
  const now = new Date().toISOString()
  answersHold(held, { kind: 'organisation', keeperId }, () => changeCustomerRow(held, keeperId, values, now))
  for (const member of memberIds) {
    for (const child of customerChildren) if (child.rule === 'follows') moveRows(held, child, member, keeperId)
    changeCustomerRow(held, member, { canonical_id: keeperId }, now)
  }
  for (const { measure, year, amount } of numbers) {
    const row = held.find('customer_number', { customer_id: keeperId, measure, year })
    if (row) held.change('customer_number', row, { amount })
  }
  keepOnePrimary(held, keeperId)
  fillInventory(held, keeperId, memberIds)
  keepDoneWork(held, keeperId, memberIds)
  closeFilledFindings(held, keeperId)
}

function changeCustomerRow(held: HeldRows, id: string, values: Row, now: string): void {
  const row = held.find('customer', { id }) as Row
  held.change('customer', row, { ...values, version: Number(row.version) + 1, updated_at: pgMoment(now) })
}

// The way PostgreSQL writes a moment in JSON, so that a row read back compares as equal.
function pgMoment(iso: string): string {
  return iso.replace(/\.?0*Z$/, '+00:00')
}

/** The keeper's own first contact stays the first; who came along stands after them. */
function keepOnePrimary(held: HeldRows, keeperId: string): void {
  const primary = held.where('job', 'customer_id', keeperId).filter((job) => job.is_primary === true && job.ends_on === null)
  for (const job of primary.slice(1)) held.change('job', job, { is_primary: false })
}

/** What was noted about a member in an inventory round fills what is empty with the keeper: it stands in front of whoever calls or visits. */
function fillInventory(held: HeldRows, keeperId: string, memberIds: readonly string[]): void {
  for (const keepers of held.where('round_item', 'customer_id', keeperId)) {
    for (const member of memberIds) {
      const theirs = held.find('round_item', { campaign_id: keepers.campaign_id, customer_id: member })
      if (!theirs) continue
      const decided = keepers.decision === null ? picked(theirs, ['decision', 'decided_by', 'decided_at']) : {}
      const told = toldInRound.filter((column) => isEmpty(keepers[column]))
      // The times between which they like a visit go together: half of the one and half of the other would be nobody's wish.
      const times = keepers.wish_from === null && keepers.wish_until === null ? ['wish_from', 'wish_until'] : []
      held.change('round_item', keepers, { ...picked(theirs, [...told, ...times]), ...decided })
    }
  }
}

const toldInRound = [
  'approach',
  'problem',
  'wishes',
  'avoid',
  'ask_for',
  'agreed',
  'opens',
  'wish_days',
  'wish_staff_id',
  'best_days',
  'wish_by',
] as const

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** What the plan asked for both and was done for one is done: it is not asked again under another name. */
function keepDoneWork(held: HeldRows, keeperId: string, memberIds: readonly string[]): void {
  for (const task of held.where('plan_task', 'customer_id', keeperId)) {
    const { campaign_id, activity_id } = task
    for (const member of memberIds) {
      const theirs = held.find('plan_task', { campaign_id, activity_id, customer_id: member })
      if (theirs?.done_at && task.done_at === null) held.change('plan_task', task, picked(theirs, ['done_at', 'done_by']))
    }
  }
}

/** What was missing or could not be read is settled once the keeper has a value for it, from whichever record. */
function closeFilledFindings(held: HeldRows, keeperId: string): void {
  const keeper = held.find('customer', { id: keeperId }) as Row
  for (const finding of held.where('finding', 'customer_id', keeperId)) {
    const column = String(finding.field).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const isFilled = keeper[column] !== null && keeper[column] !== undefined
    if ((finding.kind === 'missing' || finding.kind === 'malformed') && finding.state !== 'fixed' && isFilled)
      held.change('finding', finding, { state: 'fixed' })
  }
}
