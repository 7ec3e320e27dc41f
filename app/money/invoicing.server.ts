import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { buyerOf, changeBuyer, changeSeller, invoicedClients, sellerOf } from '#db/parties'
import type { StaffActor } from '#domain/relations/actor'
import type { Buyer, Seller } from '#domain/units/invoice'

/** How the firm stands on its invoices, and of which clients something is missing. */
export async function invoicingScreen(actor: StaffActor) {
  return withActor(theDb(), actor, async (tx) => ({ seller: await sellerOf(tx), clients: await invoicedClients(tx) }))
}

export type InvoicingScreen = Awaited<ReturnType<typeof invoicingScreen>>

/** Keeps how the firm stands on its invoices; statements that were issued keep what they say. */
export async function saveSeller(actor: StaffActor, seller: Seller, op?: string): Promise<{ saved: true } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, seller, async () => {
      await changeSeller(tx, seller)
      await record(tx, { action: 'invoicing.changed', object: 'firm', objectId: 'firm', clientId: null })
      return { saved: true } as const
    }),
  )
}

/** How a client stands on its invoices; null when the actor sees no such client. */
export async function buyerScreen(actor: StaffActor, clientId: string): Promise<Buyer | null> {
  return withActor(theDb(), actor, (tx) => buyerOf(tx, clientId))
}

/** Keeps how a client stands on its invoices. */
export async function saveBuyer(
  actor: StaffActor,
  clientId: string,
  buyer: Omit<Buyer, 'name'>,
  op?: string,
): Promise<{ saved: true } | { refused: 'not-found' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { clientId, buyer }, async () => {
      if (!(await buyerOf(tx, clientId))) return { refused: 'not-found' } as const
      await changeBuyer(tx, clientId, buyer)
      await record(tx, { action: 'invoicing.changed', object: 'client', objectId: clientId, clientId })
      return { saved: true } as const
    }),
  )
}
