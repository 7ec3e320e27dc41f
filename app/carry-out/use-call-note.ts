import { useEffect, useRef, useState } from 'react'

const keptDays = 14

type Kept = { text: string; at: string }

/**
 * The note of a call, kept in this browser while it is typed: it survives a reload, a closed tab and a machine that falls over, and a second tab with the same
 * customer shows the same words. `keptAt` is when it was kept last.
 */
export function useCallNote(campaignId: string, customerId: string) {
  const key = `rondo.call-note.${campaignId}.${customerId}`
  const [note, setNote] = useState<Kept>({ text: '', at: '' })
  const latest = useRef(note)
  latest.current = note
  useEffect(() => {
    dropOld()
    setNote(read(key))
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) setNote(read(key))
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [key])
  const write = (text: string) => {
    const kept = { text, at: new Date().toISOString() }
    setNote(kept)
    quietly(() => (text === '' ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(kept))))
  }
  return { note: note.text, keptAt: note.text === '' ? null : note.at, write, forget: () => quietly(() => localStorage.removeItem(key)) }
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
