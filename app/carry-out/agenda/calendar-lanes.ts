import type { CSSProperties } from 'react'
import type { DayLayoutFunction } from 'react-big-calendar'
import type { Shown } from './calendar-event'
import { lanesOf } from './lanes'

/** How the library places what happens on a day: in lanes of whose it is. */
export const inLanes: DayLayoutFunction<Shown> = ({ events, slotMetrics, accessors }) => {
  const ranges = events.map((event) => slotMetrics.getRange(accessors.start(event), accessors.end(event)))
  const lanes = lanesOf(ranges.map(({ top, height }, index) => ({ top, height, of: events[index]?.entry.staffId ?? '' })))
  return events.map((event, index) => {
    const { top, height } = ranges[index] as { top: number; height: number }
    const { lane, lanes: beside } = lanes[index] as { lane: number; lanes: number }
    // Shares of the column, with a name for the place from the left that only the library knows.
    return { event, style: { top, height, width: 100 / beside, xOffset: (100 * lane) / beside } as CSSProperties }
  })
}
