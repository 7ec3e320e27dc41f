import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Item, Store } from './queue'

interface Road extends DBSchema {
  items: { key: string; value: Item }
  facts: { key: string; value: string | number }
}

const name = 'rondo-road'
let opened: Promise<IDBPDatabase<Road>> | null = null

function database(): Promise<IDBPDatabase<Road>> {
  opened ??= openDB<Road>(name, 1, {
    upgrade(db) {
      db.createObjectStore('items', { keyPath: 'id' })
      db.createObjectStore('facts')
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
  async add(make) {
    const tx = (await database()).transaction(['items', 'facts'], 'readwrite', { durability: 'strict' })
    const facts = tx.objectStore('facts')
    const seq = Number((await facts.get('seq')) ?? 0) + 1
    const device = String((await facts.get('device')) ?? crypto.randomUUID())
    const item = make(seq, device)
    await Promise.all([facts.put(seq, 'seq'), facts.put(device, 'device'), tx.objectStore('items').put(item), tx.done])
    return item
  },
  async put(item) {
    const tx = (await database()).transaction('items', 'readwrite', { durability: 'strict' })
    await Promise.all([tx.store.put(item), tx.done])
  },
  async remove(id) {
    await (await database()).delete('items', id)
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
