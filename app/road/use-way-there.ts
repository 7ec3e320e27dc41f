import { useEffect, useState } from 'react'
import { type Where, wayThere } from './way-there'

/** What makes a link the way to a stop in the map app of this phone; undefined for a stop of which no place is known. */
export function useWayThere(stop: Where): { href: string; target: string | undefined; rel: string } | undefined {
  const href = wayThere(stop, useUserAgent())
  return href === undefined ? undefined : { href, target: href.startsWith('https:') ? '_blank' : undefined, rel: 'noreferrer' }
}

// The server does not know the phone, and a page that was kept may be older than it: the browser says it once the page lives.
function useUserAgent(): string {
  const [name, setName] = useState('')
  useEffect(() => setName(navigator.userAgent), [])
  return name
}
