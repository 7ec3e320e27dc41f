import type { Stop } from '#db/stops'
import { writtenPhone } from '#domain/clean/phone'

/** A stop with its phone as people write it. */
export type ReachableStop = Stop & { phoneText: string | null }

export function reachable(stop: Stop): ReachableStop {
  return { ...stop, phoneText: stop.phone && writtenPhone(stop.phone) }
}
