import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadStop } from '#app/carry-out/today/day.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { addDays, type Day } from '#domain/calendar/day'
import { addMinutes, dayOf, laterMoment, type Moment, minutesBetween, momentOf, wallClock } from '#domain/calendar/moment'
import { guessedLeave, isForgotten, stayUntil } from '#domain/carry-out/visit-clock'
import type { Clocks } from './clocks'

type Forgotten = { stop: RoadStop; since: Moment; guess: Moment }

interface ForgottenClocksProps {
  clocks: Clocks
  stopUnder: (id: string) => RoadStop | undefined
}

/** The clocks that ran on after somebody left: over their plan for hours, or somebody is elsewhere by now. Each is asked about once, with a guess. */
export function ForgottenClocks({ clocks, stopUnder }: ForgottenClocksProps) {
  const now = new Date().toISOString()
  return forgottenOf(clocks, stopUnder, now).map((each) => (
    <Question
      key={each.stop.id}
      forgotten={each}
      onLeft={(at) => clocks.stop(each.stop.id, at)}
      onNotThere={() => clocks.drop(each.stop.id)}
    />
  ))
}

function forgottenOf({ clocks }: Clocks, stopUnder: ForgottenClocksProps['stopUnder'], now: Moment): Forgotten[] {
  return [...clocks].flatMap(([id, { since, left }]) => {
    const stop = stopUnder(id)
    if (!stop || stop.visitId || left !== null) return []
    const clock = { since, plannedMinutes: minutesBetween(stop.startsAt, stop.endsAt) }
    const [next] = [...clocks]
      .filter(([other, { since: at }]) => other !== id && at > since)
      .map(([other, { since: at }]) => ({ at, drive: stopUnder(other)?.driveTo ?? 0 }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
    return next || isForgotten(clock, now) ? [{ stop, since, guess: guessedLeave(clock, next ?? null, now) }] : []
  })
}

interface QuestionProps {
  forgotten: Forgotten
  onLeft: (at: Moment) => void
  onNotThere: () => void
}

function Question({ forgotten: { stop, since, guess }, onLeft, onNotThere }: QuestionProps) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const [time, setTime] = useState(() => wallClock(guess).time)
  const left = leftAt(since, time)
  const stay = left === null ? 'none' : stayUntil(since, left, new Date().toISOString())
  return (
    <Panel
      title={t('visits:clock.title', { customer: stop.customer })}
      lead={t('visits:clock.lead', { day: format.day(dayOf(since)), time: format.timeAt(since) })}
      className="mb-3 border-now/40"
    >
      <Field label={t('visits:clock.left')} error={typeof stay === 'string' ? [t(`visits:clock.errors.${stay}`)] : undefined}>
        <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </Field>
      {typeof stay === 'number' && <p className="mt-2 text-ink2">{t('visits:clock.took', { duration: format.duration(stay) })}</p>}
      <div className="mt-3 flex gap-2 in-data-[hand=left]:flex-row-reverse">
        <Button size="lg" onClick={onNotThere}>
          {t('visits:clock.notThere')}
        </Button>
        <Button look="primary" size="lg" className="flex-1" disabled={typeof stay === 'string'} onClick={() => left && onLeft(left)}>
          {t('visits:clock.right')}
        </Button>
      </div>
    </Panel>
  )
}

// An hour before that of the arrival is of the day after, when somebody can have stayed so long. A clock on the wall has no seconds: those of the arrival are
// taken, so that a stay is whole minutes, and the minute of arriving is one later.
function leftAt(since: Moment, time: string): Moment | null {
  if (!/^\d\d:\d\d$/.test(time)) return null
  const came = wallClock(since)
  const said = (day: Day) => addMinutes(momentOf(day, time), (Date.parse(since) % 60_000) / 60_000)
  if (time >= came.time) return laterMoment(said(came.day), addMinutes(since, 1))
  const over = said(addDays(came.day, 1))
  return typeof stayUntil(since, over, new Date().toISOString()) === 'number' ? over : said(came.day)
}
