import { Check, FileText, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TaskList } from '#app/carry-out/today/task-list'
import { useFormat } from '#app/messages/use-format'
import { buttonClasses } from '#app/ui/button-look'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { dayOf, type Moment, minutesBetween } from '#domain/calendar/moment'
import { BriefingParts, BriefingTop } from './briefing-parts'
import { Reach } from './reach'
import type { Briefing } from './visit-facts.server'

/** What to know before ringing the bell, and the way on to writing it down. */
export function BriefingScreen({ briefing, now }: { briefing: Briefing; now: Moment }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const { stop, sheet, tasks } = briefing
  const when = `${format.momentAt(stop.startsAt)} – ${format.timeAt(stop.endsAt)}`
  const isOpen = stop.state === 'agreed' || stop.state === 'proposed'
  const isOver = stop.endsAt < now
  return (
    <div className="mx-auto max-w-2xl pb-24 md:pb-0">
      <PageHeader
        title={stop.customer}
        lead={`${when} · ${t('visits:briefing.minutes', { count: minutesBetween(stop.startsAt, stop.endsAt) })}`}
      />
      <div className="grid grid-cols-1 gap-4">
        {!isOpen && <Notice tone="warn">{t(`visits:briefing.state.${stop.state as 'cancelled'}`)}</Notice>}
        <BriefingTop sheet={sheet} />
        <Panel>
          <dl className="grid gap-x-6 gap-y-3 md:grid-cols-2">
            <Fact label={t('visits:briefing.where')}>
              {[stop.street, stop.place].filter(Boolean).join(', ') || t('visits:briefing.unknown')}
            </Fact>
            <Fact label={t('visits:briefing.with')}>
              {stop.contact ?? t('visits:briefing.unknown')}
              {stop.phoneText && <span className="block text-ink3 tabular-nums">{stop.phoneText}</span>}
            </Fact>
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
            <a
              href={`/briefings.pdf?day=${dayOf(stop.startsAt)}&staff=${stop.staffId}`}
              className={buttonClasses({ size: 'lg', className: 'flex-1' })}
            >
              <FileText aria-hidden size={18} /> {t('visits:sheet.pdf')}
            </a>
          </div>
        </Panel>
        <BriefingParts parts={sheet.parts} />
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
