import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf, wallClock } from '#domain/calendar/moment'
import { bestSlots, type ConsultantDay, type SlotWish, type Stop } from '#domain/carry-out/slots'
import { roadKm, travelMinutes } from '#domain/carry-out/travel-time'

const amersfoort = { latitude: 52.1561, longitude: 5.3878 }
const tiel = { latitude: 51.8865, longitude: 5.4293 }
const geldermalsen = { latitude: 51.8811, longitude: 5.2898 }
const culemborg = { latitude: 51.9551, longitude: 5.2275 }
const nijmegen = { latitude: 51.8126, longitude: 5.8372 }

function stop(id: string, place: Stop['place'], time: string, minutes: number, day = '2025-11-20'): Stop {
  return { id, name: id, place, startsAt: momentOf(day, time), minutes }
}

function mariekes(day: string, ...stops: Stop[]): ConsultantDay {
  return { staffId: 'marieke', day, from: momentOf(day, '08:30'), to: momentOf(day, '17:30'), home: amersfoort, stops }
}

const vos: SlotWish = { place: geldermalsen, minutes: 45, ownerId: 'marieke', notBefore: '2025-11-18T09:00:00.000Z' }
const atTiel = stop('Mulder', tiel, '10:00', 60)
const atCulemborg = stop('Prins', culemborg, '14:00', 60)

test('the drive grows least between two customers on the way', () => {
  const [best] = bestSlots(vos, [mariekes('2025-11-19'), mariekes('2025-11-20', atTiel, atCulemborg)])
  const extra = travelMinutes(tiel, geldermalsen) + travelMinutes(geldermalsen, culemborg) - travelMinutes(tiel, culemborg)
  expect(best).toMatchObject({
    day: '2025-11-20',
    extraMinutes: extra,
    previous: { kind: 'stop', name: 'Mulder', travelMinutes: travelMinutes(tiel, geldermalsen) },
    next: { kind: 'stop', name: 'Prins' },
    isOwner: true,
  })
  expect(wallClock(best?.startsAt ?? '').time).toBe('11:30')
})

test('an empty day costs the drive there and back', () => {
  const [slot] = bestSlots(vos, [mariekes('2025-11-19')])
  expect(slot).toMatchObject({
    extraMinutes: 2 * travelMinutes(amersfoort, geldermalsen),
    previous: { kind: 'home' },
    next: { kind: 'home' },
  })
})

test('before the first stop one leaves home later instead of waiting', () => {
  const [slot] = bestSlots(vos, [mariekes('2025-11-20', stop('Prins', culemborg, '14:00', 210))])
  const { time } = wallClock(slot?.startsAt ?? '')
  expect(slot?.next).toMatchObject({ kind: 'stop', name: 'Prins' })
  expect(time).toBe('12:45')
})

test('a gap too short for the visit and its drives gives no slot', () => {
  const full = mariekes('2025-11-20', stop('a', tiel, '09:30', 120), stop('b', tiel, '12:00', 300))
  expect(bestSlots(vos, [full])).toEqual([])
})

test('wishes hold: days of the week, times of the day, not before, no more extra travel than that', () => {
  const days = [mariekes('2025-11-19'), mariekes('2025-11-20', atTiel, atCulemborg), mariekes('2025-11-21')]
  expect(bestSlots({ ...vos, weekdays: [5] }, days).map((slot) => slot.day)).toEqual(['2025-11-21'])
  const afternoon = bestSlots({ ...vos, from: '15:30', to: '17:00' }, days, 9).map((slot) => wallClock(slot.startsAt).time)
  expect(afternoon.length).toBeGreaterThan(0)
  expect(afternoon.every((time) => time >= '15:30' && time <= '16:15')).toBe(true)
  expect(bestSlots({ ...vos, notBefore: momentOf('2025-11-21', '12:00') }, days, 9).map((slot) => slot.startsAt)).toEqual([
    momentOf('2025-11-21', '12:00'),
  ])
  const there = 2 * travelMinutes(amersfoort, geldermalsen)
  expect(bestSlots({ ...vos, mostExtraMinutes: there }, [mariekes('2025-11-19')])).toHaveLength(1)
  expect(bestSlots({ ...vos, mostExtraMinutes: there - 1 }, [mariekes('2025-11-19')])).toEqual([])
  expect(bestSlots({ ...vos, mostExtraMinutes: 40 }, days, 9).every((slot) => slot.extraMinutes <= 40)).toBe(true)
})

