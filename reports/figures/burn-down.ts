import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { type Day, daysBetween } from '#domain/calendar/day'
import type { BurnDown, BurnDownPoint } from '#domain/units/burn-down'
import {
  type Anchor,
  along,
  around,
  estimatedWidth,
  firstFree,
  type Label,
  leastTouching,
  type Measure,
  type Rect,
  type Spot,
  tenths,
} from './labels'

export type BurnDownWords = {
  /** Beside today's dot, such as "38,5 uur over". */
  left: string
  /** Under today's line. */
  today: string
  /** Under the ring where the hours are gone, such as "16 dec". */
  end: string
  /** The first day of each month with its name. */
  months: { on: Day; label: string }[]
}

export type FigureSize = { width: number; height: number; text: number }

/** Paths are SVG path data in the units of the size that was asked for; every text has a place that touches no line, if there is one. */
export type BurnDownFigure = {
  width: number
  height: number
  plot: Rect
  paths: { doneArea: string; done: string; plan: string; forecast: string; band: string }
  hours: { y: number; label: string; isZero: boolean }[]
  months: { x: number; label?: Label }[]
  today: { x: number; label?: Label }
  /** What is left today. */
  dot?: Spot
  left?: Label
  /** Where the hours are gone. */
  ring?: Spot
  end?: Label
}

/**
 * The burn-down of one unit: the hours made as a line over an area, the plan, the forecast with its band, and today.
 * Screen and paper draw it from the same paths.
 */
export function burnDownFigure(data: BurnDown, words: BurnDownWords, size: FigureSize, measure: Measure = estimatedWidth): BurnDownFigure {
  const series = seriesOf(data)
  const ticks = hourTicks(data.total, [...series.done, ...series.plan, ...series.forecast])
  const gutter = Math.max(...ticks.map((hours) => measure(hourLabel(hours), size.text))) + size.text
  const plot = {
    left: tenths(gutter),
    right: tenths(size.width - size.text * 0.4),
    top: size.text,
    bottom: tenths(size.height - size.text * 2),
  }
  const place = placing(data, ticks, plot)
  const taken = linesOf(series, place, place.x(data.today), plot)
  const dot = spotOf(series.done.at(-1), place)
  const ring = (series.done.at(-1)?.minutes ?? 0) > 0 ? ringOf(series.forecast, place) : undefined
  return {
    width: size.width,
    height: size.height,
    plot,
    paths: pathsOf(series, place),
    hours: ticks.map((hours) => ({ y: place.y(hours * 60), label: hourLabel(hours), isZero: hours === 0 })),
    ...axisOf(words, place.x(data.today), ring?.x, place, size, plot, measure),
    dot,
    ring,
    left: dot && leastTouching(besideDot(words.left, dot, size.text), taken, plot, size.text * 1.1, measure),
  }
}

type Reading = { day: Day; minutes: number }
type Margin = { day: Day; low: number; high: number }
type Series = { done: Reading[]; plan: Reading[]; forecast: Reading[]; band: Margin[] }

function seriesOf({ points }: BurnDown): Series {
  const forecast = points.flatMap(({ day, expected }) => (expected ? [{ day, minutes: expected.middle }] : []))
  return {
    done: points.flatMap(({ day, done }) => (done === null ? [] : [{ day, minutes: done }])),
    plan: untilGone(points.map(({ day, plan }) => ({ day, minutes: plan }))),
    forecast: untilGone(forecast),
    band: points.flatMap(bandOf),
  }
}

/** A line ends where it reaches nought: what follows would only draw over the axis. */
function untilGone(readings: Reading[]): Reading[] {
  const gone = readings.findIndex(({ minutes }, index) => minutes <= 0 && index > 0)
  return gone < 0 ? readings : readings.slice(0, gone + 1)
}

function bandOf({ day, expected }: BurnDownPoint): Margin[] {
  return expected ? [{ day, low: Math.max(0, expected.low), high: Math.max(0, expected.high) }] : []
}

type Placing = { x: (day: Day) => number; y: (minutes: number) => number }

function placing({ points, today }: BurnDown, ticks: readonly number[], plot: Rect): Placing {
  const [from, until] = [points[0]?.day ?? today, points.at(-1)?.day ?? today]
  const days = scaleLinear([0, Math.max(1, daysBetween(from, until))], [plot.left, plot.right]).clamp(true)
  const hours = scaleLinear([Math.min(...ticks), Math.max(...ticks)], [plot.bottom, plot.top]).clamp(true)
  return { x: (day) => tenths(days(daysBetween(from, day))), y: (minutes) => tenths(hours(minutes / 60)) }
}

