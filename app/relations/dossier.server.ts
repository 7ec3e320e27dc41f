import { doorOf } from '#app/carry-out/today/day.server'
import { now, today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { type Customer, customerOf, keeperOf, numbersOf, type Origin, originsOf } from '#db/customers'
import { withActor } from '#db/door'
import { type Dossier, dossierOf, type TimelineItem, type TimelineKind, timelineOf } from '#db/dossiers'
import { contactStatesOf, type LastContact, type NextFollowUp } from '#db/last-contacts'
import { type PhotoRow, photosOfCustomer } from '#db/photos'
import { customerAtDoor } from '#db/road'
import { type OpenSignal, openSignalsOf } from '#db/signals'
import { historyOf, type ValueChange } from '#db/value-history'
import type { StaffActor } from '#domain/relations/actor'
import { readsPrivate } from './reads-private.server'

const itemsShown = 30

export type DossierScreen = {
  customer: Customer
  dossier: Dossier
  timeline: TimelineItem[]
  /** Whether there is more than is shown. */
  hasOlder: boolean
  revenue: { year: number; cents: number }[]
  /** The latest time that we talked, or that the file names. */
  lastContact: LastContact | null
  /** That we promised to call again, when it is what follows first. */
  callBack: NextFollowUp | null
  mayReadPrivate: boolean
  signals: OpenSignal[]
  /** The latest photos of visits there. */
  photos: PhotoRow[]
  /** Whether somebody may drop in on them, for a campaign that runs. */
  mayDropIn: boolean
  /** Where each value came from: per field, or under '*' for all that is not named. */
  origin: Origin
  /** What the values were before, the latest first. */
  history: ValueChange[]
}

export type DossierAsk = { kind?: TimelineKind; all?: boolean }

/** Everything on the page of one customer. A customer that was merged answers with the one that lives on. */
export async function dossierScreen(
  actor: StaffActor,
  customerId: string,
  { kind, all = false }: DossierAsk = {},
): Promise<DossierScreen | { movedTo: string; name: string } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const customer = await customerOf(tx, customerId)
    if (!customer) return null
    if (customer.canonicalId) {
      const keeper = await keeperOf(tx, customerId)
      return keeper ? { movedTo: keeper, name: customer.name } : null
    }
    const { clientId } = customer
    const mayReadPrivate = await readsPrivate(tx, actor, { clientId, customerId }, today())
    const limit = all ? 1000 : itemsShown
    const found = await timelineOf(tx, { clientId, customerId, kind, withPrivate: mayReadPrivate, limit: limit + 1 })
    const state = (await contactStatesOf(tx, [customerId])).get(customerId)
    const numbers = await numbersOf(tx, clientId, [customerId])
    return {
      customer,
      dossier: await dossierOf(tx, { clientId, customerId }, today(), now()),
      timeline: found.slice(0, limit),
      hasOlder: found.length > limit,
      revenue: numbers.filter(({ measure }) => measure === 'revenue').map(({ year, amount }) => ({ year, cents: amount })),
      lastContact: state?.last ?? null,
      callBack: state?.next?.text === null ? state.next : null,
      mayReadPrivate,
      signals: await openSignalsOf(tx, { clientId, customerId }),
      mayDropIn: (await customerAtDoor(tx, { ...doorOf(actor), today: today(), customerId })) !== null,
      photos: await photosOfCustomer(tx, { clientId, customerId }),
      origin: (await originsOf(tx, clientId, [customerId])).get(customerId) ?? {},
      history: await historyOf(tx, { clientId, customerId }),
    }
  })
}
