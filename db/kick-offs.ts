import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { type KickOff, type KickOffRecord, readKickOff } from '#domain/act/kick-off'
import type { Moment } from '#domain/calendar/moment'
import { asJson } from './bulk'
import type { Tx } from './door'
import { iso, rows } from './rows'

type Of = { clientId: string; campaignId: string }

/** Every version of a campaign's kick-off, the newest first. */
export async function kickOffsOf(tx: Tx, of: Of): Promise<KickOff[]> {
  const found = await rows<Omit<KickOff, 'record'> & { record: unknown }>(
    tx,
    sql`select id, edition, record, (held_at at time zone 'Europe/Amsterdam')::date::text as "heldOn", agreed_by as "agreedBy", ${iso(sql`agreed_at`)} as "agreedAt"
        from meeting where client_id = ${of.clientId} and campaign_id = ${of.campaignId} and kind = 'kick-off' order by edition desc`,
  )
  return found.map((row) => ({ ...row, record: readKickOff(row.record) }))
}

export async function newestKickOff(tx: Tx, of: Of): Promise<KickOff | null> {
  return (await kickOffsOf(tx, of))[0] ?? null
}

/** Writes over the version that was not agreed with yet, or begins the next. @returns its number */
export async function saveKickOff(tx: Tx, of: Of, record: KickOffRecord, now: Moment): Promise<number> {
  const newest = await newestKickOff(tx, of)
  if (newest && !newest.agreedAt) {
    await tx.execute(sql`update meeting set record = ${asJson(record)} where client_id = ${of.clientId} and id = ${newest.id}`)
    return newest.edition
  }
  const edition = (newest?.edition ?? 0) + 1
  await tx.execute(sql`insert into meeting (client_id, id, campaign_id, kind, at, held_at, edition, record)
    values (${of.clientId}, ${v7()}, ${of.campaignId}, 'kick-off', ${now}, ${now}, ${edition}, ${asJson(record)})`)
  return edition
}

/** Writes who agreed with a version. */
export async function agreeKickOff(tx: Tx, of: Of, id: string, { by, at }: { by: string; at: Moment }): Promise<void> {
  await tx.execute(
    sql`update meeting set agreed_by = ${by}, agreed_at = ${at} where client_id = ${of.clientId} and id = ${id} and agreed_at is null`,
  )
}
