import { sql } from 'drizzle-orm'
import { type AskedAddress, type FoundAddress, type LookupSettings, lookupSettingsFrom } from '#domain/clean/address-lookup'
import type { Tx } from './door'
import { picked, type Which } from './postcodes'
import { oneRow, rows } from './rows'

/** Whether and where addresses are looked up; off where nothing was set. */
export async function lookupSettingsOf(tx: Tx): Promise<LookupSettings> {
  const [firm] = await rows<{ lookup: unknown }>(tx, sql`select settings -> 'addresses' as lookup from firm limit 1`)
  return lookupSettingsFrom(firm?.lookup)
}

/** Changes whether and where addresses are looked up. */
export async function setLookupSettings(tx: Tx, settings: LookupSettings): Promise<void> {
  await tx.execute(sql`update firm set settings = settings || jsonb_build_object('addresses', ${JSON.stringify(settings)}::jsonb)`)
}

const keyOf = sql`address_key(c.postcode, c.house_number, c.house_number_suffix, c.street, c.place)`
// What a file or a hand said is better and stays.
const isRough = sql`c.country = 'NL' and c.canonical_id is null and c.status = 'active'
  and (c.latitude is null or c.origin -> 'latitude' ->> 'source' in ('place', 'postcode'))`

/** Whole addresses that stand on the map by their postcode or place, or not at all, and that were not asked about yet; each once, those of the newest rows first. */
export async function addressesToLookUp(tx: Tx, limit: number): Promise<AskedAddress[]> {
  return rows(
    tx,
    sql`select distinct on (n.key) n.key, case when n.postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$' then n.postcode end as postcode,
          n.house_number as number, n.house_number_suffix as suffix, n.street, n.place
        from (select ${keyOf} as key, c.* from customer c where ${isRough} and ${keyOf} is not null
            and not exists (select from looked_up_address l where l.key = ${keyOf})
          order by c.created_at desc limit ${limit}) n`,
  )
}

/** Keeps what the register said. Only the program itself may. */
export async function keepLookedUp(tx: Tx, found: readonly { key: string; found: FoundAddress }[]): Promise<void> {
  if (found.length === 0) return
  const lines = found.map(
    ({ key, found: at }) =>
      sql`(${key}, ${at?.latitude ?? null}::float8, ${at?.longitude ?? null}::float8, ${at?.municipality ?? null}, ${at?.province ?? null})`,
  )
  await tx.execute(
    sql`insert into looked_up_address (key, latitude, longitude, municipality, province) values ${sql.join(lines, sql`, `)}
        on conflict (key) do update set latitude = excluded.latitude, longitude = excluded.longitude, municipality = excluded.municipality,
          province = excluded.province, looked_up_at = now()`,
  )
}

/**
 * Puts customers on the map where their address is, as far as it was looked up, and fills in the municipality and the province that nobody named.
 * @returns how many were put elsewhere
 */
export async function placeByAddress(tx: Tx, which: Which): Promise<number> {
  // The key of every row is worked out for nothing where nothing was looked up yet.
  const { any } = await oneRow<{ any: boolean }>(tx, sql`select exists (select from looked_up_address) as any`)
  if (!any) return 0
  const placed = await rows<{ id: string }>(
    tx,
    sql`update customer c set latitude = l.latitude, longitude = l.longitude, municipality = coalesce(c.municipality, l.municipality),
          province = coalesce(c.province, l.province),
          origin = c.origin || '{"latitude": {"source": "pdok"}, "longitude": {"source": "pdok"}}'
        from looked_up_address l
        where ${picked(which)} and ${isRough} and l.key = ${keyOf} and l.latitude is not null
        returning c.id`,
  )
  return placed.length
}

/** How many customers stand on the map by what, over all clients. */
export async function placeFigures(
  tx: Tx,
): Promise<Record<'known' | 'atAddress' | 'byPostcode' | 'byPlace' | 'nowhere' | 'unknown', number>> {
  return oneRow(
    tx,
    sql`select count(*) filter (where c.latitude is not null and coalesce(c.origin -> 'latitude' ->> 'source', 'file') not in ('pdok', 'postcode', 'place'))::int as known,
          count(*) filter (where c.latitude is not null and c.origin -> 'latitude' ->> 'source' = 'pdok')::int as "atAddress",
          count(*) filter (where c.latitude is not null and c.origin -> 'latitude' ->> 'source' = 'postcode')::int as "byPostcode",
          count(*) filter (where c.latitude is not null and c.origin -> 'latitude' ->> 'source' = 'place')::int as "byPlace",
          count(*) filter (where c.latitude is null)::int as nowhere,
          (select count(*) from looked_up_address where latitude is null)::int as unknown
        from customer c where c.country = 'NL' and c.canonical_id is null and c.status = 'active'`,
  )
}

/** How many customers wait to be looked up. */
export async function waitingToLookUp(tx: Tx): Promise<number> {
  const { waiting } = await oneRow<{ waiting: number }>(
    tx,
    sql`select count(*)::int as waiting from customer c where ${isRough} and ${keyOf} is not null
        and not exists (select from looked_up_address l where l.key = ${keyOf})`,
  )
  return waiting
}
