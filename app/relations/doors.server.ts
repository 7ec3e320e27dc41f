import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type Door, type DoorPlace, doorsAt, placeOf, placesNamed } from '#db/doors'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { rankDoors } from '#domain/relations/doors'

export type DoorsScreen = {
  /** Which organisations the words can mean; the ways in are those of the first, or of the one that was chosen. */
  places: DoorPlace[]
  at: DoorPlace | null
  /** A page of the ways in, the best first. */
  doors: { rows: Door[]; total: number; page: number; size: number }
}

const size = 25

/** Who of ours could open a door at an organisation: by name, or one that was chosen. Two queries. */
export async function doorsScreen(
  actor: StaffActor,
  { words, customerId, page, today }: { words: string; customerId: string | null; page: number; today: Day },
): Promise<DoorsScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const chosen = customerId ? await placeOf(tx, customerId) : null
    if (customerId && !chosen) return null
    const places = chosen ? [] : await placesNamed(tx, words)
    const at = chosen ?? (places.length === 1 ? (places[0] ?? null) : null)
    const ranked = at ? rankDoors(await doorsAt(tx, { clientId: at.clientId, customerId: at.id }, today), today) : []
    return { places, at, doors: { rows: ranked.slice((page - 1) * size, page * size), total: ranked.length, page, size } }
  })
}
