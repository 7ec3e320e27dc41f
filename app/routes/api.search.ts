import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { find } from '#app/home/find.server'
import { requireStaff } from '#app/http/actor.server'

/** What the palette finds while somebody types: `?q=`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const words = new URL(request.url).searchParams.get('q') ?? ''
  return json({ hits: await find(actor, words) }, { headers: { 'Cache-Control': 'private, no-store' } })
}
