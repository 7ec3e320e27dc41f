import { sql } from 'drizzle-orm'
import type { LogoPicture, ReportLook } from '#domain/reporting/look'
import type { Tx } from './door'
import { rows } from './rows'

/** The look of the firm, or of a client when one is named. */
export type HouseLook = { name: string; accent: string | null; logo: LogoPicture | null }

const columns = sql`name, accent, case when logo is not null then json_build_object('bytes', encode(logo, 'base64'), 'width', logo_width, 'height', logo_height) end as logo`

/** Null when the actor sees no such client, or there is no firm yet. */
export async function lookOf(tx: Tx, clientId: string | null): Promise<HouseLook | null> {
  const [found] = await rows<HouseLook>(
    tx,
    clientId ? sql`select ${columns} from client where id = ${clientId} and rondo_sees(id)` : sql`select ${columns} from firm limit 1`,
  )
  return found ? { ...found, logo: found.logo && { ...found.logo, bytes: found.logo.bytes.replaceAll('\n', '') } } : null
}

/** How the reports of a client look: in its own colour, else the firm's, with the logos of both. */
export async function reportLook(tx: Tx, clientId: string): Promise<ReportLook> {
  const [firm, client] = [await lookOf(tx, null), await lookOf(tx, clientId)]
  return { accent: client?.accent ?? firm?.accent ?? null, firm: firm?.logo ?? null, client: client?.logo ?? null }
}

/** How the firm's own papers look: its colour and its logo, whoever they are about. */
export async function firmLook(tx: Tx): Promise<ReportLook> {
  const firm = await lookOf(tx, null)
  return { accent: firm?.accent ?? null, firm: firm?.logo ?? null, client: null }
}

/** Keeps the colour of a house and, where one is given, its logo; `logo` undefined leaves the logo that stands, null takes it away. */
export async function changeLook(
  tx: Tx,
  clientId: string | null,
  { accent, logo }: { accent: string | null; logo: LogoPicture | null | undefined },
): Promise<void> {
  const bytes = sql`decode(${logo?.bytes ?? null}::text, 'base64')`
  const withLogo =
    logo === undefined
      ? sql``
      : sql`, logo = ${bytes}, logo_width = ${logo?.width ?? null}::int, logo_height = ${logo?.height ?? null}::int`
  await tx.execute(
    clientId
      ? sql`update client set accent = ${accent}, version = version + 1 ${withLogo} where id = ${clientId}`
      : sql`update firm set accent = ${accent} ${withLogo}`,
  )
}

/** The clients that the actor sees and that have not ended, with whether they have a look of their own. */
export async function clientsWithLooks(tx: Tx): Promise<{ id: string; name: string; accent: string | null; hasLogo: boolean }[]> {
  return rows(
    tx,
    sql`select id, name, accent, logo is not null as "hasLogo" from client where ended_on is null and not is_firm order by name limit 500`,
  )
}
