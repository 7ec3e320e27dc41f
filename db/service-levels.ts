import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import { endOf, type Moment, startOf } from '#domain/calendar/moment'
import type { RequestKind, ServiceLevel } from '#domain/carry-out/request'
import type { Tx } from './door'
import { verdictIn } from './requests'
import { rows } from './rows'
import { serviceLevel } from './schema/follow-up'

export type LevelRow = ServiceLevel & { id: string; clientId: string; by: string | null }

/** What was agreed with these clients, the newest first. */
export async function levelsOf(tx: Tx, clientIds: readonly string[]): Promise<LevelRow[]> {
  return rows(
    tx,
    sql`select l.id, l.client_id as "clientId", l.kind, l.minutes, l.starts_on as "startsOn", s.name as by from service_level l left join staff s on s.id = l.agreed_by
        where l.client_id = any(${`{${clientIds.join(',')}}`}::uuid[]) order by l.client_id, l.kind, l.starts_on desc`,
  )
}

/** Writes down what was agreed from a day on; for the same day it takes the place of what stood there. */
export async function setLevel(tx: Tx, clientId: string, { kind, minutes, startsOn }: ServiceLevel, agreedBy: string): Promise<void> {
  const changed = { minutes, agreedBy }
  await tx
    .insert(serviceLevel)
    .values({ ...changed, clientId, id: v7(), kind, startsOn })
    .onConflictDoUpdate({ target: [serviceLevel.clientId, serviceLevel.kind, serviceLevel.startsOn], set: changed })
}

/** How the promises of a client stand for what its people asked: how many answered in time, too late, about to be late, and still in time. */
export type LevelFigures = {
  clientId: string
  client: string
  kind: RequestKind
  kept: number
  missed: number
  atRisk: number
  running: number
}

/** Per client and kind, of what came in in these days. One query. */
export async function levelFigures(
  tx: Tx,
  { from, to, clientId }: { from: Day; to: Day; clientId: string | null },
  now: Moment,
): Promise<LevelFigures[]> {
  return rows(
    tx,
    sql`select k.id as "clientId", k.name as client, v.kind, (count(*) filter (where v.verdict = 'kept'))::int as kept,
          (count(*) filter (where v.verdict = 'missed'))::int as missed, (count(*) filter (where v.verdict = 'at-risk'))::int as "atRisk",
          (count(*) filter (where v.verdict = 'running'))::int as running
        from (select q.client_id, q.kind, ${verdictIn(now)} as verdict from request q
          where q.from_client and q.received_at >= ${startOf(from)}::timestamptz and q.received_at < ${endOf(to)}::timestamptz
            and ${clientId ? sql`q.client_id = ${clientId}` : sql`true`}) v
        join client k on k.id = v.client_id
        where v.verdict is not null
        group by k.id, k.name, v.kind order by k.name collate "und-x-icu", k.id, v.kind`,
  )
}
