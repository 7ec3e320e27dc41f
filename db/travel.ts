import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { ReceiptType } from '#domain/units/receipt'
import type { TravelKind } from '#domain/units/statement'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'
import { travelReceipt } from './schema/money'

export type TravelRow = {
  id: string
  on: Day
  kind: TravelKind
  text: string
  who: string | null
  metres: number
  cents: number
  receiptId: string | null
  allCents: number
}

/** A page of the travel costs of a unit, the newest first; what was taken back stands as its opposite. `allCents` is their sum over all pages. */
export async function travelPage(tx: Tx, unitId: string, page = 1): Promise<Page<TravelRow>> {
  const found = await rows<TravelRow & { total: number }>(
    tx,
    sql`select t.id, t."on", t.kind, coalesce(k.name, t.reason, '') as text, s.name as who,
          case when t.reverses is null then t.metres else -t.metres end as metres,
          case when t.reverses is null then t.cents else -t.cents end as cents,
          (select r.id from travel_receipt r where r.client_id = t.client_id and r.travel_id = t.id limit 1) as "receiptId",
          (sum(case when t.reverses is null then t.cents else -t.cents end) over ())::int as "allCents", count(*) over ()::int as total
        from travel_entry t
        left join staff s on s.id = t.staff_id
        left join visit v on v.client_id = t.client_id and v.id = t.activity_id
        left join customer k on k.client_id = t.client_id and k.id = v.customer_id
        where t.unit_id = ${unitId} order by t."on" desc, t.booked_at desc, t.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Keeps a receipt of a travel cost as it came. */
export async function addReceipt(
  tx: Tx,
  clientId: string,
  travelId: string,
  file: { fileName: string; mediaType: ReceiptType; bytes: Uint8Array },
): Promise<void> {
  const bytes = Buffer.from(file.bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx.insert(travelReceipt).values({ ...file, bytes, sha256, clientId, id: v7(), travelId, addedBy: tx.actor.userId })
}

/** A receipt; null when the actor sees none with this id at this unit. */
export async function receiptOf(tx: Tx, unitId: string, receiptId: string): Promise<{ mediaType: ReceiptType; bytes: Buffer } | null> {
  const [found] = await rows<{ mediaType: ReceiptType; bytes: Buffer }>(
    tx,
    sql`select r.media_type as "mediaType", r.bytes from travel_receipt r
        join travel_entry t on t.client_id = r.client_id and t.id = r.travel_id
        where r.id = ${receiptId} and t.unit_id = ${unitId}`,
  )
  return found ?? null
}
