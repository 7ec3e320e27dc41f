import { today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type TimelineItem, type TimelineKind, timelineOf } from '#db/dossiers'
import { lookedAfterBy, type Person, type PersonNote, personWith, preferencesOf } from '#db/person-page'
import type { StaffActor } from '#domain/relations/actor'

const itemsShown = 30

export type PersonScreen = {
  person: Person
  /** Whether the reader may know the birthday and private notes of them: whoever looks after a place of theirs, and managers. */
  seesPersonal: boolean
  preferences: PersonNote[]
  timeline: TimelineItem[]
  hasOlder: boolean
}

/** Everything on the page of one person. Who was merged answers with the one who lives on; null when the actor sees none. */
export async function personPage(
  actor: StaffActor,
  contactId: string,
  { kind, all = false }: { kind?: TimelineKind; all?: boolean },
): Promise<PersonScreen | { movedTo: string } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const person = await personWith(tx, contactId, today())
    if (!person) return null
    if (person.canonicalId) return { movedTo: person.canonicalId }
    const { clientId, places } = person
    const customerIds = places.map(({ customerId }) => customerId)
    const privateAt =
      actor.role === 'consultant' ? await lookedAfterBy(tx, { clientId, staffId: actor.staffId, customerIds }, today()) : true
    const seesPersonal = privateAt === true || privateAt.length > 0
    const limit = all ? 1000 : itemsShown
    const timeline = await timelineOf(tx, { clientId, contactId, withPrivate: privateAt, limit: limit + 1, ...(kind ? { kind } : {}) })
    return {
      person: { ...person, birthday: seesPersonal ? person.birthday : null },
      seesPersonal,
      preferences: await preferencesOf(tx, { clientId, contactId, privateAt }),
      timeline: timeline.slice(0, limit),
      hasOlder: timeline.length > limit,
    }
  })
}
