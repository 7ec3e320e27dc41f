import { describe, expect, test } from 'vitest'
import { type Answer, backOffMs, badgeOf, type Deliver, type Item, makeQueue } from '#app/road/queue'
import { memoryStore } from '#tests/support/memory-store'

const taken = (id: string): Answer => ({ state: 'taken', visitId: id })

function phone(deliver: Deliver, clock = () => 0) {
  const store = memoryStore()
  const queue = makeQueue({ store, deliver, userId: 'marieke', clock })
  const write = (id: string) => queue.add({ id, label: id, appointmentId: null }, (seq) => ({ id, seq }))
  const states = async () => (await queue.all()).map(({ id, state }: Item) => `${id} ${state}`)
  return { store, queue, write, states }
}

describe('logs on a phone', () => {
  test('leave in the order in which they were written, and stay until the receipt was read', async () => {
    const arrived: string[] = []
    const { queue, write, states } = phone(async ({ id }) => {
      arrived.push(id)
      return taken(id)
    })
    for (const id of ['a', 'b', 'c']) await write(id)
    expect(await states()).toEqual(['a kept', 'b kept', 'c kept'])
    expect(await queue.drain()).toBe('empty')
    expect(arrived).toEqual(['a', 'b', 'c'])
    expect(await states()).toEqual(['a sent', 'b sent', 'c sent'])
  })

  test('wait longer after each failure, and go at once when the network is back', async () => {
    let now = 0
    let reachable = false
    const { queue, write, states } = phone(
      async ({ id }) => (reachable ? taken(id) : 'unreachable'),
      () => now,
    )
    await write('a')
    expect(await queue.drain()).toBe('later')
    reachable = true
    expect(await queue.drain()).toBe('later')
    now = backOffMs(1)
    expect(await queue.drain()).toBe('empty')
    expect(await states()).toEqual(['a sent'])
    reachable = false
    await write('b')
    await queue.drain()
    reachable = true
    await queue.hurry()
    expect(await queue.drain()).toBe('empty')
    expect([1, 2, 3, 20].map(backOffMs)).toEqual([2000, 4000, 8000, 300_000])
  })

  test('of an edition that the server does not know yet wait until it does', async () => {
    let now = 0
    let knows = false
    const { queue, write, states } = phone(
      async ({ id }) => (knows ? taken(id) : { state: 'refused', why: 'newer-than-server' }),
      () => now,
    )
    await write('a')
    await queue.drain()
    expect(await states()).toEqual(['a kept'])
    knows = true
    now = backOffMs(1)
    await queue.drain()
    expect(await states()).toEqual(['a sent'])
  })

  test('do not wait for days when the clock was set back', async () => {
    let now = 86_400_000
    let reachable = false
    const { queue, write } = phone(
      async ({ id }) => (reachable ? taken(id) : 'unreachable'),
      () => now,
    )
    await write('a')
    await queue.drain()
    now = 0
    reachable = true
    expect(await queue.drain()).toBe('empty')
  })

  test('that were under way when the phone died are sent again', async () => {
    const { store, write } = phone(async () => new Promise<never>(() => {}))
    const item = await write('a')
    await store.put({ ...item, state: 'sending' })
    const revived = makeQueue({ store, deliver: async ({ id }) => taken(id), userId: 'marieke', clock: () => 0 })
    expect(await revived.drain()).toBe('empty')
    expect(badgeOf(await revived.all())).toEqual({ state: 'sent', count: 1, what: 'log' })
  })

  test('of which one is refused let the others pass, and nobody else sends them', async () => {
    const { store, queue, write, states } = phone(async ({ id }) => (id === 'a' ? { state: 'refused', why: 'unreadable' } : taken(id)))
    await write('a')
    await write('b')
    const tom = makeQueue({ store, deliver: async ({ id }) => taken(id), userId: 'tom', clock: () => 0 })
    expect(await tom.all()).toEqual([])
    await tom.drain()
    expect(await states()).toEqual(['a kept', 'b kept'])
    await queue.drain()
    expect(await states()).toEqual(['a look', 'b sent'])
    expect(badgeOf(await queue.all())).toEqual({ state: 'look', count: 1, what: 'log' })
  })

  test('that came back are offered once more when somebody asks, with their photos', async () => {
    let sees = false
    const { queue, states } = phone(async ({ id }) => (sees ? taken(id) : { state: 'refused', why: 'not-found' }))
    const picture = { id: 'p', kind: 'photo', takenAt: '', bytes: new Uint8Array([1]) } as const
    await queue.add({ id: 'a', label: 'a', appointmentId: null }, (seq) => ({ id: 'a', seq }), [picture])
    await queue.drain()
    expect(await states()).toEqual(['a look', 'p look'])
    sees = true
    await queue.drain()
    expect(await states()).toEqual(['a look', 'p look'])
    await queue.retry('a')
    expect(await queue.drain()).toBe('empty')
    expect(await states()).toEqual(['a sent'])
  })

  test('wait for the same person to log in again', async () => {
    let loggedIn = false
    const { queue, write } = phone(async ({ id }) => (loggedIn ? taken(id) : 'logged-out'))
    await write('a')
    expect(await queue.drain()).toBe('logged-out')
    loggedIn = true
    expect(await queue.drain()).toBe('empty')
  })

  test('take their photos along, after them, and let go of each picture once it arrived', async () => {
    const arrived: string[] = []
    const store = memoryStore()
    const queue = makeQueue({
      ...{ store, userId: 'marieke', clock: () => 0 },
      deliver: async ({ id, log }, picture) => {
        arrived.push([id, log.logId, picture?.length ?? 0].filter((part) => part !== undefined).join(' '))
        return taken(id)
      },
    })
    const photos = [{ id: 'p', kind: 'photo' as const, takenAt: '2025-11-18T09:00:00.000Z', bytes: new Uint8Array(7) }]
    await queue.add({ id: 'a', label: 'a', appointmentId: null }, (seq) => ({ id: 'a', seq }), photos)
    await queue.add({ id: 'b', label: 'b', appointmentId: null }, (seq) => ({ id: 'b', seq }))
    expect(badgeOf(await queue.all())).toEqual({ state: 'kept', count: 2, what: 'log' })
    expect(await queue.drain()).toBe('empty')
    expect(arrived).toEqual(['a 0', 'p a 7', 'b 0'])
    expect((await queue.all()).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(await store.pictureOf('p')).toBeNull()
  })
})
