import { sql } from 'drizzle-orm'
import { type OfficeWeek, officeWeeksFrom } from '#domain/calendar/office-hours'
import type { Tx } from './door'
import { rows } from './rows'

/** When the office is open, from which days on; empty while nobody set it. `lock`: nobody else changes it meanwhile. */
export async function officeWeeksOf(tx: Tx, { lock = false } = {}): Promise<OfficeWeek[]> {
  const [firm] = await rows<{ weeks: unknown }>(
    tx,
    sql`select settings -> 'officeWeeks' as weeks from firm limit 1 ${lock ? sql`for update` : sql``}`,
  )
  return officeWeeksFrom(firm?.weeks)
}

/** Keeps when the office is open. */
export async function setOfficeWeeks(tx: Tx, weeks: readonly OfficeWeek[]): Promise<void> {
  await tx.execute(sql`update firm set settings = settings || jsonb_build_object('officeWeeks', ${JSON.stringify(weeks)}::jsonb)`)
}
