import { Navigation, Phone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wayThere } from '#app/road/way-there'
import { buttonClasses } from '#app/ui/button-look'
import type { ReachableStop } from './reachable-stop.server'

/** The way there and the phone of a stop. They leave the app, so they are plain links. */
export function Reach({ stop }: { stop: ReachableStop }) {
  const { t } = useTranslation(['common', 'visits'])
  const look = buttonClasses({ size: 'lg', className: 'flex-1' })
  const way = wayThere(stop, useUserAgent())
  return (
    <>
      {way && (
        <a href={way} target={way.startsWith('https:') ? '_blank' : undefined} rel="noreferrer" className={look}>
          <Navigation aria-hidden size={18} /> {t('visits:route')}
        </a>
      )}
      {stop.phone && (
        <a href={`tel:${stop.phone}`} className={look} aria-label={t('visits:callTo', { phone: stop.phoneText })}>
          <Phone aria-hidden size={18} /> {t('visits:call')}
        </a>
      )}
    </>
  )
}

// The server does not know the phone, and a page that was kept may be older than it: the browser says it once the page lives.
function useUserAgent(): string {
  const [name, setName] = useState('')
  useEffect(() => setName(navigator.userAgent), [])
  return name
}
