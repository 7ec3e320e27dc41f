import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const gatherMs = 300

/**
 * Reads the page again when a colleague takes somebody, books, or writes a call down. Without a line to the server, or in a browser that knows none, the
 * page is what it was when it was opened, and every write is judged all the same.
 */
export function useLive(campaignId: string) {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const line = new EventSource(`/api/live?campaign=${campaignId}`)
    let waiting: ReturnType<typeof setTimeout> | undefined
    line.addEventListener('changed', () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => latest.current(), gatherMs)
    })
    return () => {
      clearTimeout(waiting)
      line.close()
    }
  }, [campaignId])
}
