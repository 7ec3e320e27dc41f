import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { CalendarItem } from '#db/appointments'
import { mondayOf } from '#domain/calendar/day'
import { CancelForm } from './cancel-form'
import { PhoneNumber } from './phone-number'
import type { ToReach } from './repair.server'
import type { AskedRepair } from './repair-screen'
import type { Unassigned } from './unassigned.server'

interface CalledOffProps {
  visits: readonly CalendarItem[]
  /** Whom to phone, by appointment. */
  reach: Readonly<Record<string, ToReach>>
  asked: AskedRepair
}

/** One visit of a day is called off: which one, and who of those who wait fits the day that it leaves open. */
export function CalledOff({ visits, reach, asked }: CalledOffProps) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  return (
    <>
      {visits.length === 0 ? (
        <EmptyState title={t('repair.noVisits')} hint={t('repair.noVisitsHint')} />
      ) : (
        <Panel title={t('repair.visits', { count: visits.length })} lead={t('repair.visitsLead')}>
          <ul className="divide-y divide-line">
            {visits.map((item) => (
              <li key={item.id} className="py-2">
                <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="min-w-0 flex-1 basis-56">
                    <span className="block truncate font-semibold">{item.customer}</span>
                    <span className="block text-xs text-ink3">
                      {[format.momentAt(item.startsAt), item.place, t(`states.${item.state}`), reach[item.id]?.contact]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <PhoneNumber reach={reach[item.id]} name={item.customer ?? ''} />
                  <LinkButton to={`/campaigns/${item.campaignId}/run/calls/${item.customerId}`} size="sm">
                    {t('repair.desk')}
                  </LinkButton>
                </div>
                <CancelForm item={item} onClose={() => {}} className="mt-1" />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Hole asked={asked} stamp={visits.map(({ id }) => id).join()} />
    </>
  )
}

const mostOffered = 6

function Hole({ asked, stamp }: { asked: AskedRepair; stamp: string }) {
  const { t } = useTranslation(['agenda', 'common'])
  const format = useFormat()
  const asking = useFetcher<Unassigned>()
  const putting = useFetcher<{ startsAt: string } | Refused | FormErrors>()
  const { load } = asking
  const answer = putting.state === 'idle' ? putting.data : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit that goes and one that comes change who fits
  useEffect(
    () => load(`/agenda/unassigned?${new URLSearchParams({ week: mondayOf(asked.day), who: asked.who })}`),
    [load, asked.day, asked.who, stamp, answer],
  )
  useEffect(() => {
    if (!answer) return
    if ('startsAt' in answer) tellDone(t('agenda:planIn.done', { when: format.momentAt(answer.startsAt) }))
    else tellFailed('message' in answer ? answer.message : t('common:error.title'))
  }, [answer, t, format])
  const fits = (asking.data?.rows ?? [])
    .flatMap((row) => row.places.filter(({ day }) => day === asked.day).map((place) => ({ row, place })))
    .sort((a, b) => a.place.extraMinutes - b.place.extraMinutes)
    .slice(0, mostOffered)
  if (!asking.data) return null
  return (
    <Panel title={t('agenda:repair.hole')} lead={t('agenda:repair.holeLead')}>
      {fits.length === 0 && <p className="text-ink3">{t('agenda:repair.holeNone')}</p>}
      <ul className="divide-y divide-line">
        {fits.map(({ row, place }) => (
          <li key={row.customerId} className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1 basis-48">
              <span className="block truncate font-semibold">{row.name}</span>
              <span className="block text-xs text-ink3">
                {[place.time, row.town, t('agenda:planIn.cost', { minutes: place.extraMinutes })].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Button
              size="sm"
              busy={putting.state !== 'idle'}
              onClick={() =>
                putting.submit(
                  {
                    ...{ op: v4(), campaignId: asking.data?.campaignId ?? '', customerId: row.customerId },
                    ...{ day: place.day, time: place.time, staffId: place.staffId },
                  },
                  { method: 'post', action: '/agenda/proposals' },
                )
              }
            >
              {t('agenda:repair.put')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
