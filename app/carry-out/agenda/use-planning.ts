import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { CalendarItem } from '#db/appointments'
import type { Day } from '#domain/calendar/day'
import type { WallTime } from '#domain/calendar/moment'
import type { Unassigned, UnassignedRow } from './unassigned.server'

type Asked = {
  monday: Day
  who: readonly string[]
  /** What stands in the calendar: when it changes, so does what a visit costs. */
  items: readonly CalendarItem[]
}

export type Planning = ReturnType<typeof usePlanning>

/** Planning waiting customers in: who waits, who is picked up, and where they are put down. */
export function usePlanning({ monday, who, items }: Asked) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const asking = useFetcher<Unassigned>()
  const putting = useFetcher<{ startsAt: string } | Refused | FormErrors>()
  const [campaignId, setCampaignId] = useState('')
  const [dragged, setDragged] = useState<UnassignedRow | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const { load } = asking
  const shown = who.join(',')
  const stands = items.map(({ id, version }) => `${id} ${version}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the calendar changes what every place costs
  useEffect(
    () => load(`/agenda/unassigned?${new URLSearchParams({ week: monday, who: shown, campaign: campaignId })}`),
    [load, monday, shown, campaignId, stands],
  )
  const answer = putting.state === 'idle' ? putting.data : undefined
  useEffect(() => {
    if (!answer) return
    if ('startsAt' in answer) tellDone(t('agenda:planIn.done', { when: format.momentAt(answer.startsAt) }))
    else tellFailed('message' in answer ? answer.message : (Object.values(answer.errors)[0]?.[0] ?? t('error.title')))
  }, [answer, t, format])
  const put = (row: UnassignedRow, at: { day: Day; time: WallTime; staffId: string }) =>
    putting.submit(
      { op: v4(), campaignId: asking.data?.campaignId ?? '', customerId: row.customerId, day: at.day, time: at.time, staffId: at.staffId },
      { method: 'post', action: '/agenda/proposals' },
    )
  // Places of the week that was looked at before are of no use in this one.
  const found = asking.data?.monday === monday ? asking.data : undefined
  return {
    ...{ found, setCampaignId, dragged, setDragged, put, busy: putting.state !== 'idle' },
    /** Who is asked about: their places are shown to choose from. */
    opened: found?.rows.find(({ customerId }) => customerId === openId) ?? null,
    open: setOpenId,
    cheapestOn: (day: Day) => cheapestOn(found?.rows ?? [], day),
  }
}

function cheapestOn(rows: readonly UnassignedRow[], day: Day): { row: UnassignedRow; extraMinutes: number } | null {
  const there = rows.flatMap((row) => row.places.filter((place) => place.day === day).map(({ extraMinutes }) => ({ row, extraMinutes })))
  return there.sort((a, b) => a.extraMinutes - b.extraMinutes)[0] ?? null
}
