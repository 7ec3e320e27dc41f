import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import type { CalendarItem } from '#db/appointments'
import { type Day, mondayOf } from '#domain/calendar/day'
import { dayOf, wallClock } from '#domain/calendar/moment'
import { CancelForm } from './cancel-form'
import type { DayPlace } from './day-places'
import { PlaceList } from './place-list'
import { useCosts } from './use-costs'
import { type MoveAnswer, minutesOf } from './use-moves'

export interface AppointmentDialogProps {
  item: CalendarItem
  people: readonly { id: string; name: string }[]
  onClose: () => void
  onMoved: (from: CalendarItem, to: { version: number; startsAt: string }) => void
  onMove: (item: CalendarItem, to: { day: Day; time: string; staffId: string; minutes: number }) => void
}

/** One appointment: when it is and with whom, and to move or cancel it without a mouse. */
export function AppointmentDialog({ item, people, onClose, onMoved, onMove }: AppointmentDialogProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const isOpen = item.state === 'proposed' || item.state === 'agreed'
  const who = people.find(({ id }) => id === item.staffId)?.name
  const when = `${format.momentAt(item.startsAt)} – ${format.timeAt(item.endsAt)}`
  const title = item.customer ?? item.title ?? t(`agenda:kinds.${item.kind}`)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      lead={[when, item.place, who, t(`agenda:states.${item.state}`)].filter(Boolean).join(' · ')}
      size="sm"
    >
      <div className="grid grid-cols-1 gap-5">
        {item.customerId && (
          <div className="flex flex-wrap gap-2">
            <LinkButton to={`/visits/${item.visitId ?? item.id}`} look={isOpen ? 'secondary' : 'primary'} className="flex-1">
              {t(item.visitId ? 'agenda:openVisit' : 'agenda:openBriefing')}
            </LinkButton>
            <LinkButton to={`/relations/${item.customerId}`} className="flex-1">
              {t('agenda:openDossier')}
            </LinkButton>
          </div>
        )}
        {isOpen && item.customerId && (
          <>
            <MoveForm item={item} people={people} onClose={onClose} onMoved={onMoved} />
            <Better
              item={item}
              people={people}
              onChoose={({ day, time, staffId }) => {
                onMove(item, { day, time, staffId, minutes: minutesOf(item) })
                onClose()
              }}
            />
            <CancelForm item={item} onClose={onClose} className="border-t border-line pt-4" />
          </>
        )}
      </div>
    </Dialog>
  )
}

type MoveProps = Pick<AppointmentDialogProps, 'item' | 'people' | 'onClose' | 'onMoved'>

function MoveForm({ item, people, onClose, onMoved }: MoveProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const moving = useFetcher<MoveAnswer>()
  const op = useMemo(() => v4(), [])
  // Where it stood when it was sent: by the time of the answer, `item` stands where it went.
  const from = useRef(item)
  const answer = moving.state === 'idle' ? moving.data : undefined
  useEffect(() => {
    if (!answer || !('version' in answer)) return
    onMoved(from.current, answer)
    onClose()
  }, [answer, onMoved, onClose])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const { day, time } = wallClock(item.startsAt)
  const known = people.some(({ id }) => id === item.staffId)
  return (
    <moving.Form
      method="post"
      action="/agenda/moves"
      className="grid gap-3"
      aria-label={t('agenda:move.title')}
      onSubmit={() => {
        from.current = item
      }}
    >
      <h3 className="text-base font-semibold">{t('agenda:move.title')}</h3>
      {answer && 'message' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="appointmentId" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_4.5rem] gap-3 max-sm:grid-cols-2">
        <Field label={t('agenda:move.day')} error={errors.day} className="max-sm:col-span-2">
          <Input type="date" name="day" defaultValue={day} required />
        </Field>
        <Field label={t('agenda:move.time')} error={errors.time}>
          <Input type="time" name="time" defaultValue={time} step={300} required />
        </Field>
        <Field label={t('agenda:move.minutes')} error={errors.minutes}>
          <Input type="number" name="minutes" defaultValue={minutesOf(item)} min={5} max={720} step={5} required />
        </Field>
      </div>
      {known && (
        <Field label={t('agenda:move.who')} error={errors.staffId}>
          <Select name="staffId" defaultValue={item.staffId} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      <Button type="submit" look="primary" size="lg" busy={moving.state !== 'idle'}>
        {t('agenda:move.submit')}
      </Button>
    </moving.Form>
  )
}

// Where in its week it would cost least to drive to, for whoever has no mouse to try it with.
function Better({ item, people, onChoose }: Pick<MoveProps, 'item' | 'people'> & { onChoose: (place: DayPlace) => void }) {
  const { t } = useTranslation('agenda')
  const costs = useCosts({ appointmentId: item.id, monday: mondayOf(dayOf(item.startsAt)), who: people.map(({ id }) => id) })
  const places = costs?.places.filter(({ day, staffId }) => day !== dayOf(item.startsAt) || staffId !== item.staffId) ?? []
  if (places.length === 0) return null
  return (
    <details className="border-t border-line pt-4">
      <summary className="min-h-11 font-semibold text-ink2 md:min-h-8">{t('move.better')}</summary>
      <PlaceList places={places} busy={false} onChoose={onChoose} />
    </details>
  )
}
