import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Invoice } from '#domain/units/invoice'
import type { Chargeable } from '#domain/units/statement'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { orRefused } from './refused'
import { oneRow, rows, uuids } from './rows'
import { statement, statementEntry } from './schema/money'

/** A unit of a client as a statement names it. */
export type BilledUnit = { id: string; name: string; campaign: string; contractNumber: string | null }

/** The units of a client that had begun by a day. Locked, nothing is booked on them until the transaction ends. */
export async function billedUnits(tx: Tx, clientId: string, to: Day, lock = false): Promise<BilledUnit[]> {
  return rows(
    tx,
    sql`select u.id, u.name, c.name as campaign, u.contract_number as "contractNumber"
        from unit u join campaign c on c.client_id = u.client_id and c.id = u.campaign_id
        where u.client_id = ${clientId} and u.starts_on <= ${to} order by u.starts_on, u.id ${lock ? sql`for update of u` : sql``}`,
  )
}

/** What of a client was booked up to and including a day and stands on no statement, in order of unit and day. */
export async function chargeable(tx: Tx, clientId: string, to: Day): Promise<Chargeable[]> {
  return rows(
    tx,
    sql`
    with open_entries as (
      select e.id, e.unit_id, e."on", coalesce(r."on", e."on") as terms_on, coalesce(r.text, e.text) as text, s.name as who,
        e.kind = 'reversal' as takes_back, e.origin as kind, e.change, coalesce(e.subject, r.subject) as subject, s.role,
        null::int as metres, null::int as cents, e.booked_at
      from ledger_line e
      left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses
      left join staff s on s.id = coalesce(r.staff_id, e.staff_id)
      where e.client_id = ${clientId} and e."on" <= ${to} and e.origin in ('opening', 'consumption', 'overrun', 'write-off', 'expiry')
        and not exists (select from statement_entry x where x.client_id = e.client_id and x.entry_id = e.id and x.freed_by is null)
      union all
      select t.id, t.unit_id, t."on", coalesce(r."on", t."on"), coalesce(k.name, t.reason, ''), s.name, t.reverses is not null, t.kind, null, null, null,
        case when t.reverses is null then t.metres else -t.metres end, case when t.reverses is null then t.cents else -t.cents end, t.booked_at
      from travel_entry t
      left join travel_entry r on r.client_id = t.client_id and r.id = t.reverses
      left join staff s on s.id = coalesce(r.staff_id, t.staff_id)
      left join visit v on v.client_id = t.client_id and v.id = coalesce(t.activity_id, r.activity_id)
      left join customer k on k.client_id = t.client_id and k.id = v.customer_id
      where t.client_id = ${clientId} and t."on" <= ${to}
        and not exists (select from statement_entry x where x.client_id = t.client_id and x.entry_id = t.id and x.freed_by is null)
    )
    select o.id, o.unit_id as "unitId", o."on", o.terms_on as "termsOn", o.text, o.who, o.takes_back as "takesBack", o.kind, o.change, o.subject, o.role,
      o.metres, o.cents
    from open_entries o join unit u on u.client_id = ${clientId} and u.id = o.unit_id
    order by u.starts_on, u.id, o."on", o.booked_at, o.id`,
  )
}

/** The next number of a year. Taken in the transaction of the statement: undone with it, so that there are no gaps. */
export async function nextCount(tx: Tx, year: number): Promise<number> {
  const { last } = await oneRow<{ last: number }>(
    tx,
    sql`insert into statement_count (year, last) values (${year}, 1) on conflict (year) do update set last = statement_count.last + 1 returning last`,
  )
  return last
}

export type NewStatement = {
  clientId: string
  invoice: Invoice & { number: string }
  pdf: Buffer
  sha256: string
  ubl: string
  creditsId: string | null
  staffId: string | null
  entryIds: readonly string[]
}

