import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { tellFailed, tellWithUndo } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { CalendarItem } from '#db/appointments'
import type { Day } from '#domain/calendar/day'
import { addMinutes, type Moment, minutesBetween, momentOf, type WallTime, wallClock } from '#domain/calendar/moment'

export type MoveAnswer = { version: number; startsAt: Moment } | Refused | FormErrors

type To = { day: Day; time: WallTime; staffId: string; minutes: number }

/**
 * Moving appointments: what is under way is shown where it goes, and stands where it was again when the answer is no. After a move it can be taken back,
 * with the button or with Z.
 */
export function useMoves(items: readonly CalendarItem[]) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const fetcher = useFetcher<MoveAnswer>()
  const moving = useRef<CalendarItem | null>(null)
  const takeBack = useRef<(() => void) | null>(null)
  const { submit } = fetcher

  const send = useCallback(
    (item: CalendarItem, to: To) => {
      moving.current = item
      takeBack.current = null
      submit({ op: v4(), appointmentId: item.id, version: item.version, ...to }, { method: 'post', action: '/agenda/moves' })
    },
    [submit],
  )
  const offerUndo = useCallback(
    (from: CalendarItem, { version, startsAt }: { version: number; startsAt: Moment }) => {
      const back = () => {
        if (takeBack.current !== back) return
        send({ ...from, version }, { ...wallClock(from.startsAt), staffId: from.staffId, minutes: minutesOf(from) })
      }
      takeBack.current = back
      tellWithUndo(t('agenda:moved', { customer: from.customer ?? from.title, when: format.momentAt(startsAt) }), {
        label: t('undo'),
        undo: back,
      })
    },
    [send, t, format],
  )
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    const from = moving.current
    if (!answer || !from) return
    moving.current = null
    if ('version' in answer) offerUndo(from, answer)
    else
      tellFailed(t('agenda:notMoved', { customer: from.customer ?? from.title }), 'message' in answer ? answer.message : reasonOf(answer))
  }, [answer, offerUndo, t])
  useKeys({ z: () => takeBack.current?.() })

  const sent = fetcher.formData
  const shown = sent ? items.map((item) => (item.id === sent.get('appointmentId') ? movedTo(item, sent) : item)) : items
  return { items: shown, move: send, offerUndo, busy: fetcher.state !== 'idle' }
}

/** How long an appointment takes. */
export function minutesOf({ startsAt, endsAt }: Pick<CalendarItem, 'startsAt' | 'endsAt'>): number {
  return minutesBetween(startsAt, endsAt)
}

function reasonOf({ errors, form }: FormErrors): string | undefined {
  return form[0] ?? Object.values(errors)[0]?.[0]
}

function movedTo(item: CalendarItem, sent: FormData): CalendarItem {
  const startsAt = momentOf(String(sent.get('day')), String(sent.get('time')))
  return {
    ...item,
    startsAt,
    endsAt: addMinutes(startsAt, Number(sent.get('minutes') ?? minutesOf(item))),
    staffId: String(sent.get('staffId') ?? item.staffId),
  }
}
