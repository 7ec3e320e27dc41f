import { Link, useSearchParams } from '@remix-run/react'
import { CalendarClock, CircleCheck, ListTodo, type LucideIcon, MapPinCheck, Phone, StickyNote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { type Tone, textTones } from '#app/ui/tone'
import type { TimelineItem, TimelineKind } from '#db/dossiers'
import type { DossierProps } from './dossier-page'
import { useItemWords } from './item-words'
import { WriteNote } from './write-note'

const kinds: readonly (TimelineKind | 'all')[] = ['all', 'call', 'visit', 'appointment', 'task', 'note']

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
            <Item key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ol>
      )}
      {hasOlder && <TextLink to={`?${older}`}>{t('relations:dossier.older')}</TextLink>}
    </section>
  )
}

const icons: Record<TimelineKind, LucideIcon> = {
  call: Phone,
  visit: MapPinCheck,
  note: StickyNote,
  task: ListTodo,
  appointment: CalendarClock,
}

const sortTones: Record<string, Tone> = {
  complaint: 'bad',
  blunder: 'bad',
  'do-not-call': 'bad',
  opportunity: 'ok',
  satisfied: 'ok',
  booked: 'ok',
  agreement: 'brand',
}

function Item({ item }: { item: TimelineItem }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const words = useItemWords()
  const Icon = item.done ? CircleCheck : icons[item.kind]
  const tone = sortTones[item.sort] ?? 'neutral'
  const sort = words.sort(item)
  const facts = [
    item.contactName ? t('relations:dossier.with', { name: item.contactName }) : null,
    item.who,
    item.score ? t('relations:dossier.score', { score: item.score }) : null,
    item.minutes ? t('relations:dossier.minutes', { minutes: item.minutes }) : null,
    item.visibility && item.visibility !== 'team' ? t(`relations:dossier.visibilities.${item.visibility}`) : null,
  ].filter(Boolean)
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden className="absolute top-8 bottom-0 left-[13px] w-px bg-line" />
      <span className={classes('relative z-10 grid size-7 shrink-0 place-items-center rounded-full bg-sunken', textTones[tone])}>
        <Icon aria-hidden size={15} strokeWidth={1.9} />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <b className="font-semibold">{words.kind(item)}</b>
          {sort && <Chip tone={tone}>{sort}</Chip>}
          <time dateTime={item.at} className="text-xs text-ink3">
            {format.momentAt(item.at)}
          </time>
        </p>
        {item.text && <p className="mt-0.5 max-w-[68ch] text-base whitespace-pre-line text-pretty break-words">{item.text}</p>}
        {item.quote && <p className="mt-0.5 max-w-[60ch] font-serif text-base text-ink2 italic">“{item.quote}”</p>}
        {facts.length > 0 && <p className="mt-0.5 text-xs text-ink3">{facts.join(' · ')}</p>}
      </div>
    </li>
  )
}
