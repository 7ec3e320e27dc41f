import { Quote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { TaskList } from '#app/carry-out/today/task-list'
import { useFormat } from '#app/messages/use-format'
import { PhotoStrip } from '#app/road/photo-strip'
import { Chip } from '#app/ui/chip'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { OutcomeChip } from './outcome'
import type { Told } from './visit-facts.server'

/** A visit as it was logged: what was said, what it took, what comes of it. */
export function ToldScreen({ told, justLogged, mayRemove }: { told: Told; justLogged: boolean; mayRemove: 'all' | string }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const { visit, balance, costCents, tasks, photos } = told
  // Who changed what: the clock and the route proposed, and whoever wrote it down said otherwise.
  const was = (field: keyof NonNullable<typeof visit.proposed>, write: (value: number) => string) => {
    const proposed = visit.proposed?.[field]
    if (proposed === undefined || proposed === visit[field]) return null
    return t('visits:told.changed', { name: visit.loggedBy ?? visit.staff, proposed: write(proposed) })
  }
  const took = [
    { label: t('visits:told.onSite'), value: format.duration(visit.visitMinutes), note: was('visitMinutes', format.duration) },
    { label: t('visits:told.drive'), value: format.duration(visit.driveMinutes), note: was('driveMinutes', format.duration) },
    { label: t('visits:told.writeUp'), value: format.duration(visit.writeUpMinutes), note: was('writeUpMinutes', format.duration) },
    {
      label: t('visits:told.km'),
      value: format.km(visit.metres / 1000),
      note: [
        costCents === null ? null : t('visits:told.apart', { cost: format.euro(costCents) }),
        was('metres', (metres) => format.km(metres / 1000)),
      ]
        .filter(Boolean)
        .join('. '),
    },
  ]
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={visit.customer}
        lead={[visit.place, format.day(visit.on, 'long'), visit.arrivedAt && format.timeAt(visit.arrivedAt), visit.staff]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <LinkButton to={`/relations/${visit.customerId}`}>{t('visits:toDossier')}</LinkButton>
            {balance && <LinkButton to={`/units/${balance.unitId}`}>{t('visits:toUnit')}</LinkButton>}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        {justLogged && (
          <Notice tone="ok" title={t('visits:told.saved')} live>
            {balance && t('visits:told.left', { hours: format.hours(balance.minutes), unit: balance.unit })}
          </Notice>
        )}
        <Panel title={t('visits:told.said')} aside={<OutcomeChip outcome={visit.outcome} />}>
          <div className="grid max-w-[68ch] gap-3">
            {visit.note ? (
              <p className="text-base whitespace-pre-line">{visit.note}</p>
            ) : (
              <p className="text-ink3">{t('visits:told.noNote')}</p>
            )}
            {visit.quote && (
              <blockquote className="flex gap-2 font-serif text-base italic">
                <Quote aria-hidden size={16} className="mt-1 shrink-0 text-ink3" />
                <span>
                  {visit.quote}
                  <span className="block font-sans text-xs text-ink3 not-italic">
                    {t(visit.quoteConsent ? 'visits:told.consent' : 'visits:told.noConsent')}
                  </span>
                </span>
              </blockquote>
            )}
            {visit.opportunity && (
              <p className="rounded-lg bg-brand-soft px-4 py-3 text-brand-text">
                <b>{t('visits:told.opportunity')}</b> {visit.opportunity}
                {visit.opportunityCents !== null && ` · ${format.euroWhole(visit.opportunityCents)}`}
              </p>
            )}
            <div className="flex flex-wrap items-center gap-1.5">
              {visit.score !== null && <Chip tone="brand">{t('visits:told.score', { score: visit.score })}</Chip>}
              {visit.topics.map((topic) => (
                <Chip key={topic}>{topic}</Chip>
              ))}
              {visit.contact && <span className="text-xs text-ink3">{t('visits:told.with', { contact: visit.contact })}</span>}
            </div>
          </div>
        </Panel>
        {photos.length > 0 && (
          <Panel title={t('visits:photos.title')} lead={t('visits:photos.lead')}>
            <PhotoStrip photos={photos} removable={({ staffId }) => mayRemove === 'all' || mayRemove === staffId} />
          </Panel>
        )}
        <Panel
          title={t('visits:told.took')}
          lead={!justLogged && balance ? t('visits:told.left', { hours: format.hours(balance.minutes), unit: balance.unit }) : undefined}
        >
          <dl className="grid grid-cols-2 gap-4 md:grid-cols-4">
            {took.map(({ label, value, note }) => (
              <div key={label}>
                <dt className="text-xs text-ink3">{label}</dt>
                <dd className="text-lg font-bold tabular-nums">{value}</dd>
                {note && <dd className="text-xs text-ink3">{note}</dd>}
              </div>
            ))}
          </dl>
        </Panel>
        <p className="text-xs text-ink3">
          {t('visits:told.logged', { name: visit.loggedBy ?? visit.staff, at: format.momentAt(visit.writtenAt ?? visit.loggedAt) })}
          {visit.receivedAt &&
            ` ${t('visits:told.received', { at: format.momentAt(visit.receivedAt), device: visit.device?.slice(-4) ?? '' })}`}
          {Math.abs(visit.clockOffSeconds) > 600 && ` ${t('visits:told.clockOff', { minutes: Math.round(visit.clockOffSeconds / 60) })}`}
          {visit.byPhone && ` ${t('visits:told.byPhone')}`}
          {visit.arrivedPlace && (
            <a
              href={`https://www.openstreetmap.org/?mlat=${visit.arrivedPlace.latitude}&mlon=${visit.arrivedPlace.longitude}#map=17/${visit.arrivedPlace.latitude}/${visit.arrivedPlace.longitude}`}
              target="_blank"
              rel="noreferrer"
              className="ml-1 text-brand-text hover:underline"
            >
              {t('visits:told.stamped')}
            </a>
          )}
        </p>
        <Panel title={t('visits:told.after')}>
          <TaskList tasks={tasks} withCustomer={false} empty={t('visits:tasks.none')} />
        </Panel>
      </div>
    </div>
  )
}
