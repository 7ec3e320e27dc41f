import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { WorkingBlock } from '#domain/calendar/capacity'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { orRefused } from './refused'
import { rows, uuids } from './rows'
import { absence, workingHours } from './schema/money'

export type AbsenceKind = 'leave' | 'sick' | 'course' | 'other'
export type KeptAbsence = { id: string; staffId: string; fromDay: Day; toDay: Day; kind: AbsenceKind }

/**
 * When people of ours work, week by week as it was agreed. Who has no week of their own yet has the one that came with their record, from the beginning.
 */
export async function blocksOf(tx: Tx, staffIds: readonly string[]): Promise<(WorkingBlock & { staffId: string })[]> {
  return rows(
    tx,
    sql`select staff_id as "staffId", weekday, from_minute as "fromMinute", to_minute as "toMinute", valid_from as "validFrom"
        from working_hours where staff_id = any (${uuids(staffIds)})
        union all
        select s.id, h.key::int, (h.value ->> 0)::int, (h.value ->> 1)::int, date '1900-01-01'
        from staff s, jsonb_each(s.work_hours) h where s.id = any (${uuids(staffIds)}) and (h.value ->> 1)::int > (h.value ->> 0)::int
        order by "validFrom", weekday, "fromMinute"`,
  )
}

/** Agrees on a week from a day on; a week that was agreed from the same day is replaced. */
export async function setWeek(tx: Tx, staffId: string, validFrom: Day, blocks: readonly Omit<WorkingBlock, 'validFrom'>[]): Promise<void> {
  await tx.execute(sql`delete from working_hours where staff_id = ${staffId} and valid_from = ${validFrom}`)
  await tx.insert(workingHours).values(blocks.map((block) => ({ ...block, id: v7(), staffId, validFrom })))
}

/** When people of ours are away within a period, the first first. */
export async function absencesOf(tx: Tx, staffIds: readonly string[], { from, to }: { from: Day; to: Day }): Promise<KeptAbsence[]> {
  return rows(
    tx,
    sql`select id, staff_id as "staffId", from_day as "fromDay", to_day as "toDay", kind from absence
        where staff_id = any (${uuids(staffIds)}) and from_day <= ${to} and to_day >= ${from} order by from_day limit 500`,
  )
}

/** Keeps that somebody is away; twice at the same time is refused. */
export async function addAbsence(tx: Tx, away: Omit<KeptAbsence, 'id'>): Promise<void> {
  await orRefused(tx.insert(absence).values({ ...away, id: v7() }), { absence_no_overlap: 'away-already' })
}

/** Takes an absence away. False when somebody has none with this id. */
export async function removeAbsence(tx: Tx, staffId: string, absenceId: string): Promise<boolean> {
  const gone = await rows<{ id: string }>(tx, sql`delete from absence where id = ${absenceId} and staff_id = ${staffId} returning id`)
  return gone.length > 0
}