/** Keeps a statement as it was issued, with which entries stand on it. @returns its id */
export async function addStatement(
  tx: Tx,
  { clientId, invoice, pdf, sha256, ubl, creditsId, staffId, entryIds }: NewStatement,
): Promise<string> {
  const id = v7()
  const { number, issuedOn, dueOn, period, language, sums, credits } = invoice
  const row = { clientId, id, number, issuedOn, dueOn, startsOn: period.from, endsOn: period.to, language, content: invoice }
  const amounts = { netCents: sums.netCents, vatCents: sums.vatCents, totalCents: sums.totalCents }
  await orRefused(
    tx.insert(statement).values({ ...row, ...amounts, pdf, sha256, ubl, creditsId, reason: credits?.reason ?? null, issuedBy: staffId }),
    {
      statement_credited_once: 'credited-already',
    },
  )
  const places = entryIds.map((entryId) => ({ clientId, statementId: id, entryId }))
  for (let at = 0; at < places.length; at += 1000)
    await orRefused(tx.insert(statementEntry).values(places.slice(at, at + 1000)), { statement_entry_once: 'charged-meanwhile' })
  return id
}

/** Closes the ledgers of a client's units up to and including a day: what is corrected later falls in the next period. */
export async function closeLedgers(tx: Tx, clientId: string, unitIds: readonly string[], through: Day): Promise<void> {
  await tx.execute(
    sql`update unit set closed_through = greatest(coalesce(closed_through, ${through}::date), ${through}::date), version = version + 1
        where client_id = ${clientId} and id = any (${uuids(unitIds)})`,
  )
}

/** Lets what stands on a statement be charged again, because another one credits it. */
export async function freeEntries(tx: Tx, clientId: string, statementId: string, creditId: string): Promise<void> {
  await tx.execute(
    sql`update statement_entry set freed_by = ${creditId} where client_id = ${clientId} and statement_id = ${statementId} and freed_by is null`,
  )
}

export type StatementRow = {
  id: string
  clientId: string
  client: string
  clientInitials: string
  number: string
  startsOn: Day
  endsOn: Day
  issuedOn: Day
  dueOn: Day
  totalCents: number
  creditsNumber: string | null
  creditedBy: string | null
}

/** A page of statements, the newest first; of one client or of all that the actor sees. */
export async function statementPage(
  tx: Tx,
  { clientId, page = 1 }: { clientId?: string | undefined; page?: number },
): Promise<Page<StatementRow>> {
  const found = await rows<StatementRow & { total: number }>(
    tx,
    sql`select s.id, s.client_id as "clientId", k.name as client, k.initials as "clientInitials", s.number, s.starts_on as "startsOn", s.ends_on as "endsOn",
          s.issued_on as "issuedOn", s.due_on as "dueOn", s.total_cents as "totalCents", o.number as "creditsNumber", c.number as "creditedBy",
          count(*) over ()::int as total
        from statement s join client k on k.id = s.client_id
        left join statement o on o.client_id = s.client_id and o.id = s.credits_id
        left join statement c on c.client_id = s.client_id and c.credits_id = s.id
        where ${clientId ? sql`s.client_id = ${clientId}` : sql`true`}
        order by s.issued_at desc, s.id desc limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

export type KeptStatement = {
  id: string
  clientId: string
  invoice: Invoice & { number: string }
  creditedBy: { id: string; number: string } | null
}

/** A statement as it was issued; null when the actor sees none with this id. */
export async function statementKept(tx: Tx, statementId: string): Promise<KeptStatement | null> {
  const [found] = await rows<KeptStatement>(
    tx,
    sql`select s.id, s.client_id as "clientId", s.content as invoice,
          (select json_build_object('id', c.id, 'number', c.number) from statement c where c.client_id = s.client_id and c.credits_id = s.id) as "creditedBy"
        from statement s where s.id = ${statementId}`,
  )
  return found ?? null
}

/** The files of a statement, byte for byte as they were issued. */
export async function statementFiles(
  tx: Tx,
  statementId: string,
): Promise<{ number: string; client: string; pdf: Buffer; ubl: string } | null> {
  const [found] = await rows<{ number: string; client: string; pdf: Buffer; ubl: string }>(
    tx,
    sql`select s.number, k.name as client, s.pdf, s.ubl from statement s join client k on k.id = s.client_id where s.id = ${statementId}`,
  )
  return found ?? null
}
