import { type SQL, sql } from 'drizzle-orm'
import { placeDisagrees } from '#domain/clean/postcode-place'
import type { PostcodeArea } from '#domain/clean/postcode-table'
import { type Point, pointOfPlace } from '#domain/relations/places'
import { insertRows } from './bulk'
import type { Tx } from './door'
import { addFindings } from './findings'
import { oneRow, rows, uuids } from './rows'
import { postcodeArea } from './schema/system'

/** Puts another table of postcodes in the place of the one that was there. Only the program itself may. */
export async function replacePostcodes(tx: Tx, areas: readonly PostcodeArea[]): Promise<void> {
  await tx.execute(sql`delete from postcode_area`)
  await insertRows(tx, postcodeArea, areas)
}

/** Which customers: all, those of one file, or some. */
export type Which = { clientId?: string; importId?: string; ids?: readonly string[] }

/**
 * Puts customers on the map where their postcode is, in full before by its four figures, and fills in the municipality and the province that nobody named. A point
 * of the file, of a hand or of an address that was looked up is better and stays.
 * @returns how many were put elsewhere
 */
export async function placeByPostcode(tx: Tx, which: Which): Promise<number> {
  if (!(await tableIsLoaded(tx))) return 0
  const placed = await rows<{ id: string }>(
    tx,
    sql`update customer c set latitude = a.latitude, longitude = a.longitude, municipality = coalesce(c.municipality, a.municipality),
          province = coalesce(c.province, a.province),
          origin = c.origin || '{"latitude": {"source": "postcode"}, "longitude": {"source": "postcode"}}'
        from (select c.client_id, c.id, area.* from customer c ${areaOfCustomer} where ${picked(which)} and c.country = 'NL') a
        where c.client_id = a.client_id and c.id = a.id and (c.latitude is null or c.origin -> 'latitude' ->> 'source' in ('place', 'postcode'))
          and (c.latitude, c.longitude) is distinct from (a.latitude, a.longitude)
        returning c.id`,
  )
  return placed.length
}

async function tableIsLoaded(tx: Tx): Promise<boolean> {
  const { loaded } = await oneRow<{ loaded: boolean }>(tx, sql`select exists (select from postcode_area) as loaded`)
  return loaded
}

/** Notes where the place cannot be that of the postcode, once for each pair that was asked about. @returns how many were noted */
export async function noteWrongPlaces(tx: Tx, which: Which): Promise<number> {
  if (!(await tableIsLoaded(tx))) return 0
  const found = await rows<
    { clientId: string; id: string; place: string; postcode: string; importId: string | null; area: string | null } & Point
  >(
    tx,
    sql`select c.client_id as "clientId", c.id, c.place, c.postcode, c.import_id as "importId", area.place as area, area.latitude, area.longitude
        from customer c ${areaOfCustomer}
        where ${picked(which)} and c.country = 'NL' and c.canonical_id is null and c.place is not null and lower(c.place) <> lower(area.place)
          and not exists (select from finding f where f.client_id = c.client_id and f.customer_id = c.id and f.rule = 'postcode-elsewhere'
            and f.value = c.postcode || ' ' || c.place)`,
  )
  const wrong = found.filter(({ place, area, latitude, longitude }) => placeDisagrees(place, { place: area, latitude, longitude }))
  for (const clientId of new Set(wrong.map((each) => each.clientId)))
    await addFindings(
      tx,
      clientId,
      wrong
        .filter((each) => each.clientId === clientId)
        .map(({ id, importId, postcode, place }) => ({
          ...{ customerId: id, importId, field: 'place' as const, kind: 'doubtful' as const },
          ...{ value: `${postcode} ${place}`, rule: 'postcode-elsewhere' as const },
        })),
    )
  return wrong.length
}

/** The area of a customer's postcode: in full where the table has it, else that of its four figures. */
const areaOfCustomer = sql`cross join lateral (select * from postcode_area where code in (c.postcode, left(c.postcode, 4)) order by length(code) desc limit 1) area`

/** The condition on `customer c` that picks them. */
export function picked({ clientId, importId, ids }: Which): SQL {
  const conditions = [
    clientId ? sql`c.client_id = ${clientId}` : sql`true`,
    importId ? sql`c.import_id = ${importId}` : sql`true`,
    ids ? sql`c.id = any(${uuids(ids)})` : sql`true`,
  ]
  return sql.join(conditions, sql` and `)
}

type Address = {
  postcode: string | null
  place: string | null
  country: string
  street?: string | null
  houseNumber?: number | null
  houseNumberSuffix?: string | null
}

/** Where an address is, as well as we know: where the register put it if that was asked, else by its postcode, else by its place. */
export async function pointOf(tx: Tx, address: Address): Promise<(Point & { source: 'pdok' | 'postcode' | 'place' }) | null> {
  const { postcode, place, country, street = null, houseNumber = null, houseNumberSuffix = null } = address
  if (country !== 'NL') return null
  const [found] = await rows<Point>(
    tx,
    sql`select latitude, longitude from looked_up_address where latitude is not null
        and key = address_key(${postcode}, ${houseNumber}::int, ${houseNumberSuffix}, ${street}, ${place})`,
  )
  if (found) return { ...found, source: 'pdok' }
  const [area] = postcode
    ? await rows<Point>(
        tx,
        sql`select latitude, longitude from postcode_area where code in (${postcode}, left(${postcode}, 4)) order by length(code) desc limit 1`,
      )
    : []
  if (area) return { ...area, source: 'postcode' }
  const middle = place ? pointOfPlace(place) : undefined
  return middle ? { ...middle, source: 'place' } : null
}

/**
 * Says where a customer is on the map, and how we know.
 * @param step 0 when it belongs to a change that counted already
 * @returns the new version; null when somebody else was first
 */
export async function movePin(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  to: (Point & { source: 'hand' | 'pdok' | 'postcode' | 'place' }) | null,
  today: string,
  step = 1,
): Promise<number | null> {
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : tx.actor.kind
  const origin = to && (to.source === 'hand' ? { source: 'hand', by, on: today } : { source: to.source })
  const [moved] = await rows<{ version: number }>(
    tx,
    sql`update customer set latitude = ${to?.latitude ?? null}, longitude = ${to?.longitude ?? null}, version = version + ${step}, updated_at = now(),
          origin = (origin - 'latitude' - 'longitude') || ${JSON.stringify(origin ? { latitude: origin, longitude: origin } : {})}::text::jsonb
        where client_id = ${clientId} and id = ${id} and version = ${version} returning version`,
  )
  return moved?.version ?? null
}
