import { useEffect, useState } from 'react'
import type { Found } from './read.server'

const pauseMs = 200

/** Searches people for a list while somebody types: waits for a pause, and an older answer never overtakes a newer one. Null before anything was asked. */
export function useFind(listId: string, words: string): Found[] | 'failed' | null {
  const [found, setFound] = useState<Found[] | 'failed' | null>(null)
  const asked = words.trim()
  useEffect(() => {
    if (asked === '') return setFound(null)
    const stop = new AbortController()
    const timer = setTimeout(() => void ask(listId, asked, stop.signal).then((answer) => !stop.signal.aborted && setFound(answer)), pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [listId, asked])
  return found
}

// A plain fetch: an answer that fails must show here, and not replace the page with an error.
async function ask(listId: string, words: string, signal: AbortSignal): Promise<Found[] | 'failed'> {
  try {
    const response = await fetch(`/lists/${listId}/people?${new URLSearchParams({ q: words })}`, {
      signal,
      headers: { Accept: 'application/json' },
    })
    if (!response.ok) return 'failed'
    const { found } = (await response.json()) as { found: Found[] }
    return found
  } catch {
    return 'failed'
  }
}
