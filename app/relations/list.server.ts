import { today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { type CustomerFilter, type CustomerRow, customerPage, type ListChoices, listChoices } from '#db/customer-list'
import { withActor } from '#db/door'
import type { Page } from '#db/page'
import type { Actor } from '#domain/relations/actor'

/** A page of the registry as far as the actor sees it, with what it can be narrowed to. */
export async function relationsPage(
  actor: Actor,
  filter: Omit<CustomerFilter, 'today'>,
): Promise<{ page: Page<CustomerRow>; choices: ListChoices }> {
  return withActor(theDb(), actor, async (tx) => ({
    page: await customerPage(tx, { ...filter, today: today() }),
    choices: await listChoices(tx, filter),
  }))
}
