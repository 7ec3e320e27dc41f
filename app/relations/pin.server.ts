import { today } from '#app/http/clock.server'
import type { Language } from '#app/messages/languages'
import { mapSize } from '#app/ui/figures/sizes'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import type { Customer, Origin } from '#db/customers'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { movePin, pointOf } from '#db/postcodes'
import type { StaffActor } from '#domain/relations/actor'
import type { Point } from '#domain/relations/places'
import baseMap from '#reports/figures/base-map.json'
import { type BaseMap, type MapFigure, type MapWindow, mapFigure, mapWindow } from '#reports/figures/map'
import { livingCustomer } from './write-dossier.server'

export type PinSource = 'place' | 'postcode' | 'pdok' | 'hand' | 'file'
export type DrawnPin = { figure: MapFigure; window: MapWindow; source: PinSource | null }

/** Where a customer is, drawn, with how exactly we know. Null abroad, where the map does not reach. */
export function pinOf({ latitude, longitude, country }: Customer, origin: Origin, language: Language): DrawnPin | null {
  if (country !== 'NL') return null
  const known = latitude !== null && longitude !== null
  const points = known ? [{ lat: latitude, lon: longitude, mark: 'visited' as const }] : []
  const size = { ...mapSize, language }
  const named = origin.latitude?.source as PinSource | undefined
  const source = known ? (named && named !== 'file' ? named : 'file') : null
  return { figure: mapFigure(baseMap as unknown as BaseMap, points, size), window: mapWindow(points, size), source }
}

export type PinRefusal =
  | { refused: 'not-found' }
  | { refused: 'merged' }
  | { refused: 'erased' }
  | { refused: 'used-twice' }
  | { refused: 'changed-meanwhile' }

/** Puts a customer on the map by hand; without a point it goes back to where its address is. */
export async function placePin(
  actor: StaffActor,
  customerId: string,
  { op, version, point }: { op?: string; version: number; point: Point | null },
): Promise<{ version: number } | PinRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, version, point }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const to = point ? { ...point, source: 'hand' as const } : await pointOf(tx, customer)
      const moved = await movePin(tx, { ...customer, version }, to, today())
      if (moved === null) return { refused: 'changed-meanwhile' } as const
      const { clientId } = customer
      await record(tx, {
        action: 'customer.placed',
        object: 'customer',
        objectId: customerId,
        clientId,
        detail: { by: to?.source ?? 'nothing' },
      })
      return { version: moved }
    }),
  )
}
