import type { Item, Store } from '#app/road/queue'

/** The disk of a simulated phone: what was put there is there after its tab was killed. */
export function memoryStore(device: string = crypto.randomUUID()): Store {
  const items = new Map<string, Item>()
  const pictures = new Map<string, Uint8Array>()
  let seq = 0
  return {
    all: async (userId) => [...items.values()].filter((item) => item.userId === userId).sort((a, b) => a.seq - b.seq),
    add: async (make, photos = []) => {
      seq += 1
      const item = make(seq, device)
      items.set(item.id, item)
      for (const photo of photos) {
        seq += 1
        items.set(photo.item.id, { ...photo.item, seq })
        pictures.set(photo.item.id, photo.bytes)
      }
      return item
    },
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => {
      items.delete(id)
      pictures.delete(id)
    },
    pictureOf: async (id) => pictures.get(id) ?? null,
  }
}
