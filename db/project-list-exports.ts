import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import type { ListFormat, Settled } from '#domain/relations/list-file'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { projectListExport } from './schema/customer'

type NewExport = { clientId: string; listId: string; format: ListFormat; people: number; leftOut: number; at: Moment }

/** Writes down that a list left as a file. @returns the id of the export */
export async function addExport(tx: Tx, { at, ...made }: NewExport): Promise<string> {
  const id = v7()
  await tx
    .insert(projectListExport)
    .values({ ...made, id, exportedAt: new Date(at), exportedBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null })
  return id
}

export type ExportOf = { id: string; clientId: string; listId: string; format: ListFormat; at: Moment; settled: Settled | null }

/** An export of a list, held when asked; null when the actor sees none. */
export async function exportOf(
  tx: Tx,
  of: { listId: string; exportId: string },
  { lock = false }: { lock?: boolean } = {},
): Promise<ExportOf | null> {
  const [found] = await rows<ExportOf>(
    tx,
    sql`select id, client_id as "clientId", list_id as "listId", format, ${iso(sql`exported_at`)} as at, settled
        from project_list_export where id = ${of.exportId} and list_id = ${of.listId} ${lock ? sql`for update` : sql``}`,
  )
  return found ?? null
}

/** Says what became of an upload; null: it still stands at the mailing tool. */
export async function settleExport(
  tx: Tx,
  { clientId, id }: Pick<ExportOf, 'clientId' | 'id'>,
  settled: Settled | null,
  now: Moment,
): Promise<void> {
  const by = settled && tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await tx
    .update(projectListExport)
    .set({ settled, settledBy: by, settledAt: settled ? new Date(now) : null })
    .where(and(eq(projectListExport.clientId, clientId), eq(projectListExport.id, id)))
}
