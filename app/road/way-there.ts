export type Where = { latitude: number | null; longitude: number | null; street: string | null; place: string | null }

/**
 * The way to a stop in the map app of the phone: on Android whichever its owner chose, on a phone or a Mac of Apple its own, elsewhere a map in the browser. An
 * address goes before coordinates, which may be those of the town.
 * @param userAgent as the browser names itself; empty while it is not known
 * @returns undefined for a stop of which no place is known
 */
export function wayThere({ latitude, longitude, street, place }: Where, userAgent: string): string | undefined {
  const address = [street, place].filter(Boolean).join(', ')
  const point = latitude !== null && longitude !== null ? `${latitude},${longitude}` : ''
  const wanted = street || !point ? address : point
  if (!wanted) return undefined
  const to = encodeURIComponent(wanted)
  if (/Android/.test(userAgent)) return `geo:${point || '0,0'}?q=${to}`
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?daddr=${to}`
  return `https://www.google.com/maps/dir/?api=1&destination=${to}`
}
