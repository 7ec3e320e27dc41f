import { useEffect } from 'react'

const renewMs = 60_000

/** Takes the customer on the screen while they are on it, so that no colleague calls them too; lets go when another one comes. Lapses by itself. */
export function useClaim(page: string) {
  useEffect(() => {
    const send = (leave: boolean) => {
      const body = new URLSearchParams(leave ? { leave: 'yes' } : {})
      void fetch(`${page}/claim`, { method: 'POST', body, keepalive: leave }).catch(() => {})
    }
    const leave = () => send(true)
    send(false)
    const timer = setInterval(() => send(false), renewMs)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [page])
}
