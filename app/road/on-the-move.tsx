import { Navigation } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { buttonClasses } from '#app/ui/button-look'
import type { Moment } from '#domain/calendar/moment'
import { useWayThere } from './use-way-there'
import type { Where } from './way-there'

type Next = Where & { customer: string; startsAt: Moment }

/** Over everything else while the phone drives: where to go next and the way there, nothing to read besides. */
export default function OnTheMove({ next }: { next: Next | undefined }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  return (
    <section
      aria-label={t('visits:driving.title')}
      className="fixed inset-0 z-40 flex flex-col justify-center gap-6 bg-paper p-6 text-center"
    >
      {next ? (
        <>
          <p className="text-3xl font-bold tracking-tight text-balance">{next.customer}</p>
          <p className="text-2xl text-ink2">
            {format.timeAt(next.startsAt)}
            <span className="block">{[next.street, next.place].filter(Boolean).join(', ')}</span>
          </p>
          <WayThere next={next} />
        </>
      ) : (
        <p className="text-2xl font-semibold">{t('visits:driving.none')}</p>
      )}
    </section>
  )
}

function WayThere({ next }: { next: Next }) {
  const { t } = useTranslation(['common', 'visits'])
  const way = useWayThere(next)
  if (!way) return null
  return (
    <a {...way} className={buttonClasses({ look: 'primary', size: 'lg', className: 'min-h-20 text-2xl' })}>
      <Navigation aria-hidden size={26} /> {t('visits:route')}
    </a>
  )
}
