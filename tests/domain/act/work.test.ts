import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlannedActivity } from '#domain/act/plan'
import { type Standing, type Wanted, workChanges, workOf } from '#domain/act/work'

const cards: PlannedActivity = {
  ...{ id: 'cards', segmentId: 'grow', kind: 'card', minutes: 5, target: 2 },
  ...{ aim: null, script: null, ownerId: null, dueOn: null },
}
const to = (customerId: string, activityId = 'cards'): Wanted => ({ activityId, customerId })

test('an activity asks for the first customers of its segment, as many as its target, and for nobody twice', () => {
  const calls = { ...cards, id: 'calls', segmentId: 'cherish', target: 9 }
  const customers: Record<string, string[]> = { grow: ['Bakker', 'De Vries', 'Smits'], cherish: ['Ten Brink'] }
  expect(workOf([cards, calls], ({ segmentId }) => customers[segmentId] ?? [])).toEqual([
    to('Bakker'),
    to('De Vries'),
    to('Ten Brink', 'calls'),
  ])
})

test('what is wanted comes, what is open and not wanted any more goes', () => {
  const standing: Standing[] = [
    { ...to('Bakker'), done: false },
    { ...to('Smits'), done: false },
  ]
  expect(workChanges([to('Bakker'), to('De Vries')], standing, { cards: 2 })).toEqual({ add: [to('De Vries')], drop: [to('Smits')] })
})

test('what was done stays and counts towards the target, also for who is not wanted any more', () => {
  const standing: Standing[] = [
    { ...to('Smits'), done: true },
    { ...to('Bakker'), done: false },
  ]
  expect(workChanges([to('Bakker'), to('De Vries')], standing, { cards: 2 })).toEqual({ add: [], drop: [] })
  expect(workChanges([to('Bakker')], standing, { cards: 1 })).toEqual({ add: [], drop: [to('Bakker')] })
  expect(workChanges([], standing, {})).toEqual({ add: [], drop: [to('Bakker')] })
})

test('whatever stood: no task is made twice, done work is never dropped, and agreeing again changes nothing', () => {
  const names = ['Bakker', 'De Vries', 'Smits', 'Ten Brink', 'Hendriks']
  const wanted = fc.uniqueArray(fc.constantFrom(...names)).map((each) => each.map((name) => to(name)))
  const standing = fc
    .uniqueArray(fc.record({ customerId: fc.constantFrom(...names), done: fc.boolean() }), { selector: ({ customerId }) => customerId })
    .map((each) => each.map(({ customerId, done }) => ({ ...to(customerId), done })))
  fc.assert(
    fc.property(wanted, standing, fc.nat(5), (all, was, target) => {
      const asked = all.slice(0, target)
      const { add, drop } = workChanges(asked, was, { cards: target })
      const kept = was.filter(({ customerId }) => !drop.some((gone) => gone.customerId === customerId))
      const now = [...kept, ...add.map((task) => ({ ...task, done: false }))]
      expect(new Set(now.map(({ customerId }) => customerId)).size).toBe(now.length)
      expect(was.filter(({ done }) => done).every((task) => kept.includes(task))).toBe(true)
      expect(now.filter(({ done }) => !done).length).toBeLessThanOrEqual(Math.max(0, target - was.filter(({ done }) => done).length))
      expect(workChanges(asked, now, { cards: target })).toEqual({ add: [], drop: [] })
    }),
  )
})
