import { createCookie } from '@remix-run/node'
import { isTheme, type Theme } from './theme'

const yearInSeconds = 365 * 24 * 60 * 60

const themeCookie = createCookie('rondo_theme', { path: '/', sameSite: 'lax', maxAge: yearInSeconds })

/** The theme this browser chose; a browser that never chose follows its device. */
export async function themeOf(request: Request): Promise<Theme> {
  const chosen = await themeCookie.parse(request.headers.get('Cookie'))
  return isTheme(chosen) ? chosen : 'system'
}

/** The Set-Cookie header that remembers this theme for a year. */
export function rememberTheme(theme: Theme): Promise<string> {
  return themeCookie.serialize(theme)
}
