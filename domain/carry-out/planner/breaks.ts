import type { Break } from './problem'

/** A stretch in which one stands still at one place: from the end of a visit until the drive to the next has to begin. */
export type Idle = { from: number; until: number }

/** Where the breaks of a day go, each in one stretch and as early as its window allows; null when they do not all fit. */
export function placeBreaks(breaks: readonly Break[], idles: readonly Idle[]): { start: number; minutes: number }[] | null {
  const free = idles.map((idle) => ({ ...idle }))
  const placed: { start: number; minutes: number }[] = []
  for (const { minutes, begins } of [...breaks].sort((a, b) => a.begins.to - b.begins.to || a.begins.from - b.begins.from)) {
    const idle = free.find(({ from, until }) => Math.max(from, begins.from) <= Math.min(begins.to, until - minutes))
    if (!idle) return null
    const start = Math.max(idle.from, begins.from)
    placed.push({ start, minutes })
    idle.from = start + minutes
  }
  return placed.sort((a, b) => a.start - b.start)
}