test('of two days that cost the same, the owner wins, then the earlier one', () => {
  const toms = { ...mariekes('2025-11-19'), staffId: 'tom' }
  const days = [toms, mariekes('2025-11-21'), mariekes('2025-11-20')]
  expect(bestSlots(vos, days).map((slot) => [slot.staffId, slot.day])).toEqual([
    ['marieke', '2025-11-20'],
    ['marieke', '2025-11-21'],
    ['tom', '2025-11-19'],
  ])
  const annas = { ...mariekes('2025-11-19'), staffId: 'anna' }
  expect(bestSlots(vos, [toms, annas]).map((slot) => slot.staffId)).toEqual(['anna', 'tom'])
  expect(bestSlots(vos, [annas, toms]).map((slot) => slot.staffId)).toEqual(['anna', 'tom'])
})

test('a stop whose place is not known counts as half an hour away', () => {
  const [slot] = bestSlots(vos, [mariekes('2025-11-20', stop('x', null, '09:00', 60), stop('y', null, '12:00', 330))])
  expect(slot).toMatchObject({ extraMinutes: 30, previous: { travelMinutes: 30 }, next: { travelMinutes: 30 } })
})

test('a drive takes longer the farther it is, the same both ways, and parking even next door', () => {
  expect(travelMinutes(tiel, tiel)).toBe(3)
  expect(travelMinutes(tiel, nijmegen)).toBe(travelMinutes(nijmegen, tiel))
  expect(roadKm(amersfoort, tiel)).toBeCloseTo(39.2, 0)
  expect(travelMinutes(amersfoort, tiel)).toBe(50)
  const near = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 40, 80].map((steps) =>
    travelMinutes(tiel, { ...tiel, latitude: tiel.latitude + steps * 0.01 }),
  )
  expect(near).toEqual([...near].sort((a, b) => a - b))
})

const place = fc.record({
  latitude: fc.double({ min: 51.5, max: 52.3, noNaN: true }),
  longitude: fc.double({ min: 4.6, max: 6, noNaN: true }),
})
const somewhere = fc.option(place, { freq: 8 })

test('the best slot is the best of every quarter of an hour that fits, and none is found where none fits', () => {
  const day = fc.tuple(
    fc.array(fc.tuple(somewhere, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
    place,
  )
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 3 }), place, fc.integer({ min: 15, max: 120 }), (told, at, minutes) => {
      const days = told.map(([visits, home], index) => ({
        ...mariekes(`2025-11-${17 + index}`, ...laidOut(visits, `2025-11-${17 + index}`)),
        home,
      }))
      const wish = { ...vos, place: at, minutes, notBefore: '2025-11-01T00:00:00.000Z' }
      expect(bestSlots(wish, days)[0]?.extraMinutes ?? null).toBe(byTryingEveryQuarter(wish, days))
    }),
    { numRuns: 60 },
  )
})

/** Stops one after another from 08:30, each so many quarters after the one before. */
function laidOut(visits: readonly [Stop['place'], number, number][], day: string): Stop[] {
  let quarter = 34
  return visits.flatMap(([where, gap, length], index) => {
    const start = quarter + gap * 2
    quarter = start + length * 2
    if (quarter > 70) return []
    const time = `${String(Math.floor(start / 4)).padStart(2, '0')}:${String((start % 4) * 15).padStart(2, '0')}`
    return [stop(`s${index}`, where, time, length * 30, day)]
  })
}

function byTryingEveryQuarter(wish: SlotWish, days: readonly ConsultantDay[]): number | null {
  const between = (a: Stop['place'], b: Stop['place']) => (a && b ? travelMinutes(a, b) : 30)
  const minute = (moment: string) => Date.parse(moment) / 60_000
  let best: number | null = null
  for (const day of days) {
    for (let start = minute(day.from); start <= minute(day.to); start += 15) {
      const end = start + wish.minutes
      const before = day.stops.filter((one) => minute(one.startsAt) + one.minutes <= start).at(-1)
      const after = day.stops.find((one) => minute(one.startsAt) >= end)
      const overlaps = day.stops.some((one) => minute(one.startsAt) < end && minute(one.startsAt) + one.minutes > start)
      const [from, to] = [before ? before.place : day.home, after ? after.place : day.home]
      const leaves = before ? minute(before.startsAt) + before.minutes : minute(day.from)
      const due = after ? minute(after.startsAt) : minute(day.to)
      if (overlaps || leaves + between(from, wish.place) > start || end + between(wish.place, to) > due) continue
      const saved = before || after ? between(from, to) : 0
      const extra = between(from, wish.place) + between(wish.place, to) - saved
      best = best === null ? extra : Math.min(best, extra)
    }
  }
  return best
}