const steps = [1, 2, 5, 10, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000]

/** Three to five round numbers of hours from the lowest balance to what was sold; a step that divides what was sold goes first. */
function hourTicks(total: number, readings: readonly Reading[]): number[] {
  const top = readings.reduce((most, { minutes }) => Math.max(most, minutes / 60), Math.max(60, total) / 60)
  const bottom = readings.reduce((least, { minutes }) => Math.min(least, minutes / 60), 0)
  const fitting = steps.filter((step) => (top - bottom) / step <= 4.5)
  const step = fitting.find((candidate) => top % candidate === 0) ?? fitting[0] ?? Math.ceil(top / 4)
  const [lowest, highest] = [Math.floor(bottom / step), Math.ceil(top / step)]
  return Array.from({ length: highest - lowest + 1 }, (_, index) => (lowest + index) * step)
}

function hourLabel(hours: number): string {
  return hours < 0 ? `\u2212${-hours}` : String(hours)
}

function pathsOf({ done, plan, forecast, band }: Series, place: Placing): BurnDownFigure['paths'] {
  const x = ({ day }: { day: Day }) => place.x(day)
  const y = ({ minutes }: Reading) => place.y(minutes)
  const curve = line<Reading>(x, y).curve(curveMonotoneX).digits(1)
  const under = area<Reading>(x, place.y(0), y).curve(curveMonotoneX).digits(1)
  const between = area<Margin>(
    x,
    ({ low }) => place.y(low),
    ({ high }) => place.y(high),
  ).digits(1)
  return {
    doneArea: under(done) ?? '',
    done: curve(done) ?? '',
    plan: curve(plan) ?? '',
    forecast: curve(forecast) ?? '',
    band: between(band) ?? '',
  }
}

function linesOf({ done, plan, forecast }: Series, place: Placing, today: number, plot: Rect): Rect[] {
  const lines = [done, plan, forecast].map((readings) => readings.flatMap((reading) => spotOf(reading, place) ?? []))
  const todayLine = [
    { x: today, y: plot.top },
    { x: today, y: plot.bottom },
  ]
  return [...lines, todayLine].flatMap((spots) => along(spots, 1.5))
}

function spotOf(reading: Reading | undefined, place: Placing): Spot | undefined {
  return reading && { x: place.x(reading.day), y: place.y(reading.minutes) }
}

function ringOf(forecast: readonly Reading[], place: Placing): Spot | undefined {
  const last = forecast.at(-1)
  return last && last.minutes <= 0 && forecast.length > 1 ? spotOf({ ...last, minutes: 0 }, place) : undefined
}

function besideDot(text: string, dot: Spot, size: number): Label[] {
  const away = size * 0.9
  const heights = [-0.4, 0.35, -1.2, 1.6, -2.2, 2.6, -3.4, 3.8].map((lines) => dot.y + lines * size)
  const sides: Anchor[] = ['start', 'end']
  return sides.flatMap((anchor) => heights.map((y) => ({ text, x: dot.x + (anchor === 'start' ? away : -away), y, anchor })))
}

/**
 * The row under the axis: today, the day on which the hours are gone, and the months at their first day. Today goes first;
 * what would touch a word that is already there stays away.
 */
function axisOf(
  words: BurnDownWords,
  today: number,
  gone: number | undefined,
  place: Placing,
  size: FigureSize,
  plot: Rect,
  measure: Measure,
): Pick<BurnDownFigure, 'months' | 'today' | 'end'> {
  const y = tenths(size.height - size.text * 0.5)
  const frame = { left: 0, top: plot.bottom, right: size.width, bottom: size.height }
  const taken: Rect[] = []
  const standing = (text: string, at: number, shifts: readonly number[]) => {
    const candidates = shifts.map((shift): Label => ({ text, x: tenths(at + shift), y, anchor: 'middle' }))
    const label = firstFree(candidates, taken, frame, size.text, measure)
    if (label) taken.push({ ...around(label, measure(text, size.text) / 2 + 4), top: plot.bottom, bottom: size.height })
    return label
  }
  const half = (text: string) => measure(text, size.text) / 2
  const inward = (text: string, at: number) => Math.min(Math.max(at, half(text)), size.width - half(text)) - at
  const todayLabel = standing(words.today, today, [inward(words.today, today)])
  const end =
    gone === undefined || !words.end
      ? undefined
      : standing(words.end, gone, [0, inward(words.end, gone), half(words.end), -half(words.end)])
  const months = words.months.map(({ on, label }) => ({ x: place.x(on), label: standing(label, place.x(on), [0]) }))
  return { today: { x: today, label: todayLabel }, end, months }
}
