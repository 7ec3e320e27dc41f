import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { formDataOf } from '#app/http/form.server'
import { rememberKeys } from '#app/http/keys.server'
import { rememberLanguage } from '#app/http/language.server'
import { safeRedirect } from '#app/http/safe-redirect'
import { themes } from '#app/http/theme'
import { rememberTheme } from '#app/http/theme.server'
import { languages } from '#app/messages/languages'

const Choice = z.object({
  theme: z.enum(themes).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  keys: z.enum(['on', 'off']).optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
})

/**
 * Remembers how this browser shows things. Needs no login: the login page too has a language.
 * A form that names a page to return to goes there; without one the page that asked stays where it is.
 */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = Choice.parse(Object.fromEntries(await formDataOf(request)))
  const headers = new Headers()
  if (chosen.theme) headers.append('Set-Cookie', await rememberTheme(chosen.theme))
  if (chosen.language) headers.append('Set-Cookie', await rememberLanguage(chosen.language))
  if (chosen.keys) headers.append('Set-Cookie', await rememberKeys(chosen.keys === 'on'))
  return chosen.returnTo ? redirect(safeRedirect(chosen.returnTo), { headers }) : json({ saved: true }, { headers })
}

export function loader() {
  return redirect('/')
}
