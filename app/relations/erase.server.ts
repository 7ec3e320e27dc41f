import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { customerToErase, type ErasureCounts, erasedBefore, erasureCounts, personToErase, type ToErase } from '#db/erase'
import { eraseCustomerRows, erasePersonRows } from '#db/erase-rows'
import { eraseEverywhere } from '#db/erase-texts'
import { once } from '#db/once'
import { addPrivacyRequest, blankPrivacyOf, changePrivacyRequest, openErasureOf } from '#db/privacy-requests'
import { otherDeciders, privacySettingsOf } from '#db/privacy-settings'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { LegalForm } from '#domain/relations/calling'
import { isErasable } from '#domain/relations/erasure'
import { dueOf, type ErasureGround, needsSecondDecider } from '#domain/relations/privacy-request'

/** Of whom: a person who works, or worked, at a customer; without one the customer itself. */
export type ErasureOf = { customerId: string; contactId: string | null }

/** `stops`: why it cannot be done now. */
export type ErasureScreen = {
  customer: { id: string; name: string }
  contactId: string | null
  name: string
  counts: ErasureCounts
  people: number
  stops: ErasureStop | null
  /** Somebody else decides: what is sent here asks for it. */
  isAsked: boolean
  /** The request that waits for a decision. */
  openRequestId: string | null
}

type ErasureStop = 'not-a-person' | 'visit-ahead' | 'erased-already'

export type ErasureRefusal = { refused: 'not-found' } | { refused: 'used-twice' } | { refused: 'name-differs' } | { refused: ErasureStop }

/** What goes when somebody is erased, and how much of it there is. */
export async function erasureScreen(actor: StaffActor, of: ErasureOf, now: Moment): Promise<ErasureScreen> {
  return withActor(theDb(), actor, (tx) =>
    acrossCampaigns(tx, async () => {
      const found = await foundFor(tx, of, now)
      if (!found) throw notFound()
      const { who, people, customer, stops } = found
      const counts = await erasureCounts(tx, who, of.contactId ? 'person' : 'customer')
      const isAsked = await needsOther(tx, who.clientId, actor.staffId, dayOf(now))
      const open = await openErasureOf(tx, { clientId: who.clientId, ...of })
      return { customer, contactId: of.contactId, name: who.kept, counts, people: people.length, stops, isAsked, openRequestId: open }
    }),
  )
}

/**
 * Erases somebody, all or nothing: what there was of them goes, what was done and what it took stays without them. Asked again it is done already. Where the office has
 * a second decider it is asked for, and somebody else decides (`decideErasure`).
 * @param typedName as a check that this is who is meant
 */
export async function erase(
  actor: StaffActor,
  of: ErasureOf,
  { typedName, ground, op }: { typedName: string; ground: ErasureGround; op?: string },
  now: Moment,
): Promise<{ erased: true } | { asked: string } | ErasureRefusal> {
  return withActor(theDb(), actor, (tx) =>
    // The name they typed is not kept in what was asked.
    once(tx, op, { of, ground }, () => acrossCampaigns(tx, () => askedOrErased(tx, actor, of, { typedName, ground }, now))),
  )
}

type Erasing = { typedName: string; ground: ErasureGround }

