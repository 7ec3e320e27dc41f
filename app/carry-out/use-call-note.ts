import { useEffect, useRef, useState } from 'react'

const keptDays = 14

type Kept = { text: string; at: string }

/**
 * The note of a call, kept in this browser while it is typed: it survives a reload, a closed tab and a machine that falls over, and a second tab with the same
 * customer shows the same words. `keptAt` is when it was kept last.
 * @param mergedFrom the customer as whom the call began, when that one was merged into this one meanwhile
 */
export function useCallNote(campaignId: string, customerId: string, mergedFrom: string | null) {
  const key = keyOf(campaignId, customerId)
  const [note, setNote] = useState<Kept>({ text: '', at: '' })
  const latest = useRef(note)
  latest.current = note
  useEffect(() => {
    dropOld()
    if (mergedFrom) takeAlong(keyOf(campaignId, mergedFrom), key)
    setNote(read(key))
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) setNote(read(key))
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [key, campaignId, mergedFrom])
  const write = (text: string) => {
    const kept = { text, at: new Date().toISOString() }
    setNote(kept)
    quietly(() => (text === '' ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(kept))))
  }
  return { note: note.text, keptAt: note.text === '' ? null : note.at, write, forget: () => quietly(() => localStorage.removeItem(key)) }
}

function keyOf(campaignId: string, customerId: string): string {
  return `rondo.call-note.${campaignId}.${customerId}`
}

/** What was typed for a customer who was merged meanwhile goes on with who they became, unless something was typed there already. */
function takeAlong(from: string, to: string) {
  quietly(() => {
    const typed = localStorage.getItem(from)
    if (typed && !localStorage.getItem(to)) localStorage.setItem(to, typed)
    localStorage.removeItem(from)
  })
}

function read(key: string): Kept {
  const kept = quietly(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null)
  return { text: kept?.text ?? '', at: kept?.at ?? '' }
}

// What was never finished says something of a person: it does not stay in a browser for ever.
function dropOld() {
  const oldest = new Date(Date.now() - keptDays * 86_400_000).toISOString()
  quietly(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('rondo.call-note.') && read(key).at < oldest) localStorage.removeItem(key)
  })
}

// A browser that keeps nothing (full, or forbidden) is no reason not to type.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
