import { type Day, weekday } from './day'
import { holidayOn } from './holidays'

/** When somebody works on a weekday (1 is Monday), in minutes after midnight. The blocks of the latest `validFrom` are the whole week. */
export type WorkingBlock = { weekday: number; fromMinute: number; toMinute: number; validFrom: Day }

/** Days off; the first and the last belong to it. */
export type Absence = { fromDay: Day; toDay: Day }

export type DayCapacity = { day: Day; minutes: number; off: 'holiday' | 'absent' | 'free' | null }

/** The blocks of a day: those of its weekday in the week that counts on that day. None before the first week begins. */
export function blocksOn(blocks: readonly WorkingBlock[], day: Day): WorkingBlock[] {
  const begun = blocks.filter(({ validFrom }) => validFrom <= day)
  const counts = begun
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1)
  return begun.filter((block) => block.validFrom === counts && block.weekday === weekday(day)).sort((a, b) => a.fromMinute - b.fromMinute)
}

/** How many minutes somebody works on a day, and why none: a public holiday, an absence, or a weekday that is free. */
export function capacityOn(day: Day, blocks: readonly WorkingBlock[], absences: readonly Absence[]): DayCapacity {
  const planned = blocksOn(blocks, day).reduce((total, { fromMinute, toMinute }) => total + toMinute - fromMinute, 0)
  if (planned === 0) return { day, minutes: 0, off: 'free' }
  if (holidayOn(day)?.dayOff) return { day, minutes: 0, off: 'holiday' }
  if (absences.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay)) return { day, minutes: 0, off: 'absent' }
  return { day, minutes: planned, off: null }
}

export type WeekRefusal = { refused: 'hours-backwards' } | { refused: 'hours-overlap' } | { refused: 'no-hours' }

/** Why a week of blocks cannot be; null when it can. */
export function weekRefusal(blocks: readonly Omit<WorkingBlock, 'validFrom'>[]): WeekRefusal | null {
  if (blocks.length === 0) return { refused: 'no-hours' }
  if (blocks.some(({ fromMinute, toMinute }) => toMinute <= fromMinute)) return { refused: 'hours-backwards' }
  const overlap = blocks.some((a) =>
    blocks.some((b) => a !== b && a.weekday === b.weekday && a.fromMinute < b.toMinute && b.fromMinute < a.toMinute),
  )
  return overlap ? { refused: 'hours-overlap' } : null
}

/** What somebody works in some days: the minutes, and on how many working days they are away or the office is closed. */
export type PeriodCapacity = { minutes: number; away: number; holidays: number }

/** The minutes somebody works over some days, and what takes from them. */
export function capacityOver(days: readonly Day[], blocks: readonly WorkingBlock[], absences: readonly Absence[]): PeriodCapacity {
  const each = days.map((day) => capacityOn(day, blocks, absences))
  const count = (off: DayCapacity['off']) => each.filter((day) => day.off === off).length
  return { minutes: each.reduce((total, { minutes }) => total + minutes, 0), away: count('absent'), holidays: count('holiday') }
}
