import { addMinutes, laterMoment, type Moment, minutesBetween } from '#domain/calendar/moment'

/** A stop of a day: when it begins and ends, and the minutes of driving to it; null when nobody knows. */
export type LateStop = { id: string; startsAt: Moment; endsAt: Moment; driveTo: number | null }

export type Later = { id: string; startsAt: Moment; endsAt: Moment; minutesLater: number }

const step = 5 * 60_000

/**
 * Where the rest of a day goes when its next stop begins so many minutes later. A gap takes up the delay: a stop that can still be reached in time stays.
 * Times are rounded up to five minutes, for they are said to people.
 * @param stops those still to come, the first first
 */
export function laterDay(stops: readonly LateStop[], minutes: number): Later[] {
  let free: Moment | null = null
  return stops.flatMap((stop, at) => {
    const length = minutesBetween(stop.startsAt, stop.endsAt)
    const wanted: Moment = at === 0 ? addMinutes(stop.startsAt, minutes) : reached(free, stop)
    const startsAt = laterMoment(wanted, stop.startsAt) === stop.startsAt ? stop.startsAt : roundedUp(wanted)
    const endsAt = addMinutes(startsAt, length)
    free = endsAt
    const minutesLater = Math.round(minutesBetween(stop.startsAt, startsAt))
    return minutesLater > 0 ? [{ id: stop.id, startsAt, endsAt, minutesLater }] : []
  })
}

function reached(free: Moment | null, { startsAt, driveTo }: LateStop): Moment {
  return free === null ? startsAt : addMinutes(free, driveTo ?? 0)
}

function roundedUp(moment: Moment): Moment {
  return new Date(Math.ceil(Date.parse(moment) / step) * step).toISOString()
}
