import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { logOut } from '#app/auth/log-out.server'

/** Logs out. What the browser kept of our pages goes too (ASVS 14.3.1). */
export async function action({ request }: ActionFunctionArgs) {
  const headers = new Headers({ 'Clear-Site-Data': '"cache", "storage"' })
  for (const cookie of await logOut(request)) headers.append('Set-Cookie', cookie)
  return redirect('/login?said=logged-out', { headers })
}

// A link must not log anybody out.
export function loader() {
  return redirect('/')
}
