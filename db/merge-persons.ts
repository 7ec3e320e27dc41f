import { v7 } from 'uuid'
import { insertRows } from './bulk'
import { acrossCampaigns, type Tx } from './door'
import { contactChildren, type Row } from './merge-children'
import { answersHold, isLiving, loadChildren, moveRows } from './merge-moves'
import { HeldRows, picked } from './merge-rows'
import type { Merged } from './merges'
import { mergeEvent } from './schema/clean'

export type PersonMerge = {
  groupId: string | null
  keeperId: string
  /** Who go up in the keeper. */
  memberIds: readonly string[]
  /** The keeper's values after the merge, by column of the contact table; columns that are not named are filled from the members where empty. */
  values: Row
}

/**
 * Merges persons, any number of groups at once. As with customers nothing is deleted: the members point to their keeper, their places, talks and
 * promises move along, and the event holds what changed. Merges whose persons are gone, erased or merged already are left out.
 */
export async function mergePersons(tx: Tx, clientId: string, asked: readonly PersonMerge[]): Promise<Merged[]> {
  return acrossCampaigns(tx, () => merged(tx, clientId, asked))
}

async function merged(tx: Tx, clientId: string, asked: readonly PersonMerge[]): Promise<Merged[]> {
  const held = await HeldRows.begin(tx, clientId)
  await held.load('contact', ['id'], asked.flatMap(everyone))
  const merges = asked.filter((merge) => everyone(merge).every((id) => isLiving(held.find('contact', { id }))))
  if (merges.length === 0) return []
  await loadChildren(held, contactChildren, merges.flatMap(everyone))
  await held.load(
    'separate_person',
    ['low_id', 'high_id'],
    merges.map(({ keeperId }) => keeperId),
  )
  const events = merges.map((merge) => {
    const { keeperId, memberIds, values } = merge
    const before = everyone(merge).map((id) => ({ ...held.find('contact', { id }) }))
    answersHold(held, { kind: 'person', keeperId }, () => {
      held.change('contact', held.find('contact', { id: keeperId }) as Row, values)
      for (const member of memberIds) foldPerson(held, member, keeperId)
    })
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
      keeperContactId: merge.keeperId,
      memberIds: [...merge.memberIds],
      before,
      moved,
      mergedBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null,
    })),
  )
  return events.map(({ merge: { groupId, keeperId, memberIds }, eventId }) => ({ eventId, groupId, keeperId, memberIds }))
}

function everyone({ keeperId, memberIds }: Pick<PersonMerge, 'keeperId' | 'memberIds'>): string[] {
  return [keeperId, ...memberIds]
}

/** One person goes up in another: what hangs on them moves along, and what the other lacks is filled. */
export function foldPerson(held: HeldRows, from: string, to: string): void {
  const [person, keeper] = [held.find('contact', { id: from }), held.find('contact', { id: to })]
  if (!person || !keeper) return
  joinPlaces(held, from, to)
  for (const child of contactChildren) if (child.rule === 'follows') moveRows(held, child, from, to)
  const empty = ['first_name', 'infix', 'last_name', 'salutation', 'email', 'phone', 'mobile', 'linkedin_url'].filter(
    (column) => keeper[column] === null,
  )
  const known = keeper.personal as Row
  const added = Object.fromEntries(Object.entries(person.personal as Row).filter(([fact]) => !(fact in known)))
  held.change('contact', keeper, {
    ...picked(person, empty),
    personal: { ...known, ...added },
    // An objection of a person holds whichever record it was made to.
    do_not_contact: Boolean(keeper.do_not_contact) || Boolean(person.do_not_contact),
    no_mail: Boolean(keeper.no_mail) || Boolean(person.no_mail),
    version: Number(keeper.version) + 1,
  })
  held.change('contact', person, { canonical_id: to, version: Number(person.version) + 1 })
}

/** Where both stand at one customer, the keeper's place stays: with the title and the say that only the other had, and first if either was. */
function joinPlaces(held: HeldRows, from: string, to: string): void {
  const now = (id: string) => held.where('job', 'contact_id', id).filter((job) => job.ends_on === null)
  for (const theirs of now(from)) {
    const own = now(to).find((job) => job.customer_id === theirs.customer_id)
    if (!own) continue
    const empty = ['title', 'decision_role', 'starts_on'].filter((column) => own[column] === null)
    held.change('job', own, { ...picked(theirs, empty), is_primary: Boolean(own.is_primary) || Boolean(theirs.is_primary) })
    if (theirs.is_primary) held.change('job', theirs, { is_primary: false })
  }
}

// People who stood at customers that are merged ------------------------------------------------------------------------------------------------

/**
 * The people of customers that become one who are one and the same: equal names, and no two different mail addresses.
 * @param merges the customers of each merge, who stays first
 * @returns per merge the pairs [who goes up, in whom]
 */
export async function samePersonsOf(held: HeldRows, merges: readonly (readonly string[])[]): Promise<[string, string][][]> {
  await held.load(
    'contact',
    ['id'],
    merges.flatMap((ids) => ids.flatMap((id) => contactIdsAt(held, id))),
  )
  const pairs = merges.map((ids) => samePersons(held, ids))
  await loadChildren(held, contactChildren, pairs.flat(2))
  return pairs
}

function contactIdsAt(held: HeldRows, customerId: string): string[] {
  return held.where('job', 'customer_id', customerId).map((job) => String(job.contact_id))
}

function samePersons(held: HeldRows, customerIds: readonly string[]): [string, string][] {
  const kept: Row[] = []
  const pairs: [string, string][] = []
  for (const contactId of new Set(customerIds.flatMap((id) => contactIdsAt(held, id)))) {
    const person = held.find('contact', { id: contactId })
    if (!person || !isLiving(person)) continue
    const known = kept.find((other) => isSamePerson(person, other))
    if (known) pairs.push([contactId, String(known.id)])
    else kept.push(person)
  }
  return pairs
}

function isSamePerson(a: Row, b: Row): boolean {
  const folded = (value: unknown) =>
    String(value)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return folded(a.name) === folded(b.name) && (a.email === null || b.email === null || folded(a.email) === folded(b.email))
}
