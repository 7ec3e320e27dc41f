import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'
import { service } from './schema/follow-up'
import { escaped } from './search'

export type InBoth = { nl: string; en: string }
export type PricePer = 'hour' | 'visit' | 'unit' | 'month' | 'once'

/** A service or activity of the guide. `responseHours` are hours of office time; `promise` is what front office may promise, `limits` what a manager decides. */
export type Service = {
  id: string
  name: InBoth
  conditions: InBoth
  promise: InBoth
  limits: InBoth
  priceCents: number | null
  pricePer: PricePer | null
  responseHours: number | null
  forClient: boolean
  isActive: boolean
  version: number
}

/** A page of the guide by name: all that is in use, or also what is not any more. Every word of it is searched, in both languages. One query. */
export async function guidePage(
  tx: Tx,
  { search = '', all = false, forClient = false, page }: { search?: string; all?: boolean; forClient?: boolean; page: number },
): Promise<Page<Service>> {
  const asked = [
    all ? sql`true` : sql`is_active`,
    forClient ? sql`for_client` : sql`true`,
    search
      ? sql`concat_ws(' ', name ->> 'nl', name ->> 'en', conditions ->> 'nl', conditions ->> 'en', promise ->> 'nl', promise ->> 'en', limits ->> 'nl', limits ->> 'en') ilike ${`%${escaped(search)}%`}`
      : sql`true`,
  ]
  const found = await rows<Service & { total: number }>(
    tx,
    sql`select ${columns}, count(*) over ()::int as total from service where ${sql.join(asked, sql` and `)}
        order by not is_active, name ->> 'nl' collate "und-x-icu", id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** What somebody chooses from when they ask or write down a request; a guide is a few pages at most. */
export async function servicesInUse(tx: Tx, { forClient }: { forClient: boolean }): Promise<Service[]> {
  return rows(
    tx,
    sql`select ${columns} from service where is_active and ${forClient ? sql`for_client` : sql`true`} order by name ->> 'nl' collate "und-x-icu", id limit 200`,
  )
}

/** One service of the guide that is in use; null when there is none with this id. */
export async function serviceOf(tx: Tx, id: string): Promise<Service | null> {
  const [found] = await rows<Service>(tx, sql`select ${columns} from service where id = ${id} and is_active`)
  return found ?? null
}

/** Adds a service to the guide. @returns its id */
export async function addService(tx: Tx, added: Omit<Service, 'id' | 'version'>): Promise<string> {
  const id = v7()
  await tx.insert(service).values({ ...added, id })
  return id
}

/** Changes a service that is still as it was read. @returns false when somebody else changed it meanwhile, or it is not there */
export async function changeService(tx: Tx, { id, version, ...change }: Service): Promise<boolean> {
  const changed = await tx
    .update(service)
    .set({ ...change, version: version + 1 })
    .where(and(eq(service.id, id), eq(service.version, version)))
    .returning({ id: service.id })
  return changed.length > 0
}

const columns = sql`id, name, conditions, promise, limits, price_cents as "priceCents", price_per as "pricePer", response_hours as "responseHours",
  for_client as "forClient", is_active as "isActive", version`
