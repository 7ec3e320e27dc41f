import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import {
  type Asked,
  type Deserted,
  type ListPerson,
  memberOf,
  membersOf,
  peopleAsked,
  putOnList,
  setNoMail,
  setUnsubscribed,
  takeOffList,
  withoutPeople,
} from '#db/project-list-people'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { pastedLines } from '#domain/relations/pasted-addresses'
import { joining, type MailReason, mostOnList } from '#domain/relations/project-list'
import { runningList } from './keep.server'

/** Who is to join: people by id, those of a segment or under a tag, or pasted addresses. */
export type Wanted = Exclude<Asked, { by: 'addresses' }> | { by: 'pasted'; text: string }

export type Refused = { contactId: string; name: string; organisation: string | null; reason: MailReason }

/** What came of adding: nobody is left out unseen. `unmatched`: pasted lines with an address that nobody has, or without one. */
export type Added = {
  added: string[]
  already: number
  refused: Refused[]
  unmatched: { text: string; address: string | null }[]
  /** Organisations of the segment or the tag at which we know nobody, the first of them, and how many they are. */
  deserted: { organisations: Deserted[]; total: number }
}

type No = { refused: 'not-found' } | { refused: 'list-expired' } | { refused: 'used-twice' }
export type AddNo = No | { refused: 'list-full'; most: number; on: number } | { refused: 'nobody-meant' }

const mostDeserted = 50

/** Adds people to a list. Who may not be mailed does not join, and is named with the reason. */
export async function addToList(
  actor: StaffActor,
  listId: string,
  wanted: Wanted,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<Added | AddNo> {
  const today = dayOf(now)
  const lines = wanted.by === 'pasted' ? pastedLines(wanted.text) : []
  const asked: Asked = wanted.by === 'pasted' ? { by: 'addresses', addresses: lines.flatMap(({ addresses }) => addresses) } : wanted
  return withActor(theDb(), actor, async (tx) => {
    const list = await runningList(tx, listId, today)
    if ('refused' in list) return list
    const of = { clientId: list.clientId, listId }
    const people = await peopleAsked(tx, of, asked, { today, most: mostOnList + 1 })
    const deserted =
      asked.by === 'segment' || asked.by === 'tag'
        ? await withoutPeople(tx, list.clientId, asked, { today, most: mostDeserted })
        : { organisations: [], total: 0 }
    if (people.length === 0 && deserted.total === 0 && lines.length === 0) return { refused: 'nobody-meant' } as const
    // Names stay out of what is kept of the answer: it lives longer than the list.
    const done = await once(tx, op, { listId, wanted }, () => joined(tx, of, people, now))
    if ('refused' in done) return done
    const names = new Map(people.map((person) => [person.contactId, person]))
    return {
      ...{ added: done.added, already: done.already, deserted, unmatched: unmatchedIn(lines, people) },
      refused: done.out.flatMap(({ contactId, reason }) => {
        const person = names.get(contactId)
        return person ? [{ contactId, name: person.name, organisation: person.organisation, reason }] : []
      }),
    }
  })
}

async function joined(
  tx: Tx,
  of: { clientId: string; listId: string },
  people: readonly ListPerson[],
  now: Moment,
): Promise<
  { added: string[]; already: number; out: { contactId: string; reason: MailReason }[] } | Extract<AddNo, { refused: 'list-full' }>
> {
  const members = await membersOf(tx, of, dayOf(now))
  const { join, already, refused } = joining(members, people)
  if (people.length > mostOnList || members.length + join.length > mostOnList)
    return { refused: 'list-full', most: mostOnList, on: members.length }
  const added = join.map(({ contactId }) => contactId)
  await putOnList(tx, of, added, now)
  const { clientId, listId } = of
  const detail = { added: added.length, refused: refused.length }
  if (added.length > 0) await record(tx, { action: 'list.people-added', object: 'list', objectId: listId, clientId, detail })
  return { added, already, out: refused.map(({ person: { contactId }, reason }) => ({ contactId, reason })) }
}

function unmatchedIn(lines: ReturnType<typeof pastedLines>, people: readonly ListPerson[]): Added['unmatched'] {
  const known = new Set(people.map(({ email }) => email?.trim().toLowerCase()))
  return lines.flatMap(({ text, addresses }): Added['unmatched'] => {
    if (addresses.length === 0) return [{ text, address: null }]
    return addresses.filter((address) => !known.has(address)).map((address) => ({ text, address }))
  })
}

/** Takes people off a list. Who unsubscribed stays, crossed out, so that nobody puts them back. */
export async function takeOff(
  actor: StaffActor,
  listId: string,
  contactIds: readonly string[],
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ taken: string[] } | No | { refused: 'unsubscribed-stays' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId, contactIds }, async () => {
      const list = await runningList(tx, listId, dayOf(now))
      if ('refused' in list) return list
      const { clientId } = list
      const taken = await takeOffList(tx, { clientId, listId }, contactIds)
      if (taken.length === 0) {
        const [first] = contactIds
        const still = first ? await memberOf(tx, { clientId, listId, contactId: first }) : null
        return { refused: still ? 'unsubscribed-stays' : 'not-found' } as const
      }
      await record(tx, { action: 'list.people-taken-off', object: 'list', objectId: listId, clientId, detail: { people: taken.length } })
      return { taken }
    }),
  )
}

/** What somebody unsubscribed from: this list, or all mail of ours; `none` takes it back. */
export type Unsubscribing = 'list' | 'all-mail' | 'none'

/** Notes that somebody on a list unsubscribed at the mailing tool, or takes that back as it was noted. */
export async function noteUnsubscribed(
  actor: StaffActor,
  listId: string,
  { contactId, from }: { contactId: string; from: Unsubscribing },
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ from: Unsubscribing } | No> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId, contactId, from }, async () => {
      const list = await runningList(tx, listId, dayOf(now))
      if ('refused' in list) return list
      const who = { clientId: list.clientId, listId, contactId }
      const member = await memberOf(tx, who)
      if (!member) return { refused: 'not-found' } as const
      // Only the mail that this list stopped is given back by it.
      const stopsMail = from === 'all-mail' && (member.stopsMail || !member.noMail)
      await setUnsubscribed(tx, who, { at: from === 'none' ? null : now, stopsMail })
      if (stopsMail !== member.stopsMail) await setNoMail(tx, who, stopsMail)
      const action = from === 'none' ? 'list.subscribed-again' : 'list.unsubscribed'
      await record(tx, { action, object: 'contact', objectId: contactId, clientId: list.clientId, detail: { listId, allMail: stopsMail } })
      return { from }
    }),
  )
}
