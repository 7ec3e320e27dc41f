import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { EntryKind, EntrySubject } from '#domain/units/entry'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'

/** A line of the ledger as the screen, the statement and the CSV show it. Minutes are whole; `change` is signed. */
export type LedgerLine = {
  id: string
  /** A ledger entry, or travel that no visit of this ledger carries (parking, a correction of kilometres). */
  line: 'entry' | 'travel'
  on: Day
  kind: EntryKind | 'travel'
  subject: EntrySubject | null
  text: string
  reason: string | null
  who: string | null
  change: number
  /** What is left after this line, over the whole ledger and not over the page or the filter. */
  balance: number
  travelMetres: number
  travelCents: number
  /** The visit, call or report behind it, and the customer it was for. */
  visitId: string | null
  visitNumber: number | null
  customerId: string | null
  customer: string | null
  /** The day this line was taken back, and the day of the line that this one takes back. */
  reversedOn: Day | null
  reversesOn: Day | null
}

export type LedgerFilter = {
  subject?: EntrySubject | 'correction' | 'opening' | 'travel'
  staffId?: string
  /** First and last day, both included. */
  from?: Day
  to?: Day
}

/** A page of the ledger, newest first unless said otherwise. The balance runs over every line, whatever the filter. */
export async function ledgerPage(
  tx: Tx,
  unitId: string,
  { filter = {}, page = 1, order = 'newest' }: { filter?: LedgerFilter; page?: number; order?: 'newest' | 'oldest' },
): Promise<Page<LedgerLine>> {
  const found = await rows<LedgerLine & { total: number }>(
    tx,
    sql`${lines(unitId)}
      select ${shown}, count(*) over ()::int as total from numbered where ${condition(filter)}
      order by ${order === 'oldest' ? sql`place` : sql`place desc`}
      limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Every line that passes the filter, oldest first: for the CSV and the statement. */
export async function ledgerLines(tx: Tx, unitId: string, filter: LedgerFilter = {}): Promise<LedgerLine[]> {
  return rows(tx, sql`${lines(unitId)} select ${shown} from numbered where ${condition(filter)} order by place`)
}

const shown = sql`id, line, "on", kind, subject, text, reason, who, change, balance, "travelMetres", "travelCents",
  "visitId", "visitNumber", "customerId", customer, "reversedOn", "reversesOn"`

function condition({ subject, staffId, from, to }: LedgerFilter): SQL {
  const parts: SQL[] = [sql`true`]
  if (subject === 'correction') parts.push(sql`kind = 'reversal'`)
  else if (subject === 'opening') parts.push(sql`kind in ('opening', 'overrun', 'write-off', 'expiry')`)
  else if (subject === 'travel') parts.push(sql`("travelCents" <> 0 or "travelMetres" <> 0)`)
  else if (subject) parts.push(sql`subject = ${subject}`)
  if (staffId) parts.push(sql`staff_id = ${staffId}`)
  if (from) parts.push(sql`"on" >= ${from}`)
  if (to) parts.push(sql`"on" <= ${to}`)
  return sql.join(parts, sql` and `)
}

/**
 * The lines of a unit. Reservations and releases are not lines: they do not move the balance and are shown as what is held. The order is that of
 * domain/units' `ledgerRows`: by day, an opening first, then as booked, a correction after what it corrects.
 */
function lines(unitId: string): SQL {
  return sql`with u as (
    select * from unit where id = ${unitId}
  ), entries as (
    select e.id, 'entry' as line, e."on", e.kind, coalesce(e.subject, r.subject) as subject, e.text, e.reason, e.staff_id, e.change, e.booked_at,
      coalesce(e.activity_id, r.activity_id) as activity_id, r."on" as "reversesOn",
      (select x."on" from ledger_entry x where x.client_id = e.client_id and x.reverses = e.id) as "reversedOn",
      case when e.kind = 'consumption' and e.subject = 'visit' and e.revision = 1 then e.activity_id end as carries
    from u join ledger_line e on e.client_id = u.client_id and e.unit_id = u.id
    left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses
    where e.kind not in ('reservation', 'release')
  ), travel as (
    select t.*, case when t.reverses is null then 1 else -1 end as sign, t.reverses is null and c.id is not null as is_carried
    from u join travel_entry t on t.client_id = u.client_id and t.unit_id = u.id
    left join entries c on c.carries = t.activity_id
  ), listed as (
    select e.*, coalesce(t.metres, 0)::int as "travelMetres", coalesce(t.cents, 0)::int as "travelCents"
    from entries e
    left join (select activity_id, sum(metres) as metres, sum(cents) as cents from travel where is_carried group by activity_id) t
      on t.activity_id = e.carries
    union all
    select t.id, 'travel', t."on", 'travel', null, t.kind, t.reason, t.staff_id, 0, t.booked_at, t.activity_id, null::date, null::date, null::uuid,
      t.sign * t.metres, t.sign * t.cents
    from travel t where not t.is_carried
  ), numbered as (
    select l.*,
      row_number() over in_order as place,
      (sum(l.change) over in_order)::int as balance,
      s.name as who, v.id as "visitId", v.number as "visitNumber", k.id as "customerId", k.name as customer
    from listed l
    left join staff s on s.id = l.staff_id
    left join (
      select v.id, v.customer_id, row_number() over (order by v."on", v.logged_at, v.id)::int as number
      from u join visit v on v.client_id = u.client_id and v.campaign_id = u.campaign_id
    ) v on v.id = l.activity_id
    left join call c on c.client_id = (select client_id from u) and c.id = l.activity_id
    left join customer k on k.client_id = (select client_id from u) and k.id = coalesce(v.customer_id, c.customer_id)
    window in_order as (
      order by l."on", l.kind = 'opening' desc, l.booked_at, l.kind = 'reversal', l.id rows between unbounded preceding and current row
    )
  )`
}
