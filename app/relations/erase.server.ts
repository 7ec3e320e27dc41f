import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { customerToErase, type ErasureCounts, erasedBefore, erasureCounts, personToErase, type ToErase } from '#db/erase'
import { eraseCustomerRows, erasePersonRows } from '#db/erase-rows'
import { eraseEverywhere } from '#db/erase-texts'
import { once } from '#db/once'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { LegalForm } from '#domain/relations/calling'
import { isErasable } from '#domain/relations/erasure'

/** Of whom: a person who works, or worked, at a customer; without one the customer itself. */
export type ErasureOf = { customerId: string; contactId: string | null }

/** On whose word. */
export const erasureGrounds = ['they-asked', 'client-asked', 'no-purpose'] as const
export type ErasureGround = (typeof erasureGrounds)[number]

/** `stops`: why it cannot be done now. */
export type ErasureScreen = {
  customer: { id: string; name: string }
  contactId: string | null
  name: string
  counts: ErasureCounts
  people: number
  stops: ErasureStop | null
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
      return { customer, contactId: of.contactId, name: who.kept, counts, people: people.length, stops }
    }),
  )
}

/**
 * Erases somebody, all or nothing: what there was of them goes, what was done and what it took stays without them. Asked again it is done already.
 * @param typedName as a check that this is who is meant
 */
export async function erase(
  actor: StaffActor,
  of: ErasureOf,
  { typedName, ground, op }: { typedName: string; ground: ErasureGround; op?: string },
  now: Moment,
): Promise<{ erased: true } | ErasureRefusal> {
  return withActor(theDb(), actor, (tx) =>
    // The name they typed is not kept in what was asked.
    once(tx, op, { of, ground }, () => acrossCampaigns(tx, () => erased(tx, of, { typedName, ground }, now))),
  )
}

async function erased(
  tx: Tx,
  of: ErasureOf,
  { typedName, ground }: { typedName: string; ground: ErasureGround },
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
  const erasing = () => ({ said: `verwijderd-${++number}`, now, today: dayOf(now) })
  const everybody: ToErase[] = [who]
  for (const contactId of people) {
    const person = await personToErase(tx, { customerId: of.customerId, contactId }, { lock: true })
    if (person) everybody.push(person)
  }
  for (const person of everybody.slice(1)) await erasePersonRows(tx, person, erasing())
  const last = erasing()
  await (of.contactId ? erasePersonRows : eraseCustomerRows)(tx, who, last)
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
