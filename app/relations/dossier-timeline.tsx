import { useSearchParams } from '@remix-run/react'
import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import type { DossierProps } from './dossier-page'
import { TimelineLine } from './timeline-item'
import { TimelineKinds } from './timeline-kinds'
import { WriteNote } from './write-note'

/** What happened, the latest first, over all campaigns and colleagues; on top the place to add to it. */
export function DossierTimeline({ customer, timeline, kind, hasOlder, mayReadPrivate, ops }: DossierProps) {
  const { t } = useTranslation(['common', 'relations'])
  const [search] = useSearchParams()
  const older = new URLSearchParams(search)
  older.set('all', '')
  return (
    <section aria-labelledby="dossier-timeline" className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="dossier-timeline" className="text-base font-semibold">
          {t('relations:dossier.timeline')}
        </h2>
        <TimelineKinds kind={kind} />
      </div>
      <WriteNote customerId={customer.id} op={ops.note} mayReadPrivate={mayReadPrivate} />
      {timeline.length === 0 ? (
        <EmptyState
          dense
          icon={<Phone aria-hidden size={20} />}
          title={t(kind ? 'relations:dossier.timelineEmptyKind' : 'relations:dossier.timelineEmpty')}
        />
      ) : (
        <ol className="mt-4 flex flex-col">
          {timeline.map((item) => (
            <TimelineLine key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ol>
      )}
      {hasOlder && <TextLink to={`?${older}`}>{t('relations:dossier.older')}</TextLink>}
    </section>
  )
}
