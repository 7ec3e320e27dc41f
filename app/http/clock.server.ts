import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'

/** The moment it is. Use cases take it as an argument; routes and use cases ask it here, once per request. */
export function now(): Moment {
  return new Date().toISOString()
}

/** The day it is in the Netherlands. */
export function today(): Day {
  return dayOf(now())
}
