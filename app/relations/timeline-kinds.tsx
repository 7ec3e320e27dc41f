import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import type { TimelineKind } from '#db/dossiers'

const kinds: readonly (TimelineKind | 'all')[] = ['all', 'call', 'visit', 'appointment', 'task', 'note']

/** What of a timeline is shown; the choice stands in the address. */
export function TimelineKinds({ kind }: { kind: TimelineKind | null }) {
  const { t } = useTranslation(['common', 'relations'])
  return (
    <nav aria-label={t('relations:dossier.timeline')} className="flex flex-wrap gap-1">
      {kinds.map((each) => {
        const isOn = each === (kind ?? 'all')
        return (
          <Link
            key={each}
            to={each === 'all' ? '?' : `?kind=${each}`}
            replace
            preventScrollReset
            aria-current={isOn ? 'true' : undefined}
            className={classes(
              'inline-flex min-h-9 items-center rounded-full px-3 text-xs font-medium md:min-h-7',
              isOn ? 'bg-brand-soft text-brand-text' : 'text-ink2 hover:bg-sunken',
            )}
          >
            {t(`relations:dossier.kinds.${each}`)}
          </Link>
        )
      })}
    </nav>
  )
}
