import type { Answer, Deliver } from './queue'

const patienceMs = 30_000

type Ways = { origin?: string; fetch?: typeof fetch; headers?: Record<string, string>; clock?: () => number }

/** Brings a log to /road/log, a photo to /road/photo. Whatever is not a receipt that was read to its end counts as not arrived. */
export function deliverOver({ origin = '', fetch: ask = fetch, headers = {}, clock = Date.now }: Ways = {}): Deliver {
  return async (item, picture) => {
    const to = item.what === 'photo' ? 'photo' : 'log'
    const sentAt = new Date(clock()).toISOString()
    if (to === 'photo' && !picture) return { state: 'refused', why: 'no-picture' }
    const body = picture
      ? new URLSearchParams({ photo: JSON.stringify(item.log), picture: base64url(picture) })
      : new URLSearchParams({ log: JSON.stringify(item.log), sentAt })
    try {
      const address = `${origin}/road/${to}?_data=${encodeURIComponent(`routes/road.${to}`)}`
      const signal = AbortSignal.timeout(patienceMs)
      const response = await ask(address, { method: 'POST', body, headers, redirect: 'manual', signal })
      if (response.headers.get('X-Remix-Redirect') || response.type === 'opaqueredirect' || response.status === 401) return 'logged-out'
      if (response.status >= 300 && response.status < 400) return 'logged-out'
      return isAnswer(await response.json())
    } catch {
      return 'unreachable'
    }
  }
}

function isAnswer(said: unknown): Answer | 'unreachable' {
  const state = typeof said === 'object' && said !== null && 'state' in said ? said.state : null
  return state === 'taken' || state === 'kept' || state === 'choose' || state === 'refused' ? (said as Answer) : 'unreachable'
}

/** Letters that a form carries as they are. In pieces: a call takes no million arguments. */
function base64url(bytes: Uint8Array): string {
  const piece = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
