import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { setDriving } from '#db/staff'
import { removeBase, setBase } from '#db/staff-bases'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import type { Point } from '#domain/relations/places'
import { typedPlace } from '#domain/relations/typed-place'
import { whereIs } from './working-hours.server'

export type DrivingNo = { refused: 'not-yours' | 'place-unknown' | 'not-found' | 'used-twice' }

/** How far and how often somebody drives: minutes of one drive, of all drives of a day, and visits on a day; null is no limit. */
export type Driving = { staffId: string; maxDriveMinutes: number; mostDriveADay: number | null; mostVisitsADay: number | null }

/** Changes what the planner holds somebody to. One's own, or anybody's for a manager. */
export async function saveDriving(actor: StaffActor, driving: Driving, op?: string): Promise<{ saved: true } | DrivingNo> {
  if (!mayFor(actor, driving.staffId)) return { refused: 'not-yours' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, driving, async () => {
      const { staffId, ...limits } = driving
      await setDriving(tx, staffId, limits)
      await record(tx, { action: 'driving.changed', object: 'staff', objectId: staffId, clientId: null, detail: limits })
      return { saved: true } as const
    }),
  )
}

/** Somewhere else than home: where a day begins, or with a `nextDay` where one sleeps and so begins the day after. */
export type Elsewhere = { staffId: string; on: Day; place: string; kind: 'start' | 'end' | 'night'; nextDay: Day }

/** Keeps where a day begins or ends elsewhere. A night away ends the one day and begins the next. */
export async function saveElsewhere(actor: StaffActor, elsewhere: Elsewhere, op?: string): Promise<{ saved: true } | DrivingNo> {
  const { staffId, on, place, kind, nextDay } = elsewhere
  if (!mayFor(actor, staffId)) return { refused: 'not-yours' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, elsewhere, async () => {
      const where = await placed(tx, place)
      if (!where) return { refused: 'place-unknown' } as const
      const base = { staffId, place, ...where }
      if (kind !== 'end') await setBase(tx, { ...base, on: kind === 'night' ? nextDay : on, side: 'start' })
      if (kind !== 'start') await setBase(tx, { ...base, on, side: 'end' })
      await record(tx, { action: 'base.added', object: 'staff', objectId: staffId, clientId: null, detail: { on, kind } })
      return { saved: true } as const
    }),
  )
}

/** The day begins or ends at home again. */
export async function dropElsewhere(actor: StaffActor, staffId: string, baseId: string): Promise<{ saved: true } | DrivingNo> {
  if (!mayFor(actor, staffId)) return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    if (!(await removeBase(tx, staffId, baseId))) return { refused: 'not-found' } as const
    await record(tx, { action: 'base.removed', object: 'staff', objectId: staffId, clientId: null })
    return { saved: true } as const
  })
}

async function placed(tx: Tx, typed: string): Promise<Point | null> {
  const where = typedPlace(typed)
  return where && whereIs(tx, where)
}

const mayFor = (actor: StaffActor, staffId: string) => actor.role !== 'consultant' || actor.staffId === staffId
