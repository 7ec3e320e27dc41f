import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlotsFound } from '#app/carry-out/slots.server'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { useFormat } from '#app/messages/use-format'
import { Skeleton } from '#app/ui/skeleton'
import { dayOf, type Moment } from '#domain/calendar/moment'

/** A moment to come back, to be agreed by phone. */
export type Again = { staffId: string; startsAt: Moment }

interface TryAgainProps {
  stop: RoadStop
  chosen: Again | null
  onChoose: (again: Again | null) => void
}

/** Nobody was home: the planner's best moments to come back. Without a network there are none, and the task to phone remains. */
export function TryAgain({ stop, chosen, onChoose }: TryAgainProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const asking = useFetcher<SlotsFound>()
  const { load } = asking
  useEffect(() => {
    if (navigator.onLine) load(`/campaigns/${stop.campaignId}/run/calls/${stop.customerId}/slots?who=${stop.staffId}&count=3`)
  }, [load, stop.campaignId, stop.customerId, stop.staffId])
  const slots = asking.data?.slots
  if (asking.state === 'loading') return <Skeleton className="h-12" />
  if (!slots || slots.length === 0) return <p className="text-sm text-ink3">{t('visits:again.none')}</p>
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t('visits:again.title')}</legend>
      {slots.map(({ staffId, startsAt, extraMinutes }) => {
        const isChosen = chosen?.startsAt === startsAt
        return (
          <button
            key={startsAt}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? null : { staffId, startsAt })}
            className="flex min-h-12 items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 aria-pressed:border-brand aria-pressed:bg-brand-soft aria-pressed:font-semibold aria-pressed:text-brand-text"
          >
            {format.day(dayOf(startsAt))}, {format.timeAt(startsAt)}
            <span className="text-xs text-ink3">{t('visits:again.extra', { duration: format.duration(extraMinutes) })}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
