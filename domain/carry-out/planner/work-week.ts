import { type Absence, blocksOn, capacityOn, type WorkingBlock } from '#domain/calendar/capacity'
import { addDays, type Day, weekday } from '#domain/calendar/day'
import type { Break, Consultant, Window } from './problem'

/**
 * When somebody works on each day of a period, from their weeks as agreed and their absences. What lies between two blocks of a day is a break: taken at its
 * time or up to an hour from it, where a visit asks for that.
 */
export function workWeekOf(
  blocks: readonly WorkingBlock[],
  absences: readonly Absence[],
  { from, to }: { from: Day; to: Day },
): Pick<Consultant, 'hours' | 'exceptions' | 'breaks' | 'breaksOn'> {
  const exceptions: Record<Day, Window | null> = {}
  const breaksOn: Record<Day, Break[]> = {}
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const worked = capacityOn(day, blocks, absences).minutes > 0 ? blocksOn(blocks, day) : []
    const [first, last] = [worked[0], worked.at(-1)]
    exceptions[day] = first && last ? { from: first.fromMinute, to: last.toMinute } : null
    const pauses = breaksBetween(worked)
    if (pauses.length > 0) breaksOn[day] = pauses
  }
  return { hours: {}, exceptions, breaks: [], breaksOn }
}

/** The days of a period that fall on other weekdays than those asked for. */
export function otherWeekdays(asked: readonly number[], { from, to }: { from: Day; to: Day }): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (!asked.includes(weekday(day))) days.push(day)
  return days
}

function breaksBetween(blocks: readonly WorkingBlock[]): Break[] {
  const [start, end] = [blocks[0]?.fromMinute ?? 0, blocks.at(-1)?.toMinute ?? 0]
  return blocks.slice(1).flatMap((block, index) => {
    const from = blocks[index]?.toMinute ?? block.fromMinute
    const minutes = block.fromMinute - from
    if (minutes <= 0) return []
    return [{ minutes, begins: { from: Math.max(start, from - leeway), to: Math.min(end - minutes, from + leeway) } }]
  })
}

const leeway = 60
