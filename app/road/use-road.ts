import { useEffect, useState } from 'react'
import { deliverOver } from './deliver'
import { forgetDay } from './keep-day'
import { phoneStore } from './phone-store'
import { type Item, isWaiting, makeQueue, type Queue } from './queue'

const changes = 'rondo-road'

/** One tab sends at a time; where a browser has no locks two may, and the server takes each log once all the same. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(changes, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

let told: BroadcastChannel | null = null

function tell() {
  told ??= new BroadcastChannel(changes)
  told.postMessage('changed')
  window.dispatchEvent(new Event(changes))
}

/** The queue of this user on this phone. */
export function queueOf(userId: string): Queue {
  return makeQueue({ store: phoneStore, deliver: deliverOver(), userId, clock: Date.now, alone, tell })
}

/**
 * The logs of this user on this phone as they stand, in whichever tab they change; sends what waits as long as the page is open. `ended`: the session did, so
 * the day may not stay on the screen.
 */
export function useRoad(userId: string): { queue: Queue | null; items: readonly Item[]; ended: boolean } {
  const [queue, setQueue] = useState<Queue | null>(null)
  const [items, setItems] = useState<readonly Item[]>([])
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    const mine = queueOf(userId)
    setQueue(mine)
    const look = () => void mine.all().then(setItems, () => {})
    const send = () =>
      void mine.drain().then(
        (outcome) => {
          setEnded(outcome === 'logged-out')
          if (outcome === 'logged-out') forgetDay()
        },
        () => {},
      )
    const online = () => void mine.hurry().then(send, () => {})
    const other = new BroadcastChannel(changes)
    other.onmessage = look
    window.addEventListener(changes, look)
    window.addEventListener('online', online)
    const again = setInterval(send, 5_000)
    look()
    send()
    return () => {
      other.close()
      window.removeEventListener(changes, look)
      window.removeEventListener('online', online)
      clearInterval(again)
    }
  }, [userId])
  return { queue, items, ended }
}

/** Asks before somebody logs out while their phone holds what the server does not have: logging out empties the phone. */
export function useAskBeforeLogout(unsent: number, question: string) {
  useEffect(() => {
    if (unsent === 0) return
    const ask = (event: SubmitEvent) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/logout') return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('submit', ask, true)
    return () => document.removeEventListener('submit', ask, true)
  }, [unsent, question])
}

/** Drops what was sent before today: it is in the books. */
export async function tidy(queue: Queue, before: number): Promise<void> {
  for (const item of await queue.all()) {
    const written = Date.parse(String(item.log.writtenAt))
    if (!isWaiting(item) && item.state === 'sent' && written < before) await queue.remove(item.id)
  }
}