async function askedOrErased(
  tx: Tx,
  actor: StaffActor,
  of: ErasureOf,
  { typedName, ground }: Erasing,
  now: Moment,
): Promise<{ erased: true } | { asked: string } | ErasureRefusal> {
  const found = await foundFor(tx, of, now)
  if (!found) return { refused: 'not-found' }
  const { clientId } = found.who
  const asking = { clientId, ...of, kind: 'erasure' as const, ground, askedBy: actor.staffId, askedAt: now }
  const received = { receivedOn: dayOf(now), dueOn: dueOf(dayOf(now)) }
  if (!(await needsOther(tx, clientId, actor.staffId, dayOf(now)))) {
    const done = await erasedNow(tx, of, { typedName, ground }, now)
    if ('refused' in done || found.stops === 'erased-already') return done
    const decided = { state: 'answered' as const, decidedBy: actor.staffId, answeredOn: dayOf(now) }
    const open = await openErasureOf(tx, { clientId, ...of })
    if (open) await changePrivacyRequest(tx, { clientId, id: open }, { ...decided, decidedAt: now })
    else await addPrivacyRequest(tx, { ...asking, ...received, ...decided, decidedAt: now })
    return done
  }
  if (found.stops) return found.stops === 'erased-already' ? { erased: true } : { refused: found.stops }
  if (plain(typedName) !== plain(found.who.kept)) return { refused: 'name-differs' }
  const { id, isNew } = await addPrivacyRequest(tx, { ...asking, ...received })
  if (isNew)
    await record(tx, { action: 'privacy.asked', object: 'privacy-request', objectId: id, clientId, detail: { kind: 'erasure', ground } })
  return { asked: id }
}

/** Whether somebody else than who asks decides on an erasure for a client. */
export async function needsOther(tx: Tx, clientId: string, staffId: string | null, today: Day): Promise<boolean> {
  const { secondDecider } = await privacySettingsOf(tx)
  return needsSecondDecider(secondDecider, secondDecider === null ? await otherDeciders(tx, clientId, staffId, today) : 0)
}

/** Erases somebody in a transaction that sees every campaign of the client. */
export async function erasedNow(
  tx: Tx,
  of: ErasureOf,
  { typedName, ground }: Erasing,
  now: Moment,
): Promise<{ erased: true } | ErasureRefusal> {
  const known = await customerOf(tx, of.customerId)
  if (!known) return { refused: 'not-found' }
  const { clientId } = known
  // Before anybody is held: two erasures at once wait for each other here, and nowhere else.
  let number = await erasedBefore(tx, clientId)
  const found = await foundFor(tx, of, now, { lock: true })
  if (!found) return { refused: 'not-found' }
  const { who, people, stops } = found
  if (stops === 'erased-already') return { erased: true }
  if (stops) return { refused: stops }
  if (plain(typedName) !== plain(who.kept)) return { refused: 'name-differs' }
  const erasing = () => ({ said: `N.N. ${++number}`, now, today: dayOf(now) })
  const everybody: ToErase[] = [who]
  for (const contactId of people) {
    const person = await personToErase(tx, { customerId: of.customerId, contactId }, { lock: true })
    if (person) everybody.push(person)
  }
  for (const person of everybody.slice(1)) await erasePersonRows(tx, person, erasing())
  const last = erasing()
  await (of.contactId ? erasePersonRows : eraseCustomerRows)(tx, who, last)
  await blankPrivacyOf(tx, {
    clientId,
    customerIds: of.contactId ? [] : who.ids,
    contactIds: everybody.slice(of.contactId ? 0 : 1).flatMap(({ ids }) => ids),
  })
  await eraseEverywhere(tx, everybody, { itself: of.contactId ? null : who, said: last.said })
  const object = of.contactId ? 'contact' : 'customer'
  await record(tx, {
    ...{ action: `${object}.erased`, object, objectId: of.contactId ?? of.customerId, clientId },
    detail: { ground, records: who.ids.length, people: people.length },
  })
  return { erased: true }
}

async function foundFor(tx: Tx, of: ErasureOf, now: Moment, hold: { lock?: boolean } = {}) {
  const known = await customerOf(tx, of.customerId)
  if (!known) return null
  const customer = { id: known.id, name: known.name }
  if (of.contactId) {
    const who = await personToErase(tx, { customerId: of.customerId, contactId: of.contactId }, hold)
    return who && { who, people: [], customer, stops: who.isErased ? ('erased-already' as const) : null }
  }
  const who = await customerToErase(tx, of.customerId, now, hold)
  if (!who) return null
  const stops: ErasureStop | null = who.isErased
    ? 'erased-already'
    : !isErasable(who.legalForm as LegalForm | null)
      ? 'not-a-person'
      : who.hasVisitAhead
        ? 'visit-ahead'
        : null
  return { who, people: who.people, customer, stops }
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()
