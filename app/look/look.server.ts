import { z } from 'zod'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { changeLook, clientsWithLooks, type HouseLook, lookOf } from '#db/looks'
import { once } from '#db/once'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { colourFrom, colourRefusal } from '#domain/reporting/look'
import { type LogoRefusal, logoFrom, logoLimit } from '#reports/paper/logo'

/** `limit`: what a file with a logo may weigh, in bytes. */
export type LookScreen = { look: HouseLook; clients: Awaited<ReturnType<typeof clientsWithLooks>>; limit: number }

/** The look of the firm, with its clients; or that of one client. Null when the actor sees no such client. */
export async function lookScreen(actor: StaffActor, clientId: string | null): Promise<LookScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const look = await lookOf(tx, clientId)
    return look && { look, clients: clientId ? [] : await clientsWithLooks(tx), limit: logoLimit }
  })
}

export type LookRefusal =
  | LogoRefusal
  | { refused: 'no-colour' | 'not-found' | 'used-twice' }
  | { refused: 'too-light'; contrast: number; instead: string }

/**
 * Keeps the colour and the logo of the firm, or of a client. A colour that cannot be read on white is refused with a darker shade that can.
 * @param colour nothing is our own colour
 * @param logo undefined leaves the one that stands, null takes it away
 */
export async function saveLook(
  actor: StaffActor,
  clientId: string | null,
  { colour, logo }: { colour: string; logo: Uint8Array | null | undefined },
  op?: string,
): Promise<{ saved: true } | LookRefusal> {
  const accent = colour.trim() === '' ? null : colourFrom(colour)
  if (accent === null && colour.trim() !== '') return { refused: 'no-colour' }
  const light = accent && colourRefusal(accent)
  if (light) return light
  const picture = logo ? logoFrom(logo) : logo
  if (picture && 'refused' in picture) return picture
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { clientId, accent, logo: picture?.bytes ?? picture }, async () => {
      if (!(await lookOf(tx, clientId))) return { refused: 'not-found' } as const
      await changeLook(tx, clientId, { accent, logo: picture })
      const detail = { accent, logo: picture === undefined ? 'kept' : picture === null ? 'none' : 'new' }
      await record(tx, { action: 'look.changed', object: clientId ? 'client' : 'firm', objectId: clientId ?? 'firm', clientId, detail })
      return { saved: true } as const
    }),
  )
}

/** What every page of a client's own is told of its look. */
export const ClientLook = z.strictObject({ accent: z.string().nullable(), logo: z.string().nullable() })

/** How the portal of a client looks: its own colour and logo, else the firm's. */
export async function portalLook(actor: ClientActor): Promise<z.output<typeof ClientLook>> {
  return withActor(theDb(), actor, async (tx) => {
    const [firm, client] = [await lookOf(tx, null), await lookOf(tx, actor.clientId)]
    const { logo } = client?.logo ? client : { logo: firm?.logo ?? null }
    const type = logo?.bytes.startsWith('/9j/') ? 'image/jpeg' : 'image/png'
    return { accent: client?.accent ?? firm?.accent ?? null, logo: logo && `data:${type};base64,${logo.bytes}` }
  })
}
