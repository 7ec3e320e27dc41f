import { Check, MessageSquareWarning, Pencil, Target } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { toldLines } from '#app/carry-out/round-told'
import { TaskList } from '#app/carry-out/today/task-list'
import { useFormat } from '#app/messages/use-format'
import { useItemWords } from '#app/relations/item-words'
import { Chip } from '#app/ui/chip'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { dayOf, type Moment, minutesBetween } from '#domain/calendar/moment'
import { Reach } from './reach'
import type { Briefing } from './visit-facts.server'

/** What to know before ringing the bell, and the way on to writing it down. */
export function BriefingScreen({ briefing, now }: { briefing: Briefing; now: Moment }) {
  const { t } = useTranslation(['common', 'visits', 'run'])
  const format = useFormat()
  const words = useItemWords()
  const { stop, contacts, tasks } = briefing
  const when = `${format.momentAt(stop.startsAt)} – ${format.timeAt(stop.endsAt)}`
  const isOpen = stop.state === 'agreed' || stop.state === 'proposed'
  const isOver = stop.endsAt < now
  // How to approach them and what is the matter stand above the rest, large.
  const told = toldLines({ ...stop, approach: null, problem: null }, t)
  return (
    <div className="mx-auto max-w-2xl pb-24 md:pb-0">
      <PageHeader
        title={stop.customer}
        lead={`${when} · ${t('visits:briefing.minutes', { count: minutesBetween(stop.startsAt, stop.endsAt) })}`}
      />
      <div className="grid grid-cols-1 gap-4">
        {!isOpen && <Notice tone="warn">{t(`visits:briefing.state.${stop.state as 'cancelled'}`)}</Notice>}
        {stop.approach && (
          <p className="flex gap-3 rounded-xl bg-brand-soft px-4 py-4 text-lg text-pretty text-brand-text">
            <Target aria-hidden size={22} className="mt-0.5 shrink-0" />
            <span>
              <b className="block text-xs font-semibold">{t('visits:briefing.approach')}</b>
              {stop.approach}
            </span>
          </p>
        )}
        {stop.problem && (
          <p className="flex gap-3 rounded-xl bg-now-soft px-4 py-3 text-base text-pretty text-now-text">
            <MessageSquareWarning aria-hidden size={20} className="mt-0.5 shrink-0" />
            <span>
              <b className="block text-xs font-semibold">{t('visits:briefing.problem')}</b>
              {stop.problem}
            </span>
          </p>
        )}
        <Panel>
          <dl className="grid gap-x-6 gap-y-3 md:grid-cols-2">
            <Fact label={t('visits:briefing.where')}>
              {[stop.street, stop.place].filter(Boolean).join(', ') || t('visits:briefing.unknown')}
            </Fact>
            <Fact label={t('visits:briefing.with')}>
              {stop.contact ?? t('visits:briefing.unknown')}
              {stop.phoneText && <span className="block text-ink3 tabular-nums">{stop.phoneText}</span>}
            </Fact>
            {told.map(({ key, label, text }) => (
              <Fact key={key} label={label}>
                {text}
              </Fact>
            ))}
            {stop.note && <Fact label={t('visits:briefing.note')}>{stop.note}</Fact>}
            <Fact label={t('visits:briefing.for')}>
              {stop.client} · {stop.campaign}
            </Fact>
            <Fact label={t('visits:briefing.by')}>{stop.staff}</Fact>
          </dl>
          <div className="mt-4 flex flex-wrap gap-2">
            <Reach stop={stop} />
            <LinkButton to={`/relations/${stop.customerId}`} size="lg" className="flex-1">
              {t('visits:toDossier')}
            </LinkButton>
          </div>
        </Panel>
        {contacts.length > 0 && (
          <Panel title={t('visits:briefing.contacts')}>
            <ul className="grid gap-3">
              {contacts.map((item) => (
                <li key={item.id} className="grid gap-0.5">
                  <span className="flex flex-wrap items-center gap-2 text-xs text-ink3">
                    {format.day(dayOf(item.at))} · {[item.who, item.contactName].filter(Boolean).join(', ')}{' '}
                    <Chip>{words.title(item)}</Chip>
                  </span>
                  {item.text && <span className="line-clamp-3 max-w-[68ch]">{item.text}</span>}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t('visits:briefing.tasks')}>
          <TaskList tasks={tasks} today={dayOf(now)} withCustomer={false} empty={t('visits:tasks.none')} />
        </Panel>
        {isOpen && (
          <div className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface p-3 md:static md:border-0 md:bg-transparent md:p-0">
            <LinkButton to={`/visits/${stop.id}/log`} look="primary" size="lg" className="w-full">
              {isOver ? <Pencil aria-hidden size={18} /> : <Check aria-hidden size={18} />}{' '}
              {t(isOver ? 'visits:log.open' : 'visits:briefing.here')}
            </LinkButton>
          </div>
        )}
      </div>
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink3">{label}</dt>
      <dd className="font-medium text-pretty">{children}</dd>
    </div>
  )
}
