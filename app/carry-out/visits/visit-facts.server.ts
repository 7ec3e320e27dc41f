import { carriedAlong } from '#app/carry-out/today/day.server'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { type PhotoRow, photosOf } from '#db/photos'
import { stopOf } from '#db/stops'
import { type OpenTask, openTasks } from '#db/tasks'
import { standingsOf, type UnitWithRoom, unitOf, unitsWithRoom } from '#db/units'
import { topicsOf, type VisitRow, visitOf } from '#db/visits'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { travelCents } from '#domain/units/travel'
import type { BriefingSheet, ToldTo } from './briefing-sheet.server'
import { type ReachableStop, reachable } from './reachable-stop.server'

export type Balance = { unitId: string; unit: string; minutes: number; held: number; free: number }

export type Told = { visit: VisitRow; balance: Balance | null; costCents: number | null; tasks: OpenTask[]; photos: PhotoRow[] }
export type Briefing = { stop: ReachableStop; sheet: BriefingSheet; balance: Balance | null; tasks: OpenTask[] }

/**
 * What stands under an id of /visits: a visit that was logged, or the briefing of one that is still to come. The id of an appointment that was logged
 * leads to its visit.
 */
export async function visitFacts(
  actor: StaffActor,
  id: string,
  told: ToldTo,
): Promise<{ told: Told } | { briefing: Briefing } | { movedTo: string } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const visit = await visitOf(tx, id)
    if (visit) return { told: await toldOf(tx, visit) }
    const stop = await stopOf(tx, id)
    if (!stop) return null
    if (stop.visitId) return { movedTo: stop.visitId }
    const { clientId, customerId } = stop
    const { sheet } = (await carriedAlong(tx, actor, [stop], told))(stop)
    const balance = await balanceOf(tx, clientId, [id])
    return { briefing: { stop: reachable(stop), sheet, balance, tasks: await openTasks(tx, { clientId, customerId }, 10) } }
  })
}

/** What the log form of an appointment begins with; null when there is none to see. */
export async function logFacts(
  actor: StaffActor,
  appointmentId: string,
  today: Day,
): Promise<{ stop: ReachableStop; topics: string[]; balance: Balance | null; otherUnits: UnitWithRoom[] } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const stop = await stopOf(tx, appointmentId)
    if (!stop) return null
    const balance = await balanceOf(tx, stop.clientId, [appointmentId])
    const otherUnits = balance ? await unitsWithRoom(tx, balance.unitId, today) : []
    return { stop: reachable(stop), topics: await topicsOf(tx, stop), balance, otherUnits }
  })
}

async function toldOf(tx: Tx, visit: VisitRow): Promise<Told> {
  const { clientId, customerId } = visit
  const balance = await balanceOf(tx, clientId, [visit.id])
  const unit = balance && (await unitOf(tx, balance.unitId))
  const costCents = unit && visit.metres > 0 ? travelCents(visit.metres, unit.kmRateCents) : null
  const photos = await photosOf(tx, clientId, [visit.id])
  return { visit, balance, costCents, tasks: await openTasks(tx, { clientId, customerId }, 10), photos }
}

async function balanceOf(tx: Tx, clientId: string, activityIds: readonly string[]): Promise<Balance | null> {
  const unitId = await unitHolding(tx, clientId, activityIds)
  const unit = unitId && (await unitOf(tx, unitId))
  const [standing] = unit ? await standingsOf(tx, [unit.id]) : []
  return unit && standing ? { unitId: unit.id, unit: unit.name, minutes: standing.balance, held: standing.held, free: standing.free } : null
}
