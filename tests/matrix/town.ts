import { v7 } from 'uuid'
import type { Tx } from '#db/door'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import type { IdKind } from '#security/line'
import type { canariesOf } from './canaries'

/** One id of each kind of a client's things. */
export type Ids = Record<IdKind, string>

/** Who works for a client, and who of them logs in. */
export type Crew = {
  consultant: string
  owner: string
  boss: StaffActor
  ownerUser: string
  staffUser: string
  spareUser: string
  disabledUser?: string | undefined
}
export type Canaries = ReturnType<typeof canariesOf>
/** `words` are the client's; `ours` those of one campaign, which are the same for a client with one. */
export type Town = { tx: Tx; clientId: string; words: Canaries; ours: Canaries; crew: Crew; today: Day; ids: Ids }

/** A new id, kept as the town's one of its kind. */
export const id = (town: Town, kind: keyof Ids) => {
  const made = v7()
  town.ids[kind] = made
  return made
}
