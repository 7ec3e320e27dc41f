import { today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { type CustomerFilter, type CustomerRow, customerPage, type ListChoices, listChoices } from '#db/customer-list'
import { withActor } from '#db/door'
import { type ContactState, contactStatesOf } from '#db/last-contacts'
import type { Page } from '#db/page'
import type { Actor } from '#domain/relations/actor'

/** A customer in the list, with who talked with them last and what follows. */
export type ListedCustomer = CustomerRow & ContactState

/** A page of the registry as far as the actor sees it, with what it can be narrowed to. */
export async function relationsPage(
  actor: Actor,
  filter: Omit<CustomerFilter, 'today'>,
): Promise<{ page: Page<ListedCustomer>; choices: ListChoices }> {
  return withActor(theDb(), actor, async (tx) => {
    const page = await customerPage(tx, { ...filter, today: today() })
    const states = await contactStatesOf(
      tx,
      page.rows.map(({ id }) => id),
    )
    const rows = page.rows.map((row) => ({ ...row, ...(states.get(row.id) ?? { last: null, next: null }) }))
    return { page: { ...page, rows }, choices: await listChoices(tx, filter) }
  })
}
