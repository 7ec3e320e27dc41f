import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClasses } from '#app/ui/button-look'
import type { ToReach } from './repair.server'

/** The number to dial about a visit, as a button on a phone and to read elsewhere; without a number that is said. */
export function PhoneNumber({ reach, name }: { reach: ToReach | undefined; name: string }) {
  const { t } = useTranslation('agenda')
  if (!reach?.phone) return <span className="text-xs text-ink3">{t('repair.noPhone')}</span>
  return (
    <a
      href={`tel:${reach.phone}`}
      className={buttonClasses({ size: 'sm', className: 'tabular-nums' })}
      aria-label={t('repair.callTo', { name, phone: reach.phoneText })}
    >
      <Phone aria-hidden size={15} /> {reach.phoneText}
    </a>
  )
}
