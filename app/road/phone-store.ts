import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Item, Store } from './queue'

interface Road extends DBSchema {
  items: { key: string; value: Item }
  facts: { key: string; value: string | number }
  /** The bytes of photos, by the id of their item: the list of items is read often and stays light. */
  pictures: { key: string; value: ArrayBuffer }
}

const name = 'rondo-road'
let opened: Promise<IDBPDatabase<Road>> | null = null

function database(): Promise<IDBPDatabase<Road>> {
  opened ??= openDB<Road>(name, 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('items', { keyPath: 'id' })
        db.createObjectStore('facts')
      }
      if (from < 2) db.createObjectStore('pictures')
    },
    // Another tab runs a newer edition: let it go on.
    blocking: () => void opened?.then((db) => db.close()).then(() => (opened = null)),
  })
  return opened
}

/** The store of logs in IndexedDB. A write counts when its transaction is on the disk, not before. */
export const phoneStore: Store = {
  async all(userId) {
    const items = await (await database()).getAll('items')
    return items.filter((item) => item.userId === userId).sort((a, b) => a.seq - b.seq)
  },
  async add(make, photos = []) {
    const tx = (await database()).transaction(['items', 'facts', 'pictures'], 'readwrite', { durability: 'strict' })
    const [facts, items, pictures] = [tx.objectStore('facts'), tx.objectStore('items'), tx.objectStore('pictures')]
    const seq = Number((await facts.get('seq')) ?? 0) + 1
    const device = String((await facts.get('device')) ?? crypto.randomUUID())
    const item = make(seq, device)
    const kept = photos.flatMap((photo, at) => [
      items.put({ ...photo.item, seq: seq + 1 + at }),
      pictures.put(new Uint8Array(photo.bytes).buffer, photo.item.id),
    ])
    await Promise.all([facts.put(seq + photos.length, 'seq'), facts.put(device, 'device'), items.put(item), ...kept, tx.done])
    return item
  },
  async put(item) {
    const tx = (await database()).transaction('items', 'readwrite', { durability: 'strict' })
    await Promise.all([tx.store.put(item), tx.done])
  },
  async remove(id) {
    const tx = (await database()).transaction(['items', 'pictures'], 'readwrite', { durability: 'strict' })
    await Promise.all([tx.objectStore('items').delete(id), tx.objectStore('pictures').delete(id), tx.done])
  },
  async pictureOf(id) {
    const bytes = await (await database()).get('pictures', id)
    return bytes ? new Uint8Array(bytes) : null
  },
}

/** A fact about this phone, such as since when somebody is at a customer. */
export async function factOf(key: string): Promise<string | number | undefined> {
  return (await database()).get('facts', key)
}

/** Notes a fact; null forgets it. */
export async function noteFact(key: string, value: string | number | null): Promise<void> {
  const db = await database()
  if (value === null) await db.delete('facts', key)
  else await db.put('facts', value, key)
}

/** The facts of which the key begins so, by what follows in it. */
export async function factsUnder(prefix: string): Promise<Map<string, string | number>> {
  const tx = (await database()).transaction('facts')
  const those = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const [keys, values] = await Promise.all([tx.store.getAllKeys(those), tx.store.getAll(those)])
  return new Map(keys.map((key, at) => [key.slice(prefix.length), values[at] as string | number]))
}
