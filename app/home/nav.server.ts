import { places } from '#app/shell/places'
import type { ShellNav, ShellUser } from '#app/shell/shell-data'
import { initialsOf } from '#app/ui/avatar'
import type { GroupColour } from '#app/ui/tone'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { navFacts } from '#db/nav'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'

/** The frame around a page: who it is, what waits, which campaigns are at hand. One query. */
export async function shellFor(actor: StaffActor, today: Day): Promise<{ user: ShellUser; nav: ShellNav }> {
  const { name, role, userId } = actor
  const staffId = role === 'consultant' ? actor.staffId : null
  const facts = await withActor(theDb(), actor, (tx) => navFacts(tx, { userId, staffId, today }))
  const pinned = facts.pinned.map(({ id, name: label }, at) => ({
    to: `/campaigns/${id}`,
    label,
    colour: pinColours[at % pinColours.length] ?? 'a',
  }))
  const counts = { calls: facts.calls, reports: facts.reports }
  const allowed = places.map((place) => place.name).filter((place) => place !== 'statements' || role !== 'consultant')
  return { user: { name, role, initials: initialsOf(name), leftHanded: facts.leftHanded }, nav: { counts, pinned, allowed } }
}

const pinColours: readonly GroupColour[] = ['a', 'd', 'c', 'b', 'e']
