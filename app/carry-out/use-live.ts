import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

const gatherMs = 300

/**
 * Reads the page again when a colleague takes somebody, books, or writes a call down. Without a line to the server, or in a browser that knows none, the
 * page is what it was when it was opened, and every write is judged all the same.
 * @returns reads the page again too, in one go with what the line tells meanwhile
 */
export function useLive(campaignId: string): () => void {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  const waiting = useRef<ReturnType<typeof setTimeout>>()
  const readSoon = useCallback(() => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => latest.current(), gatherMs)
  }, [])
  useEffect(() => () => clearTimeout(waiting.current), [])
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const line = new EventSource(`/api/live?campaign=${campaignId}`)
    line.addEventListener('changed', readSoon)
    return () => line.close()
  }, [campaignId, readSoon])
  return readSoon
}
