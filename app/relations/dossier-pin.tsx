import { useFetcher } from '@remix-run/react'
import { type MouseEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { NlMap } from '#app/ui/figures/nl-map'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { Customer } from '#db/customers'
import type { MapFigure, MapWindow } from '#reports/figures/map'

export type Pin = { figure: MapFigure; window: MapWindow; source: 'place' | 'postcode' | 'pdok' | 'hand' | 'file' | null }

/** Where the customer is and how exactly we know; a click on the map, or two numbers, puts the pin elsewhere. */
export function DossierPin({ customer, pin, op }: { customer: Customer; pin: Pin; op: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const fetcher = useFetcher<Refused | { version: number }>()
  const [at, setAt] = useState(textOf(customer.latitude, customer.longitude))
  useEffect(() => setAt(textOf(customer.latitude, customer.longitude)), [customer.latitude, customer.longitude])
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('relations:dossier.pin.saved'))
  }, [fetcher.state, fetcher.data, t])
  const was = textOf(customer.latitude, customer.longitude)
  const moved = at.latitude !== was.latitude || at.longitude !== was.longitude
  const send = (point: Text) =>
    fetcher.submit({ op, version: String(customer.version), ...point }, { method: 'post', action: `/relations/${customer.id}/pin` })
  const click = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const point = pointAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, pin.window)
    setAt(textOf(point.latitude, point.longitude))
  }
  const spot = spotOf(at, pin.window)
  return (
    <Panel title={t('relations:dossier.pin.title')}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the two fields below do the same from the keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div onClick={click} className="relative aspect-[43/27] cursor-crosshair overflow-hidden rounded-md border border-line">
        <NlMap
          figure={{ ...pin.figure, points: moved ? [] : pin.figure.points }}
          label={t('relations:dossier.pin.map', { name: customer.name })}
        />
        {moved && spot && (
          <i
            aria-hidden
            className="absolute size-3.5 -translate-1/2 rounded-full border-2 border-surface bg-now shadow"
            style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
          />
        )}
      </div>
      <p className="mt-2 text-ink3">{pin.source ? t(`relations:dossier.pin.sources.${pin.source}`) : t('relations:dossier.pin.none')}</p>
      <form
        className="mt-3 grid grid-cols-2 gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          send(at)
        }}
      >
        {(['latitude', 'longitude'] as const).map((axis) => (
          <Field key={axis} label={t(`relations:dossier.pin.${axis}`)}>
            <Input inputMode="decimal" value={at[axis]} onChange={(event) => setAt({ ...at, [axis]: event.currentTarget.value })} />
          </Field>
        ))}
        <span className="col-span-2 flex flex-wrap gap-2">
          <Button type="submit" size="sm" look="primary" disabled={!moved} busy={fetcher.state !== 'idle'}>
            {t('relations:dossier.pin.save')}
          </Button>
          {pin.source === 'hand' && (
            <Button size="sm" look="quiet" onClick={() => send({ latitude: '', longitude: '' })}>
              {t('relations:dossier.pin.back')}
            </Button>
          )}
        </span>
      </form>
    </Panel>
  )
}

type Text = { latitude: string; longitude: string }

function textOf(latitude: number | null, longitude: number | null): Text {
  return { latitude: latitude?.toFixed(5) ?? '', longitude: longitude?.toFixed(5) ?? '' }
}

/** How far up a latitude stands on a Mercator map. */
const up = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))

/** @param x,y shares of the width and height, from the top left */
function pointAt(x: number, y: number, { west, east, north, south }: MapWindow): { latitude: number; longitude: number } {
  const height = up(north) + (up(south) - up(north)) * y
  return { latitude: (360 / Math.PI) * (Math.atan(Math.exp(height)) - Math.PI / 4), longitude: west + (east - west) * x }
}

function spotOf(at: Text, { west, east, north, south }: MapWindow): { x: number; y: number } | null {
  const [latitude, longitude] = [Number(at.latitude.replace(',', '.')), Number(at.longitude.replace(',', '.'))]
  if (at.latitude === '' || at.longitude === '' || Number.isNaN(latitude + longitude)) return null
  return { x: (longitude - west) / (east - west), y: (up(latitude) - up(north)) / (up(south) - up(north)) }
}
