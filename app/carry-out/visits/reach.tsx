import { Navigation, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWayThere } from '#app/road/use-way-there'
import { buttonClasses } from '#app/ui/button-look'
import type { ReachableStop } from './reachable-stop.server'

/** The way there and the phone of a stop. They leave the app, so they are plain links. */
export function Reach({ stop }: { stop: ReachableStop }) {
  const { t } = useTranslation(['common', 'visits'])
  const look = buttonClasses({ size: 'lg', className: 'flex-1 px-3! text-base!' })
  const way = useWayThere(stop)
  return (
    <>
      {way && (
        <a {...way} className={look}>
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
