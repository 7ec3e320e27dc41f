import type { Item, Store } from '#app/road/queue'

/** The disk of a simulated phone: what was put there is there after its tab was killed. */
export function memoryStore(device: string = crypto.randomUUID()): Store {
  const items = new Map<string, Item>()
  let seq = 0
  return {
    all: async (userId) => [...items.values()].filter((item) => item.userId === userId).sort((a, b) => a.seq - b.seq),
    add: async (make) => {
      seq += 1
      const item = make(seq, device)
      items.set(item.id, item)
      return item
    },
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  }
}
