import { createCookie } from '@remix-run/node'

const yearInSeconds = 365 * 24 * 60 * 60

const keysCookie = createCookie('rondo_keys', { path: '/', sameSite: 'lax', maxAge: yearInSeconds })

/** Whether single keys work in this browser. They do until somebody switches them off. */
export async function keysOn(request: Request): Promise<boolean> {
  return (await keysCookie.parse(request.headers.get('Cookie'))) !== 'off'
}

/** The Set-Cookie header that remembers the choice for a year. */
export function rememberKeys(on: boolean): Promise<string> {
  return keysCookie.serialize(on ? 'on' : 'off')
}
