import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { rememberKeys } from '#app/http/keys.server'
import { rememberLanguage } from '#app/http/language.server'
import { themes } from '#app/http/theme'
import { rememberTheme } from '#app/http/theme.server'
import { languages } from '#app/messages/languages'

const Choice = z.object({
  theme: z.enum(themes).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  keys: z.enum(['on', 'off']).optional().catch(undefined),
  // Only a path of our own: '//elsewhere' and 'https://elsewhere' would send people away.
  returnTo: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch('/'),
})

/**
 * Remembers how this browser shows things. Needs no login: the login page too has a language.
 * A form that names a page to return to goes there; without one the page that asked stays where it is.
 */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = Choice.parse(Object.fromEntries(await request.formData()))
  const headers = new Headers()
  if (chosen.theme) headers.append('Set-Cookie', await rememberTheme(chosen.theme))
  if (chosen.language) headers.append('Set-Cookie', await rememberLanguage(chosen.language))
  if (chosen.keys) headers.append('Set-Cookie', await rememberKeys(chosen.keys === 'on'))
  return chosen.returnTo ? redirect(chosen.returnTo, { headers }) : json({ saved: true }, { headers })
}

export function loader() {
  return redirect('/')
}
