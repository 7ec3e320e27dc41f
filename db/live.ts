import { connect } from './connection'

/** That something changed: of whom, and in which campaign when it is in one. Ids only. */
export type Change = { what: string; clientId: string; campaignId: string | null; customerId: string | null }

type Listener = (change: Change) => void

const listeners = new Set<Listener>()
let open: Promise<{ close(): Promise<void> }> | null = null

/**
 * Calls `listener` for every change at the call desk, by any process on this database, until it is told to stop. All listeners of a process share one
 * connection, which is closed with the last one.
 * @returns what stops it
 */
export async function listenToChanges(listener: Listener): Promise<() => Promise<void>> {
  listeners.add(listener)
  open ??= begin()
  await open
  return async () => {
    listeners.delete(listener)
    if (listeners.size > 0 || !open) return
    const closing = open
    open = null
    await (await closing).close()
  }
}

async function begin() {
  const { sql } = connect(process.env.RONDO_DATABASE_URL ?? '', 1)
  await sql.listen('rondo_live', (text) => {
    const change = JSON.parse(text) as Change
    for (const each of listeners) each(change)
  })
  return { close: () => sql.end({ timeout: 1 }) }
}
