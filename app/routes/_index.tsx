import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireActor } from '#app/http/actor.server'

/** Everybody begins at the page their work begins with. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  if (actor.kind === 'client') return redirect('/portal')
  return redirect(actor.role === 'consultant' ? '/today' : '/home')
}
