import { type Absence, blocksOn, capacityOn, type WorkingBlock } from '#domain/calendar/capacity'
import { addDays, type Day, weekday } from '#domain/calendar/day'
import type { Break, Consultant, Window } from './problem'

/**
 * When somebody works on each day of a period, from their weeks as agreed and their absences. A pause between two blocks that every working day has is
 * taken as a break; on a day with a pause of its own the longest block counts.
 */
export function workWeekOf(
  blocks: readonly WorkingBlock[],
  absences: readonly Absence[],
  { from, to }: { from: Day; to: Day },
): Pick<Consultant, 'hours' | 'exceptions' | 'breaks'> {
  const days: { day: Day; blocks: WorkingBlock[] }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push({ day, blocks: capacityOn(day, blocks, absences).minutes > 0 ? blocksOn(blocks, day) : [] })
  }
  const worked = days.filter((each) => each.blocks.length > 0)
  const shared = pausesOf(worked[0]?.blocks ?? []).filter((pause) => worked.every((each) => pausesOf(each.blocks).some(isSame(pause))))
  const exceptions = Object.fromEntries(days.map((each) => [each.day, windowOf(each.blocks, shared)]))
  const breaks = shared.map(({ from: begin, to: end }): Break => ({ minutes: end - begin, begins: { from: begin, to: begin } }))
  return { hours: {}, exceptions, breaks }
}

/** The days of a period that fall on other weekdays than those asked for. */
export function otherWeekdays(asked: readonly number[], { from, to }: { from: Day; to: Day }): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (!asked.includes(weekday(day))) days.push(day)
  return days
}

function windowOf(blocks: readonly WorkingBlock[], breaks: readonly Window[]): Window | null {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return null
  if (pausesOf(blocks).every((pause) => breaks.some(isSame(pause)))) return { from: first.fromMinute, to: last.toMinute }
  const [longest] = [...blocks].sort((a, b) => b.toMinute - b.fromMinute - (a.toMinute - a.fromMinute))
  return longest ? { from: longest.fromMinute, to: longest.toMinute } : null
}

function pausesOf(blocks: readonly WorkingBlock[]): Window[] {
  return blocks.slice(1).flatMap((block, index) => {
    const before = blocks[index]
    return before && before.toMinute < block.fromMinute ? [{ from: before.toMinute, to: block.fromMinute }] : []
  })
}

const isSame = (a: Window) => (b: Window) => a.from === b.from && a.to === b.to
