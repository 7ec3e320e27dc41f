import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { preferHand } from '#db/preferences'
import type { StaffActor } from '#domain/relations/actor'

/** Remembers with which hand somebody holds their phone, on whichever phone they log in. */
export async function chooseHand(actor: StaffActor, leftHanded: boolean): Promise<void> {
  await withActor(theDb(), actor, (tx) => preferHand(tx, leftHanded))
}
