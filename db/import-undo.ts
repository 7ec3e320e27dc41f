import { type SQL, sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import { acrossCampaigns, type Tx } from './door'
import type { ImportFile } from './imports'
import { undoMerges } from './merge-undo'
import { oneRow, rows } from './rows'

/** What people did with the customers of an import since it came in. */
export type Uses = {
  calls: number
  visits: number
  appointments: number
  notes: number
  tasks: number
  requests: number
  roundItems: number
}

/** Counts the uses and holds the customers, so that nobody starts working with one until this transaction ends. */
export async function usesOfImport(tx: Tx, { clientId, id, takenInAt }: Pick<ImportFile, 'clientId' | 'id' | 'takenInAt'>): Promise<Uses> {
  await tx.execute(sql`select from customer where client_id = ${clientId} and import_id = ${id} order by id for update`)
  const at = (table: string, condition = sql`true`) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x join customer c on c.client_id = x.client_id and c.id = x.customer_id
      where c.client_id = ${clientId} and c.import_id = ${id} and ${condition})`
  return acrossCampaigns(tx, () =>
    oneRow(
      tx,
      sql`select ${at('call', sql`x.undone_at is null`)} as calls, ${at('visit')} as visits, ${at('appointment')} as appointments,
      ${at('note', sql`x.written_at <> ${takenInAt}::timestamptz`)} as notes, ${at('task')} as tasks, ${at('request')} as requests,
      ${at(
        'round_item',
        sql`num_nonnulls(x.decision, x.approach, x.problem, x.wishes, x.avoid, x.ask_for, x.agreed, x.opens, x.wish_from, x.wish_until, x.wish_staff_id, x.wish_by) > 0
        or x.wish_days <> '{}' or x.best_days <> '{}'`,
      )} as "roundItems"`,
    ),
  )
}

// In this order: what points goes before what it points to.
const hangingOnCustomer = [
  'customer_number',
  'customer_value',
  'finding',
  'segment_member',
  'segment_pin',
  'plan_task',
  'round_item',
  'ownership',
  'contact_claim',
  'calling_consent',
  'signal',
  'follow_up_snooze',
  'note',
  'call',
  'job',
] as const

/**
 * Takes apart the customers of other imports that went up in one of this import, or the other way round.
 * @returns false when such a merge is too old to take apart
 */
export async function takeApartFromOthers(tx: Tx, { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>, at: Moment): Promise<boolean> {
  return acrossCampaigns(tx, async () => {
    const mixed = await mergesWithOthers(tx, clientId, id)
    return mixed.length === 0 || !('refused' in (await undoMerges(tx, clientId, mixed, at)))
  })
}

/**
 * Removes the customers of an import with all that hangs on them, once they are taken apart from others. The rows of the file stay, without what
 * became of them.
 * @returns how many customers went
 */
export async function removeCustomersOf(tx: Tx, of: Pick<ImportFile, 'clientId' | 'id'>): Promise<number> {
  return acrossCampaigns(tx, () => removed(tx, of))
}

function customersOf(clientId: string, importId: string): SQL {
  return sql`(select id from customer where client_id = ${clientId} and import_id = ${importId})`
}

async function removed(tx: Tx, { clientId, id }: Pick<ImportFile, 'clientId' | 'id'>): Promise<number> {
  const mine = customersOf(clientId, id)
  await tx.execute(
    sql`update duplicate_group set state = 'stale' where client_id = ${clientId} and state <> 'stale' and record_ids && array${mine}`,
  )
  // What the file proposed for customers of other files is nobody's proposal any more; what was taken over or answered stays.
  await tx.execute(
    sql`delete from finding where client_id = ${clientId} and import_id = ${id} and rule = 'newer-in-file' and state in ('open', 'later')`,
  )
  await tx.execute(sql`delete from merge_event where client_id = ${clientId} and keeper_id in ${mine}`)
  await tx.execute(sql`delete from separate_pair where client_id = ${clientId} and (low_id in ${mine} or high_id in ${mine})`)
  await tx.execute(
    sql`delete from customer_link where client_id = ${clientId} and (from_customer_id in ${mine} or to_customer_id in ${mine})`,
  )
  await tx.execute(sql`update import_row set customer_id = null, outcome = null where client_id = ${clientId} and customer_id in ${mine}`)
  for (const table of hangingOnCustomer) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where client_id = ${clientId} and customer_id in ${mine}`)
  }
  await removePeopleOf(tx, clientId, id)
  const removed = await rows(tx, sql`delete from customer where client_id = ${clientId} and import_id = ${id} returning 1`)
  return removed.length
}

/** Whether anything of a client points to a customer or a person that is not there: asked of every table that may. */
export async function lostByUndo(tx: Tx, clientId: string): Promise<SQL> {
  const found = await rows<{ table: string; column: string; to: string }>(
    tx,
    sql`select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as to
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
        where c.contype = 'f' and c.confrelid in ('customer'::regclass, 'contact'::regclass) and array_length(c.conkey, 1) = 2`,
  )
  return sql.join(
    found.map(
      ({
        table,
        column,
        to,
      }) => sql`exists (select from ${sql.identifier(table)} x where x.client_id = ${clientId} and x.${sql.identifier(column)} is not null
        and not exists (select from ${sql.identifier(to)} y where y.client_id = x.client_id and y.id = x.${sql.identifier(column)}))`,
    ),
    sql` or `,
  )
}

/**
 * Every standing merge that touches the customers or the people of an import, when one of them reaches outside it; else none. Later merges of the same
 * records go along, so that each can be taken back.
 */
async function mergesWithOthers(tx: Tx, clientId: string, importId: string): Promise<string[]> {
  const found = await rows<{ id: string; reachesOut: boolean }>(
    tx,
    sql`with mine as materialized (select id from customer where client_id = ${clientId} and import_id = ${importId}
          union all select id from contact where client_id = ${clientId} and import_id = ${importId}),
        events as materialized (select e.id, e.member_ids || coalesce(e.keeper_id, e.keeper_contact_id) as ids from merge_event e
          where e.client_id = ${clientId} and e.undone_at is null)
        select id, not ids <@ array(select id from mine) as "reachesOut" from events where ids && array(select id from mine) order by id desc`,
  )
  return found.some((event) => event.reachesOut) ? found.map((event) => event.id) : []
}

/** People who came with the file and stand nowhere else. */
async function removePeopleOf(tx: Tx, clientId: string, importId: string): Promise<void> {
  const gone = sql`(select k.id from contact k where k.client_id = ${clientId} and k.import_id = ${importId}
    and not exists (select from job j where j.client_id = k.client_id and j.contact_id = k.id))`
  await tx.execute(
    sql`update duplicate_group set state = 'stale' where client_id = ${clientId} and kind = 'person' and state <> 'stale' and record_ids && array${gone}`,
  )
  await tx.execute(sql`delete from merge_event where client_id = ${clientId} and keeper_contact_id in ${gone}`)
  await tx.execute(sql`delete from separate_person where client_id = ${clientId} and (low_id in ${gone} or high_id in ${gone})`)
  await tx.execute(sql`delete from contact_value where client_id = ${clientId} and contact_id in ${gone}`)
  await tx.execute(sql`delete from acquaintance where client_id = ${clientId} and contact_id in ${gone}`)
  await tx.execute(sql`delete from project_list_member where client_id = ${clientId} and contact_id in ${gone}`)
  await tx.execute(sql`delete from contact k where k.client_id = ${clientId} and k.id in ${gone}
    and not exists (select from note n where n.client_id = k.client_id and n.contact_id = k.id)`)
}
