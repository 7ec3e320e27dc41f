import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { addOffer, changeOffer, type Offer, offersOf, retireOffer } from '#db/offers'
import { once } from '#db/once'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type OfferRefusal, offerRefusal } from '#domain/units/kinds'

export type { Offer }

/** The kinds of units that are sold today. */
export async function soldKinds(actor: StaffActor): Promise<Offer[]> {
  return withActor(theDb(), actor, offersOf)
}

export type OfferNo =
  | OfferRefusal
  | { refused: 'settings-not-yours' }
  | { refused: 'changed-meanwhile' }
  | { refused: 'name-missing' }
  | { refused: 'used-twice' }

/** Saves a kind: one that is there (hours, indication, price, validity), or a new kind of the firm's own. Units that were sold stay as they are. */
export async function saveOffer(
  actor: StaffActor,
  { id, kind, ...offer }: Omit<Offer, 'id'> & { id: string | null },
  { op }: { now: Moment; op?: string },
): Promise<{ saved: string } | OfferNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { id, kind, offer }, async () => {
      if (actor.role === 'consultant') return { refused: 'settings-not-yours' } as const
      const refusal = offerRefusal(offer)
      if (refusal) return refusal
      const there = id === null ? undefined : (await offersOf(tx)).find((each) => each.id === id)
      const isOwn = there ? there.kind === 'own' : true
      if (isOwn && !offer.name?.trim()) return { refused: 'name-missing' } as const
      if (id !== null && !there) return { refused: 'changed-meanwhile' } as const
      const { version, ...values } = { ...offer, name: isOwn ? (offer.name?.trim() ?? null) : null }
      if (there && !(await changeOffer(tx, { ...values, id: there.id, version }))) return { refused: 'changed-meanwhile' } as const
      const saved = there ? there.id : await addOffer(tx, { ...values, kind: 'own' })
      const detail = { minutes: offer.minutes, visits: offer.indicatedVisits, priceCents: offer.priceCents }
      await record(tx, { action: there ? 'offer.changed' : 'offer.added', object: 'offer', objectId: saved, clientId: null, detail })
      return { saved }
    }),
  )
}

/** Takes a kind of the firm's own out of the list; the four of the method stay. */
export async function removeOffer(
  actor: StaffActor,
  id: string,
  { now }: { now: Moment },
): Promise<{ removed: true } | { refused: 'settings-not-yours' } | { refused: 'not-found' }> {
  if (actor.role === 'consultant') return { refused: 'settings-not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    if (!(await retireOffer(tx, id, new Date(now)))) return { refused: 'not-found' } as const
    await record(tx, { action: 'offer.removed', object: 'offer', objectId: id, clientId: null })
    return { removed: true } as const
  })
}
