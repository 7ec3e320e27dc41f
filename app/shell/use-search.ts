import { useEffect, useState } from 'react'
import { isSearchAnswer, type SearchHit } from './search-hit'

const pauseMs = 150
const fewestLetters = 2

export type Search = { state: 'idle' } | { state: 'searching' } | { state: 'failed' } | { state: 'found'; hits: readonly SearchHit[] }

/** Searches while somebody types: waits for a pause, and an older answer never overtakes a newer one. */
export function useSearch(words: string): Search {
  const [search, setSearch] = useState<Search>({ state: 'idle' })
  const asked = words.trim()
  useEffect(() => {
    if (asked.length < fewestLetters) return setSearch({ state: 'idle' })
    setSearch((before) => (before.state === 'found' ? before : { state: 'searching' }))
    const stop = new AbortController()
    const timer = setTimeout(() => void ask(asked, stop.signal).then((answer) => !stop.signal.aborted && setSearch(answer)), pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked])
  return search
}

// A plain fetch: an answer that fails must show here, and not replace the page with an error.
async function ask(words: string, signal: AbortSignal): Promise<Search> {
  try {
    const response = await fetch(`/api/search?q=${encodeURIComponent(words)}`, { signal, headers: { Accept: 'application/json' } })
    const answer: unknown = await response.json()
    return response.ok && isSearchAnswer(answer) ? { state: 'found', hits: answer.hits } : { state: 'failed' }
  } catch {
    return { state: 'failed' }
  }
}
