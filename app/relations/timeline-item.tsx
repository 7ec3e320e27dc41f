import { CalendarClock, CircleCheck, ListTodo, type LucideIcon, MapPinCheck, Phone, StickyNote } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { TextLink } from '#app/ui/link-button'
import { type Tone, textTones } from '#app/ui/tone'
import type { TimelineItem, TimelineKind } from '#db/dossiers'
import { useItemWords } from './item-words'

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

/** One thing that happened, with whom and by whom; on the page of a person also where. `contactId`: whose page it stands on, who needs no naming there. */
export function TimelineLine({ item, contactId }: { item: TimelineItem; contactId?: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const words = useItemWords()
  const Icon = item.done ? CircleCheck : icons[item.kind]
  const tone = sortTones[item.sort] ?? 'neutral'
  const sort = words.sort(item)
  const facts = [
    item.customer && <TextLink to={`/relations/${item.customer.id}`}>{item.customer.name}</TextLink>,
    item.contactName && item.contactId !== contactId && (
      <>
        {t('relations:dossier.withWhom')} <TextLink to={`/people/${item.contactId}`}>{item.contactName}</TextLink>
      </>
    ),
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
        {facts.length > 0 && (
          <p className="mt-0.5 text-xs text-ink3">
            {facts.map((fact, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one line stand in a fixed order.
              <Fragment key={at}>
                {at > 0 && ' · '}
                {fact}
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
