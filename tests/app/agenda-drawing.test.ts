import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { drawnAt, wallOf } from '#app/carry-out/agenda/calendar-clock'
import { lanesOf } from '#app/carry-out/agenda/lanes'
import { addDays } from '#domain/calendar/day'

const home = process.env.TZ
afterEach(() => {
  process.env.TZ = home
})
const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo']
const weeks = ['2026-03-23', '2026-10-19', '2026-12-28', '2025-11-17']

test('the calendar shows the clock on the wall of the office, in every zone and in the weeks in which the clock changes', () => {
  const quarter = fc
    .integer({ min: 0, max: 95 })
    .map((at) => `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`)
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...weeks),
      fc.integer({ min: 0, max: 6 }),
      quarter,
      (zone, monday, nights, time) => {
        process.env.TZ = zone
        const at = { day: addDays(monday, nights), time }
        const drawn = drawnAt(monday, at)
        expect(wallOf(monday, drawn)).toEqual(at)
        expect(drawn.getHours()).toBe(Number(time.slice(0, 2)))
      },
    ),
  )
})

test('on the night of the change a day is drawn as long as any other', () => {
  for (const zone of zones) {
    process.env.TZ = zone
    for (const [monday, sunday] of [
      ['2026-03-23', '2026-03-29'],
      ['2026-10-19', '2026-10-25'],
    ] as const) {
      const [from, to] = [drawnAt(monday, { day: sunday, time: '00:30' }), drawnAt(monday, { day: sunday, time: '10:00' })]
      expect((to.getTime() - from.getTime()) / 60_000).toBe(570)
    }
  }
})

test('a drive and the visit it leads to stand under each other; what others do at that time stands beside them', () => {
  const drive = { top: 10, height: 5, of: 'marieke' }
  const visit = { top: 15, height: 5, of: 'marieke' }
  expect(lanesOf([drive, visit])).toEqual([
    { lane: 0, lanes: 1 },
    { lane: 0, lanes: 1 },
  ])
  expect(lanesOf([drive, visit, { top: 12, height: 6, of: 'tom' }])).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
  ])
  // A drive that is too long lies over the visit before it, and both stay in sight.
  expect(lanesOf([visit, { top: 18, height: 5, of: 'marieke' }]).map(({ lane }) => lane)).toEqual([0, 1])
})
