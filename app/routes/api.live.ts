import type { LoaderFunctionArgs } from '@remix-run/node'
import { liveStream } from '#app/carry-out/live.server'
import { requireStaff } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'

/** Tells the call desk that something changed, as server-sent events. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const stream = liveStream(actor, idOf(searchParams.get('campaign') ?? undefined), {
    signal: request.signal,
    once: searchParams.has('once'),
  })
  // Compressed it would wait in the compressor: no-transform keeps it out of there.
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
  })
}
