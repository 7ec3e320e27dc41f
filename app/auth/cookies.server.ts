/**
 * The headers of a request for a step of logging in: without the session the browser came with. What it was logged in as plays no part in who it becomes,
 * and a cookie that somebody else planted there cannot live on.
 */
export function withoutSession(request: Request): Headers {
  const headers = new Headers(request.headers)
  const others = (headers.get('Cookie') ?? '').split(/;\s*/).filter((cookie) => !isSession(cookie))
  headers.set('Cookie', others.join('; '))
  return headers
}

/** Whether a request carries a session cookie, valid or not. */
export function carriesSession(request: Request): boolean {
  return (request.headers.get('Cookie') ?? '').split(/;\s*/).some(isSession)
}

/** The name of the session cookie: bound to this host where the browser comes over https. */
export const sessionCookieName = (https: boolean) => (https ? '__Host-sid' : 'sid')

const isSession = (cookie: string) => /^(__Host-)?sid=/.test(cookie)

/** What a browser sends back after an answer with these Set-Cookie headers. */
export function sentBack(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')
}
