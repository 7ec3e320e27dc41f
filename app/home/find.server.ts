import type { SearchHit } from '#app/shell/search-hit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type Found, search } from '#db/search'
import type { StaffActor } from '#domain/relations/actor'

/** Customers, contacts and campaigns that look like the words, each with the page to open. */
export async function find(actor: StaffActor, words: string): Promise<SearchHit[]> {
  const found = await withActor(theDb(), actor, (tx) => search(tx, words.replaceAll('\0', '')))
  return found.map((each) => ({
    kind: each.kind,
    id: each.id,
    title: each.name,
    to: placeOf(each),
    ...(each.detail && { detail: each.detail }),
  }))
}

function placeOf({ kind, id }: Found): string {
  if (kind === 'campaign') return `/campaigns/${id}`
  return kind === 'contact' ? `/people/${id}` : `/relations/${id}`
}
