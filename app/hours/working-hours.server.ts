import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { pointOf } from '#db/postcodes'
import { setHome, staffAt, staffMemberOf } from '#db/staff'
import { basesOf } from '#db/staff-bases'
import { type AbsenceKind, absencesOf, addAbsence, blocksOf, removeAbsence, setWeek } from '#db/working-hours'
import { blocksOn, type WeekRefusal, type WorkingBlock, weekRefusal } from '#domain/calendar/capacity'
import { addDays, type Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import type { Point } from '#domain/relations/places'
import { type TypedPlace, typedPlace } from '#domain/relations/typed-place'

/** When somebody of ours works and is away. Managers see everybody, others themselves. */
export async function workingHoursScreen(actor: StaffActor, staffId: string | null, today: Day) {
  const who = actor.role === 'consultant' ? actor.staffId : (staffId ?? actor.staffId)
  return withActor(theDb(), actor, async (tx) => {
    const blocks = await blocksOf(tx, [who])
    // As it is from today on: what was agreed in the middle of a week holds for each day that comes.
    const week = [0, 1, 2, 3, 4, 5, 6].flatMap((at) => blocksOn(blocks, addDays(today, at)))
    const absences = await absencesOf(tx, [who], { from: today, to: addDays(today, 730) })
    const people = actor.role === 'consultant' ? [] : (await staffAt(tx, today)).map(({ id, name }) => ({ id, name }))
    const them = await staffMemberOf(tx, who)
    const home = { place: them?.homePlace ?? null, isKnown: them?.homeLatitude != null }
    const bases = (await basesOf(tx, [who], { from: today, to: addDays(today, 730) })).map(({ id, on, side, place }) => ({
      id,
      on,
      side,
      place,
    }))
    const driving = {
      maxDriveMinutes: them?.maxDriveMinutes ?? 60,
      mostDriveADay: them?.mostDriveADay ?? null,
      mostVisitsADay: them?.mostVisitsADay ?? null,
    }
    return { who, week, absences, people, home, driving, bases }
  })
}

export type WorkingHoursScreen = Awaited<ReturnType<typeof workingHoursScreen>>

export type WorkingHoursNo =
  | WeekRefusal
  | { refused: 'place-unknown' }
  | { refused: 'not-yours' | 'away-already' | 'backwards' | 'not-found' | 'used-twice' }

/** Agrees on a week of working hours from a day on. One's own, or anybody's for a manager. */
export async function saveWeek(
  actor: StaffActor,
  { staffId, validFrom, blocks }: { staffId: string; validFrom: Day; blocks: Omit<WorkingBlock, 'validFrom'>[] },
  op?: string,
): Promise<{ saved: true } | WorkingHoursNo> {
  if (!mayFor(actor, staffId)) return { refused: 'not-yours' }
  const no = weekRefusal(blocks)
  if (no) return no
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { staffId, validFrom, blocks }, async () => {
      await setWeek(tx, staffId, validFrom, blocks)
      await record(tx, { action: 'working-hours.changed', object: 'staff', objectId: staffId, clientId: null, detail: { validFrom } })
      return { saved: true } as const
    }),
  )
}

/** Keeps that somebody is away from a day to a day, both included. */
export async function saveAbsence(
  actor: StaffActor,
  away: { staffId: string; fromDay: Day; toDay: Day; kind: AbsenceKind },
  op?: string,
): Promise<{ saved: true } | WorkingHoursNo> {
  if (!mayFor(actor, away.staffId)) return { refused: 'not-yours' }
  if (away.toDay < away.fromDay) return { refused: 'backwards' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, away, async () => {
      await addAbsence(tx, away)
      // Why somebody is away stays out of the audit.
      const detail = { from: away.fromDay, to: away.toDay }
      await record(tx, { action: 'absence.added', object: 'staff', objectId: away.staffId, clientId: null, detail })
      return { saved: true } as const
    }),
  )
}

/** Takes an absence away. */
export async function dropAbsence(actor: StaffActor, staffId: string, absenceId: string): Promise<{ saved: true } | WorkingHoursNo> {
  if (!mayFor(actor, staffId)) return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    if (!(await removeAbsence(tx, staffId, absenceId))) return { refused: 'not-found' } as const
    await record(tx, { action: 'absence.removed', object: 'staff', objectId: staffId, clientId: null })
    return { saved: true } as const
  })
}

/**
 * Says where somebody leaves from and comes home to: the drives of the planner begin and end there. Typed as a place, a postcode or coordinates, so also
 * over the border; nothing takes it away.
 */
export async function saveHome(
  actor: StaffActor,
  { staffId, typed }: { staffId: string; typed: string },
  op?: string,
): Promise<{ saved: true } | WorkingHoursNo> {
  if (!mayFor(actor, staffId)) return { refused: 'not-yours' }
  const home = typedPlace(typed)
  if (!home && typed.trim() !== '') return { refused: 'place-unknown' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { staffId, typed }, async () => {
      if (!(await staffMemberOf(tx, staffId))) return { refused: 'not-found' } as const
      const point = home && (await whereIs(tx, home))
      if (home && !point) return { refused: 'place-unknown' } as const
      await setHome(tx, staffId, point && { ...point, name: typed.trim() })
      // Where somebody lives stays out of the audit.
      await record(tx, { action: 'home.changed', object: 'staff', objectId: staffId, clientId: null })
      return { saved: true } as const
    }),
  )
}

/** Where a place is that somebody typed; null when nobody knows it. */
export async function whereIs(tx: Tx, home: TypedPlace): Promise<Point | null> {
  if ('point' in home) return home.point
  const found = await pointOf(tx, { postcode: null, place: null, country: 'NL', ...home })
  return found && { latitude: found.latitude, longitude: found.longitude }
}

const mayFor = (actor: StaffActor, staffId: string) => actor.role !== 'consultant' || actor.staffId === staffId
