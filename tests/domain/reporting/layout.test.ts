import { describe, expect, test } from 'vitest'
import { chaptersOf, layoutFrom, moved, partsFor, usualLayout } from '#domain/reporting/layout'

describe('the parts of a report', () => {
  test('are the usual ones until somebody chooses: a week is short, a month tells all', () => {
    expect(layoutFrom(null, 'weekly')).toEqual(['asks', 'voices', 'hours', 'bookings', 'places'])
    expect(usualLayout('monthly')).toContain('visits')
  })

  test('keep the order in which they were put; what is unknown or named twice falls away', () => {
    expect(layoutFrom(['hours', 'asks', 'hours', 'prices', 'evaluation'], 'weekly')).toEqual(['hours', 'asks'])
    expect(layoutFrom([], 'weekly')).toEqual([])
  })

  test('an evaluation always holds what was expected and seen, and no other report does', () => {
    expect(layoutFrom(['asks'], 'interim-evaluation')).toEqual(['evaluation', 'asks'])
    expect(partsFor('monthly')).not.toContain('evaluation')
  })

  test('move up and down one place, and stay where they are at an end', () => {
    expect(moved(['asks', 'voices', 'hours'], 'hours', -1)).toEqual(['asks', 'hours', 'voices'])
    expect(moved(['asks', 'voices', 'hours'], 'asks', 1)).toEqual(['voices', 'asks', 'hours'])
    expect(moved(['asks', 'voices'], 'asks', -1)).toEqual(['asks', 'voices'])
    expect(moved(['asks', 'voices'], 'visits', 1)).toEqual(['asks', 'voices'])
  })
})

describe('chapters', () => {
  test('hold the parts that belong together and follow each other', () => {
    expect(chaptersOf(usualLayout('weekly'), 'weekly').map(({ chapter }) => chapter)).toEqual(['first', 'hours'])
    expect(chaptersOf(['hours', 'asks', 'bookings'], 'weekly').map(({ chapter }) => chapter)).toEqual(['hours', 'first', 'hours'])
  })

  test('an evaluation ends with its long lists as an annex', () => {
    expect(chaptersOf(usualLayout('final-evaluation'), 'final-evaluation').at(-1)).toEqual({
      chapter: 'annex',
      parts: ['bookings', 'visits'],
    })
  })
})
