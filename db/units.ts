import { and, asc, desc, eq, lte, or, type SQL, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { EntryKind, EntrySubject, LedgerEntry, NewEntry } from '#domain/units/entry'
import { termsOfKind, type Unit, type UnitTerm } from '#domain/units/kinds'
import type { Ledger } from '#domain/units/ledger'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { orRefused } from './refused'
import { iso, rows, uuids } from './rows'
import { ledgerEntry, travelEntry, unit, unitTerms } from './schema/campaign'

/** A unit with what its contract says; the rules need only the `Unit` in it. */
export type ContractedUnit = Unit & {
  clientId: string
  campaignId: string
  name: string
  contractNumber: string | null
  priceCents: number | null
  signedOn: Day | null
  term: UnitTerm
  /** The unit that this one follows on, and the further campaigns of the client that work on it. */
  followsId: string | null
  alsoFor: string[]
}

/** A ledger of which the unit's row may be locked, with the contract. */
export type ContractedLedger = Ledger & { unit: ContractedUnit }

const columns = {
  clientId: unit.clientId,
  campaignId: unit.campaignId,
  id: unit.id,
  kind: unit.kind,
  name: unit.name,
  minutes: unit.minutes,
  indicatedVisits: unit.indicatedVisits,
  startsOn: unit.startsOn,
  endsOn: unit.endsOn,
  contractNumber: unit.contractNumber,
  priceCents: unit.priceCents,
  driveTimeCounts: unit.driveTimeCounts,
  kmRateCents: unit.kmRateCents,
  closedThrough: unit.closedThrough,
  signedOn: unit.signedOn,
  term: unit.term,
  unused: unit.unused,
  chargesFruitless: unit.chargesFruitless,
  followsId: unit.followsId,
  alsoFor: unit.alsoFor,
}

/** One unit; null when there is none with this id that the actor sees. */
export async function unitOf(tx: Tx, unitId: string): Promise<ContractedUnit | null> {
  const [found] = await tx.select(columns).from(unit).where(eq(unit.id, unitId))
  return found ?? null
}

/** The units on which a campaign works, its own and those it shares with another, in the order in which they follow on. */
export async function unitsOfCampaign(tx: Tx, campaignId: string): Promise<ContractedUnit[]> {
  const theirs = or(eq(unit.campaignId, campaignId), sql`${unit.alsoFor} @> array[${campaignId}::uuid]`)
  return tx.select(columns).from(unit).where(theirs).orderBy(asc(unit.startsOn), asc(unit.id))
}

/**
 * The ledger of a unit, its row locked until the transaction ends: ask for this before deciding on a booking, so that two people cannot
 * both spend the last hour. Null when the actor sees no such unit.
 * @param on the day of the work that is to be booked: what it costs follows the terms of that day, also when they changed since
 */
export async function lockedLedger(tx: Tx, unitId: string, on?: Day): Promise<ContractedLedger | null> {
  const [locked] = await tx.select(columns).from(unit).where(eq(unit.id, unitId)).for('update')
  if (!locked) return null
  return { unit: { ...locked, ...(on && (await chargesOn(tx, locked, on))) }, entries: await entriesOf(tx, unitId) }
}

/** How work on a day is charged; the last day and what becomes of unused hours are those of today, whatever day is booked. */
async function chargesOn(tx: Tx, { id, clientId }: ContractedUnit, on: Day) {
  const { driveTimeCounts, kmRateCents, chargesFruitless } = unitTerms
  const [found] = await tx
    .select({ driveTimeCounts, kmRateCents, chargesFruitless })
    .from(unitTerms)
    .where(and(eq(unitTerms.clientId, clientId), eq(unitTerms.unitId, id), lte(unitTerms.appliesFrom, on)))
    .orderBy(desc(unitTerms.version))
    .limit(1)
  return found
}

/** The ledger of a unit as it stands, to read and not to decide on. */
export async function ledgerOf(tx: Tx, unitId: string): Promise<ContractedLedger | null> {
  const found = await unitOf(tx, unitId)
  return found ? { unit: found, entries: await entriesOf(tx, unitId) } : null
}

/** Every entry of a unit, in order of day and booking. */
export async function entriesOf(tx: Tx, unitId: string): Promise<LedgerEntry[]> {
  const found = await rows<EntryRow>(
    tx,
    sql`select id, unit_id as "unitId", kind, subject, minutes, "on", activity_id as "activityId", revision, reverses, text, reason,
          staff_id as "staffId", booked_by as "bookedBy", ${iso(sql`booked_at`)} as "bookedAt"
        from ledger_entry where unit_id = ${unitId} and client_id = (select client_id from unit where id = ${unitId})
        order by "on", booked_at, id`,
  )
  return found.map(entryFrom)
}

/**
 * Writes entries in the order given. What the database refuses (RD002–RD007) undoes the transaction and becomes its answer.
 * @returns the ids of the entries, in the same order
 */
export async function appendEntries(tx: Tx, clientId: string, entries: readonly NewEntry[]): Promise<string[]> {
  if (entries.length === 0) return []
  const values = entries.map((entry) => ({ ...entry, clientId, id: v7(), bookedAt: new Date(entry.bookedAt) }))
  await orRefused(tx.insert(ledgerEntry).values(values), { ledger_reversed_once: 'already-reversed', ledger_booked_once: 'already-booked' })
  return values.map(({ id }) => id)
}

export type NewTravel = {
  unitId: string
  kind?: 'km' | 'parking' | 'public-transport' | 'other'
  metres: number
  cents: number
  on: Day
  activityId: string | null
  staffId: string | null
  /** The travel entry that this one takes back. */
  reverses?: string
  reason?: string
}

/** Writes travel costs beside the ledger: charged apart, never part of its balance. @returns their ids, in the same order */
export async function appendTravel(tx: Tx, clientId: string, lines: readonly NewTravel[]): Promise<string[]> {
  if (lines.length === 0) return []
  const values = lines.map((line) => ({ ...line, clientId, id: v7(), bookedBy: tx.actor.userId }))
  const twice = { travel_booked_once: 'already-booked', travel_reversed_once: 'already-reversed' }
  await orRefused(tx.insert(travelEntry).values(values), twice)
  return values.map(({ id }) => id)
}

type Choosable = 'driveTimeCounts' | 'kmRateCents' | 'term' | 'unused' | 'chargesFruitless' | 'signedOn' | 'followsId' | 'alsoFor'

/** A unit to be made; what is left out is as its kind has it. */
export type NewUnit = Omit<ContractedUnit, 'id' | 'closedThrough' | Choosable> & Partial<Pick<ContractedUnit, Choosable>>

/** Adds a unit to a campaign. Its opening entry is the caller's: `appendEntries` with domain/units' `opening`. */
export async function addUnit(tx: Tx, sold: NewUnit): Promise<ContractedUnit> {
  const id = v7()
  const [made] = await tx
    .insert(unit)
    .values({ ...termsOfKind(sold.kind), ...sold, id })
    .returning(columns)
  if (!made) throw new Error('a unit that was written cannot be read')
  return made
}

export type UnitRow = { id: string; campaignId: string; campaign: string; client: string; clientInitials: string }

/** A page of units, those that end soonest first; without `all` only those of campaigns that are not over. */
export async function unitPage(tx: Tx, { all, page, today }: { all: boolean; page: number; today: Day }): Promise<Page<UnitRow>> {
  const found = await rows<UnitRow & { total: number }>(
    tx,
    sql`
    select u.id, c.id as "campaignId", c.name as campaign, k.name as client, k.initials as "clientInitials", count(*) over ()::int as total
    from unit u join campaign c on c.client_id = u.client_id and c.id = u.campaign_id join client k on k.id = u.client_id
    where ${all} or (c.ended_on is null and u.ends_on >= ${today})
    order by u.ends_on ${all ? sql`desc` : sql``}, u.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** The sums of a unit's ledger in minutes, as domain/units' `standing` defines them, and its travel apart. */
export type UnitStanding = {
  unitId: string
  sold: number
  extra: number
  used: number
  balance: number
  held: number
  free: number
  travelMetres: number
  travelCents: number
}

/** The standing of many units in one query; a unit without entries is in it too. */
export async function standingsOf(tx: Tx, unitIds: readonly string[]): Promise<UnitStanding[]> {
  return rows<UnitStanding>(tx, standings(sql`u.id = any (${uuids(unitIds)})`))
}

/** Units whose unused hours expire, whose last day lies before a day and that have hours left, with the language of their client; at most 200. */
export async function lapsedUnits(tx: Tx, before: Day): Promise<{ id: string; language: 'nl' | 'en' }[]> {
  return rows(
    tx,
    sql`select u.id, k.language from unit u join client k on k.id = u.client_id
        where u.unused = 'expire' and u.ends_on < ${before}
          and (select coalesce(sum(e.change), 0) from ledger_line e where e.client_id = u.client_id and e.unit_id = u.id) > 0
        order by u.ends_on, u.id limit 200`,
  )
}

/** A unit on which a booking could go instead, with the minutes that are free on it. */
export type UnitWithRoom = { id: string; name: string; free: number }

/** The further units that share a campaign with this one, are not over and have minutes free: the oldest first. */
export async function unitsWithRoom(tx: Tx, unitId: string, today: Day): Promise<UnitWithRoom[]> {
  return rows(
    tx,
    sql`
    with here as (select client_id, id, array[campaign_id] || also_for as campaign_ids from unit where id = ${unitId}),
    others as (
      select o.* from here join unit o on o.client_id = here.client_id and o.id <> here.id and array[o.campaign_id] || o.also_for && here.campaign_ids
      where o.starts_on <= ${today} and (o.unused = 'stay' or o.ends_on >= ${today})
    ), sums as (${standings(sql`u.id in (select id from others)`)})
    select o.id, o.name, s.free from others o join sums s on s."unitId" = o.id where s.free > 0 order by o.starts_on, o.id limit 20`,
  )
}

/** Sums over lines of a ledger (`change`, `origin`, `minutes`), in minutes. */
export const sums: SQL = sql`
  coalesce(sum(change) filter (where origin = 'opening'), 0)::int as sold,
  coalesce(sum(change) filter (where origin in ('overrun', 'write-off')), 0)::int as extra,
  (-coalesce(sum(change) filter (where origin in ('consumption', 'expiry')), 0))::int as used,
  coalesce(sum(change), 0)::int as balance,
  coalesce(sum(case origin when 'reservation' then minutes when 'release' then -minutes end), 0)::int as held`

/** Sums over travel entries. */
export const travelSums: SQL = sql`
  coalesce(sum(case when reverses is null then metres else -metres end), 0)::int as metres,
  coalesce(sum(case when reverses is null then cents else -cents end), 0)::int as cents`

/** The query behind `standingsOf`, for a condition on the unit `u`. */
export function standings(condition: SQL): SQL {
  return sql`
    select u.id as "unitId", l.sold, l.extra, l.used, l.balance, l.held, l.balance - l.held as free,
      t.metres as "travelMetres", t.cents as "travelCents"
    from unit u
    cross join lateral (
      select ${sums} from (
        select e.change, e.minutes, e.origin from ledger_line e where e.client_id = u.client_id and e.unit_id = u.id
      ) lines
    ) l
    cross join lateral (select ${travelSums} from travel_entry where client_id = u.client_id and unit_id = u.id) t
    where ${condition}`
}

type EntryRow = {
  id: string
  unitId: string
  kind: EntryKind
  subject: EntrySubject | null
  minutes: number
  on: Day
  activityId: string | null
  revision: number
  reverses: string | null
  text: string
  reason: string | null
  staffId: string | null
  bookedBy: string | null
  bookedAt: string
}

// The checks on the table hold what each kind needs, so the row is the entry once the columns of other kinds are left out.
function entryFrom(row: EntryRow): LedgerEntry {
  const { kind, subject, activityId, revision, reverses, reason, ...booked } = row
  if (kind === 'consumption') return { ...booked, kind, subject: subject ?? 'other', activityId, revision }
  if (kind === 'reservation' || kind === 'release') return { ...booked, kind, activityId: activityId ?? '' }
  if (kind === 'reversal') return { ...booked, kind, reverses: reverses ?? '', reason: reason ?? '' }
  if (kind === 'opening') return { ...booked, kind }
  return { ...booked, kind, reason: reason ?? '' }
}
