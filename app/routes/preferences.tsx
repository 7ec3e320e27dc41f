import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { formDataOf } from '#app/http/form.server'
import { rememberKeys } from '#app/http/keys.server'
import { rememberLanguage } from '#app/http/language.server'
import { ownPage } from '#app/http/safe-redirect'
import { themes } from '#app/http/theme'
import { rememberTheme } from '#app/http/theme.server'
import { languages } from '#app/messages/languages'

const Choice = z.object({
  theme: z.enum(themes).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  // A switch that is off sends nothing, so its form says which question it answers.
  keys: z.literal('off').optional().catch(undefined),
  keysOn: z.string().optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
})

/** Remembers how this browser shows things. Needs no login: the login page too has a language. */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = Choice.parse(Object.fromEntries(await formDataOf(request)))
  const headers = new Headers()
  if (chosen.theme) headers.append('Set-Cookie', await rememberTheme(chosen.theme))
  if (chosen.language) headers.append('Set-Cookie', await rememberLanguage(chosen.language))
  if (chosen.keys) headers.append('Set-Cookie', await rememberKeys(chosen.keysOn !== undefined))
  if (!wantsPage(request)) return json({ saved: true }, { headers })
  return redirect(ownPage(chosen.returnTo ?? pageBefore(request)), { headers })
}

export function loader() {
  return redirect('/')
}

/** A form sent by the browser itself wants a page back; one sent by our scripts stays on its page. */
function wantsPage(request: Request): boolean {
  return request.headers.get('Accept')?.includes('text/html') ?? false
}

function pageBefore(request: Request): string {
  const from = request.headers.get('Referer') ?? ''
  if (!URL.canParse(from)) return '/'
  const { pathname, search } = new URL(from)
  return pathname + search
}
